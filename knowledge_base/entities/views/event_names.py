"""What readers call an event: a person's name for it, otherwise kind, place or actor, and date as she and the sources say."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge_base.entities.events.event_blocks import word_event, word_place
from knowledge_base.entities.events.values import gather_values
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.views.compose_events import compose_event_facts
from knowledge_base.entities.views.desk import Desk
from knowledge_base.entity_ids import stem_of, type_of
from knowledge_base.model import Fact

_NAMING = ("date", "places", "participants")


def name_events(desk: Desk) -> Desk:
    """The desk with the names of its events; what a person corrected shows in a name that the machine made."""
    entities = sorted({*desk.present, *desk.tellings, *desk.authority})
    names = {entity: _name(entity, desk) for entity in entities if type_of(entity) == "event"}
    return replace(desk, names={**desk.names, **names})


def _name(entity: str, desk: Desk) -> str:
    record = desk.records.get(entity)
    if record and record.written.name:
        return record.written.name
    kind = desk.kind_of(entity)
    if kind and (desk.tellings.get(entity) or _is_told(record)):
        return _word_facts(entity, kind, desk)
    return str(desk.linked.blocks.get(entity, {}).get("name") or stem_of(entity))


def _is_told(record: EntityRecord | None) -> bool:
    """Whether a person says herself what the event was."""
    return record is not None and any(map(record.wrote, _NAMING))


def _word_facts(entity: str, kind: str, desk: Desk) -> str:
    facts = list(compose_event_facts(entity, desk))
    place = _first([fact for fact in facts if fact.field == "places"])
    agent = _first([fact for fact in facts if fact.role == "agent"])
    date = next((str(f.value) for f in facts if f.field == "date" and f.value), None)
    where = (
        word_place(place, gather_values(desk.tellings.get(entity, ())), desk.called)
        if place
        else None
    )
    return word_event(kind, where or (f"by {desk.called(agent)}" if agent else None), date)


def _first(facts: Sequence[Fact]) -> str | None:
    """The entity to name: a person's first, otherwise the first found."""
    ordered = sorted(facts, key=lambda fact: fact.origin != "person")
    return next((fact.entity for fact in ordered if fact.entity), None)
