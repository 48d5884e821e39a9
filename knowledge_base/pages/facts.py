"""Facts as readers see them: value, the source's own words, who says so, and the passages behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from knowledge_base.model import Entity, Evidence, Fact, Reference
from knowledge_base.pages.claims import claim_anchor
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.fixing import fix_link, heads
from knowledge_base.pages.links import (
    EvidenceKey,
    Links,
    claim_address,
    key_of,
    language_of,
    outside_link,
)
from knowledge_base.pages.proofs import evidence_list as evidence_list
from knowledge_base.pages.proofs import work_in_words as work_in_words
from knowledge_base.pages.record_values import MOST_CITED, facts_of, field_of
from knowledge_base.pages.wording import (
    counted,
    date_in_words,
    folded,
    label,
    language_name,
    reservation,
    role_label,
    spaced,
    value_in_words,
)

_DATES = frozenset({"date", "edtf", "published", "active", "founded", "born", "died"})
_VOCABULARY = frozenset({"kind", "stage", "modality", "show"})
_FEW_MARKS = 3
_ELSEWHERE = frozenset(
    {
        "alias",
        "description",
        "kind",
        "name",
        "role",
        "not_same_as",
        "corrections",
        "reject",
        "note",
        "status",
        "same_as",
        "sha256",
        "edtf",
    }
)
# Catalogues that write their names otherwise than in capitals.
_CATALOGUES = {
    "geonames": "GeoNames",
    "iso": "ISO 3166",
    "opensanctions": "OpenSanctions",
    "osm": "OpenStreetMap",
    "wikidata": "Wikidata",
}
_ORIGINS = {"machine": "found by machine", "person": "written by a person"}


def numbered(evidence: Iterable[Evidence]) -> dict[EvidenceKey, int]:
    """Each passage's number on a page, in the order in which it is first cited."""
    keys = dict.fromkeys(key_of(piece) for piece in evidence)
    return {key: number for number, key in enumerate(keys, start=1)}


def works_of(entity: Entity) -> dict[Reference, int]:
    """The works outside the seeds that a record rests on, each with its number on the page."""
    described = (entity.description,) if entity.description else ()
    cited = [
        work for fact in (*described, *entity.facts, *entity.names) for work in fact.references
    ]
    cited += [work for relation in entity.relations for work in relation.references]
    works = dict.fromkeys((*cited, *entity.references))
    return {work: number for number, work in enumerate(works, start=1)}


def fact_box(links: Links, entity: Entity, *, first: Sequence[str] = ()) -> Html:
    """The facts of a record as a list of labels and values; the fields named in `first` lead it."""
    facts = [fact for fact in entity.facts if field_of(fact) not in _ELSEWHERE]
    rank = {name: number for number, name in enumerate(first)}
    facts.sort(key=lambda fact: rank.get(field_of(fact), len(rank)))
    titled: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        titled[_title(fact)].append(fact)
    rows = [_row(links, entity, title, group) for title, group in titled.items()]
    if entity.type == "event" and not any(field_of(fact) == "date" for fact in facts):
        unknown = element("dd", "not stated", class_="kb-note")
        rows.insert(0, element("div", element("dt", label("date")), unknown))
    return element("dl", *rows, class_="kb-facts") if rows else NOTHING


def fact_value(links: Links, fact: Fact) -> Html:
    """The value itself, as a link where it names a record or an address."""
    if fact.entity:
        text = "" if fact.value in (None, fact.entity) else value_in_words(fact.value)
        return links.entity(fact.entity, _date_text(fact) or text)
    if fact.value is None and fact.note:
        return escape("left open")
    if isinstance(fact.value, str):
        return _text_value(links, fact, fact.value)
    return escape(value_in_words(fact.value))


def with_details(links: Links, entity: Entity, fact: Fact, value: str) -> Html:
    """A value and what stands beside it: doubt, the source's words, citations, who says so, what was found instead.

    The marks keep to the last word before them, so that a narrow column breaks elsewhere.
    """
    parts = [escape(value)]
    if words := reservation("accomplished", fact.modality):
        parts.append(element("strong", words, class_="kb-doubt"))
    # The words of the source belong to what it says: beside a person's value they would read as its proof.
    own_words = fact.said if fact.found is None else None
    if own_words and folded(own_words) != folded(value_in_words(fact.value)):
        language = language_of(links.view, fact.evidence[0].source) if fact.evidence else None
        parts.append(element("q", own_words, class_="kb-said", lang=language))
    if fact.note:
        parts.append(element("span", f"({fact.note.rstrip('.')})", class_="kb-note"))
    if fact.basis == "inferred":
        parts.append(element("span", "inferred", class_="kb-note"))
    cited = links.citations(fact.evidence[:MOST_CITED], fact.references)
    if (more := len(fact.evidence) - MOST_CITED) > 0:
        cited = join([cited, element("small", f" +{more}", title=counted(more, "more passage"))])
    marks = join((mark for mark in (cited, origin(fact, links)) if mark), " ")
    marks = join([marks, fix_link(links, entity, fact)])
    few = min(len(fact.evidence), MOST_CITED) + len(fact.references) <= _FEW_MARKS
    marked = element("span", marks, class_="kb-marks") if few else marks
    return join([join(parts, " "), "\N{NO-BREAK SPACE}", marked, _overruled(links, fact)])


