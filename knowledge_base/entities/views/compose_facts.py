"""The facts of an entity, field by field in the order of its type: what was found, overlaid by what people wrote."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from knowledge_base.entities.views.compose_events import compose_event_facts
from knowledge_base.entities.views.compose_roles import compose_roles
from knowledge_base.entities.views.desk import Desk
from knowledge_base.entities.views.overlay import (
    authority_references,
    overlay_list,
    overlay_scalar,
    plain_value,
)
from knowledge_base.entity_ids import type_of
from knowledge_base.model import Evidence, Fact, FactValue

_POINTERS = ("country", "within")
# What people write of a source, in the order of a reference work; the rest the machine counts.
_SOURCE_FIELDS = (
    *("author", "publisher", "published", "published_basis", "language", "url", "rights", "show"),
    *("reliability", "sha256", "words"),
)


def compose_facts(entity: str, desk: Desk) -> tuple[Fact, ...]:
    """All facts but names, description and relations, which have their own places.

    Name and kind stand in the head of a page; as facts they are there only where a person wrote them, so that it can be said
    who did and what was found.
    """
    heads = [
        fact
        for field in ("name", "kind")
        for fact in _scalar(field, entity, desk)
        if fact.origin == "person"
    ]
    return (*heads, *_COMPOSERS[type_of(entity)](entity, desk))


def _compose_actor(entity: str, desk: Desk) -> Iterator[Fact]:
    yield from _countries(entity, desk)
    yield from _scalar("active", entity, desk)
    yield from compose_roles(entity, desk)
    yield from _identifiers(entity, desk)


def _compose_place(entity: str, desk: Desk) -> Iterator[Fact]:
    yield from _scalar("within", entity, desk)
    if desk.kind_of(entity) != "country":
        yield from _countries(entity, desk)
    yield from _scalar("acts", entity, desk)
    yield from _scalar("coordinates", entity, desk)
    yield from _identifiers(entity, desk)


def _compose_date(entity: str, desk: Desk) -> Iterator[Fact]:
    yield from _scalar("edtf", entity, desk)


def _compose_topic(entity: str, desk: Desk) -> Iterator[Fact]:
    yield from _countries(entity, desk)


def _compose_source(entity: str, desk: Desk) -> Iterator[Fact]:
    for field in _SOURCE_FIELDS:
        yield from _scalar(field, entity, desk)


def _scalar(field: str, entity: str, desk: Desk) -> list[Fact]:
    """A field with one value; `found` is what the block or the authority file has of it."""
    points = field in _POINTERS
    if field in ("sha256", "words"):
        return _found(field, entity, desk)
    return overlay_scalar(field, _found(field, entity, desk), entity, desk, points=points)


def _found(field: str, entity: str, desk: Desk) -> list[Fact]:
    value = _found_value(field, entity, desk)
    if value is None:
        return []
    references = () if type_of(entity) in ("source", "date") else authority_references(entity, desk)
    pointer = desk.target(str(value)) if field in _POINTERS else None
    return [
        Fact(
            field=field,
            value=desk.name_of(pointer) if pointer else value,
            origin="machine",
            entity=pointer,
            references=references,
            evidence=_located_by(entity, desk) if field == "within" else (),
        )
    ]


def _located_by(entity: str, desk: Desk) -> tuple[Evidence, ...]:
    """The sentence that puts a new place into another."""
    told = desk.linked.blocks.get(entity, {}).get("located_by")
    return (Evidence(**told),) if told and entity not in desk.authority else ()


def _found_value(field: str, entity: str, desk: Desk) -> FactValue:
    """The value in the block, else in the authority file (a block holds the same unless the entry is newer)."""
    entry = desk.authority.get(entity)
    if entry and hasattr(entry, field):
        value = getattr(entry, field)
        return plain_value(value) or None
    return plain_value(desk.linked.blocks.get(entity, {}).get(field))


def _countries(entity: str, desk: Desk) -> list[Fact]:
    """The country a person wrote, otherwise those that are known, by way of the places around if need be."""
    record, entry = desk.records.get(entity), desk.authority.get(entity)
    if record and record.wrote("country"):
        countries = entry.countries if entry else ()
    else:
        stated = desk.linked.blocks.get(entity, {}).get("country")
        countries = desk.linked.known.countries_of(entity) or ((str(stated),) if stated else ())
    references = authority_references(entity, desk)
    found = [
        Fact(
            field="country",
            value=desk.name_of(target),
            origin="machine",
            entity=target,
            references=references,
            evidence=_located_by(entity, desk),
        )
        for target in map(desk.target, countries)
    ]
    return overlay_scalar("country", found, entity, desk, points=True)


def _identifiers(entity: str, desk: Desk) -> list[Fact]:
    """Identifiers by scheme; of one scheme a person's holds."""
    record, entry = desk.records.get(entity), desk.authority.get(entity)
    known: Mapping[str, str] = entry.identifiers if entry else {}
    written: Mapping[str, str] = getattr(record.written, "identifiers", {}) if record else {}
    references = authority_references(entity, desk)
    return overlay_list(
        [
            Fact(
                field=f"identifiers.{scheme}", value=value, origin="machine", references=references
            )
            for scheme, value in sorted(known.items())
        ],
        [
            Fact(
                field=f"identifiers.{scheme}",
                value=value,
                origin="person",
                line=record.place("identifiers", scheme)[0] if record else 0,
            )
            for scheme, value in sorted(written.items())
        ],
        match=lambda fact: fact.field,
        rejected=lambda fact: False,
    )


_COMPOSERS: Mapping[str, Callable[[str, Desk], Iterator[Fact]]] = MappingProxyType(
    {
        "actor": _compose_actor,
        "place": _compose_place,
        "date": _compose_date,
        "event": compose_event_facts,
        "topic": _compose_topic,
        "source": _compose_source,
    }
)
