"""The types of relations are a list that people extend: what it says holds on both pages, and a mistake in it is named with its line."""

from pathlib import Path

import pytest

from knowledge_base.relation_types import RELATION_PROBLEMS, RELATIONS, read_relation_types

GOOD = "{phrase: feeds, inverse: fed by, meaning: gives it food, heading: Supply}"


def mistakes(tmp_path: Path, text: str) -> tuple[list[str], list[str]]:
    """The names that were read, and what is said of the others."""
    file = tmp_path / "relation_types.yml"
    file.write_text(text, encoding="utf-8")
    types, problems = read_relation_types(file)
    return list(types), [f"{p.line}:{p.column}: {p.message}" for p in problems]


def test_the_committed_list_is_right() -> None:
    assert RELATION_PROBLEMS == []
    assert len(RELATIONS) > 20


def test_no_two_types_read_alike() -> None:
    phrases = [w.phrase for w in RELATIONS.values()]
    inverses = [w.inverse for w in RELATIONS.values() if not w.is_mutual]

    assert len({*phrases, *inverses}) == len(phrases) + len(inverses)


def test_what_a_type_says_as_well_may_stand_where_it_stands() -> None:
    for name, words in RELATIONS.items():
        for wider in words.says:
            leads = RELATIONS[wider].leads_to
            assert not leads or set(words.leads_to) <= set(leads), (name, wider)


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    entry = GOOD.replace("}", ", leads_to: [actors], says: b, says_back: [a]}")

    assert mistakes(tmp_path, f"a: {entry}\nb: {GOOD}\n") == (["a", "b"], [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"a: {GOOD.replace('inverse', 'invers')}", ["1:1: 'a' lacks 'inverse'", "1:20: unknown field 'invers'. Did you mean 'inverse'? Allowed: phrase, inverse, meaning, heading, leads_to, says, says_back"]),
        (f"Led By: {GOOD}", ["1:1: 'Led By' must be small letters and hyphens, for instance 'led-by'"]),
        (f"b: {GOOD}\nb: {GOOD}", ["2:1: 'b' stands in the file already"]),
        (f"b: {GOOD}\na: {GOOD.replace('}', ', leads_to: [actor]}')}", ["2:89: 'actor' is no value of 'leads_to'. Did you mean 'actors'? Allowed: actors, places, dates, events, topics, sources"]),
        (f"led-by: {GOOD}\na: {GOOD.replace('}', ', says: [ledby]}')}", ["2:85: 'ledby' is no value of 'says'. Did you mean 'led-by'? Allowed: led-by, a"]),
        ("a: feeds", ["1:1: 'a' lacks 'phrase', 'inverse', 'meaning', 'heading'"]),
        (f"b: {GOOD}\na: {GOOD.replace('feeds', '[feeds]')}", ["2:13: 'phrase' expects words"]),
        ("- a", ["1:1: types of relations are expected, each a name with its words below it"]),
        ("a: {", ["2:1: no YAML: did not find expected node content"]),
    ],
)  # fmt: skip
def test_a_mistake_is_named_and_the_other_entries_hold(
    text: str, said: list[str], tmp_path: Path
) -> None:
    names, problems = mistakes(tmp_path, f"{text}\n")

    assert problems == said
    assert "a" not in names
