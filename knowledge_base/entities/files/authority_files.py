"""Reads authority files: what is known of entities before any article is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.fields.scalars import is_entity_id
from knowledge_base.entities.files.authority_cache import find_stored, key_of, store
from knowledge_base.entities.files.record import Path as Place
from knowledge_base.entities.files.record import find_position
from knowledge_base.entities.files.record_files import read_text
from knowledge_base.entities.files.validation import join_problems, validate_fields
from knowledge_base.entities.files.yaml_reading import YamlTree, read_yaml
from knowledge_base.entity_ids import folder_of
from knowledge_base.problems import Problem, Severity, nearest
from knowledge_base.vocabulary import KINDS, TYPE_OF_FOLDER

Authority = Mapping[str, AuthorityEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """An entry and where it stands."""

    entry: AuthorityEntry
    file: Path
    tree: YamlTree


def read_authority(
    folders: Sequence[Path], *, cache: Path | None = None
) -> tuple[Authority, list[Problem]]:
    """All entries of the `*.yml` files in the folders by id, in order, and all that is wrong with them.

    An entry of a later folder takes the place of an earlier folder's; within one folder an id may stand only once. Under
    `cache` the entries are kept while nothing is wrong with them and no file changes, so that reading takes a fifth of the time.
    """
    cache = cache if all(folder.is_dir() for folder in folders) else None
    key = key_of([_files_of(folder) for folder in folders]) if cache else None
    if cache and key and (stored := find_stored(cache, key)) is not None:
        return stored, []
    found, problems = _read_folders(folders)
    # Nothing is kept of files that somebody wrote to while they were read.
    if cache and key and not problems and key == key_of([_files_of(f) for f in folders]):
        store(cache, key, found)
    return found, problems


def _read_folders(folders: Sequence[Path]) -> tuple[dict[str, AuthorityEntry], list[Problem]]:
    stated: dict[str, _Stated] = {}
    problems: list[Problem] = []
    for folder in folders:
        if not folder.is_dir():
            problems.append(Problem(path=folder.as_posix(), message="is no folder"))
        found, faults = _read_folder(folder)
        stated |= found
        problems += faults
    problems += _find_dangling(stated)
    return {entity: stated[entity].entry for entity in sorted(stated)}, problems


def _files_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yml"))


def _read_folder(folder: Path) -> tuple[dict[str, _Stated], list[Problem]]:
    stated: dict[str, _Stated] = {}
    problems: list[Problem] = []
    for file in _files_of(folder):
        found, faults = _read_file(file)
        problems += faults
        for entity, item in found.items():
            first = stated.setdefault(entity, item)
            if first is not item:
                message = f"'{entity}' stands in {first.file.name} too; make them one"
                line, column = item.tree.keys[(entity,)]
                problems.append(
                    Problem(path=item.file.as_posix(), line=line, column=column, message=message)
                )
    return stated, problems


def _read_file(file: Path) -> tuple[dict[str, _Stated], list[Problem]]:
    path = file.as_posix()
    text, problems = read_text(file)
    tree, troubles = read_yaml(text or "")
    problems += [
        Problem(path=path, line=line, column=column, message=message)
        for line, column, message in troubles
    ]
    stated = {}
    for entity in tree.data:
        entry, faults = _read_entry(tree, entity, path)
        problems = join_problems(problems, faults, tree=tree)
        if entry is not None:
            stated[entity] = _Stated(entry=entry, file=file, tree=tree)
    return stated, problems


def _read_entry(
    tree: YamlTree, entity: str, path: str
) -> tuple[AuthorityEntry | None, list[Problem]]:
    line, column = tree.keys[(entity,)]
    folder = folder_of(entity)
    if not is_entity_id(entity) or folder == "sources":
        guess = nearest(folder, TYPE_OF_FOLDER)
        message = f"'{entity}' is no id.{guess} An id looks like places/peru"
        return None, [Problem(path=path, line=line, column=column, message=message)]
    entry, problems = validate_fields(
        AuthorityEntry, tree.data[entity], tree=tree, path=path, base=(entity,)
    )
    kinds = KINDS[TYPE_OF_FOLDER[folder]]
    if entry is not None and entry.kind not in kinds:
        line, column = tree.values[(entity, "kind")]
        message = (
            f"'{entry.kind}' is no kind of {TYPE_OF_FOLDER[folder]}.{nearest(entry.kind, kinds)}"
            f" Allowed: {', '.join(kinds)}"
        )
        return None, [Problem(path=path, line=line, column=column, message=message)]
    return entry, problems


def _find_dangling(stated: Mapping[str, _Stated]) -> Iterator[Problem]:
    """Ids that no entry has; a record may have them, so this is only a warning."""
    for entity, item in stated.items():
        entry = item.entry
        targets: dict[Place, str | None] = {
            (entity, "within"): entry.within,
            **{_place_country(item, entity, n): c for n, c in enumerate(entry.countries)},
            **{(entity, "relations", n, "to"): r.to for n, r in enumerate(entry.relations)},
        }
        for place, target in targets.items():
            if target is not None and target not in stated:
                guess = nearest(target, stated)
                message = f"no authority file has '{target}'.{guess}"
                yield _problem(item, place, message, severity=Severity.WARNING)


def _place_country(item: _Stated, entity: str, number: int) -> Place:
    alone: Place = (entity, "country")
    return alone if alone in item.tree.values else (entity, "countries", number)


def _problem(
    item: _Stated,
    place: Place,
    message: str,
    *,
    severity: Severity = Severity.ERROR,
) -> Problem:
    line, column = find_position(item.tree.values, place)
    return Problem(
        path=item.file.as_posix(), line=line, column=column, message=message, severity=severity
    )
