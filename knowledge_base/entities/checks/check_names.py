"""Finds names that two entities of a type bear without anybody having said whether they are one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge_base.entities.checks.checked import Checked, Place
from knowledge_base.entities.checks.name_bearers import (
    Authority,
    NameKey,
    fold_authority,
    fold_extracted,
    fold_written,
)
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entity_ids import type_of
from knowledge_base.problems import Problem, Severity

_NAMED_OTHERWISE = ("date", "event", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
    """All records and authority entries, and who bears a name in each way."""

    records: Records
    authority: Authority
    folder: Path
    written: Mapping[NameKey, list[str]]
    found: Mapping[NameKey, list[str]]


def check_names(records: Records, authority: Authority, folder: Path) -> Iterator[Problem]:
    """A warning at every name of a record with people's words that another entity bears too.

    That may be a name that people gave it, that articles give it, or that an authority file gives it. Said apart
    (`not_same_as`), merged and rejected records are settled.
    """
    world = _gather(records, authority, folder)
    for record in records.values():
        if record.has_words and record.type not in _NAMED_OTHERWISE and _stands(record):
            yield from _check_record(record, world)


def _gather(records: Records, authority: Authority, folder: Path) -> _World:
    written: defaultdict[NameKey, list[str]] = defaultdict(list)
    found: defaultdict[NameKey, list[str]] = defaultdict(list)
    for entity, record in records.items():
        if _stands(record):
            for name in fold_written(record):
                written[record.type, name].append(entity)
            for name in fold_extracted(record):
                found[record.type, name].append(entity)
    for entity, entry in authority.items():
        if entity not in records or _stands(records[entity]):
            for name in fold_authority(entry):
                found[type_of(entity), name].append(entity)
    return _World(records=records, authority=authority, folder=folder, written=written, found=found)


def _check_record(record: EntityRecord, world: _World) -> Iterator[Problem]:
    """One problem for each other bearer, at the first name shared with it."""
    entry = world.authority.get(record.id)
    settled = fold_authority(entry) if entry else frozenset()
    reported = {record.id}
    for place, name in _list_names(record):
        key = (record.type, fold_name(name))
        # An authority that gives both the name knows them apart.
        found = set() if key[1] in settled else set(world.found.get(key, []))
        if place:
            others = found | {other for other in world.written.get(key, []) if other < record.id}
        else:
            others = {other for other in found if not _speaks(other, world)}
        for other in sorted(others - reported):
            if not _is_settled(record, other, world):
                reported.add(other)
                yield _report(record, place, name, other, world)


def _list_names(record: EntityRecord) -> Iterator[tuple[Place, str]]:
    """The names that people gave with their places, or the name that a file without one was found by."""
    written = record.written
    if written.name:
        yield ("name",), written.name
    yield from ((("aliases", n), alias.text) for n, alias in enumerate(written.aliases))
    found = (record.extracted or {}).get("name")
    if not written.name and isinstance(found, str) and fold_name(found) in fold_extracted(record):
        yield (), found


def _speaks(other: str, world: _World) -> bool:
    """Whether people wrote of the other one too; found names of two such records are the machine's affair."""
    record = world.records.get(other)
    return record is not None and record.has_words


def _stands(record: EntityRecord) -> bool:
    return record.written.same_as is None and record.written.status != "rejected"


def _is_settled(record: EntityRecord, other: str, world: _World) -> bool:
    theirs = world.records.get(other)
    denied = theirs.written.not_same_as if theirs is not None else ()
    return other in record.written.not_same_as or record.id in denied


def _report(record: EntityRecord, place: Place, name: str, other: str, world: _World) -> Problem:
    message = (
        f"'{name}' is a name of {other} too. If they are one, write 'same_as: {other}';"
        f" if not, 'not_same_as: [{other}]'"
    )
    if not _speaks(other, world):
        message += f". Ids are never renamed: if this file was renamed from {other}.yml, give it back its name"
    checked = Checked(record=record, folder=world.folder)
    return checked.problem(place, message, code="shared-name", severity=Severity.WARNING)
