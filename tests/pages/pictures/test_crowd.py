"""Pictures of a large base: numbers by month or year in place of bars, the same in the table beside them."""

from collections import Counter

import pytest

from knowledge_base.pages import render_files
from tests.pages.page_reading import Tag, read
from tests.pages.pictures.crowd import crowded
from tests.pages.pictures.twins import number_in
from tests.pages.small_base import SETTINGS

MONTHS = [f"{2020 + at % 2}-{1 + at % 12:02}-{1 + at % 28:02}" for at in range(240)]
VAGUE = ["2020"] * 4 + ["[..2021-03-09]"] * 5 + ["2020-12/2021-01"] * 3 + ["1960"] * 2
YEARS = [f"{1950 + at % 60}-05-01" for at in range(240)]


def explore_of(dates: list[str]) -> Tag:
    return read(render_files(crowded(dates), SETTINGS)["explore.md"])


def drawn(explore: Tag) -> Counter[tuple[str, str, int]]:
    """Period, kind and number of each cell of the timeline."""
    return Counter(
        {
            (
                said(cell),
                lane.attributes["data-kind"],
                number_in(cell.all("title")[0].text.rpartition(": ")[2]),
            ): 1
            for lane in explore.all("g")
            if "data-kind" in lane.attributes
            for cell in [*lane.all("a", class_="kb-cell"), *lane.all("g", class_="kb-cell")]
        }
    )


def said(cell: Tag) -> str:
    return cell.all("title")[0].text.rpartition(": ")[0]


def listed(explore: Tag) -> Counter[tuple[str, str, int]]:
    """The same from the table."""
    found: Counter[tuple[str, str, int]] = Counter()
    for row in explore.all("table", class_="kb-periods")[0].all("tr")[1:]:
        kinds = [part.rpartition(" ") for part in row.all("td")[1].text.split(", ") if part]
        for kind, _, number in kinds:
            found[row.all("th")[0].text, kind, int(number)] += 1
        if kinds:
            assert number_in(row.all("td")[0].text) == sum(int(kind[2]) for kind in kinds)
    return found


@pytest.mark.parametrize("dates", [MONTHS + VAGUE, YEARS + VAGUE], ids=["months", "years"])
def test_the_cells_of_the_timeline_are_the_numbers_of_the_table(dates: list[str]) -> None:
    explore = explore_of(dates)

    assert drawn(explore) == listed(explore)
    assert sum(number for *_, number in drawn(explore)) == len(dates) + 1  # one has a date already


def test_a_date_of_a_year_alone_is_in_no_month() -> None:
    lanes = drawn(explore_of(MONTHS + ["2020"] * 3))

    assert sum(n for period, _, n in lanes if period == "2020, month not known") == 3


def test_on_or_before_a_day_counts_in_its_month() -> None:
    before, after = (drawn(explore_of(dates)) for dates in (MONTHS, [*MONTHS, "[..2021-04-02]"]))
    (gone,), (come,) = before - after, after - before

    assert come == ("April 2021", gone[1], gone[2] + 1)


def test_the_earliest_twentieth_part_is_one_cell_before_the_rest() -> None:
    periods = {period for period, _, _ in drawn(explore_of([*MONTHS, "1960"]))}

    assert "before 2020" in periods
    assert not any("1960" in period for period in periods)


def test_a_large_base_has_no_bar_an_event() -> None:
    assert explore_of(MONTHS).all("a", class_="kb-span") == []
