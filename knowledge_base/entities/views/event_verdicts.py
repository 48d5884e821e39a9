"""What became of each event that an article tells: a page, a place on the review list, or neither, and why."""

from collections.abc import Mapping
from typing import Any

from knowledge_base.entities.events.event_lines import event_lines
from knowledge_base.entities.events.tellings import PUBLISHED_DETAILS, PUBLISHED_MODALITIES
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.model import EventMention


def with_verdicts(explained: Mapping[str, Any], source: str, linked: Linked) -> dict[str, Any]:
    """The explanation of a source's events (as `mentions.explain` gives it) with what became of each."""
    verdicts = _event_verdicts(source, linked)
    events = [{**event, **verdicts[event["start"], event["kind"]]} for event in explained["events"]]
    return {**explained, "events": events}


def _event_verdicts(source: str, linked: Linked) -> dict[tuple[int, str], Mapping[str, Any]]:
    """For each event of a source, by the offset of its trigger and its kind: its fate, its entity, the reason."""
    entities = {
        (event.event.trigger_span.start, event.event.kind): event.entity
        for event in linked.events[source]
    }
    review = {
        (telling.event.trigger_span.start, telling.event.kind)
        for telling in linked.doubtful
        if telling.event.source == source
    }
    return {
        (event.trigger_span.start, event.kind): _verdict(event, entities, review)
        for event in linked.findings[source].events
    }


def _verdict(
    event: EventMention,
    entities: Mapping[tuple[int, str], str | None],
    review: set[tuple[int, str]],
) -> Mapping[str, Any]:
    key = event.trigger_span.start, event.kind
    if key not in entities:
        return _fate("neither", None, "a person rejected the event")
    if entities[key]:
        return _fate("published", entities[key], "")
    lines = event_lines()
    if key in review and event.confidence < lines.listed:
        reason = f"its confidence is below the line of {lines.listed} from which events are listed"
        return _fate("neither", None, reason)
    if key in review:
        reason = f"its confidence is below the line of {lines.published}"
        return _fate("listed for review", None, reason)
    if event.modality not in PUBLISHED_MODALITIES:
        return _fate("neither", None, f"what is {event.modality} is no event that happened")
    return _fate(
        "neither",
        None,
        f"of a participant, a place and a date, fewer than {PUBLISHED_DETAILS} are told",
    )


def _fate(fate: str, entity: str | None, why: str) -> Mapping[str, Any]:
    return {"fate": fate, "entity": entity, "why": why}
