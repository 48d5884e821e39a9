"""Writes the files of a build so that neither a killed build nor a busy editor loses a word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_base.entities.files.extracted_block import MACHINE_KEY, has_words
from knowledge_base.problems import Problem

# Hidden, so that nobody takes a half-written file for a record.
_TEMPORARY = ".{}.writing"
# Begins a line, whatever YAML takes for the end of one.
_MACHINE_PART = re.compile(
    rf"(?:\A|(?<=[\n\r\x85\u2028\u2029\ufeff]))[\"']?{MACHINE_KEY}[\"']?[ \t]*:"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlan:
    """What a build would change in a folder of entities: whole texts to write, files to delete.

    Paths start with `folder`. A text keeps the line ends it has. Writes and deletes that change nothing may be in a plan.
    """

    folder: Path
    writes: Mapping[Path, str] = field(default_factory=dict)
    deletes: tuple[Path, ...] = ()


def find_changes(plan: FilePlan) -> list[Path]:
    """The files that applying a plan would change, in order; none when the folder is fresh."""
    stale = [file for file, text in plan.writes.items() if _read_bytes(file) != text.encode()]
    return sorted({*stale, *(file for file in plan.deletes if file.exists())})


def apply_plan(plan: FilePlan) -> tuple[list[Path], list[Problem]]:
    """Write and delete what a plan says; the result lists the files that changed, in order.

    Each file is replaced as a whole or not at all. A file whose words above `extracted:` are no longer those in the plan,
    because a person saved it meanwhile, is left alone and reported; the next build takes it up. What a killed build left
    half-written is removed.
    """
    _remove_leftovers(plan.folder)
    problems = []
    changed = []
    for file in find_changes(plan):
        text = plan.writes.get(file)
        if _is_overtaken(file, text):
            problems.append(Problem(path=file.as_posix(), message=_OVERTAKEN))
            continue
        if text is None:
            file.unlink()
        else:
            write_whole(file, text)
        changed.append(file)
    return changed, problems


_OVERTAKEN = "was edited while the build ran, so the build left it alone; build again"


def _is_overtaken(file: Path, text: str | None) -> bool:
    """Whether the file holds words of a person that the plan does not know."""
    raw = _read_bytes(file)
    if raw is None:
        return False
    above = _MACHINE_PART.split(raw.decode("utf-8", "replace"), maxsplit=1)[0]
    return has_words(above) if text is None else has_words(above) and not text.startswith(above)


def _read_bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def write_whole(file: Path, text: str) -> None:
    """Replace a file so that a killed run leaves the old one or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(_TEMPORARY.format(file.name))
    temporary.write_bytes(text.encode())
    temporary.replace(file)


def _remove_leftovers(folder: Path) -> None:
    for leftover in sorted(folder.glob(f"*/{_TEMPORARY.format('*')}")):
        leftover.unlink()
