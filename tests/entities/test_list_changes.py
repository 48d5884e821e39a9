"""Adding to and taking from a list changes that list alone, whatever shape a person gave it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.entities.editing.list_changes import add_items, add_items_below, drop_items
from knowledge_base.entities.editing.round_trip import find_comments
from knowledge_base.entities.editing.written_part import split_written
from knowledge_base.entities.fields.key_order import ordered_keys
from knowledge_base.entities.files.yaml_reading import read_yaml
from tests.entities.written_words import written

ORDER = ordered_keys("actor")
ITEMS = st.lists(
    st.sampled_from(("Nuevo", "2014-09", "a: b", {"text": "x, y", "language": "es"})),
    min_size=1,
    max_size=2,
    unique_by=str,
)


def as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


@given(written(), ITEMS)
@settings(max_examples=300)
def test_items_are_added_and_nothing_else_moves(text: str, items: list[object]) -> None:
    before = read_yaml(text)[0].data
    part = split_written(text)
    after = add_items(part, "aliases", items, ORDER).text
    data = read_yaml(after)[0].data

    assert read_yaml(after)[1] == []
    assert as_list(data["aliases"]) == [*as_list(before.get("aliases")), *items]
    assert {k: v for k, v in data.items() if k != "aliases"} == {
        k: v for k, v in before.items() if k != "aliases"
    }
    assert find_comments(after) == find_comments(text)
    for entry in part.entries:
        assert entry.key == "aliases" or entry.lead + entry.text.rstrip("\r\n") in after


@given(written())
@settings(max_examples=200)
def test_items_are_added_inside_a_mapping(text: str) -> None:
    before = read_yaml(text)[0].data.get("reject", {})
    after = add_items_below(split_written(text), "reject", "aliases", ["Zeta"], ORDER).text
    data, troubles = read_yaml(after)

    assert troubles == []
    assert data.data["reject"]["aliases"] == [*as_list(before.get("aliases")), "Zeta"]
    assert data.data["reject"].get("roles") == before.get("roles")
    assert find_comments(after) == find_comments(text)


@given(written())
@settings(max_examples=200)
def test_what_was_added_can_be_taken_away_again(text: str) -> None:
    added = add_items(split_written(text), "aliases", ["Nuevo"], ORDER)
    dropped = drop_items(split_written(added.text), "aliases", lambda item: item == "Nuevo").text
    had = read_yaml(text)[0].data.get("aliases")

    assert as_list(read_yaml(dropped)[0].data.get("aliases")) == as_list(had)
