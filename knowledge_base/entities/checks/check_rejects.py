"""Finds values under `reject:` that take nothing away: no build found them, so they only mislead who reads the file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from knowledge_base.entities.checks.checked import Checked, Place
from knowledge_base.entities.checks.name_bearers import Authority, follow_merges, list_extracted
from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.fields.parts import PlaceRef, RejectedParticipant
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.problems import Problem, Severity, nearest

_FEW = 5

Found = Mapping[str, Any]


def check_rejects(checked: Checked, records: Records, authority: Authority) -> Iterator[Problem]:
    """A warning at each rejected value that neither the last build nor an authority file has for this record.

    Nothing is said of a record that no build has seen yet.
    """
    record = checked.record
    if record.extracted is None or not record.written.reject.model_fields_set:
        return
    entry = authority.get(record.id)
    for place, said, known in _list_unused(record, entry, records):
        guess = nearest(said, known) or (f" Found: {'; '.join(known[:_FEW])}." if known else "")
        message = f"'{said}' was not found for this record, so nothing is rejected.{guess} Correct it or delete it"
        yield checked.problem(
            ("reject", *place), message, code="unused-reject", severity=Severity.WARNING
        )


def _list_unused(
    record: EntityRecord, entry: AuthorityEntry | None, records: Records
) -> Iterator[tuple[Place, str, list[str]]]:
    """Place and words of each value that matches nothing, and what it could have matched."""
    reject, found = record.written.reject, record.extracted or {}
    merged = [r for r in records.values() if r.written.same_as == record.id]
    names = [name for r in (record, *merged) for name in _list_names(r)]
    names += [entry.name, *(alias.text for alias in entry.aliases)] if entry else []
    roles = [str(item.get("text")) for r in (record, *merged) for item in _items(r, "roles")]
    relations = [(str(r.get("type")), str(r.get("to"))) for r in _items(record, "relations")]
    relations += [(r.type, r.to) for r in entry.relations] if entry else []
    yield from _words("aliases", reject.aliases, names)
    yield from _words("roles", reject.roles, roles)
    for n, relation in enumerate(reject.relations):
        if not any(relation.type in (None, t) and relation.to == to for t, to in relations):
            yield ("relations", n), relation.to, [to for _, to in relations]
    for field, rejected in (("participants", reject.participants), ("places", reject.places)):
        yield from _who(field, rejected, found, records)


def _words(
    field: str, rejected: Iterable[str], found: Iterable[str]
) -> Iterator[tuple[Place, str, list[str]]]:
    known = list(dict.fromkeys(found))
    folded = set(map(fold_name, known))
    for n, word in enumerate(rejected):
        if fold_name(word) not in folded:
            yield (field, n), word, known


def _who(
    field: str,
    rejected: Sequence[PlaceRef | RejectedParticipant],
    found: Found,
    records: Records,
) -> Iterator[tuple[Place, str, list[str]]]:
    items = [item for item in found.get(field) or () if isinstance(item, Mapping)]
    ids = [str(item["entity"]) for item in items if item.get("entity")]
    words = [str(item[key]) for item in items for key in ("said", "text") if item.get(key)]
    meant, folded = {follow_merges(i, records) for i in ids}, set(map(fold_name, words))
    for n, part in enumerate(rejected):
        if part.entity and follow_merges(part.entity, records) not in meant:
            yield (field, n), part.entity, ids
        elif not part.entity and fold_name(part.text or "") not in folded:
            yield (field, n), part.text or "", words


def _list_names(record: EntityRecord) -> Iterator[str]:
    yield from list_extracted(record)
    yield from (alias.text for alias in record.written.aliases)


def _items(record: EntityRecord, key: str) -> list[Mapping[str, Any]]:
    values = (record.extracted or {}).get(key)
    return [v for v in values if isinstance(v, Mapping)] if isinstance(values, list) else []
