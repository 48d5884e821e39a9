"""How much of a record people wrote and how much the machine found, and what its status is called for that."""

from knowledge_base.model import Entity
from knowledge_base.pages.wording import STATUSES, counted


def origin_counts(entity: Entity) -> str:
    """How many values of a record were found by machine and how many people wrote."""
    machine, person = found_values(entity), written_values(entity)
    return f"{counted(machine, 'value')} found by machine, {person:,} written by people"


def status_words(entity: Entity) -> str:
    """A record's status as a reader should take it; a draft that only the machine has seen says so."""
    if entity.status == "draft" and not is_written(entity):
        return "found by machine, not reviewed"
    return STATUSES[entity.status]


def is_written(entity: Entity) -> bool:
    """Whether a person wrote anything of a record. One that nothing in the base was found for was made by hand."""
    found = found_values(entity) or entity.mentions or entity.evidence
    return bool(written_values(entity)) or not found


def found_values(entity: Entity) -> int:
    """The values that the machine found."""
    return _origins(entity).count("machine")


def written_values(entity: Entity) -> int:
    """The values that people wrote: names, description, facts, relations, works, and decisions with their reasons."""
    decisions = sum(bool(value) for value in (entity.same_as, entity.reason))
    found = {work for fact in entity.facts if fact.origin == "machine" for work in fact.references}
    works = sum(work not in found for work in entity.references)
    return _origins(entity).count("person") + decisions + works


def _origins(entity: Entity) -> list[str]:
    described = (entity.description,) if entity.description else ()
    origins: list[str] = [fact.origin for fact in (*described, *entity.facts, *entity.names)]
    return origins + [relation.origin for relation in entity.relations]
