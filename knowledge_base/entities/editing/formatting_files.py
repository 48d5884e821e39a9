"""`fmt` over files: each read, formatted above `extracted:`, and handed back as an edit."""

from collections.abc import Sequence
from pathlib import Path

from knowledge_base.entities.editing.draft import Edit
from knowledge_base.entities.editing.formatting import format_written
from knowledge_base.entities.files.extracted_block import MACHINE_KEY, modeline
from knowledge_base.entities.files.file_names import FoundFile
from knowledge_base.entities.files.record_files import read_text
from knowledge_base.entities.files.yaml_reading import read_yaml
from knowledge_base.problems import Problem


def format_files(files: Sequence[FoundFile], folder: Path) -> Edit:
    """The edit that brings files into the form of the house; files that cannot be read are named and left as they are."""
    changes: dict[Path, tuple[str | None, str]] = {}
    problems: list[Problem] = []
    for found in files:
        text, faults = read_text(found.file)
        problems += faults
        if text is None:
            continue
        tree, troubles = read_yaml(text, machine_key=MACHINE_KEY)
        problems += [
            Problem(path=found.file.as_posix(), line=line, column=column, message=message)
            for line, column, message in troubles
        ]
        split = len(text) if tree.machine_key is None else tree.machine_key
        now = (
            text
            if troubles
            else format_written(
                text[:split], found.type, modeline=modeline(found.type, folder=folder)
            )
            + text[split:]
        )
        if now != text:
            changes[found.file] = (text, now)
    return Edit(changes=changes, problems=tuple(problems))
