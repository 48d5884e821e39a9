"""Reads the folder of entities into records, every fault of every file in one run."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge_base.entities.fields.entity_fields import FIELDS, Written
from knowledge_base.entities.files.extracted_block import (
    DIGEST,
    MACHINE_KEY,
    find_comments,
    has_words,
    is_untouched,
)
from knowledge_base.entities.files.extracted_edits import explain_edits
from knowledge_base.entities.files.file_names import FoundFile, list_files
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.files.validation import join_problems, validate_fields
from knowledge_base.entities.files.yaml_reading import YamlTree, read_yaml
from knowledge_base.problems import Problem, errors

_WORD_END = re.compile(r"[^\w-]")
Original = Callable[[Path], str | None]


def read_records(
    folder: Path, *, original: Original | None = None
) -> tuple[Records, list[Problem]]:
    """Every record of a folder of entities by id, in order, and all that is wrong with its files.

    A file with errors gives no record; the others are not held up by it. `original` gives a file's text as last committed
    (or None) and is asked only about a file in which somebody edited the machine's part, to show what it was.
    """
    files, problems = list_files(folder)
    records = {}
    for found in files:
        record, faults = read_record(found, original=original)
        problems += faults
        if record is not None:
            records[record.id] = record
    return records, problems


def list_ids(folder: Path) -> frozenset[str]:
    """The ids of all files, broken ones too: what others may point to."""
    return frozenset(found.id for found in list_files(folder)[0])


def read_record(
    found: FoundFile, *, original: Original | None = None
) -> tuple[EntityRecord | None, list[Problem]]:
    """One file as a record, or None and what is wrong with it."""
    text, faults = read_text(found.file)
    if text is None:
        return None, faults
    opened = _open_file(found, text)
    problems = [*opened.problems, *_check_block(opened, original)]
    written, faults = _read_written(opened)
    problems = join_problems(problems, faults, tree=opened.tree)
    if written is None or errors(problems):
        return None, problems
    return _make_record(opened, written), problems


def read_text(file: Path) -> tuple[str | None, list[Problem]]:
    """A file's text with its byte order mark and line ends kept, or None and the reason."""
    path = file.as_posix()
    try:
        raw = file.read_bytes()
        return raw.decode("utf-8"), []
    except OSError as error:
        return None, [
            Problem(path=path, message=f"cannot be read: {error.strerror}", code="unreadable")
        ]
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        return None, [
            Problem(
                path=path,
                line=before.count(b"\n") + 1,
                column=column,
                message=f"a character that is not UTF-8{_guess_word(raw, error.start)}. Save the file with the"
                " encoding UTF-8",
                code="unreadable",
            )
        ]


def _guess_word(raw: bytes, at: int) -> str:
    """The word around a foreign character as an old Windows program would show it."""
    start = max(raw.rfind(sign, 0, at) for sign in (b" ", b"\n", b"[", b"'", b'"')) + 1
    word = raw[start : at + 40].decode("cp1252", "replace")
    return f" (in '{_WORD_END.split(word)[0]}'?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A file whose YAML was read but not yet checked against its fields."""

    found: FoundFile
    text: str
    tree: YamlTree
    problems: tuple[Problem, ...]

    @property
    def path(self) -> str:
        return self.found.file.as_posix()

    @property
    def split(self) -> int:
        """Where the machine's part begins."""
        at = self.tree.machine_key
        return len(self.text) if at is None else at

    @property
    def block(self) -> Any:
        return self.tree.data.get(MACHINE_KEY)

    @property
    def block_line(self) -> int:
        return self.tree.keys.get((MACHINE_KEY,), (0, 0))[0]

    @property
    def written(self) -> dict[str, Any]:
        return {key: value for key, value in self.tree.data.items() if key != MACHINE_KEY}


