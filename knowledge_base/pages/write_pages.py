"""The only module of this room that touches the disk: writes what changed, removes what is stale, nothing else."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from knowledge_base.problems import Problem, RefusedError

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
    whole files. Generated files of earlier runs that are not given any more are removed; which ones these are stands in
    `data/generated.json`, so that a page written by hand is never touched. Raises ValueError for a path that leaves `docs`,
    RefusedError where a hand-written page stands in the way.
    """
    earlier = generated_paths(docs)
    for path in pages:
        _check(docs, path, earlier)
    stale = sorted(earlier - set(pages))
    # Named before anything is written: a run that is killed half-way still knows later which files are its own.
    _write(docs / MANIFEST, _manifest(earlier | set(pages)))
    written = tuple(path for path in sorted(pages) if _write(docs / path, pages[path]))
    removed = tuple(path for path in stale if _remove(docs, path))
    _write(docs / MANIFEST, _manifest(pages))
    return Changes(written=written, removed=removed, unchanged=len(pages) - len(written))


def generated_paths(docs: Path) -> set[str]:
    """The generated files of earlier runs; a manifest that is missing or cannot be read counts as none."""
    try:
        listed = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return set()
    files = listed.get("files", []) if isinstance(listed, dict) else []
    return {path for path in files if isinstance(path, str) and _is_inside(path)}


def _check(docs: Path, path: str, earlier: set[str]) -> None:
    if not _is_inside(path):
        raise ValueError(f"{path!r} leaves the folder of pages.")
    generated = path in earlier or "/" in path or path in ("index.md", "review.md", "fields.md")
    if not generated and (docs / path).exists():
        message = "was written by hand; a generated page would replace it. Rename or move it."
        raise RefusedError(Problem(path=str(docs / path), message=message))


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
