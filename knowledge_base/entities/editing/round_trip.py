"""Entries read and written by ruamel.yaml, which keeps comments, quotes and the shape of lists."""

import io
import re
from collections.abc import Callable
from typing import Any

import yaml as plain_yaml
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

_WORDS = Tag(suffix="tag:yaml.org,2002:str")
_COMMENT = re.compile(r"(?:^|(?<=[ \t\n\r]))#[^\n\r]*", re.MULTILINE)
_DASH = re.compile(r"^( *)-(?= )", re.MULTILINE)


class _WordsOnly(VersionedResolver):
    """Takes every scalar for words: `NO`, `010` and `2014-08-26` are written back as they stood."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node."""
        return _WORDS if kind is ScalarNode else super().resolve(kind, value, implicit)


def change_entry(text: str, change: Callable[[Any], None]) -> str:
    """The text of one entry after its value, as ruamel.yaml holds it, was changed; lines end as they did."""
    newline = "\r\n" if "\r\n" in text else "\n"
    reader = _reader(text)
    data = reader.load(text.replace("\r\n", "\n"))
    key = next(iter(data))
    change(data[key])
    out = io.StringIO()
    reader.dump(data, out)
    return out.getvalue().replace("\n", newline)


def compose_entry(text: str) -> tuple[Node, Node]:
    """The nodes of an entry's key and value, with the marks where they stand."""
    root: Any = _reader(text).compose(text)
    if not isinstance(root, MappingNode) or len(root.value) != 1:
        raise ValueError("an entry is one key and its value")
    key, value = root.value[0]
    return key, value


def find_comments(text: str) -> list[str]:
    """Every comment of a YAML text, in order, without what only looks like one inside words."""
    spans = [
        (token.start_mark.index, token.end_mark.index)
        for token in plain_yaml.scan(text.removeprefix("\ufeff"), Loader=plain_yaml.SafeLoader)
        if isinstance(token, plain_yaml.ScalarToken)
    ]
    text = text.removeprefix("\ufeff")
    return [
        found[0].rstrip()
        for found in _COMMENT.finditer(text)
        if not any(start <= found.start() < end for start, end in spans)
    ]


def _reader(text: str) -> YAML:
    """A reader that writes lists indented as they are in this text, two further where it has none."""
    dash = _DASH.search(text)
    offset = len(dash[1]) if dash else 2
    reader = YAML()
    reader.Resolver = _WordsOnly
    reader.preserve_quotes = True
    reader.allow_unicode = True
    reader.width = 1_000_000  # a line that a person wrote is never folded
    reader.indent(mapping=2, sequence=offset + 2, offset=offset)
    return reader
