"""Which mentions of a source a person's corrections speak of, and mentions made where she names one that was not found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge_base.entities.fields.parts import Correction
from knowledge_base.entities.linking.quotes import find_occurrences
from knowledge_base.entities.linking.raw_reading import Reading
from knowledge_base.model import Document, Mention, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A reading, and the correction that overrules it."""

    reading: Reading
    correction: Correction | None = None


def rule_mentions(
    document: Document, readings: Sequence[Reading], corrections: Sequence[Correction]
) -> list[Ruling]:
    """Every mention of a source with the correction that holds for it; one with `nth` goes before one without.

    A correction speaks of the mentions whose text it gives, and of places where that text stands and nothing was found; only
    where there is neither, of the mentions in which its text stands, which it replaces. `nth` counts these same places, from 1:
    beside "Sendero Luminoso", the first "Sendero" is the first that stands by itself; one that is too great speaks of none.
    What a correction makes has the rule "correction". Text that it names where nothing was found becomes a mention only if it
    says what the text means.
    """
    found = {_span(reading) for reading in readings}
    rulings = {_span(reading): Ruling(reading=reading) for reading in readings}
    settled: set[Span] = set()
    for correction in sorted(corrections, key=lambda c: c.nth is None):
        for span in _spans_meant(document, found, rulings, correction):
            if span not in settled:
                _overrule(rulings, document, span, correction)
                settled.add(span)
    return [rulings[span] for span in sorted(rulings)]


def list_places(document: Document, text: str, found: Collection[Span]) -> list[Span]:
    """The places that `nth` of a correction with this text counts, in order; `found` are the machine's own mentions."""
    return _free_or_all(find_occurrences(document, text, whole_words=True), found)


def _spans_meant(
    document: Document,
    found: Collection[Span],
    rulings: Collection[Span],
    correction: Correction,
) -> list[Span]:
    """The places a correction speaks of; `nth` counts among what was found, so that no other correction moves it."""
    if correction.nth is not None:
        return list_places(document, correction.text, found)[correction.nth - 1 : correction.nth]
    return list_places(document, correction.text, rulings)


def places_meant(
    document: Document, readings: Sequence[Reading], correction: Correction
) -> list[Span]:
    """All places among which `nth` counts, whichever of them a correction speaks of."""
    spans = find_occurrences(document, correction.text, whole_words=True)
    return _free_or_all(spans, {_span(reading) for reading in readings})


def _free_or_all(spans: list[Span], mentions: Collection[Span]) -> list[Span]:
    """Those of the places that are mentions or lie in none; all of them where there are no such."""
    return [s for s in spans if s in mentions or not _overlapped(mentions, s)] or spans


def _overrule(
    rulings: dict[Span, Ruling], document: Document, span: Span, correction: Correction
) -> None:
    if span in rulings:
        rulings[span] = Ruling(reading=rulings[span].reading, correction=correction)
        return
    for other in _overlapped(rulings, span):
        if correction.reject:
            rulings[other] = Ruling(reading=rulings[other].reading, correction=correction)
        else:
            del rulings[other]
    if not correction.reject:
        rulings[span] = Ruling(reading=_made(document, span), correction=correction)


def _overlapped(mentions: Collection[Span], span: Span) -> list[Span]:
    return [other for other in mentions if other.start < span.end and span.start < other.end]


def _span(reading: Reading) -> Span:
    return Span(reading.mention.start, reading.mention.end)


def _made(document: Document, span: Span) -> Reading:
    text = document.text[span.start : span.end]
    mention = Mention(
        source=document.source,
        start=span.start,
        end=span.end,
        text=text,
        type="topic",
        kind=None,
        name=" ".join(text.split()),
        rule="correction",
        confidence=1.0,
    )
    return Reading(mention=mention, found=None)