def _open_file(found: FoundFile, text: str) -> _Opened:
    tree, troubles = read_yaml(text, machine_key=MACHINE_KEY)
    path = found.file.as_posix()
    problems = [
        Problem(path=path, line=line, column=column, message=message, code="yaml")
        for line, column, message in troubles
    ]
    return _Opened(found=found, text=text, tree=tree, problems=tuple(problems))


def _check_block(opened: _Opened, original: Original | None) -> list[Problem]:
    """What is wrong with the place or the content of the machine's part."""
    if MACHINE_KEY not in opened.tree.data or opened.problems:
        return []
    late = list(opened.tree.data)[list(opened.tree.data).index(MACHINE_KEY) + 1 :]
    problems = [
        _problem_at(opened, key, f"'{key}' stands below 'extracted:'; move it above that line")
        for key in late
    ]
    above = opened.text[: opened.split].removeprefix("\ufeff")
    if above and not above.endswith(("\n", "\r")):
        problems.append(_problem_at(opened, MACHINE_KEY, "'extracted:' must start its line"))
    if problems or opened.block is None:
        return problems
    if not isinstance(opened.block, Mapping):
        message = "'extracted' is written by the build; delete what stands behind it"
        return [_problem_at(opened, MACHINE_KEY, message)]
    return _check_edits(opened, original)


def _problem_at(opened: _Opened, key: str, message: str) -> Problem:
    line, column = opened.tree.keys[(key,)]
    return Problem(path=opened.path, line=line, column=column, message=message, code="machine-part")


def _check_edits(opened: _Opened, original: Original | None) -> list[Problem]:
    block, text = opened.block, opened.text[opened.split :]
    if not block:
        return []
    if not is_untouched(block):
        return explain_edits(
            block,
            text,
            entity_type=opened.found.type,
            path=opened.path,
            first_line=opened.block_line,
            original=_read_original(opened.found.file, original),
        )
    message = "a comment below 'extracted:' would be lost; move it above that line, or let `build_kb.py repair` do it"
    return [
        Problem(
            path=opened.path,
            line=opened.block_line + index,
            column=1,
            message=message,
            code="machine-part",
        )
        for index in find_comments(text, block)
    ]


def _read_original(file: Path, original: Original | None) -> Mapping[str, Any]:
    """The block as last committed, empty where it is not known or was not the build's either."""
    text = original(file) if original else None
    if text is None:
        return {}
    block = read_yaml(text, machine_key=MACHINE_KEY)[0].data.get(MACHINE_KEY)
    return block if isinstance(block, Mapping) and is_untouched(block) else {}


def _read_written(opened: _Opened) -> tuple[Written | None, list[Problem]]:
    if opened.problems and not opened.tree.data:
        return None, []
    model: type[Written] = FIELDS[opened.found.type]
    written, problems = validate_fields(model, opened.written, tree=opened.tree, path=opened.path)
    if written is not None and not opened.problems:
        problems = _check_name(opened, written)
    return written, problems


def _check_name(opened: _Opened, written: Written) -> list[Problem]:
    """A record needs a name of its own until the build has found one; a date has its value, a source its file."""
    named = written.name or written.same_as or opened.found.type in ("date", "source")
    if named or MACHINE_KEY in opened.tree.data:
        return []
    empty = "" if has_words(opened.text) else "the file is empty: "
    delete = ", or delete the file" if empty else ""
    message = f"{empty}'name' is missing; write 'name: …'{delete}"
    return [Problem(path=opened.path, line=1, column=1, message=message, code="missing-field")]


def _make_record(opened: _Opened, written: Written) -> EntityRecord:
    above = opened.text[: opened.split]
    return EntityRecord(
        id=opened.found.id,
        type=opened.found.type,
        file=opened.found.relative,
        written=written,
        written_text=above,
        extracted=_machine_part(opened),
        positions=opened.tree.values,
        has_words=has_words(above),
    )


def _machine_part(opened: _Opened) -> dict[str, Any] | None:
    if MACHINE_KEY not in opened.tree.data:
        return None
    return {key: value for key, value in (opened.block or {}).items() if key != DIGEST}
