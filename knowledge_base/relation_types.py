"""The types of relations that records may have, as `relation_types.yml` lists them, checked entry by entry."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

from knowledge_base.problems import Problem, in_order, nearest
from knowledge_base.vocabulary import TYPE_OF_FOLDER

_FILE = Path(__file__).with_name("relation_types.yml")
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WORDS = ("phrase", "inverse", "meaning", "heading")
_LISTS = ("leads_to", "says", "says_back")

# What stands under this heading is where the record is active: pages show it apart and draw it on a map.
PLACES = "Places"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWords:
    """How a relation reads on either page, what it means, and which folders it may lead to (none named: any).

    `says` and `says_back` are the types that it says as well, in its own direction and in the other.
    """

    phrase: str
    inverse: str
    meaning: str
    heading: str
    leads_to: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    says_back: tuple[str, ...] = ()

    @property
    def is_mutual(self) -> bool:
        """Whether both sides are alike, so that it does not matter which of them has it."""
        return self.phrase == self.inverse


def read_relation_types(file: Path) -> tuple[dict[str, RelationWords], list[Problem]]:
    """The types in the order of the file, and every mistake with its line; an entry with a mistake is left out."""
    reading = _Reading(file)
    types = dict(reading.types())
    return types, in_order(reading.problems)


class _Reading:
    """One pass over the file that goes on after a mistake."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def types(self) -> Iterator[tuple[str, RelationWords]]:
        try:
            root = yaml.compose(self.file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            self._add(error.problem_mark, f"no YAML: {error.problem}")
            return
        if not isinstance(root, yaml.MappingNode):
            self._add(None, "types of relations are expected, each a name with its words below it")
            return
        names = [str(key.value) for key, _ in root.value]
        for at, (key, value) in enumerate(root.value):
            before = len(self.problems)
            if not _NAME.fullmatch(names[at]):
                said = f"'{key.value}' must be small letters and hyphens, for instance 'led-by'"
                self._add(key.start_mark, said)
            if names[at] in names[:at]:
                self._add(key.start_mark, f"'{key.value}' stands in the file already")
            words, lists = self._fields(key, value, names)
            if len(self.problems) == before:
                yield (
                    names[at],
                    RelationWords(
                        phrase=words["phrase"],
                        inverse=words["inverse"],
                        meaning=words["meaning"],
                        heading=words["heading"],
                        leads_to=lists.get("leads_to", ()),
                        says=lists.get("says", ()),
                        says_back=lists.get("says_back", ()),
                    ),
                )

    def _fields(
        self, key: yaml.Node, entry: yaml.Node, names: list[str]
    ) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
        words: dict[str, str] = {}
        lists: dict[str, tuple[str, ...]] = {}
        allowed = (*_WORDS, *_LISTS)
        pairs = entry.value if isinstance(entry, yaml.MappingNode) else []
        for name, value in pairs:
            if name.value not in allowed:
                guess = nearest(str(name.value), allowed)
                said = f"unknown field '{name.value}'.{guess} Allowed: {', '.join(allowed)}"
                self._add(name.start_mark, said)
            elif name.value in _LISTS:
                known = TYPE_OF_FOLDER if name.value == "leads_to" else names
                lists[name.value] = self._list(name, value, known)
            elif not isinstance(value, yaml.ScalarNode) or not value.value.strip():
                self._add(value.start_mark, f"'{name.value}' expects words")
            else:
                words[name.value] = value.value
        written = {name.value for name, _ in pairs}
        if missing := [f"'{word}'" for word in _WORDS if word not in written]:
            self._add(key.start_mark, f"'{key.value}' lacks {', '.join(missing)}")
        return words, lists

    def _list(self, name: yaml.Node, value: yaml.Node, known: Collection[str]) -> tuple[str, ...]:
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        words = []
        for item in items:
            word = str(item.value)
            if word not in known:
                said = f"'{word}' is no value of '{name.value}'.{nearest(word, known)} Allowed: {', '.join(known)}"
                self._add(item.start_mark, said)
            words.append(word)
        return tuple(words)

    def _add(self, mark: yaml.Mark | None, message: str) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = Problem(
            path=str(self.file), line=line, column=column, message=message, code="wrong-list"
        )
        self.problems.append(problem)


# Read when the models of the fields are made, which need the names: a mistake is told by `check`, not by a failing import.
RELATIONS, RELATION_PROBLEMS = read_relation_types(_FILE)

if TYPE_CHECKING:
    RelationType = str
else:
    RelationType = Literal[tuple(RELATIONS) or ("",)]
