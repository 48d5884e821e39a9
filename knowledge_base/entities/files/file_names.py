"""Which files of the folder of entities are records, and what is wrong with the names of the others."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge_base import edtf
from knowledge_base.entities.fields.scalars import STEM
from knowledge_base.entities.linking.name_folding import choose_id
from knowledge_base.entity_ids import stem_of, type_of
from knowledge_base.problems import Problem, Severity, nearest
from knowledge_base.vocabulary import TYPE_OF_FOLDER, EntityType

SUFFIX = ".yml"
# The form of nearly every name: folder, stem, extension. What has another one is looked at closely.
_LIKELY = re.compile(rf"([a-z]+)/{STEM}\.yml")
_EXPLANATIONS = ("readme.md", "readme.txt")
SOURCE_RULE = (
    "a source is named like the file of its seed, without its extension: letters A-Z, digits, '.', '_' and"
    " '-', a letter or digit first"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file that holds a record; `relative` is its place in the folder of entities, with `/`."""

    file: Path
    relative: str
    id: str
    type: EntityType


def list_files(folder: Path) -> tuple[list[FoundFile], list[Problem]]:
    """The record files of a folder, by id, and a problem for everything else that lies there.

    Ids that differ only by case are both handed on. Hidden files and a README are left alone. A folder that does not exist holds no records.
    """
    found: list[FoundFile] = []
    problems: list[Problem] = []
    for entry, relative in _walk_folder(folder, ""):
        described, problem = _describe(entry, relative)
        problems += [problem] if problem else []
        found += [described] if described else []
    found.sort(key=lambda item: item.id)
    return found, problems


def _walk_folder(folder: Path, above: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """All that is no folder with its place below `above`, in order; a folder called x.yml counts as a file.

    Hidden names and READMEs are left out.
    """
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.name.startswith(".") or entry.name.lower() in _EXPLANATIONS:
            continue
        if not entry.name.endswith(SUFFIX) and entry.is_dir():
            yield from _walk_folder(Path(entry.path), f"{above}{entry.name}/")
        else:
            yield entry, f"{above}{entry.name}"


def _describe(entry: os.DirEntry[str], relative: str) -> tuple[FoundFile | None, Problem | None]:
    """A record, or what is wrong with the name; ten thousand good names must cost next to nothing."""
    file = Path(entry.path)
    found = _LIKELY.fullmatch(relative)
    if found is None or found[1] not in TYPE_OF_FOLDER or not entry.is_file():
        problem = _check_place(file, relative)
        if problem is not None or not relative.endswith(SUFFIX):
            return None, problem
    kind = type_of(relative)
    problem = None if found and kind != "date" else _check_stem(file, relative)
    if problem is not None:
        return None, problem
    stem = relative.removesuffix(SUFFIX)
    return FoundFile(file=file, relative=relative, id=stem, type=kind), None


def _check_place(file: Path, relative: str) -> Problem | None:
    parts = relative.split("/")
    if file.suffix == ".yaml":
        return _refuse(file, f"rename the file to '{file.stem}{SUFFIX}'; '.yaml' is not read")
    if file.suffix != SUFFIX:
        message = "is no record and is not read; records end in .yml"
        return _refuse(file, message, severity=Severity.WARNING)
    folders = ", ".join(f"{name}/" for name in TYPE_OF_FOLDER)
    if len(parts) == 1:
        return _refuse(file, f"lies in no folder of a type; move it to one of {folders}")
    if parts[0] not in TYPE_OF_FOLDER:
        guess = nearest(parts[0], TYPE_OF_FOLDER)
        return _refuse(file, f"'{parts[0]}' is no folder of a type.{guess} Allowed: {folders}")
    if len(parts) > 2:
        return _refuse(file, f"lies too deep; move it to {parts[0]}/{parts[-1]}")
    return None if file.is_file() else _refuse(file, "is no file")


def _check_stem(file: Path, relative: str) -> Problem | None:
    if file.suffix != SUFFIX:
        return None
    kind, stem = type_of(relative), file.stem
    if kind == "date":
        return _check_date_stem(file)
    if re.fullmatch(STEM, stem):
        return None
    if kind == "source":
        return _refuse(file, f"'{stem}' cannot be an id: {SOURCE_RULE}")
    better = stem_of(choose_id(kind, stem, taken=set()))
    return _refuse(
        file,
        f"'{stem}' cannot be an id: letters a to z, digits and hyphens. Rename it to '{better}{SUFFIX}'",
    )


def _check_date_stem(file: Path) -> Problem | None:
    try:
        value = edtf.from_file_stem(file.stem)
    except edtf.EdtfError as error:
        return _refuse(
            file,
            f"the name of a date's file is its EDTF value with '/' as '_to_' and '~' as '-approx': {error}",
        )
    stem = edtf.file_stem(value)
    if stem is None:
        return _refuse(file, "a date with an open bound has no file; it is listed under its year")
    return None if stem == file.stem else _refuse(file, f"rename it to '{stem}{SUFFIX}'")


def _refuse(file: Path, message: str, *, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(path=file.as_posix(), message=message, severity=severity, code="file-name")
