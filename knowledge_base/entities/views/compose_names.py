"""The names that readers see beside the best one: each with the sources that use it and where a person wrote it."""

from collections.abc import Iterator

from knowledge_base.entities.blocks.contents import NameForm, other_names, said_forms
from knowledge_base.entities.linking.known_things import written_names
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.passages import first_passages
from knowledge_base.entities.views.desk import Desk
from knowledge_base.entities.views.overlay import overlay_list, references_for
from knowledge_base.entity_ids import type_of
from knowledge_base.model import Fact

FIELD = "alias"


def compose_names(entity: str, desk: Desk) -> tuple[Fact, ...]:
    """All names but the best one: those that sources use, those of merged records, those that people wrote."""
    record = desk.records.get(entity)
    rejected = {fold_name(name) for name in record.written.reject.aliases} if record else set()
    own = fold_name(desk.name_of(entity))
    names = overlay_list(
        [_found(form, desk) for form in _forms(entity, desk)],
        list(_written(entity, desk)),
        match=lambda fact: fold_name(str(fact.value)),
        rejected=lambda fact: fold_name(str(fact.value)) in rejected,
    )
    return tuple(fact for fact in names if fold_name(str(fact.value)) != own)


def _forms(entity: str, desk: Desk) -> list[NameForm]:
    mentions = desk.seen.get(entity, ())
    if type_of(entity) != "date":
        return other_names(mentions, desk.name_of(entity))
    first = {fold_name(form.text): form for form in reversed(said_forms(mentions))}
    return [first[text] for text in sorted(first)]


def _found(form: NameForm, desk: Desk) -> Fact:
    inferred = all(mention.basis == "inferred" for mention in form.mentions)
    return Fact(
        field=FIELD,
        value=form.text,
        origin="machine",
        basis="inferred" if inferred else None,
        evidence=first_passages(form.mentions, desk.linked.documents, desk.linked.findings),
    )


def _written(entity: str, desk: Desk) -> Iterator[Fact]:
    """A person's aliases, then all names of the records that were merged into this one."""
    record = desk.records.get(entity)
    if record:
        for at, alias in enumerate(record.written.aliases):
            yield Fact(
                field=FIELD,
                value=alias.text,
                origin="person",
                note=alias.note,
                references=references_for("aliases", record),
                line=record.place("aliases", at)[0],
            )
    for other in desk.merged.get(entity, ()):
        for name in written_names(desk.records[other]):
            yield Fact(field=FIELD, value=name, origin="person")
