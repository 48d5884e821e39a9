"""A configuration for a second knowledge base: its own pages and site, everything else as in this project."""

import os
from collections.abc import Collection
from pathlib import Path

import yaml

from knowledge_base.problems import Problem, RefusedError

_MARK = "# Derived by build_kb.py; written anew at each build.\n"


def derive_config(
    config: Path, docs: Path, site: Path, *, generated: Collection[str] = frozenset()
) -> Path:
    """Write `mkdocs.yml` beside `docs` and copy the pages written by hand into it; returns the file written.

    Styles and scripts are brought up to date each time; a page is copied only where there is none, so that the other base can
    have its own words. `generated` are the paths under this project's docs that are not hand-written. Raises RefusedError
    where a configuration stands that this function did not write.
    """
    target = docs.resolve().parent / "mkdocs.yml"
    if target.exists() and not target.read_text(encoding="utf-8").startswith(_MARK):
        message = (
            "was not written by build_kb.py. Choose another place for --docs, or move that file."
        )
        raise RefusedError(Problem(path=str(target), message=message))
    own_docs = config.parent / "docs"
    _copy_hand_written(own_docs, docs, set(generated))
    text = _MARK + yaml.safe_dump(
        {
            "INHERIT": _relative(config, target.parent),
            "docs_dir": _relative(docs, target.parent),
            "site_dir": _relative(site, target.parent),
            "theme": {"custom_dir": _relative(config.parent / "theme", target.parent)},
        },
        sort_keys=True,
    )
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        _put(target, text.encode())
    return target


def _put(file: Path, content: bytes) -> None:
    """Replace a file so that a killed or a second build never meets half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _copy_hand_written(own: Path, docs: Path, generated: set[str]) -> None:
    for file in sorted(own.rglob("*")):
        path = file.relative_to(own).as_posix()
        if not file.is_file() or path in generated or path.startswith("data/"):
            continue
        copy = docs / path
        content = file.read_bytes()
        if copy.exists() and (file.suffix == ".md" or copy.read_bytes() == content):
            continue
        _put(copy, content)


def _relative(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path.resolve(), start)).as_posix()
