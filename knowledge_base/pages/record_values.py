"""What one record says: its facts by field, its dates, its passages."""

from collections.abc import Iterator

from knowledge_base.edtf import EdtfError, from_file_stem
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity, Evidence, Fact

_ONE_OF_MANY = {
    "places": "place",
    "participants": "participant",
    "quantities": "quantity",
    "identifiers": "identifier",
    "aliases": "alias",
}
# So many passages prove a value; more only make a page heavy.
MOST_CITED = 5
# The fields of a source in the order of a reference work.
SOURCE_FIRST = (
    *("author", "publisher", "published", "language", "url", "rights", "show"),
    "reliability",
)


def field_of(fact: Fact) -> str:
    """The field a fact belongs to, in the singular; `identifiers.wikidata` is an identifier."""
    name = fact.field.partition(".")[0]
    return _ONE_OF_MANY.get(name, name)


def facts_of(entity: Entity, *fields: str) -> list[Fact]:
    """The facts of some fields, in the order of the record."""
    return [fact for fact in entity.facts if field_of(fact) in fields]


def value_of(entity: Entity, name: str) -> str | None:
    """The first value of a field where it is text, for instance an event's date."""
    values = (fact.value for fact in facts_of(entity, name))
    return next((value for value in values if isinstance(value, str)), None)


def edtf_of(entity: Entity) -> str:
    """A date record's value: what it states, else what its file name says."""
    if stated := value_of(entity, "edtf"):
        return stated
    stem = stem_of(entity.id)
    try:
        return from_file_stem(stem)
    except EdtfError:
        return stem


def evidence_of(entity: Entity) -> Iterator[Evidence]:
    """Every passage a record rests on, in the order in which its page shows them."""
    described = (entity.description,) if entity.description else ()
    for fact in (*described, *entity.facts, *entity.names):
        yield from fact.evidence
    for relation in entity.relations:
        yield from relation.evidence
    yield from entity.evidence


def cited_by(entity: Entity) -> Iterator[Evidence]:
    """The passages that a record's page cites: the first few of each value, and a few that speak of it as a whole.

    A country that five hundred articles name has as many passages; every one stands on its source's page, and the list of
    mentions leads there.
    """
    described = (entity.description,) if entity.description else ()
    for fact in (*described, *entity.facts, *entity.names):
        yield from fact.evidence[:MOST_CITED]
    for relation in entity.relations:
        yield from relation.evidence
    yield from entity.evidence[:MOST_CITED]
