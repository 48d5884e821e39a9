"""The knowledge base as pages ask for it: what points to a record, computed once for all pages."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.edtf import EdtfError, file_stem, year_of
from knowledge_base.model import (
    Candidate,
    Entity,
    Evidence,
    Fact,
    KnowledgeBase,
    LinkedEvent,
    LinkedMention,
    Relation,
    Span,
)
from knowledge_base.pages.calendar_index import Calendar, calendar_of
from knowledge_base.pages.claims import Resting, resting_on
from knowledge_base.pages.record_values import (
    edtf_of,
    evidence_of,
    facts_of,
    field_of,
    value_of,
)
from knowledge_base.pages.settings import SiteSettings
from knowledge_base.pages.wording import date_order, reservation
from knowledge_base.vocabulary import FOLDERS, EntityType


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """A knowledge base with its back links; one view is itself alone, so that what is counted of it once can be kept.

    `mentions_of[id][source]` are the mentions that mean a record; `events_of[id]` the events whose facts name it, with the
    roles it has there; `tellings[event]` what the sources say of an event; `ties_to[id]` who asserts a relation to it;
    `facts_to[id]` which facts of which records name it; `together[id][other]` a mention of the one for each sentence that
    names both; `passages[source]` every stretch that any page quotes, `grounds[source]` those that a fact or relation rests on,
    `resting[source][passage][id]` the facts of a record that rest on it.
    """

    kb: KnowledgeBase
    settings: SiteSettings
    mentions_of: Mapping[str, Mapping[str, tuple[LinkedMention, ...]]]
    events_of: Mapping[str, Mapping[str, tuple[str, ...]]]
    tellings: Mapping[str, tuple[LinkedEvent, ...]]
    ties_to: Mapping[str, tuple[tuple[str, Relation], ...]]
    facts_to: Mapping[str, tuple[tuple[str, Fact], ...]]
    together: Mapping[str, Mapping[str, tuple[LinkedMention, ...]]]
    passages: Mapping[str, frozenset[Span]]
    grounds: Mapping[str, frozenset[Span]]
    resting: Resting
    shown: Mapping[EntityType, tuple[Entity, ...]]
    dates: tuple[Entity, ...]
    events_on: Mapping[str, tuple[str, ...]]
    date_calendar: Calendar
    event_calendar: Calendar

    def resolved(self, entity: str) -> Entity | None:
        """The record that readers get for an id: merged ones lead to their target; None where no page would show it."""
        seen: set[str] = set()
        while (
            (found := self.kb.entities.get(entity)) and found.status == "merged" and found.same_as
        ):
            if entity in seen:
                return None
            seen.add(entity)
            entity = found.same_as
        return found

    def plain_name(self, entity: str) -> str:
        """The name that readers get for an id; the id itself where no page would show it."""
        found = self.resolved(entity)
        return found.name if found else entity

    def date_record(self, value: str) -> Entity | None:
        """The record of a date; for an open bound, which has none, that of its year."""
        try:
            stem = file_stem(value) or year_of(value)
        except EdtfError:
            return None
        return self.resolved(f"{FOLDERS['date']}/{stem}") if stem else None

    def sentence(self, source: str, start: int) -> Span | None:
        """The sentence that holds an offset."""
        return sentence_at(self.kb.sentences.get(source, ()), start)


def view_of(kb: KnowledgeBase, settings: SiteSettings) -> View:
    """The knowledge base with everything that points to a record, in reading or name order."""
    shown = {kind: tuple(_shown(kb, kind)) for kind in FOLDERS}
    events_on = _events_on(shown["event"])
    readable = [entity for entities in shown.values() for entity in entities]
    return View(
        kb=kb,
        settings=settings,
        mentions_of=_mentions_of(kb),
        events_of=_events_of(shown["event"]),
        tellings=_tellings(kb),
        ties_to=_ties_to(readable),
        facts_to=_facts_to(e for e in readable if e.type != "event"),
        together=_together(kb),
        passages=_passages(kb),
        grounds=_grounds(kb),
        resting=resting_on(readable),
        shown=shown,
        dates=tuple(sorted(shown["date"], key=lambda entity: date_order(edtf_of(entity)))),
        events_on={when: tuple(events) for when, events in sorted(events_on.items())},
        date_calendar=calendar_of((entity.id, edtf_of(entity)) for entity in shown["date"]),
        event_calendar=calendar_of(
            (event, when) for when, events in events_on.items() for event in events
        ),
    )


def countries_of(entity: Entity, view: View) -> Sequence[Fact]:
    """The facts that name a record's countries; an event without one of its own has those of its first place."""
    own = facts_of(entity, "country")
    if own or entity.type != "event":
        return own
    for fact in facts_of(entity, "place"):
        place = view.resolved(fact.entity) if fact.entity else None
        if place:
            return [fact] if place.kind == "country" else countries_of(place, view)
    return ()


def country_ids(entity: Entity, view: View) -> Iterator[str]:
    """The records of these countries, each as it stands after merges."""
    for fact in countries_of(entity, view):
        country = view.resolved(fact.entity) if fact.entity else None
        if country:
            yield country.id


