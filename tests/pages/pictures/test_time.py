"""How far a date reaches on a line of time."""

import pytest

from knowledge_base.pages.pictures.time_scale import TimeScale, scale_of

SCALE = TimeScale(first=1980, last=1999, left=100.0, width=200.0)


@pytest.mark.parametrize(
    ("value", "open_left", "open_right", "approximate"),
    [
        ("1985", False, False, False),
        ("1984~/1986~", False, False, True),
        ("[..1989-01-21]", True, False, False),
        ("1992/..", False, True, False),
        ("198X", False, False, False),
    ],
)
def test_ends_are_as_open_as_the_date(
    value: str, open_left: bool, open_right: bool, approximate: bool
) -> None:
    stretch = SCALE.stretch(value)

    assert stretch
    assert (stretch.open_left, stretch.open_right, stretch.approximate) == (
        open_left,
        open_right,
        approximate,
    )


def test_a_year_is_as_long_as_a_year_and_a_day_can_still_be_seen() -> None:
    year, day = SCALE.stretch("1985"), SCALE.stretch("1985-06-01")

    assert year and day
    assert year.left == 150.0
    assert year.right - year.left == pytest.approx(10.0, abs=0.1)
    assert day.right - day.left == pytest.approx(7.0)


def test_what_is_no_date_has_no_stretch() -> None:
    assert SCALE.stretch("recently") is None
    assert scale_of(["recently"], left=0, width=10) is None


def test_a_scale_reaches_from_the_first_year_to_the_last() -> None:
    scale = scale_of(["1983", "198X", "2014-09"], left=0.0, width=350.0)

    assert scale and (scale.first, scale.last) == (1980, 2014)
    assert scale.ticks(most=8) == [1980, 1985, 1990, 1995, 2000, 2005, 2010]
