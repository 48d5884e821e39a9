"""Marks that open into their parts, and names that never stand on one another."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.pages.pictures.clusters import LEVELS, marks_of
from knowledge_base.pages.pictures.geometry import Projection, bulk_of, frame_around
from knowledge_base.pages.pictures.labels import GAP, LINE, Label, Named, label_levels

SPOTS = st.lists(
    st.tuples(
        st.floats(0, 800).map(lambda x: round(x, 1)), st.floats(0, 600).map(lambda y: round(y, 1))
    ),
    min_size=1,
    max_size=40,
)


@given(SPOTS)
def test_each_place_is_in_exactly_one_mark_of_each_level(spots: list[tuple[float, float]]) -> None:
    marks = marks_of(spots, [1] * len(spots))
    for level in LEVELS:
        shown = [mark for mark in marks if mark.first <= level <= mark.last]

        assert sorted(at for mark in shown for at in mark.members) == list(range(len(spots)))


@given(SPOTS)
def test_a_mark_opens_into_marks_within_it(spots: list[tuple[float, float]]) -> None:
    marks = marks_of(spots, [1] * len(spots))
    for mark in marks:
        for part in marks:
            if part.first == mark.last + 1 and set(part.members) & set(mark.members):
                assert set(part.members) <= set(mark.members)


def test_at_the_last_level_each_place_stands_alone() -> None:
    marks = marks_of([(10.0, 10.0), (10.1, 10.0), (10.4, 10.0)], [0, 0, 0])

    assert [mark.members for mark in marks if mark.last == LEVELS[-1]] == [(0,), (1,), (2,)]


def test_places_on_the_very_same_spot_stand_beside_each_other_as_soon_as_they_are_alone() -> None:
    marks = marks_of([(10.0, 10.0), (10.0, 10.0), (500.0, 10.0)], [0, 0, 0])
    upper, lower, far = marks

    assert [mark.members for mark in marks] == [(0,), (1,), (2,)]
    assert upper.at == lower.at
    assert (upper.shift, lower.shift, far.shift) == ((0.0, -15.0), (0.0, 15.0), (0.0, 0.0))


@given(SPOTS, st.lists(st.integers(0, 900), min_size=40, max_size=40))
def test_names_stand_apart_where_they_first_appear(
    spots: list[tuple[float, float]], totals: list[int]
) -> None:
    marks = marks_of(spots, [1] * len(spots))
    named = [
        Named(
            name=f"Town {at}",
            at=mark.at,
            shift=mark.shift,
            first=mark.first,
            last=mark.last,
            radius=4 + totals[at % 40] ** 0.5,
            weight=-at,
        )
        for at, mark in enumerate(marks)
    ]
    labels = label_levels(named, size=(800.0, 600.0))
    first = [
        area_of(one, label)
        for one, label in zip(named, labels, strict=True)
        if label and not label.level
    ]
    for at, (left, top, right, bottom) in enumerate(first):
        assert left >= 0 and right <= 800 and top >= 0 and bottom <= 600
        for other_left, other_top, other_right, other_bottom in first[at + 1 :]:
            across = left < other_right and other_left < right
            assert not (across and top < other_bottom and other_top < bottom)


def area_of(one: Named, label: Label) -> tuple[float, float, float, float]:
    """What the name of a mark covers at the first level."""
    wide, away, side = 6.4 * len(one.name), one.radius + GAP, label.side
    left = one.at[0] + one.shift[0] + side.right * away - side.before * wide
    middle = one.at[1] + one.shift[1] + side.down * (away + LINE / 2)
    return left, middle - LINE / 2, left + wide, middle + LINE / 2


def test_the_weightiest_of_two_near_names_is_written_where_both_want_to_stand() -> None:
    light = Named(name="A longer name", at=(100.0, 100.0), first=0, radius=4, weight=0)
    heavy = Named(name="Another name", at=(150.0, 100.0), first=0, radius=4, weight=5)
    first, second = label_levels([light, heavy])

    assert second == (0, (1, 0, 0.0))
    assert first and first.side.right != 1


def test_a_name_stands_on_another_side_before_it_waits_for_a_nearer_sight() -> None:
    crowd = Named(name="Crowd", at=(100.0, 100.0), first=0, radius=5)
    right = Named(name="", at=(130.0, 100.0), first=0, radius=20, weight=-1)
    label, _ = label_levels([crowd, right])

    assert label and (label.level, label.side.right) == (0, -1)


def test_a_frame_holds_its_points_with_room() -> None:
    frame = frame_around([(-12.0, -77.0), (-8.1, -79.0)], least=2.0)

    assert frame.south < -12.4 and frame.north > -7.7
    assert frame.west < -79.5 and frame.east > -76.5


def test_a_frame_at_the_pole_stays_on_the_map() -> None:
    frame = frame_around([(84.0, 179.0)], least=20.0)

    assert frame.north <= 85.0 and frame.east <= 180.0


def test_a_projection_is_as_long_northwards_as_eastwards() -> None:
    projection = Projection(frame_around([(60.0, 10.0)], least=4.0), 800.0)

    assert projection.per_degree_north > 1.9 * projection.per_degree
    assert projection.kilometres(111.2) == round(projection.per_degree_north, 1)


def test_the_bulk_of_few_places_is_all_of_them_and_of_many_leaves_the_outermost() -> None:
    near = [(-12.0 + at / 50, -77.0 - at / 50) for at in range(60)]

    assert bulk_of(near[:20], [0] * 20) == list(range(20))
    assert 60 not in bulk_of([*near, (55.7, 37.6)], [3] * 60 + [0])
