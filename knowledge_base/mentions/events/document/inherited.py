"""What an event that names no day or place has from what was told just before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge_base.mentions.events.document.agreement import years_apart
from knowledge_base.mentions.events.document.same_event import family_of
from knowledge_base.mentions.events.roles.claims import CLAIMED
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading
from knowledge_base.mentions.events.settings.scenes import Scene
from knowledge_base.mentions.events.settings.times_between import Interval, shifted
from knowledge_base.model import Argument, Mention

DAYS = ("day", "period")
DEEDS = (*CLAIMED, "clash", "airstrike", "death", "arrest", "seizure", "release", "escape")
NEAR = 1  # paragraphs back: newspapers end one with every sentence


def opens(draft: Draft) -> bool:
    """Whether a draft that is no event says when or where those told next were: "There was an explosion this morning. A bomb …"."""
    asserted = draft.telling.modality == "asserted" and draft.telling.stage == "accomplished"
    said = draft.date is not None or bool(draft.places)
    return draft.is_noun and asserted and said and draft.telling.time != "now"


def inherit(
    events: Sequence[Draft], openings: Sequence[Draft], readings: Sequence[SentenceReading]
) -> Iterator[Draft]:
    """The events, in order, with what they have from the one before in their paragraph or from the sentence that opens it.

    An event that names no place has those of the event told before. A date is handed on from a sentence that sums up alone, and
    to a deed that goes on with what the sentences before tell: from any event to another it made, on 200 reports of MUC-4, more
    dates wrong than right. A deed that says neither when nor where goes on from the paragraph before, too.
    """
    before: Draft | None = None
    told: list[Draft] = []
    for event in events:
        opening = _opening(event, openings, before)
        if opening is not None and event.date is None and event.telling.time == "past":
            event = replace(event, date=opening.date)
        if event.date is None and event.interval is not None:
            event = replace(event, date=_counted_from(event.interval, told))
        reach = NEAR if event.date is None and _is_a_deed(event) else 0
        if event.date is None and event.goes_on and event.telling.time == "past":
            day = _day_before(event, told, readings, reach)
            event = replace(event, date=day, lent_date=day is not None)
        source = opening if opening is not None and opening.places else before
        near = source is not None and source.paragraph == event.paragraph
        near = near and source is not None and not years_apart(source, event)
        if near and source is not None and source.places and not event.places:
            event = replace(event, places=source.places, inferred=True)
        elif event.goes_on and not event.places:
            places = _places_before(event, told, readings, reach)
            event = replace(event, places=places, inferred=bool(places))
        yield event
        before = event
        told.append(event)


def _day_before(
    event: Draft, told: Sequence[Draft], readings: Sequence[SentenceReading], reach: int
) -> Mention | None:
    """The date of the last sentence before an event, so many paragraphs back, that tells when what it tells was."""
    dated = [(d.sentence, d.date) for d in told if _hands_on(d) and _is_near(event, d, reach)]
    dated += [(s.sentence, s.date) for s in _scenes_before(event, readings, reach)]
    before = [
        (span, date)
        for span, date in dated
        if date is not None and span.start < event.sentence.start
    ]
    day = max(before, key=lambda found: found[0])[1] if before else None
    if day is None or ".." in (day.edtf or ""):  # "by Thursday they had burned …"
        return None
    return day if day.kind in DAYS else None


def _counted_from(interval: Interval, told: Sequence[Draft]) -> Mention | None:
    """The date of a deed told to be so long after another: after the last one of that kind, or the last deed at all."""
    dated = [d for d in told if d.date is not None and d.date.kind == "day" and d.kind in DEEDS]
    named = [d for d in dated if d.kind == interval.deed]
    for draft in (named or dated)[-1:]:
        return shifted(draft.date, interval) if draft.date is not None else None
    return None


def _places_before(
    event: Draft, told: Sequence[Draft], readings: Sequence[SentenceReading], reach: int
) -> tuple[Argument, ...]:
    """The places of the last sentence before an event that names any, so many paragraphs back."""
    placed = [(d.sentence, d.places) for d in told if _hands_on(d) and _is_near(event, d, reach)]
    placed += [(s.sentence, s.places) for s in _scenes_before(event, readings, reach)]
    before = [found for found in placed if found[1] and found[0].start < event.sentence.start]
    return max(before, key=lambda found: found[0])[1] if before else ()


def _is_a_deed(event: Draft) -> bool:
    """Whether an event is one of those that stories tell step by step; a court's or a minister's steps lie weeks apart."""
    return event.kind in DEEDS and event.telling.time == "past"


def _is_near(event: Draft, before: Draft | SentenceReading, reach: int) -> bool:
    return 0 <= event.paragraph - before.paragraph <= reach


def _scenes_before(event: Draft, readings: Sequence[SentenceReading], reach: int) -> list[Scene]:
    """What the sentences before an event say of when and where, so many paragraphs back."""
    return [
        r.scene
        for r in readings
        if r.scene is not None and _is_near(event, r, reach) and r.span.start < event.sentence.start
    ]


def _hands_on(draft: Draft) -> bool:
    return draft.date is not None and draft.telling.time == "past"


def _opening(event: Draft, openings: Sequence[Draft], before: Draft | None) -> Draft | None:
    """The last sentence that sums up before an event, in its paragraph and after the event told before; or that event, where it says of nobody."""
    start = before.sentence.start if before is not None else -1
    bare = before is not None and not before.roles("victim", "target") and opens(before)
    found = [
        draft
        for draft in ([before] if bare and before is not None else []) + list(openings)
        if draft.paragraph == event.paragraph
        and start <= draft.sentence.start < event.sentence.start
        and draft.kind in family_of(event.kind)
    ]
    return found[-1] if found else None
