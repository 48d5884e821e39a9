"""What the commands of curation share: an edit is shown or written, and said in a line or two."""

from __future__ import annotations  # the types of rooms must not open them

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge_base import entities
from knowledge_base.commands.reporting import FINE, WRONG, WRONG_USE, report, say, shown
from knowledge_base.problems import Problem

Changes = Mapping[Path, tuple[str | None, str]]


def carry_out(edit: entities.Edit, *, dry_run: bool) -> int:
    """Write an edit and say what it did, or print its diff; one that is refused is wrong use, and nothing is written."""
    if edit.problems and not edit.changes:
        report(edit.problems)
        return WRONG_USE
    if dry_run:
        print_diff(edit.changes)
        return FINE
    if problems := entities.write_edit(edit):
        report(problems)
        return WRONG
    for line in edit.said:
        say(line)
    return FINE


def print_diff(changes: Changes) -> None:
    """What would change, as `git diff` shows it."""
    for file, (before, after) in sorted(changes.items()):
        name = shown(file)
        lines = difflib.unified_diff(
            (before or "").splitlines(),
            after.splitlines(),
            f"a/{name}" if before is not None else "/dev/null",
            f"b/{name}",
            lineterm="",
        )
        for line in lines:
            say(line)


def chosen_files(
    words: Sequence[str], folder: Path
) -> tuple[list[entities.FoundFile], list[Problem]]:
    """The files that were named by path, folder or id, all of the base where none was; and words that name none."""
    files, _ = entities.list_files(folder)
    if not words:
        return files, []
    by_id = {found.id: found for found in files}
    by_path = {found.file.resolve(): found for found in files}
    chosen: dict[Path, entities.FoundFile] = {}
    problems = []
    for word in words:
        path = Path(word).resolve()
        found = by_path.get(path) or by_id.get(entities.as_id(word))
        named = [found] if found else [one for at, one in by_path.items() if path in at.parents]
        chosen |= {one.file: one for one in named}
        if not named:
            problems.append(Problem(path=word, message="is no entity file of this base"))
    return list(chosen.values()), problems
