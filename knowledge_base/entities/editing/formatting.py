"""`fmt`: the part above `extracted:` in the house's order and shape; values, words, quotes and comments stay what they are.

An entry whose new shape would change a value or lose a comment keeps the shape it has.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import yaml
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from knowledge_base.entities.editing.round_trip import compose_entry, find_comments
from knowledge_base.entities.editing.written_part import (
    LINE,
    MODELINE,
    Entry,
    WrittenPart,
    split_written,
)
from knowledge_base.entities.fields.key_order import ordered_keys, rank_of
from knowledge_base.entities.files.yaml_reading import read_yaml
from knowledge_base.vocabulary import EntityType

_WIDTH = 100
_MARGIN = 2
_TRAILING = re.compile(r"[ \t]+(?=\r?\n|\r|$)")
_DASH_LINE = re.compile(r"^( *)-(?:[ \r\n]|$)", re.MULTILINE)


def format_written(above: str, entity_type: EntityType, *, modeline: str = "") -> str:
    """The text above `extracted:` in its canonical form; formatting that again changes nothing.

    Keys in the order of new records, each with its comments; a list has an item a line; no blanks at the ends of lines, no two
    blank lines together; the modeline, where one is given and none is there, on top. What cannot be read is left alone.
    """
    part = split_written(above)
    if not part.entries:
        return above
    order = ordered_keys(entity_type)
    entries = [_format_entry(part, entry) for entry in part.entries]
    entries.sort(key=lambda entry: rank_of(entry.key, order))
    head = _tidy(_add_modeline(part.head, part.newline, modeline))
    made = replace(part, head=head, entries=tuple(entries), tail=_tidy(part.tail)).text
    made = _join_blank_lines(made, part)
    return made if made == above or _same(above, made) else above


def _add_modeline(head: str, newline: str, line: str) -> str:
    if not line or any(MODELINE.match(found) for found in head.removeprefix("\ufeff").splitlines()):
        return head
    mark = "\ufeff" if head.startswith("\ufeff") else ""
    return f"{mark}{line.rstrip()}{newline}{head.removeprefix(mark)}"


def _format_entry(part: WrittenPart, entry: Entry) -> Entry:
    text = part.end_line(entry.text)
    for change in (_open_brackets, _indent_list, _tidy):
        changed = change(text)
        if changed != text and _same(text, changed):
            text = changed
    return replace(entry, lead=_tidy(entry.lead), text=text)


def _tidy(text: str) -> str:
    """Without blanks at the ends of lines."""
    return _TRAILING.sub("", text)


def _join_blank_lines(text: str, part: WrittenPart) -> str:
    """One blank line where several stood between entries; inside an entry they may mean something."""
    again = split_written(text)
    entries = tuple(replace(e, lead=_once_blank(e.lead, part.newline)) for e in again.entries)
    if entries and not again.head.strip("\ufeff \t\r\n"):
        first = replace(entries[0], lead=entries[0].lead.lstrip("\r\n"))
        again, entries = replace(again, head=again.head.rstrip("\r\n")), (first, *entries[1:])
    return replace(
        again,
        head=_once_blank(again.head, part.newline),
        entries=entries,
        tail=_once_blank(again.tail, part.newline),
    ).text


def _once_blank(text: str, newline: str) -> str:
    kept: list[str] = []
    for found in LINE.finditer(text):
        line = found[0]
        if line.strip() or not kept or kept[-1].strip():
            kept.append(line if line.strip() else newline)
    return "".join(kept)


def _open_brackets(text: str) -> str:
    """A list in brackets with an item a line; a mapping in braces that is too long for its line with a key a line."""
    if "[" not in text and "{" not in text:
        return text  # without the cost of reading it
    try:
        key, value = compose_entry(text)
    except (YAMLError, ValueError):
        return text
    start, end = value.start_mark.index, value.end_mark.index
    inside = text[start:end]
    if (
        "\n" in inside
        or "\r" in inside
        or not getattr(value, "flow_style", False)
        or not value.value
    ):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    if isinstance(value, SequenceNode):
        lines = [f"- {_slice(text, item, item)}" for item in value.value]
    elif isinstance(value, MappingNode) and len(text.split("\n", 1)[0]) > _WIDTH:
        lines = [_slice(text, name, item) for name, item in value.value]
    else:
        return text
    head, rest = text[: key.end_mark.index], text[end:]
    first, ended, following = rest.partition(newline)
    comment = f"  {first.strip()}" if first.strip() else ""
    body = "".join(f"{newline}{' ' * _MARGIN}{line}" for line in lines)
    return f"{head}:{comment}{body}{ended}{following}"


def _slice(text: str, first: Node, last: Node) -> str:
    return text[first.start_mark.index : last.end_mark.index]


def _indent_list(text: str) -> str:
    """A list below its key indented by two."""
    lines = [found[0] for found in LINE.finditer(text)]
    dash = _DASH_LINE.search("".join(lines[1:]))
    if dash is None or len(dash[1]) == _MARGIN:
        return text  # without the cost of reading it
    try:
        _, value = compose_entry(text)
    except (YAMLError, ValueError):
        return text
    if not isinstance(value, SequenceNode) or value.flow_style:
        return text
    shift = _MARGIN - len(dash[1])
    return lines[0] + "".join(_shift(line, shift) for line in lines[1:])


def _shift(line: str, by: int) -> str:
    if not line.strip():
        return line
    if by > 0:
        return " " * by + line
    return line[-by:] if not line[:-by].strip() else line


def _same(before: str, after: str) -> bool:
    """Whether two texts hold the same values and the same comments."""
    old, troubles = read_yaml(before)
    new, faults = read_yaml(after)
    if troubles or faults or old.data != new.data:
        return False
    try:
        return _without_modeline(before) == _without_modeline(after)
    except yaml.YAMLError:
        return False


def _without_modeline(text: str) -> Sequence[str]:
    return sorted(c for c in find_comments(text) if not MODELINE.match(c))
