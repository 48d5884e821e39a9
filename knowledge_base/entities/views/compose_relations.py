"""The ties that somebody asserts: a person with evidence, or an authority file with references."""

from knowledge_base.entities.fields.parts import RejectedRelation
from knowledge_base.entities.fields.parts import Relation as WrittenRelation
from knowledge_base.entities.linking.quotes import locate_evidence
from knowledge_base.entities.views.desk import Desk
from knowledge_base.entities.views.overlay import make_reference
from knowledge_base.model import Relation
from knowledge_base.vocabulary import Origin


def compose_relations(entity: str, desk: Desk) -> tuple[Relation, ...]:
    """A person's relations and the authority's that lead to an entity of this base; of one type and target hers holds."""
    record, entry = desk.records.get(entity), desk.authority.get(entity)
    rejected = record.written.reject.relations if record else ()
    known = [_relation(r, "machine", desk, line=0) for r in (entry.relations if entry else ())]
    kept = [r for r in known if r.to in desk.present and not _is_rejected(r, rejected, desk)]
    written = [
        _relation(relation, "person", desk, line=record.place("relations", at)[0] if record else 0)
        for at, relation in enumerate(record.written.relations if record else ())
    ]
    hers = {(relation.type, relation.to) for relation in written}
    others = [relation for relation in kept if (relation.type, relation.to) not in hers]
    return tuple(r for r in (*written, *others) if r.to != entity)


def _relation(written: WrittenRelation, origin: Origin, desk: Desk, *, line: int) -> Relation:
    return Relation(
        type=written.type,
        to=desk.target(written.to),
        origin=origin,
        when=written.when,
        modality=written.modality,
        note=written.note,
        evidence=locate_evidence(written.evidence, desk.linked.documents),
        references=tuple(map(make_reference, written.references)),
        line=line,
    )


def _is_rejected(relation: Relation, rejected: tuple[RejectedRelation, ...], desk: Desk) -> bool:
    return any(
        desk.target(r.to) == relation.to and r.type in (None, relation.type) for r in rejected
    )
