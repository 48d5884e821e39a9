"""The words that tell what a new name is: `name_words.yml`, read once."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

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
    actor_cues: frozenset[str]
    not_names: frozenset[str]
    generic_alone: frozenset[str]
    naming_words: frozenset[str]
    never_named: frozenset[str]
    inserted_words: frozenset[str]
    ordinary_in_lower_case: frozenset[str]
    name_joiners: frozenset[str]
    person_particles: frozenset[str]
    inner_particles: frozenset[str]
    joining_particles: frozenset[str]
    subject_heads: frozenset[str]
    thing_words: frozenset[str]
    offices: frozenset[str]
    of_heads: frozenset[str]
    given_names: frozenset[str]
    place_modifiers: frozenset[str]
    place_beginnings: frozenset[str]
    place_nouns: frozenset[str]
    place_verbs: frozenset[str]
    saint_words: frozenset[str]
    creed_endings: frozenset[str]
    still_verbs: frozenset[str]
    shared_heads: frozenset[str]
    function_words: frozenset[str]


@functools.cache
def name_words() -> NameWords:
    """The lists as the data file has them now (read once a process)."""
    raw: dict[str, Any] = yaml.load(DATA_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    heads = {key: _by_word(raw.pop(key)) for key in ("actor_heads", "place_heads")}
    heads["leading_heads"] = raw.pop("leading_heads")
    lists = {key: frozenset(words) for key, words in raw.items()}
    values: dict[str, Any] = {**heads, **lists}
    return NameWords(**values)


def _by_word(kinds: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words}
