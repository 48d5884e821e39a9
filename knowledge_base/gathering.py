"""The first part of the corridor: everything is read and checked before anything is understood."""

from __future__ import annotations  # the types of rooms must not open them

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge_base import entities
from knowledge_base.model import Document
from knowledge_base.problems import Problem, Severity
from knowledge_base.relation_types import RELATION_PROBLEMS
from knowledge_base.settings import AUTHORITY, Places, committed_text

if TYPE_CHECKING:
    from knowledge_base import gazetteer

# Articles and towns are opened where they are asked for: who edits records or reads `--help` waits for neither.


def _no_towns() -> gazetteer.Towns:
    from knowledge_base import gazetteer

    return gazetteer.Towns()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that was read before anything is understood (`towns` come last), and what was wrong with it."""

    documents: Sequence[Document]
    records: entities.Records
    authority: entities.Authority
    towns: gazetteer.Towns = field(default_factory=_no_towns)
    seed_problems: list[Problem] = field(default_factory=list)
    data_problems: list[Problem] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong or worth a word."""
        return [*self.seed_problems, *self.data_problems]


def gather(places: Places) -> Gathered:
    """Read seeds, entity files and authority files, and check them against each other.

    An article whose record people rejected, or merged into another, is left out as if its file were gone.
    """
    from knowledge_base import documents

    seeds = documents.find_seeds(places.seeds)
    found, problems = documents.read_documents(seeds, cache=places.cache)
    problems += [*documents.check_folder(places.seeds), *documents.check_names(found)]
    read = documents.buildable(found)
    gathered = gather_data(places, read)
    read, closed = _without_closed(read, gathered.records)
    gathered = replace(gathered, documents=read)
    broken = entities.list_ids(places.entities) - gathered.records.keys()
    contradictions = entities.check_records(
        gathered.records,
        {document.source: document for document in read},
        broken_ids=broken,
        remains=entities.read_remains(places.entities, broken),
        folder=places.entities,
        authority=gathered.authority,
        geography=_geography(places, gathered.records, gathered.authority),
    )
    return replace(
        gathered,
        seed_problems=[*problems, *closed],
        data_problems=[*gathered.data_problems, *contradictions],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Files named on the command line, sorted: ids of records, seeds, and whether all must be checked for their sake.

    `files` are their paths as problems give them; `others` are no data of this base.
    """

    ids: frozenset[str]
    files: frozenset[str]
    others: tuple[Path, ...] = ()
    whole: bool = False


def sort_named(places: Places, files: Collection[Path]) -> Named:
    """What the named files are to this base and its tool.

    An entity file or seed that is gone counts too: others may still speak of it. An authority file speaks of any record and a word list of any article,
    so for their sake all are checked.
    """
    ids: set[str] = set()
    paths: set[str] = set()
    others: list[Path] = []
    whole = False
    for file in _list_all(files):
        if inside := _below(file, places.entities):
            paths.add((places.entities / inside).as_posix())
            ids.add(inside.with_suffix("").as_posix())
        elif inside := _below(file, places.seeds):
            paths.add(str(places.seeds / inside))
            ids.add(f"sources/{inside.stem}")
        elif any(_below(file, folder) for folder in places.authority_folders) or (
            file.suffix == ".yml" and _below(file, AUTHORITY.parent)
        ):
            whole = True
        else:
            others.append(file)
    return Named(ids=frozenset(ids), files=frozenset(paths), others=tuple(others), whole=whole)


def _list_all(files: Collection[Path]) -> Iterator[Path]:
    """The files, and in the place of a folder those below it."""
    for file in files:
        if file.is_dir():
            yield from (path for path in sorted(file.rglob("*")) if path.is_file())
        else:
            yield file


def _below(file: Path, folder: Path) -> Path | None:
    """The way to a file from a folder that it lies below, whether it exists or not."""
    here, there = Path(os.path.abspath(file)), Path(os.path.abspath(folder))  # noqa: PTH100 because ".." must go, links stay
    return here.relative_to(there) if here.is_relative_to(there) and here != there else None


def gather_named(places: Places, named: Named) -> Gathered:
    """What the named files need to be checked, and what is wrong with them or, in others, because of them."""
    authority, _ = entities.read_authority(places.authority_folders, cache=places.cache)
    touched = entities.read_touched(
        places.entities,
        named.ids,
        authority=authority,
        cache=places.cache,
        original=committed_text,
    )
    read, closed, seed_problems = _read_needed(places, touched.sources, touched.records)
    contradictions = entities.check_records(
        touched.records,
        {document.source: document for document in read},
        broken_ids=touched.ids - touched.records.keys(),
        remains=entities.read_remains(places.entities, touched.broken),
        folder=places.entities,
        authority=authority,
        geography=_geography(places, touched.records, authority),
    )
    return Gathered(
        documents=read,
        records=touched.records,
        authority=authority,
        seed_problems=[p for p in (*seed_problems, *closed) if p.path in named.files],
        data_problems=[
            p
            for p in (*touched.problems, *contradictions)
            if touched.concerns(p, named.files)
            or (touched.sources and p.path == places.entities.as_posix())
        ]
        + RELATION_PROBLEMS,
    )


def _read_needed(
    places: Places, sources: Collection[str], records: entities.Records
) -> tuple[list[Document], list[Problem], list[Problem]]:
    """The articles of these sources that stand, a word on each that people closed, and what is wrong with their files."""
    from knowledge_base import documents

    # The rules of reading cost a third of a second, which a file without a quote can do without.
    seeds = _needed_seeds(documents.find_seeds(places.seeds), sources)
    found, problems = documents.read_documents(seeds, cache=places.cache) if seeds else ([], [])
    read, closed = _without_closed(documents.buildable(found), records)
    return read, closed, [*problems, *documents.check_names(found)]


def _geography(
    places: Places, records: entities.Records, authority: entities.Authority
) -> entities.Geography:
    """Towns are asked for only where an id is not known otherwise: the gazetteer's index may have to be made first."""

    from knowledge_base import gazetteer

    def find(ids: Collection[str]) -> frozenset[str]:
        bearers = entities.gather_bearers(records, authority)
        return gazetteer.find_ids(ids, bearers, cache=places.cache)

    return entities.Geography(towns=find, bounds=gazetteer.country_bounds())


def _needed_seeds(seeds: list[Path], sources: Collection[str]) -> list[Path]:
    """Those of these sources; all of them where one has no seed, for it may have been renamed."""
    needed = [seed for seed in seeds if seed.stem in sources]
    return needed if len({seed.stem for seed in needed}) == len(set(sources)) else seeds


def find_wrong_lists(places: Places) -> list[Problem]:
    """What is wrong in the YAML that every room keeps its knowledge in, beside authority files where that is anything.

    With such a list wrong, no article can be read.
    """
    from knowledge_base import documents, gazetteer, mentions

    rooms = (documents.check_data(), mentions.check_data(), entities.check_data())
    wrong = [one for room in (*rooms, gazetteer.check_data(places.cache)) for one in room]
    return [*wrong, *gather_data(places, []).problems] if wrong else []


def _without_closed(
    read: Sequence[Document], records: entities.Records
) -> tuple[list[Document], list[Problem]]:
    """The articles whose records stand, and a word on each of the others."""
    closed = [doc for doc in read if entities.is_closed(f"sources/{doc.source}", records)]
    return [doc for doc in read if doc not in closed], [_left_out(doc) for doc in closed]


def _left_out(document: Document) -> Problem:
    message = (
        f"is not read, for people closed its record, sources/{document.source}.yml. "
        "Delete this file too if its text must not stay in the repository"
    )
    return Problem(
        path=document.path.as_posix(),
        message=message,
        severity=Severity.WARNING,
        code="closed-source",
    )


def gather_data(places: Places, read: Sequence[Document]) -> Gathered:
    """Entity files and authority files, for documents that were read."""
    authority, faults = entities.read_authority(places.authority_folders, cache=places.cache)
    records, record_problems = entities.read_records(places.entities, original=committed_text)
    return Gathered(
        documents=read,
        records=records,
        authority=authority,
        data_problems=[*RELATION_PROBLEMS, *faults, *record_problems],
    )


def look_up_towns(gathered: Gathered, places: Places) -> Gathered:
    """What was gathered, and the towns and regions that the documents may name."""
    from knowledge_base import gazetteer

    bearers = entities.gather_bearers(gathered.records, gathered.authority)
    # Also those that have a file by now: its facts come from the gazetteer at every build.
    pointed = entities.pointed_places(gathered.records, gathered.authority)
    towns = gazetteer.find_towns(gathered.documents, bearers, pointed=pointed, cache=places.cache)
    authority = entities.add_towns(gathered.authority, towns.places)
    return replace(gathered, towns=towns, authority=authority)
