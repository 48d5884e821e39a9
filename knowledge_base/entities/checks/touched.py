"""What must be read to check only some files of a base: these, and the records that they touch."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_base.entities.checks.base_index import (
    BaseIndex,
    list_name_keys,
    list_pointed,
    name_key,
)
from knowledge_base.entities.checks.check_quotes import list_quotes
from knowledge_base.entities.checks.name_bearers import Authority, fold_authority
from knowledge_base.entities.files.file_names import FoundFile, list_files
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.files.record_files import Original, read_record
from knowledge_base.entity_ids import stem_of, type_of
from knowledge_base.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Records read because a named file touches them, all ids that exist, and what is wrong with the named files themselves."""

    named: frozenset[str]
    records: dict[str, EntityRecord]
    ids: frozenset[str]
    problems: list[Problem] = field(default_factory=list)

    @property
    def broken(self) -> frozenset[str]:
        """The named files that are there and gave no record."""
        return (self.named & self.ids) - self.records.keys()

    @property
    def sources(self) -> set[str]:
        """The seeds without which the named files cannot be judged: their own and those quoted, by others too if a seed is named."""
        own = {stem_of(i) for i in self.named if i.startswith("sources/")}
        speaking = self.records if own else self.named & self.records.keys()
        quoted = {e.source for i in speaking for _, e in list_quotes(self.records[i])}
        return own | quoted

    def concerns(self, problem: Problem, files: Collection[str]) -> bool:
        """Whether a problem stands in one of the named files, or speaks of one of them in another file."""
        if problem.path in files:
            return True
        return any(
            re.search(rf"(?<![\w/-]){re.escape(word)}(?![\w-])", problem.message)
            for entity in self.named
            for word in _called(entity)
        )


def _called(entity: str) -> tuple[str, ...]:
    """How a message names a record: by its id, a source also by its file's name alone."""
    folder, _, stem = entity.partition("/")
    return (entity, stem) if folder == "sources" else (entity,)


def read_touched(
    folder: Path,
    named: Iterable[str],
    *,
    authority: Authority,
    cache: Path | None = None,
    original: Original | None = None,
) -> Touched:
    """The named records, and those that bear their names, are pointed to by them or point to them.

    `named` are ids; one whose file is gone is there all the same, so that what still points to it is found. `cache` keeps the
    index of the base.
    """
    files, problems = list_files(folder)
    by_id = {found.id: found for found in files}
    ids = frozenset(named)
    records: dict[str, EntityRecord] = {}
    for entity in sorted(ids & by_id.keys()):
        record, faults = read_record(by_id[entity], original=original)
        problems += faults
        if record is not None:
            records[entity] = record
    index = BaseIndex(folder, files, cache)
    names = {key for record in records.values() for key in list_name_keys(record)}
    names |= {
        name_key(type_of(i), name)
        for i in ids & authority.keys()
        for name in fold_authority(authority[i])
    }
    around = index.bearing(names) | index.pointing_to({*ids, *(i.casefold() for i in ids)})
    _read_around(around, by_id, records)
    return Touched(named=ids, records=records, ids=frozenset(by_id), problems=problems)


def _read_around(
    wanted: Collection[str], by_id: dict[str, FoundFile], records: dict[str, EntityRecord]
) -> None:
    """Read further records, what the first ones point to, and from there the chains that can lead in a circle."""
    tried = set(records)
    pending = [*wanted, *(i for record in records.values() for i in list_pointed(record))]
    while pending:
        entity = pending.pop()
        if entity in tried or entity not in by_id:
            continue
        tried.add(entity)
        record, _ = read_record(by_id[entity])
        if record is not None:
            records[entity] = record
            chained = (getattr(record.written, name, None) for name in ("same_as", "within"))
            pending += [target for target in chained if target]
