"""Reads the data files of the names, so that every mistake in one can be told with its line, all of them in one error."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from knowledge_base.mentions.words import fold
from knowledge_base.problems import Problem, WrongDataError, nearest


class NameDataError(WrongDataError):
    """A data file of the names is wrong."""


_NUMBERS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp"))


class Report:
    """Collects the problems of one file while it is checked."""

    def __init__(self, path: Path) -> None:
        """Starts without a problem."""
        self._path = str(path)
        self._problems: list[Problem] = []

    def add(self, node: yaml.Node | None, message: str) -> None:
        """Remember a problem at a node, or about the file as a whole."""
        mark = node.start_mark if node else None
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        self._problems.append(Problem(path=self._path, line=line, column=column, message=message))

    def finish(self) -> None:
        """NameDataError with all that was remembered, if anything was."""
        if self._problems:
            raise NameDataError(self._problems)


def read_fields(path: Path, report: Report, known: Iterable[str]) -> dict[str, yaml.Node]:
    """The known top-level lists of a file by name; what is missing or unknown is reported. NameDataError if it is no YAML."""
    entries, known = _entries(path, report), list(known)
    for name, (key, _) in entries.items():
        if name not in known:
            report.add(key, f"unknown list '{name}'.{nearest(name, known)}")
    for name in known:
        if name not in entries:
            report.add(None, f"the list '{name}' is missing.")
    return {name: node for name, (_, node) in entries.items() if name in known}


def read_word_lists(path: Path, known: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """A file that holds nothing but lists of folded words; NameDataError names each mistake."""
    report = Report(path)
    fields = read_fields(path, report, known)
    lists = {name: frozenset(words_of(name, node, report)) for name, node in fields.items()}
    report.finish()
    return lists


def words_of(name: str, node: yaml.Node, report: Report) -> list[str]:
    """The words of a list; what is no folded word is reported."""
    if not isinstance(node, yaml.SequenceNode):
        report.add(node, f"'{name}' must be a list of words.")
        return []
    for item in node.value:
        check_word(name, item, report)
    return [str(item.value) for item in node.value]


def check_word(name: str, node: yaml.Node, report: Report) -> None:
    """Scalars are taken as they are written, so that "no" and "on" need no quotes; what YAML reads as a number is no word."""
    if not isinstance(node, yaml.ScalarNode) or not node.value:
        report.add(node, f"{name}: a word is expected here.")
    elif node.tag in _NUMBERS:
        message = f"{name}: {node.value} is a number and no word; put it in quotes if it is meant."
        report.add(node, message)
    elif node.value != fold(node.value):
        message = f"{name}: '{node.value}' must be in lower case without accents"
        report.add(node, f"{message}: '{fold(node.value)}'.")


def _entries(path: Path, report: Report) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        message = f"no YAML: {error.problem}"
        raise NameDataError(
            [Problem(path=str(path), line=line, column=1, message=message)]
        ) from error
    if not isinstance(node, yaml.MappingNode):
        report.add(node, "a mapping of lists is expected.")
        return {}
    found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if str(key.value) in found:
            report.add(key, f"the list '{key.value}' stands here twice; merge the two.")
        found[str(key.value)] = (key, value)
    return found