def sentence_at(sentences: tuple[Span, ...], start: int) -> Span | None:
    """The sentence that holds an offset; sentences come in reading order."""
    at = bisect_right(sentences, start, key=lambda span: span.start) - 1
    return sentences[at] if at >= 0 and start < sentences[at].end else None


def _shown(kb: KnowledgeBase, kind: EntityType) -> list[Entity]:
    chosen = (
        e for e in kb.entities.values() if e.type == kind and e.status in ("draft", "reviewed")
    )
    return sorted(chosen, key=lambda entity: (entity.name.casefold(), entity.id))


def _mentions_of(kb: KnowledgeBase) -> dict[str, dict[str, tuple[LinkedMention, ...]]]:
    found: defaultdict[str, defaultdict[str, list[LinkedMention]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for source in sorted(kb.mentions):
        for linked in kb.mentions[source]:
            if linked.entity and not linked.rejected:
                found[linked.entity][source].append(linked)
    return {
        entity: {source: tuple(linked) for source, linked in by_source.items()}
        for entity, by_source in found.items()
    }


def _events_of(events: Iterable[Entity]) -> dict[str, dict[str, tuple[str, ...]]]:
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        for fact in event.facts:
            roles = found[fact.entity][event.id] if fact.entity else []
            if (role := _role(fact)) not in roles:
                roles.append(role)
    return {
        entity: {event: tuple(roles) for event, roles in by_event.items()}
        for entity, by_event in found.items()
    }


def _role(fact: Fact) -> str:
    """The part that a fact gives its entity; an alleged or planned one never reads as a plain one."""
    role = fact.role or field_of(fact)
    doubt = reservation("accomplished", fact.modality)
    return f"{role} ({doubt})" if doubt else role


def _events_on(events: Iterable[Entity]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event in events:
        if when := value_of(event, "date"):
            found[when].append(event.id)
    return dict(found)


def _tellings(kb: KnowledgeBase) -> dict[str, tuple[LinkedEvent, ...]]:
    found: defaultdict[str, list[LinkedEvent]] = defaultdict(list)
    for source in sorted(kb.events):
        for telling in kb.events[source]:
            if telling.entity:
                found[telling.entity].append(telling)
    return {event: tuple(tellings) for event, tellings in found.items()}


def _ties_to(entities: Iterable[Entity]) -> dict[str, tuple[tuple[str, Relation], ...]]:
    found: defaultdict[str, list[tuple[str, Relation]]] = defaultdict(list)
    for entity in entities:
        for relation in entity.relations:
            found[relation.to].append((entity.id, relation))
    return {target: tuple(ties) for target, ties in found.items()}


def _facts_to(entities: Iterable[Entity]) -> dict[str, tuple[tuple[str, Fact], ...]]:
    found: defaultdict[str, list[tuple[str, Fact]]] = defaultdict(list)
    for entity in entities:
        for fact in entity.facts:
            if fact.entity and fact.entity != entity.id:
                found[fact.entity].append((entity.id, fact))
    return {target: tuple(facts) for target, facts in found.items()}


def _together(kb: KnowledgeBase) -> dict[str, dict[str, tuple[LinkedMention, ...]]]:
    found: defaultdict[str, defaultdict[str, list[LinkedMention]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for source in sorted(kb.mentions):
        for named in _by_sentence(kb, source):
            for entity, linked in named.items():
                for other in named:
                    if other != entity:
                        found[entity][other].append(linked)
    return {
        entity: {other: tuple(linked) for other, linked in others.items()}
        for entity, others in found.items()
    }


def _by_sentence(kb: KnowledgeBase, source: str) -> Iterator[dict[str, LinkedMention]]:
    """For each sentence the records it names, with their first mention there; dates are left to their own pages."""
    sentences = kb.sentences.get(source, ())
    named: defaultdict[Span, dict[str, LinkedMention]] = defaultdict(dict)
    for linked in kb.mentions[source]:
        entity = kb.entities.get(linked.entity or "")
        sentence = sentence_at(sentences, linked.mention.start)
        if entity and sentence and entity.type != "date" and not linked.rejected:
            named[sentence].setdefault(entity.id, linked)
    yield from named.values()


def _passages(kb: KnowledgeBase) -> dict[str, frozenset[Span]]:
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for piece in _all_evidence(kb.entities.values(), kb.candidates):
        found[piece.source].add(Span(piece.start, piece.end))
    for source in kb.events:
        for telling in kb.events[source]:
            found[source].add(telling.event.span)
    return {source: frozenset(spans) for source, spans in found.items()}


def _grounds(kb: KnowledgeBase) -> dict[str, frozenset[Span]]:
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for entity in kb.entities.values():
        described = (entity.description,) if entity.description else ()
        for stated in (*described, *entity.facts, *entity.relations):
            for piece in stated.evidence:
                found[piece.source].add(Span(piece.start, piece.end))
    return {source: frozenset(spans) for source, spans in found.items()}


def _all_evidence(
    entities: Iterable[Entity], candidates: Iterable[Candidate]
) -> Iterator[Evidence]:
    for entity in entities:
        yield from evidence_of(entity)
    for candidate in candidates:
        yield from candidate.evidence
