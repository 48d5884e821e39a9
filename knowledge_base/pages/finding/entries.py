"""What can be found: every readable record with its names, what it can be filtered by, and the text it is found by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge_base.edtf import EdtfError, parse
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.finding.searched_text import searched_text
from knowledge_base.pages.links import name_of, source_title
from knowledge_base.pages.names import other_names
from knowledge_base.pages.record_values import edtf_of, evidence_of, value_of
from knowledge_base.pages.view import View, country_ids
from knowledge_base.pages.wording import date_order
from knowledge_base.vocabulary import ENTITY_TYPES, FOLDERS, EntityType

_LONGEST_SPAN = 20  # years; of a longer stretch only its two ends can be filtered by


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record as the search knows it. `sources` and `related` are ids of records; `weight` is how often it is named."""

    id: str
    page: str
    type: EntityType
    kind: str
    name: str
    other_names: tuple[str, ...]
    reviewed: bool
    weight: int
    countries: tuple[str, ...]
    years: tuple[int, ...]
    sources: tuple[str, ...]
    related: tuple[str, ...]
    text: tuple[str, ...]


def entries_of(view: View) -> list[Entry]:
    """All that can be found, type by type, each in the order of its list."""
    return [_entry(view, kind, record) for kind in ENTITY_TYPES for record in in_order(view, kind)]


def in_order(view: View, kind: EntityType) -> list[Entity]:
    """The records of a type as lists have them: dates and events by time, others by name."""
    if kind == "date":
        return list(view.dates)
    records = list(view.shown.get(kind, ()))
    if kind == "event":
        records.sort(key=lambda record: (date_order(value_of(record, "date")), record.id))
    return records


def _entry(view: View, kind: EntityType, record: Entity) -> Entry:
    return Entry(
        id=record.id,
        page=page_of(record.id),
        type=kind,
        kind=record.kind or "",
        name=source_title(view, stem_of(record.id)) if kind == "source" else name_of(record),
        # A date's words ("last Tuesday") name many days; its own name finds it.
        other_names=() if kind == "date" else tuple(other_names(record)),
        reviewed=record.status == "reviewed",
        weight=sum(record.mentions.values()),
        countries=tuple(dict.fromkeys(_countries(view, record))),
        years=tuple(sorted(set(_years(view, record)))),
        sources=tuple(sorted(_sources(view, record))),
        related=tuple(sorted(_related(view, record))),
        text=searched_text(view, record),
    )


def _countries(view: View, record: Entity) -> Iterator[str]:
    """The countries of a record; those of the events on a date; those that a source names."""
    if record.kind == "country":
        yield record.id
    elif record.type == "source":
        for linked in view.kb.mentions.get(stem_of(record.id), ()):
            named = view.resolved(linked.entity) if linked.entity and not linked.rejected else None
            if named and named.kind == "country":
                yield named.id
    elif record.type == "date":
        for event in _events_on(view, record):
            yield from _countries(view, event)
    else:
        yield from country_ids(record, view)


def _years(view: View, record: Entity) -> Iterator[int]:
    """The years of an event or a date, that in which a source was published, those of the events a record takes part in."""
    match record.type:
        case "event":
            yield from years_of(value_of(record, "date") or "")
        case "date":
            yield from years_of(edtf_of(record))
        case "source":
            yield from years_of(value_of(record, "published") or "")
        case _:
            for event in view.events_of.get(record.id, {}):
                if found := view.kb.entities.get(event):
                    yield from years_of(value_of(found, "date") or "")


def years_of(value: str) -> Sequence[int]:
    """The years that a date lies in; of a long or open one its ends."""
    try:
        bounds = parse(value)
    except EdtfError:
        return ()
    ends = [bound.year for bound in (bounds.earliest, bounds.latest) if bound]
    if len(ends) == 2 and ends[1] - ends[0] <= _LONGEST_SPAN:
        return range(ends[0], ends[1] + 1)
    return ends


def _sources(view: View, record: Entity) -> set[str]:
    """The articles that name a record or tell of it."""
    told = {telling.event.source for telling in view.tellings.get(record.id, ())}
    quoted = {passage.source for passage in evidence_of(record)}
    own = {stem_of(record.id)} if record.type == "source" else set()
    folder = FOLDERS["source"]
    return {f"{folder}/{stem}" for stem in {*record.mentions, *told, *quoted, *own}}


def _related(view: View, record: Entity) -> set[str]:
    """The events that a record takes part in, lies in or dates."""
    taken: Iterable[str] = view.events_of.get(record.id, {})
    dated = (event.id for event in _events_on(view, record)) if record.type == "date" else ()
    return {*taken, *dated}


def _events_on(view: View, record: Entity) -> list[Entity]:
    value = edtf_of(record)
    named = (*view.events_on.get(value, ()), *view.event_calendar.within(value))
    return [view.kb.entities[event] for event in dict.fromkeys(named)]
