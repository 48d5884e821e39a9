"""What records remember of their events, so that a telling finds its event again: by quote, then by content."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge_base import edtf
from knowledge_base.entities.events.matching import dates_overlap, is_dated
from knowledge_base.entities.events.tellings import Telling
from knowledge_base.entities.fields.entity_fields import EventFields
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.entities.linking.quotes import locate_evidence, quotes_in
from knowledge_base.model import Document, EventMention, Span

Quote = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedEvent:
    """What a record says of its event, by a person and by the machine; `quotes` are (source, words, trigger, which one)."""

    id: str
    kinds: frozenset[str]
    dates: tuple[str, ...]
    entities: frozenset[str]
    words: frozenset[str]
    written: tuple[tuple[str, Span], ...] = ()
    quotes: tuple[tuple[str, str, str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedEvents:
    """All event records, by id and by what leads to them."""

    events: Mapping[str, RememberedEvent]
    by_quote: Mapping[Quote, tuple[str, ...]]
    by_source: Mapping[str, tuple[str, ...]]


def remember_events(records: Records, documents: Mapping[str, Document]) -> RememberedEvents:
    """What the event records hold."""
    events = {
        entity: _remember(record, documents)
        for entity, record in sorted(records.items())
        if record.type == "event"
    }
    by_quote: defaultdict[Quote, list[str]] = defaultdict(list)
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for event in events.values():
        for source, quote, *_ in event.quotes:
            by_quote[source, quote].append(event.id)
        for source in {source for source, _ in event.written}:
            by_source[source].append(event.id)
    return RememberedEvents(
        events=events,
        by_quote={key: tuple(dict.fromkeys(ids)) for key, ids in by_quote.items()},
        by_source={source: tuple(ids) for source, ids in by_source.items()},
    )


def find_by_quote(tellings: Sequence[Telling], remembered: RememberedEvents) -> dict[Telling, str]:
    """The record of each telling whose sentence a person quoted there, or the machine did in an earlier build."""
    alone = _count_by_sentence(tellings)
    found: dict[Telling, str] = {}
    for telling in tellings:
        event = telling.event
        quoted = [
            remembered.events[entity]
            for entity in remembered.by_source.get(event.source, ())
            if _overlaps(remembered.events[entity], event)
        ]
        same_kind = [record for record in quoted if event.kind in record.kinds]
        single = quoted if alone[event.source, event.span] == 1 else []
        known = remembered.by_quote.get((event.source, event.quote), ())
        again = [r for e in known if event.kind in (r := remembered.events[e]).kinds]
        if chosen := same_kind or again or single:
            found[telling] = _most_alike(telling, chosen).id
    return found


def find_by_content(
    groups: Sequence[Sequence[Telling]],
    remembered: RememberedEvents,
    known: KnownThings,
    *,
    used: Collection[str],
) -> dict[int, str]:
    """For groups of tellings that no quote placed, by index: a record of that kind and date with an actor or narrow place of theirs."""
    free = [event for entity, event in remembered.events.items() if entity not in used]
    found: dict[int, str] = {}
    for at, group in enumerate(groups):
        alike = [event for event in free if _is_alike(event, group, known)]
        if len(alike) == 1:
            found[at] = alike[0].id
            free.remove(alike[0])
    return found


def _remember(record: EntityRecord, documents: Mapping[str, Document]) -> RememberedEvent:
    written, block = record.written, record.extracted or {}
    arguments = [*_items(block, "participants"), *_items(block, "places")]
    kinds = {str(block["kind"])} if block.get("kind") else set()
    dates = [str(item["edtf"]) for item in _items(block, "date") if item.get("edtf")]
    entities = {str(item["entity"]) for item in arguments if item.get("entity")}
    if isinstance(written, EventFields):
        kinds |= {written.kind} if written.kind else set()
        dates = [written.date] if written.date else dates
        entities |= {part.entity for part in written.participants if part.entity}
        entities |= {place.entity for place in written.places if place.entity}
    return RememberedEvent(
        id=record.id,
        kinds=frozenset(kinds),
        dates=tuple(date for date in dates if _is_date(date)),
        entities=frozenset(entities),
        words=frozenset(str(item["said"]) for item in arguments if item.get("said")),
        written=tuple(
            (found.source, Span(found.start, found.end))
            for found in locate_evidence(quotes_in(written), documents)
        ),
        quotes=tuple(
            (
                str(item.get("source")),
                str(item.get("quote")),
                str(item.get("trigger")),
                int(item.get("nth", 1)),
            )
            for item in _items(block, "evidence")
        ),
    )


def nth_trigger(event: EventMention) -> int:
    """Which occurrence of its trigger the telling has in its sentence, from 1: "fired … and fired" may be two events."""
    before = event.quote[: max(0, event.trigger_span.start - event.span.start)]
    return before.count(event.trigger) + 1


def _items(block: Mapping[str, object], key: str) -> list[Mapping[str, Any]]:
    """The mappings of a field of a block, which may hold one or a list of them."""
    value = block.get(key)
    items: Iterable[object] = value if isinstance(value, list | tuple) else [value]
    return [item for item in items if isinstance(item, Mapping)]


def _is_date(value: str) -> bool:
    try:
        edtf.parse(value)
    except edtf.EdtfError:
        return False
    return True


def _count_by_sentence(tellings: Iterable[Telling]) -> dict[tuple[str, Span], int]:
    counts: defaultdict[tuple[str, Span], int] = defaultdict(int)
    for telling in tellings:
        counts[telling.event.source, telling.event.span] += 1
    return counts


def _overlaps(record: RememberedEvent, event: EventMention) -> bool:
    return any(
        source == event.source and span.start < event.span.end and event.span.start < span.end
        for source, span in record.written
    )


def _most_alike(telling: Telling, records: Sequence[RememberedEvent]) -> RememberedEvent:
    """Of several events that one sentence tells, the one with this trigger and these actors and places."""
    event = telling.event
    entities = {entity for _, entity in telling.arguments if entity}
    words = {" ".join(argument.text.split()) for argument, _ in telling.arguments}

    def likeness(record: RememberedEvent) -> tuple[int, ...]:
        return (
            (event.source, event.quote, event.trigger, nth_trigger(event)) in record.quotes,
            len(entities & record.entities) - len(entities - record.entities),
            len(words & record.words),
            event.edtf in record.dates,
        )

    return min(records, key=lambda r: (tuple(-int(value) for value in likeness(r)), r.id))


def _is_alike(record: RememberedEvent, group: Sequence[Telling], known: KnownThings) -> bool:
    shared = {
        entity
        for telling in group
        for _, entity in telling.arguments
        if entity in record.entities and known.countries_of(entity) != (entity,)
    }
    return bool(shared) and any(
        telling.event.kind in record.kinds and _dates_fit(record, telling.event)
        for telling in group
    )


def _dates_fit(record: RememberedEvent, event: EventMention) -> bool:
    """Whether both say when, and may mean the same days."""
    return is_dated(event) and any(dates_overlap(event.edtf, value) for value in record.dates)
