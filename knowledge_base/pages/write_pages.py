"""The only module of this room that touches the disk: writes what changed, removes what is stale, nothing else."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from knowledge_base.pages.page_frame import MARK, PICTURE_MARK, SCRIPT_MARK
from knowledge_base.problems import Problem, RefusedError, in_order

MANIFEST = "data/generated.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a run did, as paths under the folder of pages."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


def write_pages(docs: Path, pages: Mapping[str, str]) -> Changes:
    """Bring the generated pages under `docs` to the given text.

    A file is written only when its bytes differ, through a temporary file that is renamed, so that a killed run leaves
    whole files. Generated files of earlier runs that are not given any more are removed. A page written by hand is never
    touched: RefusedError where one stands in the way, before anything is written. Raises ValueError for a path that leaves
    `docs`.
    """
    earlier = generated_paths(docs)
    if found := _find_obstacles(docs, pages, earlier):
        raise RefusedError(_with_number(found))
    stale = sorted(earlier - set(pages))
    # Named before anything is written: a run that is killed half-way still knows later which files are its own.
    _write(docs / MANIFEST, _manifest(earlier | set(pages)))
    written = tuple(path for path in sorted(pages) if _write(docs / path, pages[path]))
    removed = tuple(path for path in stale if _remove(docs, path))
    _write(docs / MANIFEST, _manifest(pages))
    return Changes(written=written, removed=removed, unchanged=len(pages) - len(written))


def check_pages(docs: Path, pages: Iterable[str]) -> list[Problem]:
    """What stands in the way of generated pages of these paths; writes nothing. Raises ValueError as `write_pages` does."""
    return _find_obstacles(docs, pages, generated_paths(docs))


def generated_paths(docs: Path) -> set[str]:
    """The generated files of earlier runs: those that the manifest lists, and where it is lost those that bear our mark."""
    try:
        listed = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        listed = None
    files = listed.get("files") if isinstance(listed, dict) else None
    if not isinstance(files, list):
        found = (
            f for kind in ("*.md", "*.js", "*.svg") for f in docs.rglob(kind) if _is_generated(f)
        )
        return {file.relative_to(docs).as_posix() for file in found}
    return {path for path in files if isinstance(path, str) and _is_inside(path)}


def _find_obstacles(docs: Path, pages: Iterable[str], earlier: Set[str]) -> list[Problem]:
    """The files that a person made where a generated page, or a folder for it, would have to stand."""
    chosen = sorted(pages)
    outside = next((path for path in chosen if not _is_inside(path)), None)
    if outside is not None:
        raise ValueError(f"{outside!r} leaves the folder of pages.")
    ours = {path for path in chosen if path in earlier or _is_generated(docs / path)}
    stand = [docs / path for path in chosen if path not in ours and os.path.lexists(docs / path)]
    folders = {docs / parent for path in chosen for parent in PurePosixPath(path).parents}
    stand += [folder for folder in folders if folder.exists() and not folder.is_dir()]
    message = (
        "was written by hand and would be overwritten by a generated page. Rename or move it, or "
        "choose another folder with --docs."
    )
    return in_order(Problem(path=str(file), message=message) for file in stand)


def _with_number(problems: Sequence[Problem]) -> Problem:
    """The first problem, and how many more there are."""
    more = len(problems) - 1
    rest = f" {more} more like it: {', '.join(p.path for p in problems[1:4])}" if more else ""
    return replace(problems[0], message=problems[0].message + rest)


def _is_generated(file: Path) -> bool:
    """Whether a file bears the mark of generated pages."""
    if not file.is_file():
        return False
    with file.open(encoding="utf-8", errors="replace") as opened:
        first = opened.readline(200).strip()
        return first in (SCRIPT_MARK, PICTURE_MARK) or [first, opened.readline(200).strip()] == [
            "---",
            MARK,
        ]


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path


def _manifest(paths: Iterable[str]) -> str:
    return json.dumps({"files": sorted(paths)}, indent=1, ensure_ascii=False) + "\n"


def _write(file: Path, text: str) -> bool:
    """Whether the file had to be written."""
    content = text.encode("utf-8")
    try:
        if file.read_bytes() == content:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.new")
    temporary.write_bytes(content)
    temporary.replace(file)
    return True


def _remove(docs: Path, path: str) -> bool:
    """Whether the file was there; a folder left empty goes with it."""
    file = docs / path
    if not file.is_file():
        return False
    file.unlink()
    if file.parent != docs and not any(file.parent.iterdir()):
        file.parent.rmdir()
    return True
