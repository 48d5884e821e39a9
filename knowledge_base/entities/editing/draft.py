"""Changes to a folder of entities that a command gathers before anything is written: all of them hold, or none is made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from knowledge_base.entities.editing.list_changes import (
    add_items,
    add_items_below,
    drop_items,
    put_below,
)
from knowledge_base.entities.editing.round_trip import find_comments
from knowledge_base.entities.editing.written_part import WrittenPart, split_written
from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.fields.key_order import ordered_keys
from knowledge_base.entities.files.extracted_block import has_words, modeline
from knowledge_base.entities.files.file_names import SUFFIX
from knowledge_base.entities.files.file_plan import write_whole
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.files.validation import validate_fields
from knowledge_base.entities.files.yaml_reading import read_yaml
from knowledge_base.entities.files.yaml_writing import write_entry
from knowledge_base.entity_ids import type_of
from knowledge_base.problems import Problem

_BY_HAND = "the change could not be made without touching more than it should; make it by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a command would change: the texts of files before (None: no file) and after, and what to tell the person.

    With `problems` nothing is to be written; `changes` is empty also where everything was as it should be.
    """

    changes: Mapping[Path, tuple[str | None, str]] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Draft:
    """The files of a folder as a command wants them; what it does not name stays to the letter."""

    def __init__(self, folder: Path, records: Records) -> None:
        """Begin with the records as they were read."""
        self.folder = folder
        self.records = records
        self._parts: dict[str, WrittenPart] = {}

    def part(self, entity: str) -> WrittenPart:
        """The person's part of a record as it now is; of one without a file the modeline."""
        if entity not in self._parts:
            record = self.records.get(entity)
            above = record.written_text if record else modeline(type_of(entity), folder=self.folder)
            self._parts[entity] = split_written(above)
        return self._parts[entity]

    def start(self, entity: str, text: str) -> None:
        """Begin a record without a file from a text."""
        self._parts[entity] = split_written(text)

    def put(self, entity: str, key: str, value: Any) -> None:
        """Give a field a value, in the place of what it had."""
        order = ordered_keys(type_of(entity))
        self._parts[entity] = self.part(entity).put(key, write_entry(key, value), order)

    def add(self, entity: str, key: str, items: Sequence[Any]) -> None:
        """Add items to a list."""
        order = ordered_keys(type_of(entity))
        self._parts[entity] = add_items(self.part(entity), key, items, order)

    def add_below(self, entity: str, key: str, inner: str, items: Sequence[Any]) -> None:
        """Add items to a list inside a mapping."""
        order = ordered_keys(type_of(entity))
        self._parts[entity] = add_items_below(self.part(entity), key, inner, items, order)

    def copy(self, entity: str, key: str, source: str) -> None:
        """Give a record another one's field as a person wrote it there, comments included."""
        entry = self.part(source).find(key)
        if entry is not None:
            part = self.part(entity)
            newlines = entry.text.replace("\r\n", "\n").replace("\n", part.newline)
            entry = replace(entry, lead="", text=newlines)
            self._parts[entity] = part.insert(entry, ordered_keys(type_of(entity)))

    def put_below(self, entity: str, key: str, inner: str, value: Any) -> None:
        """Give a key inside a mapping a value, where it has none yet."""
        order = ordered_keys(type_of(entity))
        self._parts[entity] = put_below(self.part(entity), key, inner, value, order)

    def drop(self, entity: str, key: str) -> None:
        """Take a field away."""
        self._parts[entity] = self.part(entity).drop(key)

    def drop_alias(self, entity: str, texts: Sequence[str]) -> None:
        """Take written aliases away, by their words to the letter."""

        def is_meant(item: Any) -> bool:
            return (item.get("text") if isinstance(item, Mapping) else item) in texts

        self._parts[entity] = drop_items(self.part(entity), "aliases", is_meant)

    def file_of(self, entity: str) -> Path:
        """Where a record lies or will lie."""
        record = self.records.get(entity)
        return self.folder / (record.file if record else f"{entity}{SUFFIX}")

    def finish(self, *said: str) -> Edit:
        """The edit; with problems where a result could not be read as it was meant."""
        changes: dict[Path, tuple[str | None, str]] = {}
        problems: list[Problem] = []
        for entity in sorted(self._parts):
            before, after = self._texts(entity)
            if before != after:
                changes[self.file_of(entity)] = (before, after)
                problems += self._verify(entity)
        return Edit(changes={} if problems else changes, said=said, problems=tuple(problems))

    def _texts(self, entity: str) -> tuple[str | None, str]:
        part, record = self.part(entity), self.records.get(entity)
        file = self.file_of(entity)
        if record is None:
            return None, part.text
        before = file.read_bytes().decode()
        block = before[len(record.written_text) :]
        above = part.text
        if block and above != record.written_text:
            above = part.end_line(above)
            above += part.newline if not has_words(record.written_text) else ""
        return before, above + block

    def _verify(self, entity: str) -> Iterator[Problem]:
        """What a reader would find wrong with a changed part; a comment that is gone is such a thing."""
        text, path = self.part(entity).text, self.file_of(entity).as_posix()
        tree, troubles = read_yaml(text)
        model = FIELDS[type_of(entity)]
        _, problems = validate_fields(model, tree.data, tree=tree, path=path)
        yield from (
            Problem(path=path, line=line, column=column, message=message)
            for line, column, message in troubles
        )
        yield from problems
        record: EntityRecord | None = self.records.get(entity)
        if record and not troubles and _lost_comments(record.written_text, text):
            yield Problem(path=path, message=_BY_HAND)


def write_edit(edit: Edit) -> list[Problem]:
    """Write an edit, each file whole; nothing where a file was saved by somebody else since it was read."""
    overtaken = [file for file, (before, _) in edit.changes.items() if _read(file) != before]
    if overtaken:
        message = "was saved while the command ran, so nothing was changed; run it again"
        return [Problem(path=file.as_posix(), message=message) for file in overtaken]
    for file, (_, after) in edit.changes.items():
        write_whole(file, after)
    return []


def _read(file: Path) -> str | None:
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else None


def _lost_comments(before: str, after: str) -> bool:
    left = find_comments(after)
    for comment in find_comments(before):
        if comment not in left:
            return True
        left.remove(comment)
    return False
