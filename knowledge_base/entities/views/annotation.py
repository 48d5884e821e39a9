"""One document as the `annotate` command prints it; the keys and their order are those of DESIGN, "Formats that others read"."""

from collections.abc import Mapping
from typing import Any

from knowledge_base.entities.events.event_blocks import quantity_item
from knowledge_base.entities.events.event_lines import event_lines
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.model import Argument, Document, EventMention, LinkedEvent, LinkedMention


def annotations(
    document: Document,
    linked: Linked,
    *,
    published: str | None = None,
    least_sure: float | None = None,
) -> dict[str, Any]:
    """What a reader finds in a document, after people's decisions: rejected mentions are not there, nor doubtful events.

    What a news report recalls stands apart from what it reports. Events less sure than `least_sure` (0 to 1; else the line of `event_lines.yml`) are left out, as they are from the pages. `published` is the date that stands where neither a person nor the text says when the article appeared (EDTF).
    """
    floor = event_lines().published if least_sure is None else least_sure
    sure = [e for e in linked.events[document.source] if e.event.confidence >= floor]
    return {
        "source": document.source,
        "sha256": document.sha256,
        "title": document.title,
        "published": linked.published.get(document.source) or published,
        "language": document.language,
        "furniture": [[piece.start, piece.end] for piece in document.furniture],
        "mentions": [
            _mention(mention)
            for mention in linked.mentions[document.source]
            if not mention.rejected
        ],
        "events": [_event(event, document) for event in sure if not event.event.background],
        "background": [_event(event, document) for event in sure if event.event.background],
    }


def _mention(linked: LinkedMention) -> Mapping[str, Any]:
    mention = linked.mention
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "kind": mention.kind,
        "entity": linked.entity,
        "candidate": linked.candidate,
        "edtf": mention.edtf,
        "adjectival": mention.adjectival,
        "confidence": mention.confidence,
    }


def _event(linked: LinkedEvent, document: Document) -> Mapping[str, Any]:
    event = linked.event
    return {
        "kind": event.kind,
        "stage": event.stage,
        "modality": event.modality,
        "edtf": event.edtf,
        "country": linked.country,
        "places": [
            {"entity": entity, "text": argument.text}
            for argument, entity in sorted(
                (*linked.arguments, *linked.wider), key=lambda told: told[0].span
            )
            if argument.role == "place" and entity != (linked.country or "")
        ],
        "participants": [
            _participant(argument, entity, document)
            for argument, entity in linked.arguments
            if argument.role != "place"
        ],
        **{name: _figure(event, name) for name in ("killed", "wounded", "kidnapped")},
        "quantities": [
            {"amount": quantity_item(q)["amount"], "unit": q.unit, "of": q.of}
            for q in event.quantities
        ],
        "start": event.span.start,
        "end": event.span.end,
        "quote": event.quote,
        "trigger": event.trigger,
        "confidence": event.confidence,
    }


def _figure(event: EventMention, name: str) -> int | None:
    """The figure that the source states, else how many people it names."""
    stated: int | None = getattr(event, name)
    return dict(event.counted).get(name) if stated is None else stated


def _participant(argument: Argument, entity: str | None, document: Document) -> Mapping[str, Any]:
    core = argument.core or argument.span
    text, *others = (document.text[s.start : s.end] for s in (core, *argument.mentions))
    return {
        "role": argument.role,
        "text": text,
        "entity": entity,
        "mentions": list(dict.fromkeys((text, argument.text, *others))),
    }
