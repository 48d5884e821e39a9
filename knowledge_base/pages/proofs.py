"""What a page rests on, in full: each passage with its words marked, where it stands, and the facts it proves."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

from knowledge_base.model import Entity, Evidence, Fact, Reference, Span
from knowledge_base.pages.claims import claim_anchor, claims_of
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.fixing import claim_of, value_of
from knowledge_base.pages.links import (
    EvidenceKey,
    Links,
    key_of,
    language_of,
    outside_link,
    published_of,
)
from knowledge_base.pages.page_frame import spare_anchor
from knowledge_base.pages.record_values import cited_by, field_of
from knowledge_base.pages.wording import date_in_words, shortened, value_in_words

MOST_FACTS = 6  # that a passage names as resting on it
_LONGEST_VALUE = 70
_TELLING = frozenset({"relation", "role"})
_WHITE = re.compile(r"\s+")


def evidence_list(links: Links, entity: Entity) -> Html:
    """The passages and works that the page cites, so that a printed page still proves what it says.

    Each names the facts that rest on it and leads back to them.
    """
    by_key = {key_of(piece): piece for piece in cited_by(entity)}
    facts = _facts_by_passage(entity)
    pieces = [
        _item(links, entity, by_key[key], number, facts.get(key, ()))
        for key, number in links.numbers.items()
        if key in by_key
    ]
    works = [
        element(
            "li",
            element("span", f"R{number} ", class_="kb-number"),
            work_in_words(work),
            id=f"r-{number}",
        )
        for work, number in links.works.items()
    ]
    parts = [
        element("ol", *pieces, class_="kb-evidence") if pieces else NOTHING,
        element("ul", *works, class_="kb-works") if works else NOTHING,
        _spare_anchors(entity),
    ]
    return join(parts)


def _item(
    links: Links, entity: Entity, piece: Evidence, number: int, facts: Sequence[Fact]
) -> Html:
    """One passage: its words, where it stands, and the facts it proves."""
    language = language_of(links.view, piece.source)
    words = element("q", _marked(links, entity, piece, facts), lang=language)
    opens = element("span", links.passage(piece, "open in the source"), class_="kb-open")
    place = [links.source(piece.source)]
    if when := published_of(links.view, piece.source):
        place.append(escape(date_in_words(when)))
    parts = [words, element("span", opens, " ", join(place, ", "), class_="kb-from")]
    if proved := _proved(links, facts):
        parts.append(element("span", "for ", proved, class_="kb-for"))
    return element("li", join(parts, " "), value=str(number))


def work_in_words(work: Reference) -> Html:
    """A work as a reference list has it."""
    title = outside_link(work.url, work.title) if work.url else escape(work.title)
    parts = [work.author, title, work.publisher, date_in_words(work.date) if work.date else None]
    return join((part for part in parts if part), ", ")


def _facts_by_passage(entity: Entity) -> Mapping[EvidenceKey, list[Fact]]:
    """The facts of a record that rest on each passage."""
    found: defaultdict[EvidenceKey, list[Fact]] = defaultdict(list)
    for fact in claims_of(entity):
        for piece in dict.fromkeys(fact.evidence):
            found[key_of(piece)].append(fact)
    return found


def _proved(links: Links, facts: Sequence[Fact]) -> Html:
    first: dict[str, Html] = {}  # of three participants one link is enough: they stand together
    for fact in facts:
        words = claim_in_words(links, fact)
        first.setdefault(words, element("a", words, href=f"#{quote(claim_anchor(fact))}"))
    return join(list(first.values())[:MOST_FACTS], ", ")


def claim_in_words(links: Links, fact: Fact) -> str:
    """What a fact says something about; of names, roles and ties, which a record has many of, what it says."""
    if field_of(fact) in _TELLING:
        return shortened(value_of(links, fact), _LONGEST_VALUE)
    if field_of(fact) == "alias":
        return f"the name {shortened(value_of(links, fact), _LONGEST_VALUE)}"
    return claim_of(fact)


def _spare_anchors(entity: Entity) -> Html:
    """The addresses of all facts once more: those that no line of the page bears stay, so that no link to them fails."""
    anchors = dict.fromkeys(
        claim_anchor(fact) for fact in claims_of(entity) if fact.evidence or fact.references
    )
    return join(spare_anchor(anchor) for anchor in anchors)


def _marked(links: Links, entity: Entity, piece: Evidence, facts: Iterable[Fact]) -> Html:
    """The quote with the words marked that say what the page says."""
    parts: list[Html] = []
    reached = 0
    for span in sorted(set(_words(links, entity, piece, facts))):
        if span.start >= reached:
            parts += [
                _flat(piece.quote[reached : span.start]),
                element("b", _flat(piece.quote[span.start : span.end])),
            ]
            reached = span.end
    return join([*parts, _flat(piece.quote[reached:])])


def _words(links: Links, entity: Entity, piece: Evidence, facts: Iterable[Fact]) -> Iterator[Span]:
    """Where the quote has the words of the facts, or names what they or the record mean; offsets in the quote."""
    named = {entity.id}
    for fact in facts:
        found = next(filter(None, (_found(piece.quote, words) for words in _said(fact))), None)
        if found:
            yield found
        elif fact.entity:
            named.add(fact.entity)
    for name in named:
        for linked in links.view.mentions_of.get(name, {}).get(piece.source, ()):
            at = linked.mention
            if piece.start <= at.start and at.end <= piece.end:
                yield Span(at.start - piece.start, at.end - piece.start)


def _said(fact: Fact) -> Iterator[str]:
    if fact.said:
        yield fact.said
    if fact.value is not None and not fact.entity and not isinstance(fact.value, bool):
        yield value_in_words(fact.value)


def _found(quote: str, words: str) -> Span | None:
    parts = words.split()
    # Most words stand in the quote as they are or not at all: making a pattern takes longer than a look.
    if not parts or not all(part in quote for part in parts):
        return None
    match = _pattern(words).search(quote)
    return Span(match.start(), match.end()) if match else None


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){pattern}(?!\w)")


def _flat(text: str) -> Html:
    return escape(_WHITE.sub(" ", text))
