"""The editable data that events are read with, checked: `event_frames.yml` and `event_words.yml`.

Every mistake in the files is reported with its line, what was read and what is allowed, all of them in one error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from knowledge_base.problems import Problem, WrongDataError

Line = int


class EventDataError(WrongDataError):
    """The data files of the events are wrong."""


@dataclass(frozen=True, slots=True)
class Value:
    """A YAML value that remembers its line: text, a list of values, or a mapping of values."""

    line: Line
    text: str | None = None
    items: tuple["Value", ...] | None = None
    entries: Mapping[str, "Value"] | None = None

    def words(self) -> tuple[str, ...]:
        """The words of a list, or of a text (separated by white space)."""
        if self.items is not None:
            return tuple(item.text or "" for item in self.items)
        return tuple((self.text or "").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The lexicon: lists of words by name, classes of nouns, numbers and units.

    `classes` maps a noun to the classes it belongs to; `kinds` maps the kind of a known name to its classes.
    """

    lists: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    units: Mapping[str, str]
    currencies: Mapping[str, str]

    def has(self, name: str, word: str) -> bool:
        """Whether the word stands in the list of that name."""
        return word in self.lists[name]


TABLES = ("classes", "kinds", "numbers", "multipliers", "units", "currencies")
LISTS = (
    "transparent", "light", "occurring", "suffering", "reporting", "causing", "negating", "planning",
    "attempting", "threatening", "asserting", "alleging", "alleging adverbs", "alleging adjectives",
    "hypothetical marks", "hypothetical adjectives", "attempted adjectives", "threatened adjectives",
    "foiling", "claiming responsibility", "locative", "not where", "area nouns", "accidents", "of an army", "labels", "planning nouns",
    "attempt nouns", "result nouns", "deeds", "example words",
)  # fmt: skip


def _convert(node: yaml.Node | None) -> Value:
    """Plain values with lines; scalars stay strings, so that no YAML trap can bite."""
    if isinstance(node, yaml.MappingNode):
        entries = {str(key.value): _convert(value) for key, value in node.value}
        return Value(node.start_mark.line + 1, entries=entries)
    if isinstance(node, yaml.SequenceNode):
        return Value(node.start_mark.line + 1, items=tuple(_convert(item) for item in node.value))
    if isinstance(node, yaml.ScalarNode):
        return Value(node.start_mark.line + 1, text=str(node.value))
    return Value(1, entries={})


def read_values(path: Path) -> Value:
    """The file as values that know their lines; EventDataError where it is no YAML mapping."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = Problem(path=path.name, line=line, column=1, message=f"no YAML: {error.problem}")
        raise EventDataError([problem]) from error
    value = _convert(node)
    if value.entries is None:
        raise EventDataError([Problem(path=path.name, message="a mapping is expected.")])
    return value


@dataclass(slots=True)
class Report:
    """Collects the problems of one file while it is checked."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: Line, message: str) -> None:
        """One more problem, at a line of the file."""
        self.problems.append(Problem(path=self.path, line=line, column=1, message=message))

    def finish(self) -> None:
        """Raise EventDataError if anything was wrong."""
        if self.problems:
            raise EventDataError(self.problems)


def _table(entries: Mapping[str, Value], name: str, report: Report) -> dict[str, str]:
    value = entries.get(name)
    if value is None or value.entries is None:
        report.add(value.line if value else 1, f"{name!r} must be a mapping of words.")
        return {}
    return {word: item.text or "" for word, item in value.entries.items()}


def _whole_numbers(table: Mapping[str, str], name: str, report: Report) -> dict[str, int]:
    for word, number in table.items():
        if not number.isdecimal():
            report.add(1, f"{name}: {word!r} must be a whole number, not {number!r}.")
    return {word: int(number) for word, number in table.items() if number.isdecimal()}


def read_words(path: Path) -> Words:
    """The lexicon of a file; EventDataError names every list that is missing, unknown or badly shaped."""
    report = Report(path.name)
    entries = read_values(path).entries or {}
    for name in entries:
        if name not in LISTS + TABLES:
            report.add(entries[name].line, f"unknown list {name!r}. Lists are: {', '.join(LISTS)}.")
    for name in LISTS:
        if name not in entries:
            report.add(1, f"the list {name!r} is missing.")
    classes: dict[str, set[str]] = {}
    for name, text in _table(entries, "classes", report).items():
        for word in text.split():
            classes.setdefault(word, set()).add(name)
    numbers = _whole_numbers(_table(entries, "numbers", report), "numbers", report)
    multipliers = _whole_numbers(_table(entries, "multipliers", report), "multipliers", report)
    words = Words(
        lists={name: frozenset(entries[name].words()) for name in LISTS if name in entries},
        classes={word: frozenset(found) for word, found in classes.items()},
        kinds={
            kind: frozenset(text.split()) for kind, text in _table(entries, "kinds", report).items()
        },
        numbers=numbers,
        multipliers=multipliers,
        units=_table(entries, "units", report),
        currencies=_table(entries, "currencies", report),
    )
    report.finish()
    return words


@cache
def load_words() -> Words:
    """The lexicon of this package, read once."""
    return read_words(Path(__file__).with_name("event_words.yml"))
