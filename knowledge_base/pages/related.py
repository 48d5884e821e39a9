"""What a record is tied to because somebody says so: relations by what they are, and where a place lies."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge_base.model import Entity, Evidence, Fact, Relation
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.facts import origin
from knowledge_base.pages.fixing import fix_link
from knowledge_base.pages.links import Links, language_of, source_title
from knowledge_base.pages.record_values import field_of
from knowledge_base.pages.wider_ties import said_more_exactly
from knowledge_base.pages.wording import date_in_words, reservation, shortened, tie
from knowledge_base.relation_types import PLACES, RELATIONS

_OTHER = "Other"
_LONGEST_QUOTE = 220
_MOST_QUOTES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation as one of its two records reads it: its phrase, the other record, and who states it.

    `turned` says that the other record holds it; `also` are wider ties that it says as well (its leader is a member).
    """

    group: str
    phrase: str
    other: str
    holder: str
    relation: Relation
    turned: bool = False
    also: tuple["Tie", ...] = ()


def ties(links: Links, entity: Entity, *, places: bool | None = None) -> Html:
    """The relations that somebody asserts, from this record and to it, under headings, each with its sentence.

    `places` True takes only those that say where, False leaves these out.
    """
    found = [t for t in ties_of(links, entity) if places in (None, t.group == PLACES)]
    headings = dict.fromkeys((*(words.heading for words in RELATIONS.values()), _OTHER))
    groups = [title for title in headings if any(t.group == title for t in found)]
    parts = []
    for title in groups:
        chosen = [t for t in found if t.group == title]
        if len(groups) > 1 or title not in (_OTHER, PLACES):
            parts.append(element("h3", title))
        parts.append(element("ul", *_items(links, entity, chosen), class_="kb-ties"))
    return join(parts)


def stated_and_counted(stated: Html, counted: Html, *, heading: str) -> Html:
    """What somebody asserts, and apart from it under its own `heading` what is only counted from events."""
    parts = []
    if stated:
        parts += [element("h3", "As sources state"), stated]
    if counted:
        parts += [element("h3", heading), counted]
    return join(parts)


def ties_of(links: Links, entity: Entity) -> list[Tie]:
    """Both directions of every relation that a record has a part in, its own first; a wider one stands with the one that says it."""
    own = [_tie(r, r.to, entity.id, turned=False) for r in entity.relations]
    others = [_tie(r, h, h, turned=True) for h, r in links.view.ties_to.get(entity.id, ())]
    return _fold([*own, *others])


def _tie(relation: Relation, other: str, holder: str, *, turned: bool) -> Tie:
    return Tie(
        group=_group(relation.type),
        phrase=tie(relation.type, inverse=turned),
        other=other,
        holder=holder,
        relation=relation,
        turned=turned,
    )


def _fold(found: list[Tie]) -> list[Tie]:
    """The ties without those that another one to the same record says more exactly, which go with it."""
    over = said_more_exactly([(one.other, one.turned, one.relation) for one in found])
    also: defaultdict[int, list[Tie]] = defaultdict(list)
    for n, top in over.items():
        also[top].append(found[n])
    kept = (n for n in range(len(found)) if n not in over)
    return [replace(found[n], also=tuple(also[n])) for n in kept]


def hierarchy(links: Links, entity: Entity) -> Html:
    """The places that a place lies in, nearest first."""
    return join((links.entity(place) for place in containers(links, entity)), " › ")


def containers(links: Links, entity: Entity) -> Iterator[str]:
    """The ids of the places that a place lies in, nearest first."""
    seen = {entity.id}
    at: Entity | None = entity
    while at:
        facts: list[Fact] = [fact for fact in at.facts if field_of(fact) == "within"]
        target = next((fact.entity for fact in facts if fact.entity), None)
        at = links.view.resolved(target) if target else None
        if not at or at.id in seen:
            return
        seen.add(at.id)
        yield at.id


def _group(kind: str) -> str:
    return RELATIONS[kind].heading if kind in RELATIONS else _OTHER


def _items(links: Links, entity: Entity, found: Sequence[Tie]) -> Iterator[Html]:
    """One entry a phrase and record: what both sides or several files state of one tie stands together."""
    merged: dict[tuple[str, str], list[Tie]] = {}
    for one in found:
        merged.setdefault((one.phrase, one.other), []).append(one)
    for (phrase, other), stated in merged.items():
        head = [element("span", phrase, class_="kb-tie"), " ", links.entity(other)]
        told: set[Evidence] = set()
        every = [each for one in stated for each in (one, *one.also)]
        statements = [_statement(links, entity, one, told) for one in every]
        anchor = tie_anchor(other)
        first = anchor not in links.claims
        links.claims.add(anchor)
        yield element("li", *head, *statements, id=anchor if first else None)


def tie_anchor(other: str) -> str:
    """Where on a record's page what is asserted between it and another stands."""
    return f"tie-{other.replace('/', '-')}"


def _statement(links: Links, entity: Entity, one: Tie, told: set[Evidence]) -> Html:
    """What one side states of a tie; sentences that were `told` already are cited and not shown again."""
    relation = one.relation
    parts = _circumstances(relation)
    if one.holder == entity.id:
        said_by = Fact(
            field="relation",
            value=relation.type,
            origin=relation.origin,
            entity=relation.to,
            line=relation.line,
        )
        cited = links.citations(relation.evidence, relation.references)
        marks = join([" ", cited, " ", origin(said_by, links), fix_link(links, entity, said_by)])
        parts.append(element("span", marks, class_="kb-marks"))
    new = [piece for piece in dict.fromkeys(relation.evidence) if piece not in told]
    told.update(new)
    return join([*parts, *(quoted(links, piece) for piece in new[:_MOST_QUOTES])])


def quoted(links: Links, piece: Evidence) -> Html:
    """A sentence behind a tie, as a link to its place."""
    language = language_of(links.view, piece.source)
    quote = element("q", shortened(piece.quote, _LONGEST_QUOTE), lang=language)
    source = join(
        ["— ", links.passage(piece, shortened(source_title(links.view, piece.source), 60))]
    )
    return element("span", quote, " ", source, class_="kb-because")


def _circumstances(relation: Relation) -> list[Html]:
    parts = []
    if relation.when:
        parts.append(escape(f", {date_in_words(relation.when)}"))
    if words := reservation("accomplished", relation.modality):
        parts += [escape(" "), element("strong", words, class_="kb-doubt")]
    if relation.note:
        parts += [escape(" "), element("span", f"({relation.note.rstrip('.')})", class_="kb-note")]
    return parts or [NOTHING]
