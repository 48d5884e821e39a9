"""`diff`: what a change of the entity files means for readers."""

from __future__ import annotations  # the types of rooms must not open them

import json
import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from knowledge_base import entities
from knowledge_base.commands.reporting import FINE, say
from knowledge_base.problems import Problem, RefusedError
from knowledge_base.revisions import (
    Revision,
    changed_files,
    find_repository,
    find_revision,
    write_files,
)
from knowledge_base.settings import PROJECT, Places

READING = PROJECT / "tests" / "extraction_quality" / "seed_reading.json"
_READS = ("build_kb.py", "knowledge_base", "requirements.txt", "tests/extraction_quality")
_HERE = "the files as they lie here"


def run(arguments: Namespace, places: Places) -> int:
    """Print the comparison. RefusedError where a state cannot be had."""
    repository = find_repository(places.entities.resolve())
    base = find_revision(repository, arguments.base)
    head = find_revision(repository, arguments.head) if arguments.head else None
    with TemporaryDirectory(prefix="kb-diff-") as scratch:
        folders = [
            _entities_of(state, places, Path(scratch) / name)
            for state, name in ((base, "base"), (head, "head"))
        ]
        comparison = entities.compare_folders(*folders, published_urls=places.published_addresses())
        wanted = arguments.quality or (
            arguments.quality_if_changed and changed_files(base, head, *_READS)
        )
        quality = _quality(base, head, places, Path(scratch)) if wanted else None
    text = entities.describe_changes(
        comparison,
        base=arguments.base,
        head=arguments.head or _HERE,
        markdown=arguments.format == "markdown",
        quality=quality,
    )
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    else:
        say(text.rstrip("\n"))
    return FINE


def _entities_of(state: Revision | None, places: Places, into: Path) -> Path:
    """The folder of entity files of a state; those that lie here stay where they are."""
    if state is None:
        return places.entities
    write_files(state, places.entities, into)
    return into


def _quality(
    base: Revision, head: Revision | None, places: Places, scratch: Path
) -> entities.Quality:
    """Both states' own extraction, by their own code, against the careful reading."""
    if not READING.is_file():
        message = "The careful reading is not there, so there is nothing to compare with: leave out --quality."
        raise RefusedError(Problem(path=str(READING), message=message))
    reading = json.loads(READING.read_text(encoding="utf-8"))
    old, new = (
        _annotate(state, places, scratch / name)
        for state, name in ((base, "code-base"), (head, "code-head"))
    )
    return entities.measure_quality(reading, old, new)


def _annotate(state: Revision | None, places: Places, folder: Path) -> list[dict[str, Any]]:
    """The lines of `annotate` of a whole state, run in a process and a folder of its own."""
    if state is not None:
        write_files(state, state.repository, folder)
    root = PROJECT if state is None else folder
    seeds, entity_files = (
        path if state is None else folder / path.resolve().relative_to(state.repository.resolve())
        for path in (places.seeds, places.entities)
    )
    command = [sys.executable, str(root / "build_kb.py"), "annotate", str(seeds)]
    cache = {} if state is None else {"KB_CACHE": str(folder / ".cache")}
    done = subprocess.run(
        [*command, "--entities", str(entity_files)],
        cwd=root,
        env={**os.environ, **cache},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != FINE:
        said = state.said if state else str(places.seeds)
        last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        message = f"The articles of this state cannot be extracted: {last}"
        raise RefusedError(Problem(path=said, message=message))
    return [json.loads(line) for line in done.stdout.splitlines()]