def kind_of(links: Links, entity: Entity) -> Html:
    """What kind of thing a record is, as its page's head says it; a person's word for it with what was found instead."""
    kind = element("span", spaced(entity.kind or entity.type), class_="kb-kind")
    named = _name_pen(links, entity) if entity.type in ("event", "source") else NOTHING
    written = next((f for f in facts_of(entity, "kind") if f.origin == "person"), None)
    if written:
        return join([element("span", with_details(links, entity, written, kind)), named])
    found = Fact(field="kind", value=entity.kind or entity.type, origin="machine")
    return join([kind, fix_link(links, entity, found), named])


def _name_pen(links: Links, entity: Entity) -> Html:
    """The pen of a name that stands in no table of names."""
    name = heads(entity)[0]
    return element("span", f" {label(name.field)}", fix_link(links, entity, name), class_="kb-note")


def origin(fact: Fact, links: Links | None = None) -> Html:
    """Who states a value; with `links` the sign is also the place and the address of the claim."""
    sign = "M" if fact.origin == "machine" else "P"
    classes = f"kb-origin kb-origin--{fact.origin}"
    who = _ORIGINS[fact.origin]
    if links is None:
        return element("abbr", sign, title=who, class_=classes)
    anchor = claim_anchor(fact)
    first = anchor not in links.claims
    links.claims.add(anchor)
    address = claim_address(links.view.settings, anchor)
    title = f"{who}; link to this claim"
    return element(
        "a", sign, id=anchor if first else None, href=address, title=title, class_=classes
    )


def description(links: Links, entity: Entity) -> Html:
    """The description with what it rests on, or the words that there is none yet."""
    fact = entity.description
    if not fact or not isinstance(fact.value, str):
        return NOTHING
    return element("p", with_details(links, entity, fact, fact.value), class_="kb-description")


def _title(fact: Fact) -> str:
    if field_of(fact) == "participant" and fact.role:
        return role_label(fact.role)
    key = fact.role or fact.field.partition(".")[2]
    if field_of(fact) == "identifier" and key:
        return _CATALOGUES.get(key, key.upper())
    return f"{label(field_of(fact))} ({spaced(key)})" if key else label(field_of(fact))


def _row(links: Links, entity: Entity, title: str, facts: list[Fact]) -> Html:
    values = [
        element("dd", with_details(links, entity, fact, fact_value(links, fact))) for fact in facts
    ]
    return element("div", element("dt", title), *values)


def _text_value(links: Links, fact: Fact, value: str) -> Html:
    field = field_of(fact)
    if field == "url":
        return outside_link(value, value)
    if _is_record(links, value):
        return links.entity(value)
    if words := _date_text(fact):
        record = links.view.date_record(value)
        return links.entity(record.id, words) if record else escape(words)
    if field in _VOCABULARY:
        return escape(spaced(value))
    return escape(language_name(value) if field == "language" else value)


def _date_text(fact: Fact) -> str:
    dated = field_of(fact) in _DATES and isinstance(fact.value, str)
    return date_in_words(str(fact.value)) if dated else ""


def _overruled(links: Links, fact: Fact) -> Html:
    """What the machine found where a person put another value."""
    if fact.found is None or fact.origin != "person":
        return NOTHING
    verb = "the machine worked out " if fact.found_basis == "inferred" else "the source says "
    found = element("span", verb, found_in_words(links, fact), class_="kb-found")
    return join([" ", found])


def found_in_words(links: Links, fact: Fact) -> Html:
    """What the machine found where a person put another value, as links and words."""
    found = [words.strip() for words in (fact.found or "").split(";")]
    if field_of(fact) in _DATES:
        found = [date_in_words(words) for words in found]
    if field_of(fact) in _VOCABULARY:
        found = [spaced(words) for words in found]
    return join((links.entity(w) if _is_record(links, w) else escape(w) for w in found), "; ")


def _is_record(links: Links, value: str) -> bool:
    return "/" in value and value in links.view.kb.entities
