"""Items added to and taken from one field above `extracted:`, with as few changed lines as its shape allows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from knowledge_base.entities.editing.round_trip import change_entry, compose_entry
from knowledge_base.entities.editing.written_part import Entry, WrittenPart
from knowledge_base.entities.files.yaml_reading import read_yaml
from knowledge_base.entities.files.yaml_writing import write_entry, write_flow

Item = Any


def add_items(
    part: WrittenPart, key: str, items: Sequence[Item], order: Sequence[str]
) -> WrittenPart:
    """The part with items at the end of a list, which begins where there is none; a value alone becomes a list of it."""
    entry = part.find(key)
    if not items:
        return part
    if entry is None:
        return part.put(key, write_entry(key, list(items)), order)
    return part.exchange(entry, replace(entry, text=_append(part, entry, items)))


def add_items_below(
    part: WrittenPart, key: str, inner: str, items: Sequence[Item], order: Sequence[str]
) -> WrittenPart:
    """The part with items at the end of a list inside a mapping, as in `reject: {aliases: […]}`."""
    entry = part.find(key)
    if not items:
        return part
    if entry is None:
        lines = [f"{key}:", *write_entry(inner, list(items), indent=2)]
        return part.put(key, lines, order)

    def change(mapping: Any) -> None:
        had = mapping.get(inner)
        if isinstance(had, list):
            had.extend(items)
        else:
            mapping[inner] = [*([] if had is None else [had]), *items]

    return part.exchange(entry, replace(entry, text=change_entry(entry.text, change)))


def put_below(
    part: WrittenPart, key: str, inner: str, value: Item, order: Sequence[str]
) -> WrittenPart:
    """The part with a key and its value at the end of a mapping, which begins where there is none."""
    entry = part.find(key)
    if entry is None:
        return part.put(key, [f"{key}:", *write_entry(inner, value, indent=2)], order)

    def change(mapping: Any) -> None:
        mapping[inner] = value

    return part.exchange(entry, replace(entry, text=change_entry(entry.text, change)))


def drop_items(part: WrittenPart, key: str, is_meant: Callable[[Item], bool]) -> WrittenPart:
    """The part without the items of a list that are meant; without the field when none is left."""
    entry = part.find(key)
    if entry is None:
        return part
    value = read_yaml(entry.text)[0].data.get(key)
    items = value if isinstance(value, list) else [value]
    left = [item for item in items if not is_meant(item)]
    if len(left) == len(items):
        return part
    if not left:
        return part.drop(key)

    def change(found: Any) -> None:
        for at in reversed(range(len(found))):
            if is_meant(items[at]):
                del found[at]

    return part.exchange(entry, replace(entry, text=change_entry(entry.text, change)))


def _append(part: WrittenPart, entry: Entry, items: Sequence[Item]) -> str:
    key, value = compose_entry(entry.text)
    if isinstance(value, SequenceNode) and value.flow_style:
        return _append_in_brackets(entry.text, value, items)
    if isinstance(value, SequenceNode):
        dash = entry.text.rfind("-", 0, value.value[0].start_mark.index)
        margin = " " * (dash - _line_start(entry.text, dash))
        return part.end_line(entry.text) + _lines(part, margin, items)
    if not isinstance(value, ScalarNode | MappingNode):
        raise ValueError(f"'{entry.key}' holds no list")
    return _begin_list(part, entry.text, key.end_mark.index, items)


def _append_in_brackets(text: str, value: SequenceNode, items: Sequence[Item]) -> str:
    """Behind the last item, so that a comment before the closing bracket stays where it is."""
    if not value.value:
        at = value.start_mark.index + 1
        return text[:at] + ", ".join(map(write_flow, items)) + text[at:]
    at = value.value[-1].end_mark.index
    return text[:at] + "".join(f", {write_flow(item)}" for item in items) + text[at:]


def _begin_list(part: WrittenPart, text: str, after_key: int, items: Sequence[Item]) -> str:
    """`key: value`, also over several lines, as a list of that value and the items."""
    colon = text.index(":", after_key) + 1
    behind = text[colon:].lstrip(" ")
    if re.match(r"(?:#[^\r\n]*)?\r?\n", behind):  # a mapping whose lines stand below
        first, _, rest = behind.partition("\n")
        head = f"{text[:colon]}{' ' if first.strip() else ''}{first.rstrip()}{part.newline}"
        body = re.sub(r"^(?=[^\r\n])", "  ", part.end_line(rest), flags=re.MULTILINE)
        body = re.sub(r"^( *) {2}(?=\S)", r"\1- ", body, count=1, flags=re.MULTILINE)
        return head + body + _lines(part, "  ", items)
    first, newline, rest = behind.partition("\n")
    body = re.sub(r"^(?=[^\r\n])", "  ", rest, flags=re.MULTILINE)
    value = part.end_line(f"  - {first}{newline}{body}")
    return f"{text[:colon]}{part.newline}{value}{_lines(part, '  ', items)}"


def _lines(part: WrittenPart, margin: str, items: Sequence[Item]) -> str:
    return "".join(f"{margin}- {write_flow(item)}{part.newline}" for item in items)


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
