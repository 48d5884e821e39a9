"""Marks that open into their parts, and names that never stand on one another."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.pages.pictures.clusters import LEVELS, marks_of
from knowledge_base.pages.pictures.geometry import Projection, bulk_of, frame_around
from knowledge_base.pages.pictures.labels import label_levels

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
    for level in range(LEVELS):
        shown = [mark for mark in marks if mark.first <= level <= mark.last]

        assert sorted(at for mark in shown for at in mark.members) == list(range(len(spots)))


@given(SPOTS)
def test_a_mark_opens_into_marks_within_it(spots: list[tuple[float, float]]) -> None:
    marks = marks_of(spots, [1] * len(spots))
    for mark in marks:
        for part in marks:
            if part.first == mark.last + 1 and set(part.members) & set(mark.members):
                assert set(part.members) <= set(mark.members)


def test_at_the_last_level_only_the_very_same_spot_is_shared() -> None:
    marks = marks_of([(10.0, 10.0), (10.0, 10.0), (10.4, 10.0)], [0, 0, 0])
    last = [mark.members for mark in marks if mark.last == LEVELS - 1]

    assert sorted(last) == [(0, 1), (2,)]


@given(SPOTS)
def test_names_of_a_level_stand_apart(spots: list[tuple[float, float]]) -> None:
    marks = marks_of(spots, [0] * len(spots))
    names = [f"Town {at}" for at in range(len(marks))]
    levels = label_levels(marks, names, list(range(len(marks))))
    first = [at for at, level in enumerate(levels) if level == 0]
    boxes = [(marks[at].at[0] + 9, marks[at].at[1], len(names[at]) * 6.4 - 9) for at in first]
    for at, (left, middle, wide) in enumerate(boxes):
        for other_left, other_middle, other_wide in boxes[at + 1 :]:
            apart = left + wide <= other_left or other_left + other_wide <= left
            assert apart or abs(middle - other_middle) >= 14


def test_the_weightiest_of_two_near_names_is_written() -> None:
    marks = marks_of([(100.0, 100.0), (150.0, 100.0)], [0, 5])

    assert label_levels(marks, ["Longer name", "Other"], [0, 5])[:2] == [1, 0]


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
