"""How much a decision would change for readers: the mentions it gives another meaning, and the pages that would read otherwise."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from knowledge_base.model import Candidate, LinkedEvent, LinkedMention, Span
from knowledge_base.pages.addresses import page_of, source_page
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one decision touches. Of an event each telling counts as a mention."""

    pages: int = 0
    mentions: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """The widest effect sorts first."""
        return -self.pages, -self.mentions

    @property
    def words(self) -> str:
        """The effect as an item states it: "7 pages, 23 mentions"."""
        mentions = f", {counted(self.mentions, 'mention')}" if self.mentions else ""
        return f"{counted(self.pages, 'page')}{mentions}"


def effect_of(view: View, *entities: str, sources: Iterable[str] = ()) -> Effect:
    """The effect of a decision about some records or candidates, and of one that also changes how some articles read."""
    pages = {page for entity in entities for page in _pages(view, entity)}
    mentions = sum(_mentions(view, entity) for entity in dict.fromkeys(entities))
    return Effect(pages=len(pages | set(map(source_page, sources))), mentions=mentions)


def effect_of_candidate(
    view: View, candidate: Candidate, told: LinkedEvent | None = None
) -> Effect:
    """The effect of a record for a candidate; `told` is the telling of an event, whose people and places would show it."""
    sources = {piece.source for piece in candidate.evidence}
    named = [entity for _, entity in told.arguments if entity] if told else []
    own = effect_of(view, candidate.id, sources=sources)
    others = {page_of(found.id) for entity in named if (found := view.resolved(entity))}
    mentions = max(own.mentions, len(candidate.evidence))
    return Effect(pages=own.pages + len(others), mentions=mentions)


def effect_of_mentions(
    view: View, mentions: Collection[LinkedMention], readings: Iterable[str]
) -> Effect:
    """The effect of saying which of several readings some mentions have: their articles and the records they may mean."""
    records = {page_of(found.id) for reading in readings if (found := view.resolved(reading))}
    sources = {source_page(linked.mention.source) for linked in mentions}
    return Effect(pages=len(records | sources), mentions=len(mentions))


def open_mentions(view: View, candidate: Candidate) -> list[LinkedMention]:
    """The mentions that a candidate with several readings stands for."""
    readings, name = set(candidate.readings), folded(candidate.name)
    sources = dict.fromkeys(piece.source for piece in candidate.evidence)
    return [
        linked
        for source in sources
        for linked in view.kb.mentions.get(source, ())
        if linked.entity is None
        and not linked.rejected
        and folded(linked.mention.name) == name
        and readings & set(linked.mention.readings)
    ]


def doubtful_tellings(view: View) -> dict[tuple[str, Span], LinkedEvent]:
    """The tellings that are no event of the base, by source and passage."""
    return {
        (source, telling.event.span): telling
        for source in sorted(view.kb.events)
        for telling in view.kb.events[source]
        if telling.entity is None
    }


def _mentions(view: View, entity: str) -> int:
    record = view.kb.entities.get(entity)
    named = sum(map(len, view.mentions_of.get(entity, {}).values()))
    return max(named, sum(record.mentions.values()) if record else 0)


def _pages(view: View, entity: str) -> Iterator[str]:
    """Its own page, the articles that name it, and the pages of records and events that speak of it, or which show an event."""
    record = view.kb.entities.get(entity)
    yield page_of(entity)
    yield from map(source_page, view.mentions_of.get(entity, {}))
    yield from map(page_of, view.events_of.get(entity, {}))
    if record:
        yield from map(source_page, record.mentions)
    if record and record.type == "event":
        named = (view.resolved(fact.entity) for fact in record.facts if fact.entity)
        yield from (page_of(found.id) for found in named if found)
    for holder, _ in (*view.ties_to.get(entity, ()), *view.facts_to.get(entity, ())):
        yield page_of(holder)
