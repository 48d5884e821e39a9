"""A YAML file of data read with its lines, and the report of what is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from knowledge_base.problems import Problem, WrongDataError

Line = int  # counts from 1


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
        problem = Problem(path=str(path), line=line, column=1, message=f"no YAML: {error.problem}")
        raise EventDataError([problem]) from error
    value = _convert(node)
    if value.entries is None:
        raise EventDataError([Problem(path=str(path), message="a mapping is expected.")])
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
