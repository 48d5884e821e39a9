"""The words that tell what a new name is: `name_words.yml`, read once and checked.

Every mistake in the file is reported with its line, what was read and what is allowed, all of them in one error.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from knowledge_base.mentions.words import fold
from knowledge_base.problems import Problem, WrongDataError, nearest
from knowledge_base.vocabulary import KINDS, EntityType

DATA_FILE = Path(__file__).with_name("name_words.yml")


class NameDataError(WrongDataError):
    """The word lists are wrong."""


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
    actor_nouns: frozenset[str]
    place_verbs: frozenset[str]
    verbs_of_leaving: frozenset[str]
    saint_words: frozenset[str]
    creed_endings: frozenset[str]
    still_verbs: frozenset[str]
    shared_heads: frozenset[str]
    function_words: frozenset[str]


BY_KIND: Mapping[str, EntityType] = {"actor_heads": "actor", "place_heads": "place"}
LEADING = "leading_heads"


@functools.cache
def name_words() -> NameWords:
    """The lists as the data file has them now (read once a process)."""
    return read_name_words(DATA_FILE)


def read_name_words(path: Path) -> NameWords:
    """The lists of a file; NameDataError names each list that is missing, unknown or badly shaped."""
    report = _Report(path.name)
    entries = _entries(path, report)
    known = [field.name for field in fields(NameWords)]
    for name, (key, _) in entries.items():
        if name not in known:
            report.add(key, f"unknown list '{name}'.{nearest(name, known)}")
    for name in known:
        if name not in entries:
            report.add(None, f"the list '{name}' is missing.")
    values = {
        name: _read(name, node, report) for name, (_, node) in entries.items() if name in known
    }
    if report.problems:
        raise NameDataError(report.problems)
    return NameWords(**values)  # type: ignore[arg-type]  # because the shapes were checked by name


class _Report:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def add(self, node: yaml.Node | None, message: str) -> None:
        mark = node.start_mark if node else None
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        self.problems.append(Problem(path=self.path, line=line, column=column, message=message))


def _entries(path: Path, report: _Report) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        message = f"no YAML: {error.problem}"
        raise NameDataError(
            [Problem(path=path.name, line=line, column=1, message=message)]
        ) from error
    if not isinstance(node, yaml.MappingNode):
        report.add(node, "a mapping of lists is expected.")
        return {}
    return {str(key.value): (key, value) for key, value in node.value}


def _read(name: str, node: yaml.Node, report: _Report) -> frozenset[str] | dict[str, str]:
    if name in BY_KIND:
        return _by_word(name, node, KINDS[BY_KIND[name]], report)
    if name == LEADING:
        return _leading(node, report)
    return frozenset(_words(name, node, report))


def _by_word(name: str, node: yaml.Node, kinds: tuple[str, ...], report: _Report) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in _pairs(name, node, report):
        if key.value not in kinds:
            allowed = ", ".join(kinds)
            hint = nearest(key.value, kinds)
            report.add(key, f"{name}: unknown kind '{key.value}'.{hint} Allowed: {allowed}.")
        found |= dict.fromkeys(_words(name, value, report), str(key.value))
    return found


def _leading(node: yaml.Node, report: _Report) -> dict[str, str]:
    found = {}
    allowed = {f"{t}/{kind}" for t in BY_KIND.values() for kind in KINDS[t]} | {"actor", "place"}
    for key, value in _pairs(LEADING, node, report):
        _check_word(LEADING, key, report)
        if value.value not in allowed:
            hint = nearest(str(value.value), allowed)
            report.add(value, f"{LEADING}: type/kind expected, not '{value.value}'.{hint}")
        found[str(key.value)] = str(value.value)
    return found


def _pairs(
    name: str, node: yaml.Node, report: _Report
) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    else:
        report.add(node, f"'{name}' must be a mapping.")


def _words(name: str, node: yaml.Node, report: _Report) -> list[str]:
    if not isinstance(node, yaml.SequenceNode):
        report.add(node, f"'{name}' must be a list of words.")
        return []
    for item in node.value:
        _check_word(name, item, report)
    return [str(item.value) for item in node.value]


def _check_word(name: str, node: yaml.Node, report: _Report) -> None:
    """Scalars are taken as they are written, so that "no" and "on" need no quotes."""
    if not isinstance(node, yaml.ScalarNode) or not node.value:
        report.add(node, f"{name}: a word is expected here.")
    elif node.value != fold(node.value):
        message = f"{name}: '{node.value}' must be in lower case without accents"
        report.add(node, f"{message}: '{fold(node.value)}'.")
