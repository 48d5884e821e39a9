"""The words of titles and roles: `role_words.yml` with the titles and offices of `name_words.yml`, read once."""

import functools
from dataclasses import dataclass, fields
from pathlib import Path

from knowledge_base.mentions.names.data_files import read_word_lists
from knowledge_base.mentions.names.word_lists import name_words

DATA_FILE = Path(__file__).with_name("role_words.yml")
NOUNS = "role_nouns"


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
    return read_role_words(DATA_FILE)


def read_role_words(path: Path) -> RoleWords:
    """The lists of a file; NameDataError names each list that is missing, unknown or badly shaped."""
    known = [field.name for field in fields(RoleWords) if field.name != "people"]
    lists = dict(read_word_lists(path, [NOUNS, *known]))
    titles = name_words().titles | lists.pop(NOUNS)
    return RoleWords(people=titles - lists["courtesies"], **lists)
