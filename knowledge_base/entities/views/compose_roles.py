"""The titles and roles that readers see: those that sources say, each with its sentence, and those that people wrote."""

from collections.abc import Iterator

from knowledge_base.entities.blocks.roles import role_forms
from knowledge_base.entities.fields.entity_fields import ActorFields
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.passages import role_passages
from knowledge_base.entities.linking.quotes import locate_evidence
from knowledge_base.entities.views.desk import Desk
from knowledge_base.entities.views.overlay import make_reference, overlay_list, references_for
from knowledge_base.model import Fact

FIELD = "role"


def compose_roles(entity: str, desk: Desk) -> list[Fact]:
    """The roles of an actor: found ones that nobody rejected, what most sources say first, then those that a person added."""
    linked, record = desk.linked, desk.records.get(entity)
    forms = role_forms(desk.seen.get(entity, ()), linked.documents)
    found = [
        Fact(
            field=FIELD,
            value=form.text,
            origin="machine",
            evidence=role_passages(form.uses, linked.documents, linked.findings),
        )
        for form in sorted(forms, key=lambda form: -len(form.sources))
    ]
    rejected = {fold_name(role) for role in record.written.reject.roles} if record else set()
    return overlay_list(
        found,
        list(_written(record, desk)) if record else [],
        match=lambda fact: fold_name(str(fact.value)),
        rejected=lambda fact: fold_name(str(fact.value)) in rejected,
    )


def _written(record: EntityRecord, desk: Desk) -> Iterator[Fact]:
    if not isinstance(record.written, ActorFields):
        return
    for at, role in enumerate(record.written.roles):
        yield Fact(
            field=FIELD,
            value=role.text,
            origin="person",
            evidence=locate_evidence(role.evidence, desk.linked.documents),
            references=(
                *map(make_reference, role.references),
                *references_for("roles", record),
            ),
            line=record.place("roles", at)[0],
        )
