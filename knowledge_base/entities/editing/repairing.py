"""`repair`: settles what a merge of git left inside `extracted:`, and edits that somebody made there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge_base.entities.editing.conflict_marks import Sides, has_conflict, read_sides
from knowledge_base.entities.editing.draft import Edit
from knowledge_base.entities.editing.joining import join_written
from knowledge_base.entities.editing.moved_edits import move_edits
from knowledge_base.entities.editing.written_part import LINE
from knowledge_base.entities.fields.key_order import ordered_keys
from knowledge_base.entities.files.extracted_block import (
    DIGEST,
    HEAD,
    MACHINE_KEY,
    is_untouched,
    render_block,
)
from knowledge_base.entities.files.file_names import FoundFile
from knowledge_base.entities.files.record_files import read_text
from knowledge_base.entities.files.yaml_reading import YamlTree, read_yaml
from knowledge_base.problems import Problem

_LEFT = (
    "both sides changed {what}. Keep what is right between the marks (<<<<<<<, =======, >>>>>>>) and"
    " delete these three lines"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What git remembers of a file: the text that the two sides of a merge began with (None: it does not know, "" where there
    was no file), and earlier texts, the newest first."""

    base: Callable[[Path], str | None] = lambda _: None
    earlier: Callable[[Path], Sequence[str]] = lambda _: ()


@dataclass
class _Repair:
    """What was done to files, and what is left of each."""

    past: Past
    changes: dict[Path, tuple[str | None, str]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def repair(files: Sequence[FoundFile], past: Past) -> Edit:
    """The edit that brings each file back to where a build goes on; what only a person can decide is left and named."""
    work = _Repair(past=past)
    for found in files:
        text, problems = read_text(found.file)
        work.problems += problems
        if text is not None:
            _repair_file(work, found, text)
    return Edit(changes=work.changes, said=tuple(work.said), problems=tuple(work.problems))


def _repair_file(work: _Repair, found: FoundFile, text: str) -> None:
    told: list[str] = []
    now = text
    if has_conflict(text):
        joined = _join(work, found, text)
        if joined is None:
            return
        now, told = joined
    if not has_conflict(now):
        now, moved = _move(work, found, now)
        told += moved
    if now != text:
        work.changes[found.file] = (text, now)
        work.said.append(f"{found.relative}: {'; '.join(told)}.")


def _move(work: _Repair, found: FoundFile, text: str) -> tuple[str, list[str]]:
    path = found.file.as_posix()
    tree, troubles = read_yaml(text, machine_key=MACHINE_KEY)
    block = tree.data.get(MACHINE_KEY)
    if troubles or not isinstance(block, Mapping):
        return text, []
    earlier = () if is_untouched(block) else work.past.earlier(found.file)
    moved = move_edits(text, tree, found.type, path=path, earlier=earlier)
    work.problems += moved.problems
    if moved.text == text:
        return text, []
    what = (
        f"moved above 'extracted:': {', '.join(moved.fields)}"
        if moved.fields
        else "its block is sound again"
    )
    return moved.text, [what]


def _join(work: _Repair, found: FoundFile, text: str) -> tuple[str, list[str]] | None:
    """The file without what can be settled, and what that was; None where its marks or a side cannot be read."""
    path = found.file.as_posix()
    sides = read_sides(text)
    if isinstance(sides, int):
        message = "a mark of a merge conflict without its partners; settle this one by hand"
        work.problems.append(Problem(path=path, line=sides, column=1, message=message))
        return None
    trees = []
    for side, name in ((sides.ours, sides.our_name), (sides.theirs, sides.their_name)):
        tree, troubles = read_yaml(_above(side), machine_key=MACHINE_KEY)
        trees.append(tree)
        if troubles:
            message = f"the side '{name}' cannot be read by itself: {troubles[0].message}. Settle this conflict by hand"
            work.problems.append(
                Problem(path=path, line=_first_mark(text), column=1, message=message)
            )
            return None
    base = sides.base if sides.base is not None else work.past.base(found.file)
    joined = join_written(
        _above(sides.ours),
        _above(sides.theirs),
        None if base is None else _above(base),
        order=ordered_keys(found.type),
        names=sides,
    )
    now = joined.text + _join_blocks(sides)
    told = [f"kept both sides' additions to {', '.join(joined.settled)}"] if joined.settled else []
    told.append(
        "settled the conflict" if not joined.left else "settled what one side alone changed"
    )
    work.problems += _name_left(now, path, joined.left)
    return now, told


def _above(text: str) -> str:
    """The text up to the line that begins with `extracted:`."""
    above = []
    for found in LINE.finditer(text):
        if found[0].startswith(f"{MACHINE_KEY}:"):
            break
        above.append(found[0])
    return "".join(above)


def _first_mark(text: str) -> int:
    lines = [found[0] for found in LINE.finditer(text)]
    return next(n for n, line in enumerate(lines, start=1) if line.startswith("<<<<<<<"))


def _name_left(text: str, path: str, left: Sequence[str]) -> list[Problem]:
    lines = [
        n for n, found in enumerate(LINE.finditer(text), start=1) if found[0].startswith("<<<<<<<")
    ]
    wheres = sorted(zip(lines, _in_order(text, left), strict=False))
    return [
        Problem(path=path, line=line, column=1, message=_LEFT.format(what=what))
        for line, what in wheres
    ]


def _in_order(text: str, left: Sequence[str]) -> list[str]:
    """The fields that are left, in the order in which their marks stand in the text."""

    def place(what: str) -> int:
        at = text.find(f"\n{what}:")
        return at if at >= 0 else (-1 if "above" in what else len(text))

    return [what if what.startswith("(") else f"'{what}'" for what in sorted(left, key=place)]


def _join_blocks(sides: Sides) -> str:
    """One sound block of both sides: the build writes it anew, but finds things again by what it remembers."""
    blocks = [_read_block(side) for side in (sides.ours, sides.theirs)]
    known = [block for block in blocks if block]
    newline = "\r\n" if "\r\n" in sides.ours else "\n"
    if not known:
        both = any(f"\n{MACHINE_KEY}:" in f"\n{side}" for side in (sides.ours, sides.theirs))
        return f"{HEAD}{newline}" if both else ""
    joined = {key: value for key, value in known[0].items() if key != DIGEST}
    for other in known[1:]:
        for key in ("found_as", "evidence"):
            joined = _remember(joined, other, key)
    return render_block(joined).replace("\n", newline)


def _remember(block: dict[str, Any], other: Mapping[str, Any], key: str) -> dict[str, Any]:
    own, theirs = block.get(key), other.get(key)
    if not isinstance(theirs, list):
        return block
    had = own if isinstance(own, list) else []
    more = [item for item in theirs if item not in had]
    return {**block, key: [*had, *more]} if more else block


def _read_block(side: str) -> Mapping[str, Any] | None:
    """The block of one side; None where there is none or the lines of two made no YAML."""
    below = side[len(_above(side)) :]
    tree: YamlTree = read_yaml(below, machine_key=MACHINE_KEY)[0]
    block = tree.data.get(MACHINE_KEY)
    return block if isinstance(block, Mapping) else None
