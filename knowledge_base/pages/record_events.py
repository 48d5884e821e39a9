"""Which events stand on a record's page, and what the page's own record has to do with each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from knowledge_base.model import Entity
from knowledge_base.pages.calendar_index import stretch_of
from knowledge_base.pages.event_list import role_notes
from knowledge_base.pages.record_values import edtf_of, field_of
from knowledge_base.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The events of a record by id, each with a note; `near` are those that only lie within it or name it in passing."""

    notes: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, str] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, str]:
        """Both, the record's own first."""
        return {**self.near, **self.notes}


def events_of(view: View, entity: Entity) -> Chosen:
    """The events of any record."""
    roles = view.events_of.get(entity.id, {})
    own = dict.fromkeys(roles, "") | role_notes(roles)
    match entity.type:
        case "place":
            # That a country is named as an event's country says that it happened somewhere within.
            itself = {
                event: own[event] for event, given in roles.items() if set(given) != {"country"}
            }
            inside = dict.fromkeys(own, "") | _in_places_within(view, entity)
            return Chosen(notes=itself, near=_without(inside, itself))
        case "date":
            value = edtf_of(entity)
            own = dict.fromkeys(view.events_on.get(value, ()), "") | own
            return Chosen(notes=own, near=_without(_within_date(view, entity, value), own))
        case "topic":
            return Chosen(notes=own, near=_without(_told_with(view, entity), own))
        case _:
            return Chosen(notes=own)


def places_within(view: View, entity: Entity) -> Iterator[Entity]:
    """Every place that lies in a place, also those that lie in places of it; each once, nearest levels first."""
    seen, level = {entity.id}, [entity.id]
    while level:
        inner = []
        for place in level:
            for holder, fact in view.facts_to.get(place, ()):
                record = view.resolved(holder)
                if record and record.id not in seen and _lies_in(record, field_of(fact)):
                    seen.add(record.id)
                    inner.append(record.id)
                    yield record
        level = inner


def _lies_in(record: Entity, named_by: str) -> bool:
    return record.type == "place" and named_by in ("within", "country")


def _in_places_within(view: View, entity: Entity) -> dict[str, str]:
    """Events of the places within a place."""
    return {
        event: ""
        for place in places_within(view, entity)
        for event, roles in view.events_of.get(place.id, {}).items()
        if set(roles) != {"country"}
    }


def _within_date(view: View, entity: Entity, value: str) -> dict[str, str]:
    """Events of a shorter date that lies in this one, and of open bounds that are listed under this year."""
    open_ = [
        event
        for when, events in view.events_on.items()
        if when != value and stretch_of("", when) is None and view.date_record(when) == entity
        for event in events
    ]
    return dict.fromkeys([*view.event_calendar.within(value), *open_], "")


def _told_with(view: View, entity: Entity) -> dict[str, str]:
    """Events that are told in a passage that names a topic."""
    found: dict[str, str] = {}
    for source, mentions in view.mentions_of.get(entity.id, {}).items():
        starts = [linked.mention.start for linked in mentions]
        for telling in view.kb.events.get(source, ()):
            span = telling.event.span
            if telling.entity and any(span.start <= start < span.end for start in starts):
                found[telling.entity] = ""
    return found


def _without(near: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    return {event: note for event, note in near.items() if event not in own}
