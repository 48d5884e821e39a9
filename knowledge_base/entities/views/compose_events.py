"""The facts of an event: every telling's values with their sentences, overlaid by what people wrote."""

from collections.abc import Iterator, Sequence

from knowledge_base.entities.events.event_blocks import telling_passages
from knowledge_base.entities.events.tellings import is_wider
from knowledge_base.entities.events.values import EventValue, gather_values, main_country
from knowledge_base.entities.fields.entity_fields import EventFields
from knowledge_base.entities.fields.parts import PlaceRef, RejectedParticipant
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.quotes import locate_evidence
from knowledge_base.entities.views.desk import Desk
from knowledge_base.entities.views.overlay import (
    make_reference,
    overlay_list,
    overlay_scalar,
    plain_value,
)
from knowledge_base.model import Fact

_SCALARS = ("killed", "wounded", "kidnapped")
_MANNER = ("stage", "modality")


def compose_event_facts(entity: str, desk: Desk) -> Iterator[Fact]:
    """Date, places, country, participants, figures, amounts, stage and modality."""
    values = gather_values(desk.tellings.get(entity, ()))
    found = {
        field: [_fact(v, desk) for v in values if v.field == field]
        for field in ("date", "places", "participants", *_SCALARS, "quantities", *_MANNER)
    }
    record = desk.records.get(entity)
    written = (
        record.written if record and isinstance(record.written, EventFields) else EventFields()
    )
    yield from overlay_scalar("date", found["date"], entity, desk)
    places = _places(found["places"], written, record, desk)
    yield from places
    yield from _country(entity, places, desk)
    yield from _participants(found["participants"], written, record, desk)
    for field in _SCALARS:
        yield from overlay_scalar(field, found[field], entity, desk)
    yield from _quantities(found["quantities"], written, record)
    for field in _MANNER:
        yield from overlay_scalar(field, found[field], entity, desk)


def _fact(value: EventValue, desk: Desk) -> Fact:
    return Fact(
        field=value.field,
        value=desk.name_of(value.entity) if value.entity else value.value,
        origin="machine",
        entity=value.entity,
        role=value.role,
        said=value.said,
        basis=value.basis,
        evidence=telling_passages(value.tellings, desk.linked.documents),
    )


def _country(entity: str, places: Sequence[Fact], desk: Desk) -> list[Fact]:
    """The country of its places as readers see them, otherwise the one that the tellings have."""
    of_places = (desk.linked.known.countries_of(fact.entity) for fact in places if fact.entity)
    country = next((found[0] for found in of_places if len(found) == 1), None)
    country = country or main_country(desk.tellings.get(entity, ()))
    if country is None:
        return []
    target = desk.target(country)
    return [Fact(field="country", value=desk.name_of(target), origin="machine", entity=target)]


def _places(
    found: Sequence[Fact], written: EventFields, record: EntityRecord | None, desk: Desk
) -> list[Fact]:
    hers = [
        Fact(
            field="places",
            value=desk.name_of(target) if target else place.text,
            origin="person",
            entity=target,
            line=record.place("places", at)[0] if record else 0,
        )
        for at, place in enumerate(written.places)
        for target in (desk.target(place.entity) if place.entity else None,)
    ]
    rejects = written.reject.places
    shown = overlay_list(
        found,
        hers,
        match=_who,
        rejected=lambda fact: any(_names_fact(r, fact, desk) for r in rejects),
    )
    places = [fact.entity for fact in shown if fact.entity]
    return [
        fact
        for fact in shown
        if fact.origin == "person"
        or not fact.entity
        or not is_wider(fact.entity, places, desk.linked.known)
    ]


def _participants(
    found: Sequence[Fact], written: EventFields, record: EntityRecord | None, desk: Desk
) -> list[Fact]:
    hers = [
        Fact(
            field="participants",
            value=desk.name_of(target) if target else part.text,
            origin="person",
            entity=target,
            role=part.role,
            modality=part.modality,
            said=part.text if target else None,
            evidence=locate_evidence(part.evidence, desk.linked.documents),
            references=tuple(map(make_reference, part.references)),
            line=record.place("participants", at)[0] if record else 0,
        )
        for at, part in enumerate(written.participants)
        for target in (desk.target(part.entity) if part.entity else None,)
    ]
    rejects = written.reject.participants
    return overlay_list(
        found,
        hers,
        match=lambda fact: (fact.role, _who(fact)),
        rejected=lambda fact: any(
            r.role in (None, fact.role) and _names_fact(r, fact, desk) for r in rejects
        ),
    )


def _quantities(
    found: Sequence[Fact], written: EventFields, record: EntityRecord | None
) -> list[Fact]:
    hers = [
        Fact(
            field="quantities",
            value=plain_value(quantity),
            origin="person",
            line=record.place("quantities", at)[0] if record else 0,
        )
        for at, quantity in enumerate(written.quantities)
    ]
    rejects = [plain_value(quantity) for quantity in written.reject.quantities]
    return overlay_list(
        found,
        hers,
        match=lambda fact: str(fact.value),
        rejected=lambda fact: fact.value in rejects,
    )


def _who(fact: Fact) -> str:
    """The entity, or its words where there is none."""
    return fact.entity or fold_name(str(fact.value))


def _names_fact(reject: PlaceRef | RejectedParticipant, fact: Fact, desk: Desk) -> bool:
    if reject.entity:
        return fact.entity is not None and desk.target(reject.entity) == fact.entity
    words = fold_name(reject.text or "")
    return words in (fold_name(str(fact.value)), fold_name(fact.said or ""))
