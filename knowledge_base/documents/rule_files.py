"""Reading the room's data files: YAML that people edit, checked before it is used."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from knowledge_base.problems import Problem, WrongDataError, nearest


class RuleFileError(WrongDataError):
    """A data file of this room is wrong; its `problems` tell the person who edited it where and what to write."""


class Reading:
    """Remembers what is wrong in one file and goes on, so that every mistake is told at once."""

    def __init__(self) -> None:
        """Starts without a problem."""
        self._problems: list[Problem] = []

    @contextmanager
    def past_mistakes(self) -> Iterator[None]:
        """For one entry: where it is wrong, the rest of the block is left out and reading goes on behind it."""
        try:
            yield
        except RuleFileError as wrong:
            self._problems += wrong.problems

    def finish(self) -> None:
        """RuleFileError with all that was wrong, if anything was."""
        if self._problems:
            raise RuleFileError(self._problems)


class RuleNode:
    """One value of a data file that knows its line, so that a wrong one can be shown."""

    def __init__(self, node: yaml.Node | None, path: Path) -> None:
        """Wrap a YAML node; an empty file has none."""
        self._node = node
        self._path = path

    def fail(self, message: str) -> RuleFileError:
        """The error to raise about this value."""
        mark = self._node.start_mark if self._node else None
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = Problem(path=str(self._path), line=line, column=column, message=message)
        return RuleFileError([problem])

    def fields(self, allowed: tuple[str, ...]) -> dict[str, "RuleNode"]:
        """The fields of a mapping; raises RuleFileError for an unknown or repeated one."""
        found: dict[str, RuleNode] = {}
        for name, value, key in self._pairs():
            if name not in allowed:
                hint = nearest(name, allowed) or f" Use one of {', '.join(allowed)}."
                raise key.fail(f"unknown field '{name}'.{hint}")
            if name in found:
                raise key.fail(f"'{name}' stands here twice; merge the two.")
            found[name] = value
        return found

    def mapping(self) -> dict[str, "RuleNode"]:
        """The values of a mapping by their key, whatever the keys are."""
        return {name: value for name, value, _ in self._pairs()}

    def items(self) -> list["RuleNode"]:
        """The items of a list; raises RuleFileError where there is none."""
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.fail("a list is expected here: lines that begin with '- '.")
        return [RuleNode(item, self._path) for item in self._node.value]

    def word(self, allowed: tuple[str, ...] = ()) -> str:
        """A text, one of `allowed` where that is given; raises RuleFileError otherwise."""
        if not isinstance(self._node, yaml.ScalarNode) or not self._node.value.strip():
            raise self.fail("a text is expected here.")
        value: str = self._node.value
        if allowed and value not in allowed:
            hint = nearest(value, allowed) or f" Use one of {', '.join(allowed)}."
            raise self.fail(f"'{value}' is not known here.{hint}")
        return value

    def pattern(
        self, *, groups: tuple[str, ...] = (), replaced: tuple[str, str] = ("", "")
    ) -> re.Pattern[str]:
        """A regular expression, capitals not counting, that names all of `groups`; raises RuleFileError otherwise.

        `replaced` is a placeholder of the file and what stands for it.
        """
        source = self.word()
        if replaced[0]:
            source = source.replace(*replaced)
        try:
            pattern = re.compile(source, re.IGNORECASE)
        except re.error as wrong:
            raise self.fail(f"'{source}' is no regular expression: {wrong}.") from None
        for group in groups:
            if group not in pattern.groupindex:
                raise self.fail(f"'{source}' must say where the {group} is: (?P<{group}>…).")
        return pattern

    def _pairs(self) -> Iterator[tuple[str, "RuleNode", "RuleNode"]]:
        if not isinstance(self._node, yaml.MappingNode):
            raise self.fail("fields are expected here: lines such as 'name: value'.")
        for key, value in self._node.value:
            yield str(key.value), RuleNode(value, self._path), RuleNode(key, self._path)


def read_rule_file(path: Path) -> RuleNode:
    """The root of a data file; raises RuleFileError when it is not YAML."""
    try:
        return RuleNode(yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader), path)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"this is not YAML: {wrong.problem}."
        problem = Problem(path=str(path), line=line, column=column, message=message)
        raise RuleFileError([problem]) from None
