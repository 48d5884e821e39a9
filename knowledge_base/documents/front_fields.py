"""The fields of a front matter, whichever language it is written in: YAML, or TOML as some site generators have it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import yaml

# The loader of libyaml is faster, but nests in C without a limit: an article of opening brackets would end the process.
LOADER = yaml.SafeLoader
# Lines of a file are counted from one, and the first is that which opens the front matter.
_FIRST_LINE = 2
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its texts (one, or those of a list), what it holds, and where the value stands in the file."""

    name: str
    texts: tuple[str, ...]
    shape: str  # "text", "list", "fields" or "" where there is nothing
    line: int
    column: int


class FieldsError(Exception):
    """A front matter that its language does not read, with the place in the file and the cure."""

    def __init__(self, message: str, line: int = _FIRST_LINE, column: int = 1) -> None:
        """Says what is wrong, and where."""
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def yaml_fields(written: str) -> list[Field]:
    """The fields of YAML in order, with their names in lower case; FieldsError where it is none."""
    try:
        node = yaml.compose(written, Loader=LOADER)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark
        message = f"the front matter is not YAML: {wrong.problem}. Quote values that hold a colon."
        place = (mark.line + _FIRST_LINE, mark.column + 1) if mark else (_FIRST_LINE, 1)
        raise FieldsError(message, *place) from wrong
    except (yaml.YAMLError, RecursionError) as wrong:
        message = "the front matter is not YAML: it holds signs or brackets that YAML does not read. Remove them."
        raise FieldsError(message) from wrong
    return [_yaml_field(*pair) for pair in node.value] if isinstance(node, yaml.MappingNode) else []


def _yaml_field(key: yaml.Node, value: yaml.Node) -> Field:
    parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
    texts = [" ".join(p.value.split()) for p in parts if isinstance(p, yaml.ScalarNode)]
    all_texts = len(texts) == len(parts)
    return Field(
        name=_plain(key.value),
        texts=tuple(filter(None, texts)) if value.tag != "tag:yaml.org,2002:null" else (),
        shape=_yaml_shape(value) if all_texts else "fields",
        line=value.start_mark.line + _FIRST_LINE,
        column=value.start_mark.column + 1,
    )


def _yaml_shape(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return "list"
    return "text" if node.value and node.tag != "tag:yaml.org,2002:null" else ""


def toml_fields(written: str) -> list[Field]:
    """The fields of TOML in order, with their names in lower case; FieldsError where it is none."""
    try:
        values = tomllib.loads(written)
    except tomllib.TOMLDecodeError as wrong:
        place = _TOML_PLACE.search(str(wrong))
        said = str(wrong)[: place.start()] if place else str(wrong)
        message = f"the front matter is not TOML: {said}. Put texts in quotes, each field on a line of its own."
        line = (
            int(place[1]) + 1 if place and place[1] else _FIRST_LINE + written.rstrip().count("\n")
        )
        raise FieldsError(message, line, int(place[2]) if place and place[2] else 1) from wrong
    except RecursionError as wrong:
        message = "the front matter is not TOML: too many brackets. Remove them."
        raise FieldsError(message) from wrong
    return [_toml_field(name, value, written) for name, value in values.items()]


def _toml_field(name: str, value: object, written: str) -> Field:
    parts = value if isinstance(value, list) else [value]
    all_texts = not any(isinstance(part, Mapping | list) for part in parts)
    texts = tuple(filter(None, map(_toml_text, parts))) if all_texts else ()
    shape = "list" if isinstance(value, list) else "text" if texts else ""
    line, column = _toml_place(name, written)
    shape = shape if all_texts else "fields"
    return Field(name=_plain(name), texts=texts, shape=shape, line=line, column=column)


def _toml_text(value: object) -> str:
    """A text in one line; of a time only its day counts."""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(str(value.date() if isinstance(value, datetime) else value).split())


def _toml_place(name: str, written: str) -> tuple[int, int]:
    """Where the value of a field begins, for the reader of TOML does not say it."""
    key = rf"[\"']?{re.escape(name)}[\"']?"
    found = re.search(rf"^[ \t]*(?:{key}[ \t]*=[ \t]*|\[+{key})", written, re.MULTILINE)
    if not found:
        return _FIRST_LINE, 1
    begin = written.rfind("\n", 0, found.end()) + 1
    return _FIRST_LINE + written.count("\n", 0, found.end()), found.end() - begin + 1


def _plain(name: object) -> str:
    return str(name).lower().replace("-", "_")
