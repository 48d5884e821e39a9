"""The lexicon that events are read with, `event_words.yml`, checked.

Every mistake in the file is reported with its line, what was read and what is allowed, all of them in one error.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge_base.mentions.events.lexicon.checking import check_fields, line_of
from knowledge_base.mentions.events.lexicon.data_values import (
    EventDataError,
    Report,
    Value,
    read_values,
)
from knowledge_base.mentions.events.lexicon.word_fields import LISTS, Harm, Way, WordsFile
from knowledge_base.problems import nearest

__all__ = ["EventDataError", "Report", "Value", "Words", "load_words", "read_values", "read_words"]

DATA_FILE = Path(__file__).parents[1] / "event_words.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The lexicon: lists of words by name, classes of nouns, numbers and units.

    `classes` maps a noun to the classes it belongs to; `kinds` maps the kind of a known name to its classes; `harm` a word of
    harm to what its figure counts; `ways` a noun after an event noun to how far the event came;
    `verb_forms` a wrong dictionary form to the right one; `capitals_of` the id of a country to its capital;
    `known_deaths` a name to the day on which its bearer was murdered.
    """

    lists: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    units: Mapping[str, str]
    currencies: Mapping[str, str]
    verb_forms: Mapping[str, str]
    capitals_of: Mapping[str, str]
    known_deaths: Mapping[str, str]
    harm: Mapping[str, Harm]
    ways: Mapping[str, Way]

    def has(self, name: str, word: str) -> bool:
        """Whether the word stands in the list of that name."""
        return word in self.lists[name]

    def any_of(self, *names: str) -> frozenset[str]:
        """The words of all lists of those names: a reader that asks for one of them first looks closer at few words."""
        return frozenset().union(*(self.lists[name] for name in names))


def read_words(path: Path) -> Words:
    """The lexicon of a file; EventDataError names every list that is missing, unknown or badly shaped."""
    report, value = Report(str(path)), read_values(path)
    fields = check_fields(WordsFile, value, report)
    for kind, names in fields.kinds.items():
        for name in names:
            if name not in fields.classes:
                guess, allowed = nearest(name, fields.classes), ", ".join(fields.classes)
                line = line_of(value, ("kinds", kind))
                report.add(line, f"unknown class {name!r}.{guess} Allowed: {allowed}.")
    report.finish()
    lists = fields.model_dump(by_alias=True)
    classes: dict[str, set[str]] = {}
    for name, words in fields.classes.items():
        for word in words:
            classes.setdefault(word, set()).add(name)
    return Words(
        lists={name: frozenset(lists[name]) for name in LISTS},
        classes={word: frozenset(found) for word, found in classes.items()},
        kinds={kind: frozenset(words) for kind, words in fields.kinds.items()},
        numbers=fields.numbers,
        multipliers=fields.multipliers,
        units=fields.units,
        currencies=fields.currencies,
        verb_forms=fields.verb_forms,
        capitals_of=fields.capitals_of,
        known_deaths=fields.known_deaths,
        harm=fields.harm,
        ways=fields.ways,
    )


@cache
def load_words() -> Words:
    """The lexicon of this package, read once."""
    return read_words(DATA_FILE)
