"""Names and events that are no entity yet, with what a person needs to accept them."""

from collections import defaultdict
from collections.abc import Iterator

from knowledge_base.entities.events.event_blocks import name_event, telling_passages
from knowledge_base.entities.events.event_identity import propose_id
from knowledge_base.entities.events.event_lines import event_lines
from knowledge_base.entities.events.tellings import as_decided, finest_places
from knowledge_base.entities.linking.identity import most_frequent, name_key
from knowledge_base.entities.linking.name_folding import best_form, choose_id, free_id
from knowledge_base.entities.linking.passages import first_passages
from knowledge_base.entities.linking.quotes import locate_evidence, quotes_in
from knowledge_base.entities.views.desk import Desk
from knowledge_base.model import Candidate, LinkedMention, Mention


def list_candidates(desk: Desk) -> tuple[Candidate, ...]:
    """New names without a file, names that stay open between readings, and events that are nearly sure enough; by type and id.

    Nearly: above the lower line of `event_lines.yml`.
    """
    linked = [m for source in sorted(desk.linked.mentions) for m in desk.linked.mentions[source]]
    taken = {entity.casefold() for entity in (*desk.names, *desk.present)}
    found = [*_new_names(linked, desk), *_open_names(linked, taken, desk), *_events(taken, desk)]
    return tuple(sorted(found, key=lambda c: (c.type, c.id, c.name)))


def _new_names(linked: list[LinkedMention], desk: Desk) -> Iterator[Candidate]:
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in linked:
        if mention.candidate and mention.entity:
            named[mention.entity].append(mention.mention)
    for entity, mentions in sorted(named.items()):
        yield _candidate(entity, mentions, (), desk)


def _open_names(linked: list[LinkedMention], taken: set[str], desk: Desk) -> Iterator[Candidate]:
    """Names that may mean several known entities, or one that needs more support than its sentence gives.

    The same entities in another order are the same question; the order of the first mention stands.
    """
    decisions = desk.linked.decisions
    named: defaultdict[tuple[tuple[str, str], tuple[str, ...]], list[Mention]] = defaultdict(list)
    likeliest: dict[tuple[tuple[str, str], tuple[str, ...]], tuple[str, ...]] = {}
    for mention in linked:
        found = mention.mention
        allowed = tuple(
            dict.fromkeys(
                decisions.target(r) for r in found.readings if decisions.allows(r, found.text)
            )
        )
        if mention.entity is None and not mention.rejected and allowed:
            named[name_key(found), tuple(sorted(allowed))].append(found)
            likeliest.setdefault((name_key(found), tuple(sorted(allowed))), allowed)
    for key, mentions in sorted(named.items()):
        name = best_form(mention.name for mention in mentions)
        entity = choose_id(mentions[0].type, name, taken=taken)
        taken.add(entity.casefold())
        yield _candidate(entity, mentions, likeliest[key], desk)


def _candidate(
    entity: str, mentions: list[Mention], readings: tuple[str, ...], desk: Desk
) -> Candidate:
    return Candidate(
        id=entity,
        name=best_form(mention.name for mention in mentions),
        type=mentions[0].type,
        kind=most_frequent(mention.kind for mention in mentions),
        evidence=first_passages(mentions, desk.linked.documents, desk.linked.findings),
        readings=readings,
        confidence=max(mention.confidence for mention in mentions),
    )


def _events(taken: set[str], desk: Desk) -> Iterator[Candidate]:
    """Tellings of a particular event that are too doubtful for a page, but worth a person's look.

    Those that somebody quoted in a record of an event are decided.
    """
    quoted = _quoted_spans(desk)
    for telling in desk.linked.doubtful:
        span = telling.event.span
        spans = quoted.get((telling.event.source, telling.event.kind), ())
        is_quoted = any(span.start < end and start < span.end for start, end in spans)
        if is_quoted or telling.event.confidence < event_lines().listed:
            continue
        entity = free_id(propose_id([telling]), taken=taken)
        taken.add(entity.casefold())
        yield Candidate(
            id=entity,
            name=name_event(finest_places([as_decided(telling)], desk.linked.known), desk.called),
            type="event",
            kind=telling.event.kind,
            evidence=telling_passages([telling], desk.linked.documents),
            confidence=telling.event.confidence,
        )


def _quoted_spans(desk: Desk) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Where people quote sentences in records of events, by source and kind: they decided about these, for or against."""
    found: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for record in desk.records.values():
        if record.type == "event":
            for passage in locate_evidence(quotes_in(record.written), desk.linked.documents):
                place = passage.source, record.written.kind or ""
                found[place].append((passage.start, passage.end))
    return dict(found)
