"""Who bears a name already, so that no second record is made of the same thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.known_things import written_names
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entity_ids import type_of
from knowledge_base.vocabulary import EntityType

Authority = Mapping[str, AuthorityEntry]
NameKey = tuple[EntityType, str]
# Dates are named by their value and sources by their file; events share names.
_NAMED_OTHERWISE = ("date", "event", "source")


def name_bearers(records: Records, authority: Authority) -> dict[NameKey, tuple[str, ...]]:
    """The ids that bear a name, by type and folded name: written, found, or given by an authority file; those of records first.

    A merged record's names are those of the record it was joined to; a name that is not enough alone is nobody's.
    """
    bearers: defaultdict[NameKey, list[str]] = defaultdict(list)
    for entity, record in records.items():
        for name in {*fold_written(record), *fold_extracted(record)}:
            bearers[record.type, name].append(follow_merges(entity, records))
    for entity, entry in authority.items():
        for name in fold_authority(entry):
            bearers[type_of(entity), name].append(follow_merges(entity, records))
    return {
        key: tuple(sorted(set(ids), key=lambda entity: (entity not in records, entity)))
        for key, ids in sorted(bearers.items())
        if key[0] not in _NAMED_OTHERWISE
    }


def fold_written(record: EntityRecord) -> frozenset[str]:
    """The names that people gave a record, folded."""
    return frozenset(map(fold_name, written_names(record)))


def fold_extracted(record: EntityRecord) -> frozenset[str]:
    """The names that articles give it, folded, without those that people rejected."""
    rejected = set(map(fold_name, record.written.reject.aliases))
    return frozenset(map(fold_name, list_extracted(record))) - rejected


def list_extracted(record: EntityRecord) -> Iterator[str]:
    """The names in the machine's part, as far as they are names there."""
    block = record.extracted or {}
    lists = [block.get(key) for key in ("aliases", "found_as")]
    further = [name for names in lists if isinstance(names, list) for name in names]
    for name in [block.get("name"), *further]:
        text = name.get("text") if isinstance(name, Mapping) else name
        if isinstance(text, str) and text:
            yield text


def fold_authority(entry: AuthorityEntry) -> frozenset[str]:
    """The names of an authority entry that are enough alone, folded."""
    strong = [alias.text for alias in entry.aliases if not alias.ambiguous]
    return frozenset(map(fold_name, strong if entry.ambiguous else [entry.name, *strong]))


def follow_merges(entity: str, records: Records) -> str:
    """The record that an id stands for after all merges."""
    seen = {entity}
    while (record := records.get(entity)) is not None and record.written.same_as is not None:
        entity = record.written.same_as
        if entity in seen:
            break
        seen.add(entity)
    return entity
