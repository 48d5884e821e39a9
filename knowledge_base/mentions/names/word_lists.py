"""The words that tell what a new name is: `name_words.yml`, read once and checked.

Every mistake in the file is reported with its line, what was read and what is allowed, all of them in one error.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from knowledge_base.mentions.names.data_files import Report, check_word, read_fields, words_of
from knowledge_base.problems import nearest
from knowledge_base.vocabulary import KINDS, EntityType

DATA_FILE = Path(__file__).with_name("name_words.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """The lists of the data file; all words folded, heads mapped to the kind they show."""

    actor_heads: Mapping[str, str]
    place_heads: Mapping[str, str]
    leading_heads: Mapping[str, str]
    department_words: frozenset[str]
    titles: frozenset[str]
    titles_that_may_be_names: frozenset[str]
    speech_verbs: frozenset[str]
    place_cues: frozenset[str]
    place_suffers: frozenset[str]
    actor_cues: frozenset[str]
    not_names: frozenset[str]
    generic_alone: frozenset[str]
    naming_words: frozenset[str]
    never_named: frozenset[str]
    member_nouns: frozenset[str]
    inserted_words: frozenset[str]
    ordinary_in_lower_case: frozenset[str]
    name_joiners: frozenset[str]
    person_particles: frozenset[str]
    inner_particles: frozenset[str]
    joining_particles: frozenset[str]
    subject_heads: frozenset[str]
    heads_before_in: frozenset[str]
    thing_words: frozenset[str]
    offices: frozenset[str]
    of_heads: frozenset[str]
    given_names: frozenset[str]
    place_modifiers: frozenset[str]
    place_beginnings: frozenset[str]
    place_nouns: frozenset[str]
    public_places: frozenset[str]
    place_adjectives: frozenset[str]
    ways: frozenset[str]
    verbs_of_motion: frozenset[str]
    actor_nouns: frozenset[str]
    place_verbs: frozenset[str]
    aiming_words: frozenset[str]
    verbs_of_leaving: frozenset[str]
    saint_words: frozenset[str]
    numbered_places: frozenset[str]
    ordinals: frozenset[str]
    vessels: frozenset[str]
    ship_prefixes: frozenset[str]
    creed_endings: frozenset[str]
    still_verbs: frozenset[str]
    person_nouns: frozenset[str]
    verbs_done_to_people: frozenset[str]
    shared_heads: frozenset[str]
    function_words: frozenset[str]
    languages: frozenset[str]
    before_languages: frozenset[str]
    after_languages: frozenset[str]
    language_parts: frozenset[str]
    places_not_told: frozenset[str]


BY_KIND: Mapping[str, EntityType] = {"actor_heads": "actor", "place_heads": "place"}
LEADING = "leading_heads"


@functools.cache
def name_words() -> NameWords:
    """The lists as the data file has them now (read once a process)."""
    return read_name_words(DATA_FILE)


def read_name_words(path: Path) -> NameWords:
    """The lists of a file; NameDataError names each list that is missing, unknown or badly shaped."""
    report = Report(path)
    entries = read_fields(path, report, (field.name for field in fields(NameWords)))
    values = {name: _read(name, node, report) for name, node in entries.items()}
    report.finish()
    return NameWords(**values)  # type: ignore[arg-type]  # because the shapes were checked by name


def _read(name: str, node: yaml.Node, report: Report) -> frozenset[str] | dict[str, str]:
    if name in BY_KIND:
        return _by_word(name, node, KINDS[BY_KIND[name]], report)
    if name == LEADING:
        return _leading(node, report)
    return frozenset(words_of(name, node, report))


def _by_word(name: str, node: yaml.Node, kinds: tuple[str, ...], report: Report) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in _pairs(name, node, report):
        if key.value not in kinds:
            allowed = ", ".join(kinds)
            hint = nearest(key.value, kinds)
            report.add(key, f"{name}: unknown kind '{key.value}'.{hint} Allowed: {allowed}.")
        found |= dict.fromkeys(words_of(name, value, report), str(key.value))
    return found


def _leading(node: yaml.Node, report: Report) -> dict[str, str]:
    found = {}
    allowed = {f"{t}/{kind}" for t in BY_KIND.values() for kind in KINDS[t]} | {"actor", "place"}
    for key, value in _pairs(LEADING, node, report):
        check_word(LEADING, key, report)
        if value.value not in allowed:
            hint = nearest(str(value.value), allowed)
            report.add(value, f"{LEADING}: type/kind expected, not '{value.value}'.{hint}")
        found[str(key.value)] = str(value.value)
    return found


def _pairs(
    name: str, node: yaml.Node, report: Report
) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    else:
        report.add(node, f"'{name}' must be a mapping.")
