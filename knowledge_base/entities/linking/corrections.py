"""Which mentions of a source a person's corrections speak of, and mentions made where she names one that was not found."""

from collections.abc import Sequence
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

    A correction speaks of the mentions whose text it gives, and of places where that text stands and nothing was found. With
    `nth`, or where there is neither, it also replaces the mentions in which its text stands. What it makes has the rule
    "correction". Text that it names where nothing was found becomes a mention only if it says what the text means.
    """
    rulings = {_span(reading): Ruling(reading=reading) for reading in readings}
    settled: set[Span] = set()
    for correction in sorted(corrections, key=lambda c: c.nth is None):
        for span in _spans_meant(document, rulings, correction):
            if span not in settled:
                _overrule(rulings, document, span, correction)
                settled.add(span)
    return [rulings[span] for span in sorted(rulings)]


def _spans_meant(
    document: Document, rulings: dict[Span, Ruling], correction: Correction
) -> list[Span]:
    spans = find_occurrences(document, correction.text, whole_words=True)
    if correction.nth is not None:
        return spans[correction.nth - 1 : correction.nth]
    free = [s for s in spans if s in rulings or not _overlapped(rulings, s)]
    return free or spans


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


def _overlapped(rulings: dict[Span, Ruling], span: Span) -> list[Span]:
    return [other for other in rulings if other.start < span.end and span.start < other.end]


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
