"""The text above `extracted:` as a head, entries with the comments that belong to them, and a tail; joined it is the same text.

A comment belongs to the key below it, one that is indented to the key above it. The head is the modeline and what a blank line
parts from the first key; the tail is what follows the last entry.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge_base.entities.fields.key_order import rank_of
from knowledge_base.entities.files.yaml_reading import read_yaml

# All that YAML takes for the end of a line, so that lines are counted as the reader counts them.
LINE = re.compile(r".*?(?:\r\n|[\n\r\x85\u2028\u2029])|.+", re.DOTALL)
ENDS = ("\n", "\r", "\x85", "\u2028", "\u2029")
MODELINE = re.compile(r"\s*#\s*yaml-language-server:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field: blank lines and comments above it, and the lines from its key on."""

    key: str
    lead: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPart:
    """The person's part of a file; `newline` is the line end that it uses."""

    head: str
    entries: tuple[Entry, ...]
    tail: str
    newline: str

    @property
    def text(self) -> str:
        """The whole part; to the letter what it was read from, while nothing was changed."""
        middle = "".join(entry.lead + entry.text for entry in self.entries)
        return self.head + middle + self.tail

    def find(self, key: str) -> Entry | None:
        """The entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def put(self, key: str, lines: Sequence[str], order: Sequence[str]) -> "WrittenPart":
        """The part with an entry of these lines: in the place of the key's own, otherwise where the order wants it."""
        text = "".join(f"{line}{self.newline}" for line in lines)
        if (old := self.find(key)) is not None:
            return self.exchange(old, replace(old, text=text))
        return self.insert(Entry(key=key, lead="", text=text), order)

    def insert(self, entry: Entry, order: Sequence[str]) -> "WrittenPart":
        """The part with a further entry where the order wants it: behind the last one that goes before it."""
        rank = rank_of(entry.key, order)
        before = [n for n, e in enumerate(self.entries) if rank_of(e.key, order) <= rank]
        at = before[-1] + 1 if before else 0
        entries = [*self.entries]
        if at:
            entries[at - 1] = replace(entries[at - 1], text=self.end_line(entries[at - 1].text))
        head = self.head if at else self.end_line(self.head)
        entries.insert(at, replace(entry, text=self.end_line(entry.text)))
        return replace(self, head=head, entries=tuple(entries))

    def exchange(self, old: Entry, new: Entry) -> "WrittenPart":
        """The part with one entry for another."""
        return replace(self, entries=tuple(new if e is old else e for e in self.entries))

    def drop(self, key: str) -> "WrittenPart":
        """The part without the entry of a key; comments above it stay."""
        entries: list[Entry] = []
        kept = ""
        for entry in self.entries:
            if entry.key == key:
                kept += entry.lead
            else:
                entries.append(replace(entry, lead=kept + entry.lead))
                kept = ""
        return replace(self, entries=tuple(entries), tail=kept + self.tail)

    def end_line(self, text: str) -> str:
        """A text whose last line is ended, so that another can follow."""
        ended = not text.removeprefix("\ufeff") or text.endswith(ENDS)
        return text if ended else text + self.newline


def split_written(above: str) -> WrittenPart:
    """The parts of a text that can be read as YAML; one that cannot be is all head."""
    mark = "\ufeff" if above.startswith("\ufeff") else ""
    above = above.removeprefix(mark)
    lines = [found[0] for found in LINE.finditer(above)]
    tree, troubles = read_yaml(above)
    starts = sorted(
        (line - 1, str(key[0])) for key, (line, _) in tree.keys.items() if len(key) == 1
    )
    newline = next((line[len(line.rstrip("\r\n")) :] for line in lines[:1]), "") or "\n"
    if troubles or not starts:
        return WrittenPart(head=mark + above, entries=(), tail="", newline=newline)
    first = _head_length(lines[: starts[0][0]])
    entries = []
    lead_from = first
    for number, (start, key) in enumerate(starts):
        following = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        end = _end_of_entry(lines, start, following)
        entries.append(
            Entry(key=key, lead="".join(lines[lead_from:start]), text="".join(lines[start:end]))
        )
        lead_from = end
    return WrittenPart(
        head=mark + "".join(lines[:first]),
        entries=tuple(entries),
        tail="".join(lines[lead_from:]),
        newline=newline,
    )


def _head_length(lines: Sequence[str]) -> int:
    """How many lines above the first key are not the key's own comment."""
    parting = [n for n, line in enumerate(lines) if not line.strip() or MODELINE.match(line)]
    return parting[-1] + 1 if parting else 0


def _end_of_entry(lines: Sequence[str], start: int, following: int) -> int:
    """The line after an entry: comments at the left margin and blank lines below it are no part of it."""
    end = following
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
