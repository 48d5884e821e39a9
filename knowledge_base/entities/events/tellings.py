"""Tellings of events: what one sentence says, with its arguments resolved, and whether that is enough for a page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge_base.entities.events.arguments import Means, resolve_argument
from knowledge_base.entities.events.bodies_at_home import body_at_home
from knowledge_base.entities.events.countries import find_country
from knowledge_base.entities.events.event_lines import event_lines
from knowledge_base.entities.events.stage import Stage, find_stage
from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.entities.linking.raw_reading import RawReading
from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.model import (
    Argument,
    Document,
    EventMention,
    Findings,
    LinkedEvent,
    LinkedMention,
    Span,
)

PUBLISHED_MODALITIES = ("asserted", "alleged")
# Of a participant, a place and a date in the text so many must be told; one alone is no particular event.
PUBLISHED_DETAILS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling; `arguments` as the machine reads them, `decided` as readers see them."""

    event: EventMention
    arguments: tuple[tuple[Argument, str | None], ...]
    decided: tuple[tuple[Argument, str | None], ...]
    country: str | None

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What orders tellings and tells them apart: source, place of the trigger, kind."""
        span = self.event.trigger_span
        return self.event.source, span.start, span.end, self.event.kind


def read_tellings(
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
    raw: RawReading,
    mentions: Mapping[str, Sequence[LinkedMention]],
) -> dict[str, tuple[Telling, ...]]:
    """Every telling by source, in the order found."""
    tellings = {}
    for source, found in sorted(findings.items()):
        read: Means = {
            Span(r.mention.start, r.mention.end): (r.mention, r.found)
            for r in raw.readings[source]
            if r.found
        }
        seen: Means = {
            Span(m.mention.start, m.mention.end): (m.mention, m.entity)
            for m in mentions[source]
            if m.entity
        }
        around, text = raw.around[source], documents[source].text
        stage = find_stage(around)
        tellings[source] = tuple(
            _read_telling(event, (read, seen), around, stage, text=text) for event in found.events
        )
    return tellings


def is_specific(event: EventMention) -> bool:
    """Whether a telling is of a particular event that is said to have happened, been tried or threatened."""
    roles = {argument.role for argument in event.arguments}
    details = (
        bool(roles - {"place", "source-of-claim"}),
        "place" in roles,
        bool(event.edtf and event.said),
    )
    return (
        event.modality in PUBLISHED_MODALITIES
        and bool(event.quote)
        and sum(details) >= PUBLISHED_DETAILS
    )


def is_published(event: EventMention) -> bool:
    """Whether a telling earns a page."""
    return is_specific(event) and event.confidence >= event_lines().published


def link_telling(telling: Telling, entity: str | None, known: KnownThings) -> LinkedEvent:
    """The telling as readers see it, and the event it tells of."""
    finest = _without_wider(telling.decided, known)
    return LinkedEvent(
        event=telling.event,
        entity=entity,
        country=telling.country,
        arguments=finest,
        wider=tuple(pair for pair in telling.decided if pair not in finest),
    )


def as_decided(telling: Telling) -> Telling:
    """The telling with its arguments as readers see them."""
    return replace(telling, arguments=telling.decided)


def finest_places(tellings: Sequence[Telling], known: KnownThings) -> tuple[Telling, ...]:
    """The tellings of one event without the places in which another place of the event lies: of Lima and Peru, Lima."""
    places = {e for telling in tellings for a, e in telling.arguments if a.role == "place" and e}
    return tuple(
        replace(telling, arguments=_without_wider(telling.arguments, known, places))
        for telling in tellings
    )


def is_wider(place: str, others: Collection[str], known: KnownThings) -> bool:
    """Whether one of the other places lies in this one."""
    return any(
        other != place and (known.lies_in(other, place) or known.countries_of(other) == (place,))
        for other in others
    )


def _without_wider(
    arguments: tuple[tuple[Argument, str | None], ...],
    known: KnownThings,
    places: Collection[str] | None = None,
) -> tuple[tuple[Argument, str | None], ...]:
    """The arguments without places wider than another one; `places` are those of the whole event, or else these."""
    named = places or {e for a, e in arguments if a.role == "place" and e}
    return tuple(
        (a, e) for a, e in arguments if a.role != "place" or not e or not is_wider(e, named, known)
    )


def _read_telling(
    event: EventMention,
    means: tuple[Means, Means],
    around: Surroundings,
    stage: Stage,
    *,
    text: str,
) -> Telling:
    read, seen = (
        tuple((a, resolve_argument(a, m, around.known, text=text)) for a in event.arguments)
        for m in means
    )
    country = find_country(event, seen, around, stage)
    read, seen = (
        tuple((a, entity or body_at_home(a, country, around)) for a, entity in told)
        for told in (read, seen)
    )
    return Telling(
        event=event,
        arguments=_without_wider(read, around.known),
        decided=seen,
        country=country,
    )
