"""Which tellings are one event, and which id it has.

An event is found again by the quotes in its record: those that people wrote, then those of the machine's block; after that by
kind, date and who or where. What is left gets an id of date, kind and place. Records are never joined by the machine.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from slugify import slugify

from knowledge_base import edtf
from knowledge_base.entities.events.event_records import (
    RememberedEvents,
    find_by_content,
    find_by_quote,
)
from knowledge_base.entities.events.matching import same_event
from knowledge_base.entities.events.tellings import Telling, finest_places
from knowledge_base.entities.events.values import EventValue, gather_values, main_kind
from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.entities.linking.name_folding import free_id
from knowledge_base.entity_ids import stem_of

LONGEST_PLACE = 3  # words of an unnamed place that still make an id


def identify_events(
    tellings: Iterable[Telling],
    remembered: RememberedEvents,
    known: KnownThings,
    *,
    taken: Iterable[str],
) -> dict[str, tuple[Telling, ...]]:
    """The tellings of each event by id, in reading order; the result does not depend on the order of the seeds."""
    ordered = sorted(tellings, key=lambda t: (t.event.said is None, t.key))
    pinned = find_by_quote(ordered, remembered)
    groups: dict[str, list[Telling]] = defaultdict(list)
    for telling in ordered:
        if telling in pinned:
            groups[pinned[telling]].append(telling)
    fresh = _gather_fresh([t for t in ordered if t not in pinned], groups, known)
    found = find_by_content(fresh, remembered, known, used=groups.keys())
    used = {entity.casefold() for entity in (*taken, *groups, *found.values())}
    for at, group in enumerate(fresh):
        entity = found.get(at) or free_id(propose_id(finest_places(group, known)), taken=used)
        used.add(entity.casefold())
        groups[entity] = group
    return {e: tuple(sorted(groups[e], key=lambda t: t.key)) for e in sorted(groups)}


def _gather_fresh(
    tellings: Sequence[Telling], groups: Mapping[str, list[Telling]], known: KnownThings
) -> list[list[Telling]]:
    """Puts each telling to the first event all of whose tellings agree with it; returns the events that are new."""
    fresh: list[list[Telling]] = []
    index: dict[tuple[str, str], list[list[Telling]]] = defaultdict(list)
    for group in groups.values():
        for telling in group:
            _add_to_index(index, _keys(telling, known), group)
    for telling in tellings:
        keys = _keys(telling, known)
        candidates = [group for key in keys for group in index[key]]
        agreeing = (g for g in candidates if all(same_event(telling, t, known) for t in g))
        group = next(agreeing, [])
        if not group:
            fresh.append(group)
        group.append(telling)
        _add_to_index(index, keys, group)
    return sorted(fresh, key=lambda group: min(t.key for t in group))


def _add_to_index(
    index: dict[tuple[str, str], list[list[Telling]]],
    keys: Iterable[tuple[str, str]],
    group: list[Telling],
) -> None:
    for key in keys:
        if not any(known is group for known in index[key]):
            index[key].append(group)


def _keys(telling: Telling, known: KnownThings) -> list[tuple[str, str]]:
    """What two tellings must share at least: beside the kind the sentence, a participant or a place below a country."""
    event = telling.event
    sentence = f"{event.source} {' '.join(event.quote.split())}"
    entities = [
        entity
        for argument, entity in telling.arguments
        if entity and (argument.role != "place" or known.countries_of(entity) != (entity,))
    ]
    return [(event.kind, shared) for shared in dict.fromkeys([sentence, *entities])]


def propose_id(tellings: Sequence[Telling]) -> str:
    """The id of an event at birth, `events/2014-09-seizure-trujillo`: date, kind and place; what is not known is left out."""
    values = gather_values(tellings)
    date = next((str(v.value) for v in values if v.field == "date"), "")
    parts = (_date_part(date) if date else "", main_kind(tellings), _place_part(values))
    return f"events/{'-'.join(part for part in parts if part)}"


def _date_part(value: str) -> str:
    """The date as its file is named; `before-`, `since-` and `until-` for bounds, which have none."""
    stem = edtf.file_stem(value)
    if stem:
        return stem.casefold()
    if value.startswith("[.."):
        return f"before-{slugify(value)}"
    return f"{'until' if value.startswith('..') else 'since'}-{slugify(value)}"


def _place_part(values: Iterable[EventValue]) -> str:
    places = [value for value in values if value.field == "places"]
    for place in places:
        if place.entity:
            return stem_of(place.entity)
    named = (slugify(place.said or "") for place in places)
    return next((words for words in named if words and words.count("-") < LONGEST_PLACE), "")
