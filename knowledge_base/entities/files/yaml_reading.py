"""Turns YAML text into plain values that remember where they stood, and refuses what people stumble over.

A scalar without quotes becomes `Plain`, never a date, number or yes or no by itself. Anchors, aliases, tags, merge keys,
duplicate keys and several documents in one file are refused: each changes what a file says without looking like it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from knowledge_base.entities.fields.scalars import Plain
from knowledge_base.entities.files.record import Path, Positions
from knowledge_base.entities.files.yaml_errors import YamlTrouble, explain_error, find_conflict

# libyaml reads about eight times as fast; where PyYAML was built without it the same rules hold.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("null", "~", "Null", "NULL")
_NO_VALUE = "has no value. Write null if it is known to be unknown, otherwise delete the line"
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+(?:e[-+][0-9]+)?")
_DEEPEST = 20
_SHORTHAND = (
    "is a shorthand of YAML that is not read here. Write out what it stands for; if it is words, put them in"
    " quotes"
)
_YAML_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlTree:
    """The mapping at the top of a file; `values` and `keys` say where each path and each key of it stands.

    `machine_key` is the place in the text where the machine's key begins, None where there is none; what stands under that
    key has numbers for numbers, and no positions. `empty` are the places where a value was left out.
    """

    data: Mapping[str, Any]
    values: Positions
    keys: Positions
    machine_key: int | None = None
    empty: frozenset[tuple[int, int]] = frozenset()


def read_yaml(text: str, *, machine_key: str | None = None) -> tuple[YamlTree, list[YamlTrouble]]:
    """The mapping that a text holds, and all that is wrong with it.

    Positions count lines and columns from 1. After a syntax error nothing that follows it can be read, so the tree is then
    empty; other troubles leave out only what they concern.
    """
    conflict = find_conflict(text)
    if conflict is not None:
        return YamlTree(data={}, values={}, keys={}), [conflict]
    reader = _Reader(text, machine_key)
    try:
        reader.open_parser()
        data = reader.read_file()
    except yaml.YAMLError as error:
        return YamlTree(data={}, values={}, keys={}), [*reader.troubles, explain_error(error, text)]
    except _TooDeepError as error:
        return YamlTree(data={}, values={}, keys={}), [*reader.troubles, error.trouble]
    tree = YamlTree(
        data=data,
        values=reader.values,
        keys=reader.keys,
        machine_key=reader.machine_at,
        empty=frozenset(reader.empty),
    )
    return tree, reader.troubles


class _TooDeepError(Exception):
    def __init__(self, event: Event) -> None:
        super().__init__()
        self.trouble = _trouble(
            event,
            f"lists or mappings are nested more than {_DEEPEST} deep; a list needs one pair of brackets",
        )


def _start(event: Event) -> tuple[int, int]:
    mark: Any = event.start_mark  # typed as optional, but every event of a parser has one
    return mark.line + 1, mark.column + 1


def _trouble(event: Event, message: str) -> YamlTrouble:
    return YamlTrouble(*_start(event), message)


@dataclass
class _Reader:
    """Walks the parser's events once; what it gathers on the way is handed out by `read_yaml`."""

    text: str
    machine_key: str | None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    troubles: list[YamlTrouble] = field(default_factory=list)
    empty: list[tuple[int, int]] = field(default_factory=list)
    machine_at: int | None = None

    def open_parser(self) -> None:
        """Begin at the first event; the pure Python loader already refuses characters here."""
        # libyaml would skip a byte order mark itself, but then count places without it.
        self._offset = 1 if self.text.startswith("\ufeff") else 0
        self._next = _Loader(self.text[self._offset :]).get_event

    def read_file(self) -> dict[str, Any]:
        self._next()  # the stream starts
        event = self._next()
        if not isinstance(event, DocumentStartEvent):
            return {}
        data = self._read_top(self._next())
        end = self._next()
        if isinstance(end, DocumentEndEvent) and end.explicit:
            self._refuse(end, "'...' ends a YAML document; delete this line")
        following = self._next()
        if isinstance(following, DocumentStartEvent):
            self._refuse(following, "'---' starts a second document; a file holds one record")
        return data

    def _read_top(self, event: Event) -> dict[str, Any]:
        if isinstance(event, ScalarEvent) and event.value == "" and event.implicit[0]:
            return {}
        if not isinstance(event, MappingStartEvent):
            self._refuse(event, "expected lines 'key: value'; begin with 'name: …'")
            self._read_node(event, None, 0)
            return {}
        if event.flow_style:
            self._refuse(event, "write one 'key: value' a line, without braces around the file")
        elif _start(event)[1] > 1:
            self._refuse(event, "the first key is indented; start it at the left margin")
        return self._read_mapping(event, (), 0)

    def _read_node(self, event: Event, path: Path | None, depth: int) -> Any:
        """The value that an event opens; a path of None means the machine's part, which needs no positions."""
        if depth > _DEEPEST:
            raise _TooDeepError(event)
        if isinstance(event, AliasEvent):
            self._refuse(event, f"'*{event.anchor}' {_SHORTHAND}")
            return f"*{event.anchor}"
        self._check_node(event)
        if path:
            self.values[path] = _start(event)
        if isinstance(event, ScalarEvent):
            return _read_machine_scalar(event) if path is None else self._read_scalar(event, path)
        if isinstance(event, SequenceStartEvent):
            return self._read_list(path, depth)
        return self._read_mapping(event, path, depth)

    def _check_node(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, f"'&{event.anchor}' {_SHORTHAND}")
        if event.tag is not None:
            tag = event.tag.replace(_YAML_TAG, "!!")
            self._refuse(event, f"'{tag}' {_SHORTHAND}")

    def _read_scalar(self, event: ScalarEvent, path: Path) -> str | None:
        if not event.implicit[0]:
            return event.value
        if event.value == "":
            where = f"'{path[-1]}' " if path and isinstance(path[-1], str) else "this item "
            self._refuse(event, f"{where}{_NO_VALUE}")
            self.empty.append(_start(event))
        return None if event.value in _NULLS or event.value == "" else Plain(event.value)

    def _read_list(self, path: Path | None, depth: int) -> list[Any]:
        items: list[Any] = []
        event = self._next()
        while not isinstance(event, SequenceEndEvent):
            place = None if path is None else (*path, len(items))
            items.append(self._read_node(event, place, depth + 1))
            event = self._next()
        return items

    def _read_mapping(self, event: Event, path: Path | None, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        lines: dict[str, int] = {}
        event = self._next()
        while not isinstance(event, MappingEndEvent):
            key = self._read_key(event, lines)
            if key is None:
                self._skip_node(self._next(), depth + 1)
            else:
                place = self._place_key(event, key, path, known=key in found)
                found.setdefault(key, self._read_node(self._next(), place, depth + 1))
            event = self._next()
        return found

    def _skip_node(self, event: Event, depth: int) -> None:
        """Pass over the value of a refused key: of the alias behind `<<` nothing more need be said."""
        if not isinstance(event, AliasEvent):
            self._read_node(event, None, depth)

    def _place_key(self, event: Event, key: str, path: Path | None, *, known: bool) -> Path | None:
        """Where the value of a key belongs; None in the machine's part."""
        if path is None:
            return None
        place = (*path, key)
        if not known:
            self.keys[place] = _start(event)
        if path == () and key == self.machine_key:
            self.machine_at = (
                self._find_index(event) if self.machine_at is None else self.machine_at
            )
            return None
        return place

    def _read_key(self, event: Event, lines: dict[str, int]) -> str | None:
        """A key as a word, None where it was refused."""
        if not isinstance(event, ScalarEvent):
            self._refuse(event, "a key must be a word; this one is a list, a mapping or an alias")
            self._read_node(event, None, 0)
            return None
        self._check_node(event)
        key, line = str(event.value), _start(event)[0]
        if key == "<<" and event.implicit[0]:
            self._refuse(event, f"'<<' {_SHORTHAND}")
            return None
        if key in lines:
            self._refuse(
                event, f"'{key}' stands here twice (first in line {lines[key]}); make them one"
            )
        lines.setdefault(key, line)
        return key

    def _find_index(self, event: Event) -> int:
        mark: Any = event.start_mark
        return int(mark.index) + self._offset

    def _refuse(self, event: Event, message: str) -> None:
        self.troubles.append(_trouble(event, message))


def _read_machine_scalar(event: ScalarEvent) -> str | int | float | bool | None:
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text in _NULLS or text == "":
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
