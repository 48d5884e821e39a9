"""Joins what two people wrote above the line, field by field, where that loses nothing; the rest keeps the marks of git."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from knowledge_base.entities.editing.conflict_marks import Sides
from knowledge_base.entities.editing.list_changes import add_items, add_items_below, put_below
from knowledge_base.entities.editing.round_trip import find_comments
from knowledge_base.entities.editing.typed_values import as_typed
from knowledge_base.entities.editing.written_part import Entry, WrittenPart, split_written
from knowledge_base.entities.files.yaml_reading import read_yaml

_HEAD, _TAIL = "(above the first field)", "(below the last field)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The text, the fields of which both sides' additions were kept, and those that a person must decide."""

    text: str
    settled: tuple[str, ...]
    left: tuple[str, ...]


def join_written(
    ours: str, theirs: str, base: str | None, *, order: Sequence[str], names: Sides
) -> Joined:
    """Both sides' words above the line; `base` is the text that both began with, None where nobody knows it.

    A field that one side changed is taken from it; lists to which both only added keep both additions. Without the base no
    one can tell an addition from a change, so only what is equal is settled.
    """
    parts = split_written(ours), split_written(theirs)
    before = None if base is None else split_written(base)
    join = _Join(before=before, order=order, names=names, part=parts[0])
    for entry in parts[1].entries:
        join.take(entry.key, entry)
    for entry in parts[0].entries:
        if parts[1].find(entry.key) is None:
            join.take(entry.key, None)
    join.take_margins(parts[1])
    return Joined(text=join.part.text, settled=tuple(join.settled), left=tuple(join.left))


class _Join:
    """Walks the fields of one side and brings them into the part of the other."""

    def __init__(
        self, *, before: WrittenPart | None, order: Sequence[str], names: Sides, part: WrittenPart
    ) -> None:
        self.before = before
        self.order = order
        self.names = names
        self.part = part
        self.settled: list[str] = []
        self.left: list[str] = []

    def take(self, key: str, theirs: Entry | None) -> None:
        """Bring in their entry of a field; None where they have none."""
        ours = self.part.find(key)
        was = self.before.find(key) if self.before else None
        if _whole(ours) == _whole(theirs):
            return
        if self.before is not None and _whole(theirs) == _whole(was):
            return
        if self.before is not None and _whole(ours) == _whole(was):
            self._replace(key, theirs)
        elif ours and theirs and (joined := self._join_values(ours, theirs, was)):
            self.part = joined
            self.settled.append(key)
        else:
            self._mark(key, ours, theirs)

    def take_margins(self, theirs: WrittenPart) -> None:
        """Bring in comments that stand by themselves."""
        was = self.before or WrittenPart(head="", entries=(), tail="", newline="\n")
        known = self.before is not None
        head = self._join_margin(_HEAD, self.part.head, theirs.head, was.head if known else None)
        tail = self._join_margin(_TAIL, self.part.tail, theirs.tail, was.tail if known else None)
        self.part = replace(self.part, head=head, tail=tail)

    def _join_margin(self, name: str, ours: str, theirs: str, was: str | None) -> str:
        if theirs in (ours, was) or _has_all(ours, theirs):
            return ours
        if ours == was or _has_all(theirs, ours):
            return theirs
        self.left.append(name)
        return self._marked(self.part.end_line(ours), self.part.end_line(theirs))

    def _replace(self, key: str, theirs: Entry | None) -> None:
        ours = self.part.find(key)
        if theirs is None:
            self.part = self.part.drop(key)
        elif ours is None:
            self.part = self.part.insert(theirs, self.order)
        else:
            self.part = self.part.exchange(ours, theirs)

    def _join_values(self, ours: Entry, theirs: Entry, was: Entry | None) -> WrittenPart | None:
        """The part with both sides' additions; None where one side did more than add, or where a comment would be lost."""
        key = ours.key
        mine, other = _value(ours), _value(theirs)
        if mine == other:
            richer = theirs if _has_all(_whole(theirs), _whole(ours)) else ours
            return (
                self.part.exchange(ours, richer)
                if _has_all(_whole(richer), _whole(theirs))
                else None
            )
        if self.before is None:
            return None
        made = self._add(key, mine, other, _value(was) if was else None)
        # Only this field: marks that were left around others make the whole text unreadable.
        if made is None or not _has_all(_whole(made.find(key)), _whole(theirs)):
            return None
        return made

    def _add(self, key: str, mine: Any, other: Any, was: Any) -> WrittenPart | None:
        if isinstance(mine, Mapping) and isinstance(other, Mapping):
            return self._add_below(key, mine, other, was if isinstance(was, Mapping) else {})
        added = _added(mine, other, was)
        if added is None:
            return None
        return add_items(self.part, key, [as_typed(item) for item in added], self.order)

    def _add_below(
        self, key: str, mine: Mapping[str, Any], other: Mapping[str, Any], was: Mapping[str, Any]
    ) -> WrittenPart | None:
        part = self.part
        for inner, value in other.items():
            if inner not in mine and inner not in was:
                part = put_below(part, key, inner, as_typed(value), self.order)
            elif inner not in mine or mine[inner] != value:
                added = _added(mine.get(inner), value, was.get(inner))
                if added is None:
                    return None
                items = [as_typed(item) for item in added]
                part = add_items_below(part, key, inner, items, self.order)
        gone = [inner for inner in was if inner not in mine or inner not in other]
        return None if gone else part

    def _mark(self, key: str, ours: Entry | None, theirs: Entry | None) -> None:
        marked = self._marked(*(self.part.end_line(_whole(entry)) for entry in (ours, theirs)))
        entry = Entry(key=key, lead="", text=marked)
        if ours is not None:
            self.part = self.part.exchange(ours, entry)
        else:
            self.part = self.part.insert(entry, self.order)
        self.left.append(key)

    def _marked(self, ours: str, theirs: str) -> str:
        end = self.part.newline
        return (
            f"<<<<<<< {self.names.our_name}{end}{ours}======={end}{theirs}"
            f">>>>>>> {self.names.their_name}{end}"
        )


def _whole(entry: Entry | None) -> str:
    return entry.lead + entry.text if entry else ""


def _value(entry: Entry) -> Any:
    return read_yaml(entry.text)[0].data.get(entry.key)


def _added(mine: Any, other: Any, was: Any) -> list[Any] | None:
    """What the other side added to a list; None where either did something else with it."""
    lists = [
        [] if value is None else value if isinstance(value, list) else [value]
        for value in (mine, other, was)
    ]
    if not (isinstance(mine, list) or isinstance(other, list)):
        return None
    own, theirs, before = lists
    if any(item not in own or item not in theirs for item in before):
        return None
    return [item for item in theirs if item not in own]


def _has_all(text: str, other: str) -> bool:
    """Whether a text has every comment of another one."""
    left = find_comments(text)
    for comment in find_comments(other):
        if comment not in left:
            return False
        left.remove(comment)
    return True
