"""How a person's words lie over what was found: rule 3 of the design, for any field."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import replace

from knowledge_base.entities.events.event_blocks import telling_passages
from knowledge_base.entities.fields.parts import Coordinates as WrittenCoordinates
from knowledge_base.entities.fields.parts import Quantity as WrittenQuantity
from knowledge_base.entities.fields.parts import Reference as WrittenReference
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.linking.passages import first_passages
from knowledge_base.entities.linking.quotes import locate_evidence
from knowledge_base.entities.views.desk import Desk
from knowledge_base.model import Coordinates, Evidence, Fact, FactValue, Quantity, Reference


def overlay_scalar(
    field: str, found: Sequence[Fact], entity: str, desk: Desk, *, points: bool = False
) -> list[Fact]:
    """The facts of a field that has one value: the person's, which keeps the found ones in view, or else the found.

    `points` says that the value is the id of an entity; of these a person may have written several (countries of a river).
    """
    record = desk.records.get(entity)
    if record is None or not record.wrote(field):
        return list(found)
    written = getattr(record.written, field)
    values = list(map(plain_value, written if isinstance(written, tuple) else (written,))) or [None]
    targets = [desk.target(v) if points and isinstance(v, str) else None for v in values]
    meant = [target or value for target, value in zip(targets, values, strict=True)]
    agreeing = [fact for fact in found if (fact.entity if points else fact.value) in meant]
    overruled = [fact for fact in found if fact not in agreeing]
    evidence = (
        *evidence_for(field, record, desk),
        *(e for fact in agreeing for e in fact.evidence),
    )
    first = Fact(
        field=field,
        value=desk.name_of(targets[0]) if targets[0] else values[0],
        origin="person",
        entity=targets[0],
        said=next((fact.said for fact in found if fact.said), None),
        found="; ".join(dict.fromkeys(show_value(fact) for fact in overruled)) or None,
        found_basis=next((fact.basis for fact in overruled), None),
        note=record.written.unknown.get(field) if values[0] is None else None,
        evidence=tuple(dict.fromkeys(evidence)),
        references=references_for(field, record),
        line=record.place(field)[0],
    )
    others = [
        replace(first, value=desk.name_of(t), entity=t, found=None, line=record.place(field, n)[0])
        for n, t in enumerate(targets)
        if n and t
    ]
    return [first, *others]


def overlay_text(field: str, entity: str, desk: Desk) -> Fact | None:
    """A field of prose, for instance the description; None where nobody wrote it."""
    entry = desk.authority.get(entity)
    value = getattr(entry, field, None) if entry else None
    found = [
        Fact(
            field=field,
            value=value,
            origin="machine",
            references=authority_references(entity, desk),
        )
    ]
    return next(iter(overlay_scalar(field, found if value else [], entity, desk)), None)


def overlay_list(
    found: Iterable[Fact],
    written: Sequence[Fact],
    *,
    match: Callable[[Fact], Hashable],
    rejected: Callable[[Fact], bool],
) -> list[Fact]:
    """The found values that nobody rejected, then the person's; one that both have is hers, with the evidence of both."""
    hers = {match(fact): fact for fact in written}
    kept = {match(fact): fact for fact in found if not rejected(fact)}
    joined = [_join(hers[key], fact) if key in hers else fact for key, fact in kept.items()]
    return joined + [fact for key, fact in hers.items() if key not in kept]


def _join(hers: Fact, found: Fact) -> Fact:
    return replace(
        hers,
        said=hers.said or found.said,
        basis=found.basis,
        evidence=tuple(dict.fromkeys((*hers.evidence, *found.evidence))),
    )


def evidence_for(field: str, record: EntityRecord, desk: Desk) -> tuple[Evidence, ...]:
    """The quotes that a person gave for one field."""
    chosen = (item for item in record.written.evidence if item.for_field == field)
    return locate_evidence(chosen, desk.linked.documents)


def general_evidence(entity: str, fields: Collection[str], desk: Desk) -> tuple[Evidence, ...]:
    """Passages about an entity as a whole: a person's that belong to none of the facts, then the first of each source."""
    record = desk.records.get(entity)
    chosen = [e for e in record.written.evidence if e.for_field not in fields] if record else []
    found = first_passages(desk.seen.get(entity, ()), desk.linked.documents, desk.linked.findings)
    told = telling_passages(desk.tellings.get(entity, ()), desk.linked.documents)
    return tuple(dict.fromkeys((*locate_evidence(chosen, desk.linked.documents), *told, *found)))


def references_for(field: str, record: EntityRecord) -> tuple[Reference, ...]:
    """The works that a person gave for one field."""
    return tuple(map(make_reference, record.written.references.get(field, ())))


def leftover_references(entity: str, fields: Collection[str], desk: Desk) -> tuple[Reference, ...]:
    """Works that a person gave for what is no fact of its own, and those of the authority file."""
    record = desk.records.get(entity)
    written = record.written.references if record else {}
    works = (make_reference(r) for field in written if field not in fields for r in written[field])
    return tuple(dict.fromkeys((*works, *authority_references(entity, desk))))


def authority_references(entity: str, desk: Desk) -> tuple[Reference, ...]:
    """The works that an authority file gives for an entity."""
    entry = desk.authority.get(entity)
    return tuple(map(make_reference, entry.references)) if entry else ()


def make_reference(written: WrittenReference) -> Reference:
    """A reference as readers get it."""
    return Reference(**written.model_dump())


def plain_value(value: object) -> FactValue:
    """A written value as facts hold it."""
    if isinstance(value, WrittenCoordinates):
        return Coordinates(**value.model_dump())
    if isinstance(value, WrittenQuantity):
        return Quantity(**value.model_dump())
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"no value of a fact: {value!r}")


def show_value(fact: Fact) -> str:
    """A found value in one line, for "the source says"."""
    value = fact.value
    if fact.field == "acts":
        return "true" if value else "false"
    if isinstance(value, Coordinates):
        return f"{value.lat}, {value.lon}"
    if isinstance(value, Quantity):
        return " ".join(str(part) for part in (value.amount, value.unit, value.of) if part)
    return str(value)
