"""The words of titles and roles: `role_words.yml` with the titles and offices of `name_words.yml`, read once."""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge_base.mentions.names.word_lists import name_words

DATA_FILE = Path(__file__).with_name("role_words.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """The lists of the data file; all words folded. `people` are the nouns that say a role of one person."""

    people: frozenset[str]
    plural_nouns: frozenset[str]
    courtesies: frozenset[str]
    qualifiers: frozenset[str]
    pairs: frozenset[str]
    abbreviations: frozenset[str]
    reserves: frozenset[str]
    opinions: frozenset[str]
    neutral_adverbs: frozenset[str]
    group_nouns: frozenset[str]
    no_description: frozenset[str]
    relatives: frozenset[str]


@functools.cache
def role_words() -> RoleWords:
    """The lists as the data files have them now (read once a process)."""
    raw: dict[str, Any] = yaml.load(DATA_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    lists = {key: frozenset(words) for key, words in raw.items()}
    titles = name_words().titles | lists.pop("role_nouns")
    return RoleWords(people=titles - lists["courtesies"], **lists)
