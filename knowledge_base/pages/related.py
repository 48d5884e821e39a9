"""Who and what a record is tied to: what somebody asserts, apart from what merely stands in the same sentence."""

from collections.abc import Iterator, Sequence

from knowledge_base.model import Entity, Fact, LinkedMention, Relation
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.facts import origin
from knowledge_base.pages.fixing import fix_link
from knowledge_base.pages.links import Links, language_of
from knowledge_base.pages.mention_lines import line
from knowledge_base.pages.record_values import field_of
from knowledge_base.pages.wording import counted, date_in_words, reservation, spaced, tie

MOST_NEIGHBOURS = 40
MOST_SENTENCES = 5
_BY_FIELD = {"within": "Within it", "country": "Of this country"}


def ties(links: Links, entity: Entity) -> Html:
    """The relations that somebody asserts, from this record and to it, each with its passage."""
    own = [_own_tie(links, entity, relation) for relation in entity.relations]
    others = [
        _other_tie(links, holder, relation)
        for holder, relation in links.view.ties_to.get(entity.id, ())
    ]
    return element("ul", *own, *others, class_="kb-ties") if own or others else NOTHING


def belonging(links: Links, entity: Entity) -> Html:
    """The records whose own facts name this one: the places within a place, the actors of a country."""
    named: dict[str, dict[str, Entity]] = {}
    for holder, fact in links.view.facts_to.get(entity.id, ()):
        record = links.view.resolved(holder)
        title = _BY_FIELD.get(field_of(fact))
        if record and title:
            named.setdefault(title, {})[record.id] = record
    parts = []
    for title in sorted(named):
        records = sorted(named[title].values(), key=lambda r: (r.name.casefold(), r.id))
        listed = join((links.entity(record.id) for record in records), ", ")
        parts.append(element("p", element("b", f"{title}: "), listed))
    return join(parts)


def neighbours(links: Links, entity: Entity) -> Html:
    """What is named in the same sentences, most often first, each with those sentences."""
    found = links.view.together.get(entity.id, {})
    ranked = sorted(found, key=lambda other: (-len(found[other]), other))
    shown = [other for other in ranked if links.view.resolved(other)]
    items = [_neighbour(links, other, found[other]) for other in shown[:MOST_NEIGHBOURS]]
    rest = len(shown) - len(items)
    if rest > 0:
        items.append(
            element("p", f"and {counted(rest, 'more record')}, named together less often.")
        )
    return element("div", *items, class_="kb-pairs") if items else NOTHING


def hierarchy(links: Links, entity: Entity) -> Html:
    """The places that a place lies in, nearest first."""
    chain = list(_containers(links, entity))
    return join((links.entity(place) for place in chain), " › ")


def _containers(links: Links, entity: Entity) -> Iterator[str]:
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


def _own_tie(links: Links, entity: Entity, relation: Relation) -> Html:
    said_by = Fact(
        field="relation",
        value=relation.type,
        origin=relation.origin,
        entity=relation.to,
        line=relation.line,
    )
    return element(
        "li",
        element("span", tie(relation.type), class_="kb-tie"),
        " ",
        links.entity(relation.to),
        *_circumstances(relation),
        " ",
        links.citations(relation.evidence, relation.references),
        " ",
        origin(said_by, links),
        fix_link(links, entity, said_by),
    )


def _other_tie(links: Links, holder: str, relation: Relation) -> Html:
    proofs = [links.passage(piece, "passage") for piece in dict.fromkeys(relation.evidence)]
    return element(
        "li",
        element("span", tie(relation.type, inverse=True), class_="kb-tie"),
        " ",
        links.entity(holder),
        *_circumstances(relation),
        *([" (", join(proofs, ", "), ")"] if proofs else []),
    )


def _circumstances(relation: Relation) -> list[Html]:
    parts = []
    if relation.when:
        parts.append(escape(f", {date_in_words(relation.when)}"))
    if words := reservation("accomplished", relation.modality):
        parts += [escape(" "), element("strong", words, class_="kb-doubt")]
    return parts


def _neighbour(links: Links, other: str, mentions: Sequence[LinkedMention]) -> Html:
    record = links.view.resolved(other)
    kind = spaced(record.kind or record.type) if record else ""
    head = element(
        "summary",
        element("span", record.name if record else other, class_="kb-name"),
        " ",
        element("small", f"{kind} · {counted(len(mentions), 'sentence')}"),
    )
    lines = [
        element(
            "li",
            line(links, linked, around=400),
            " — ",
            links.source(linked.mention.source, limit=50),
            lang=language_of(links.view, linked.mention.source),
        )
        for linked in mentions[:MOST_SENTENCES]
    ]
    rest = len(mentions) - len(lines)
    if rest > 0:
        lines.append(element("li", f"and {counted(rest, 'more sentence')}", class_="kb-more"))
    page_link = element("p", "Page: ", links.entity(other))
    return element("details", head, page_link, element("ul", *lines, class_="kb-lines"))
