"""Which new names are one thing, and which id that thing has.

A new name is one that neither people nor an authority file gave. Names of one type that fold alike are one thing; so are a
name and the only thing of its type that some document introduces under that further name ("First Capital Command (PCC)").
A thing that an earlier build knew is found again by `found_as` in its machine block, or by its name there, and keeps its id;
two things that have ids are never joined here. The result does not depend on the order of the seeds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.name_folding import (
    best_form,
    choose_id,
    fold_name,
    is_short_form,
)
from knowledge_base.model import Mention
from knowledge_base.vocabulary import EntityType

Key = tuple[EntityType, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewThing:
    """A thing under a name that nobody gave: its id, best name, and the folded names that lead to it."""

    id: str
    type: EntityType
    name: str
    kind: str | None
    keys: tuple[str, ...]


def identify(
    mentions: Iterable[Mention], records: Records, taken: Iterable[str]
) -> dict[Key, NewThing]:
    """The thing behind each new name, by type and folded name; `taken` are ids that something else bears."""
    named: defaultdict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[name_key(mention)].append(mention)
    taken = frozenset(taken)
    remembered = _remembered_ids(records, taken)
    known = {key: remembered[key] for key in named if key in remembered}
    groups = _join_further_names(named, known)
    used = {entity.casefold() for entity in (*taken, *records)}
    things: dict[Key, NewThing] = {}
    for keys in groups:
        thing = _make_thing(keys, named, known, used)
        used.add(thing.id.casefold())
        things.update(dict.fromkeys(keys, thing))
    return things


def name_key(mention: Mention) -> Key:
    """What tells two new names apart: type and folded name."""
    return mention.type, fold_name(mention.name)


def remembered_names(block: Mapping[str, object] | None) -> tuple[str, ...]:
    """The names under which the machine finds a record again, as its block has them."""
    names = (block or {}).get("found_as")
    return tuple(str(name) for name in names) if isinstance(names, list | tuple) else ()


def _remembered_ids(records: Records, taken: frozenset[str]) -> dict[Key, str]:
    """The record of each remembered name; the first in order where, after an edit by hand, two claim one name.

    What was found only by a name that people wrote is remembered by the name in its block: when they take theirs away, a
    tombstone must not let its name come back, nor a record be born a second time. What the gazetteer or an authority file
    knows (`taken`) is found by their names alone: a new name that folds alike may be another thing, and was one when it was first met.
    """
    found: dict[Key, str] = {}
    for entity in sorted(records):
        record = records[entity]
        for name in remembered_names(record.extracted):
            found.setdefault((record.type, fold_name(name)), entity)
    for entity in sorted(records):
        record = records[entity]
        only_name = (record.extracted or {}).get("name")
        known_anyway = entity in taken and not record.has_words
        if only_name and not known_anyway and not remembered_names(record.extracted):
            found.setdefault((record.type, fold_name(str(only_name))), entity)
    return found


def _join_further_names(
    named: Mapping[Key, Sequence[Mention]], known: Mapping[Key, str]
) -> list[tuple[Key, ...]]:
    """Groups of keys that are one thing, in order; a name that two things are introduced under joins neither."""
    group_of: dict[Key, set[Key]] = {}
    by_id: dict[str, set[Key]] = {}
    for key in sorted(named):
        group = by_id.setdefault(known[key], set()) if key in known else set()
        group.add(key)
        group_of[key] = group
    owners = {key: found for key, found in sorted(_owners(named).items()) if key not in known}
    while any(_join_to_owner(group_of, key, owners[key], known) for key in owners):
        pass  # a join may leave another name with one owner only
    unique = {id(group): tuple(sorted(group)) for group in group_of.values()}
    return sorted(unique.values())


def _owners(named: Mapping[Key, Sequence[Mention]]) -> dict[Key, set[Key]]:
    """For each name that stands alone somewhere, the names whose documents introduce it as a further name."""
    owners: defaultdict[Key, set[Key]] = defaultdict(set)
    for key, mentions in named.items():
        for mention in mentions:
            further = (mention.type, fold_name(mention.text))
            if (
                further != key
                and further in named
                and not is_short_form(mention.text, mention.name)
            ):
                owners[further].add(key)
    return dict(owners)


def _join_to_owner(
    group_of: dict[Key, set[Key]], key: Key, owners: Iterable[Key], known: Mapping[Key, str]
) -> bool:
    """Join a name to the one thing that is introduced under it; says whether that changed anything."""
    holders = {id(group_of[owner]): group_of[owner] for owner in owners}
    if len(holders) != 1:
        return False
    first, second = group_of[key], next(iter(holders.values()))
    ids = {known[member] for member in first | second if member in known}
    if first is second or len(ids) > 1:
        return False
    second |= first
    group_of.update(dict.fromkeys(first, second))
    return True


def _make_thing(
    keys: Sequence[Key],
    named: Mapping[Key, Sequence[Mention]],
    known: Mapping[Key, str],
    used: set[str],
) -> NewThing:
    mentions = [mention for key in keys for mention in named[key]]
    entity_type = keys[0][0]
    name = best_form(mention.name for mention in mentions)
    ids = sorted({known[key] for key in keys if key in known})
    return NewThing(
        id=ids[0] if ids else choose_id(entity_type, name, taken=used),
        type=entity_type,
        name=name,
        kind=most_frequent(mention.kind for mention in mentions),
        keys=tuple(key[1] for key in keys),
    )


def most_frequent(values: Iterable[str | None]) -> str | None:
    """The value that occurs most, the first in order among equals; None where there is none."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
