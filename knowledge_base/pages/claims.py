"""An address for each fact of a record, so that it can be cited, and led back to from the passage it rests on."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity, Fact, Relation, Span
from knowledge_base.pages.record_values import field_of
from knowledge_base.pages.wording import folded, value_in_words

Resting = Mapping[str, Mapping[Span, Mapping[str, tuple[Fact, ...]]]]

# Of these a record has several: the value is part of the address. Elsewhere the address outlives a change of the value.
_SEVERAL = frozenset({"alias", "role", "participant", "place", "quantity", "relation", "within"})
_LONGEST = 40  # letters of a value in an address


def claims_of(entity: Entity) -> Iterator[Fact]:
    """All that a record states, relations as facts whose value is the type of the tie."""
    if entity.description:
        yield entity.description
    yield from entity.facts
    yield from entity.names
    for relation in entity.relations:
        yield claim_of_relation(relation)


def resting_on(entities: Iterable[Entity]) -> Resting:
    """What rests on each passage of each source: the records in their order, each with its facts that cite the passage."""
    found: defaultdict[str, defaultdict[Span, defaultdict[str, list[Fact]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for entity in entities:
        for fact in claims_of(entity):
            for piece in dict.fromkeys(fact.evidence):
                found[piece.source][Span(piece.start, piece.end)][entity.id].append(fact)
    return {
        source: {
            span: {name: tuple(facts) for name, facts in holders.items()}
            for span, holders in spans.items()
        }
        for source, spans in found.items()
    }


def claim_of_relation(relation: Relation) -> Fact:
    """A tie as the fact that it is."""
    return Fact(
        field="relation",
        value=relation.type,
        origin=relation.origin,
        entity=relation.to,
        modality=relation.modality,
        evidence=relation.evidence,
        references=relation.references,
        line=relation.line,
    )


def claim_anchor(fact: Fact) -> str:
    """The id of a fact on its record's page: `c-killed`, `c-participant-agent-farc`, `c-relation-led-by-x`."""
    field = field_of(fact)
    key = fact.role or fact.field.partition(".")[2]
    parts = ["c", field, _slug(key)] if key else ["c", field]
    if field == "relation":
        parts.append(_slug(str(fact.value)))
    if field in _SEVERAL:
        parts.append(_slug(stem_of(fact.entity or "") or value_in_words(fact.value)))
    return "-".join(parts)


def _slug(words: str) -> str:
    """The words as part of an address; what had to be cut ends with a few signs that tell it from its like."""
    plain = "".join(sign if sign.isalnum() else " " for sign in folded(words))
    slug = "-".join(plain.split())
    if slug and len(slug) <= _LONGEST:
        return slug
    cut = slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]
    mark = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{cut}-{mark}" if cut else mark
