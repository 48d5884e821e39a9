"""Hours that tell the day of a deed: "in the past few hours", "30 minutes ago", and the "at 0620" of a news report."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from knowledge_base.edtf import parse
from knowledge_base.mentions.dates.date_words import COUNT, read_count
from knowledge_base.model import Document, Mention, Span

CLOCK_RULE = "date:clock"
HOURS_RULE = "date:hours"
HALF_A_DAY = 12
A_DAY = 24
_UNIT = re.compile("hour|minute|moment", re.IGNORECASE)
_FEW = r"(?:few|several|couple\s+of)"
_SPAN = re.compile(
    rf"\b(?:past|last)\s+(?:{_FEW}\s+|(?P<count>{COUNT})\s+)?(?P<unit>hours?|minutes?)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"\b(?:(?:a\s+few|several|some|a\s+couple\s+of)\s+|(?P<count>{COUNT})\s+)?(?P<unit>hours?|minutes?|moments?)\s+ago\b",
    re.IGNORECASE,
)
# "to last 24 hours" is a verb.
_VERB_LEAD = re.compile(r"\b(?:to|will|would|may|might|could|can|should|not)\s+$", re.IGNORECASE)
# "At 0620", "around 10.30 p.m.", "shortly before midnight"; not "at 1467 Moneda Street", "at 2000 homes".
_CLOCK = re.compile(
    r"\b(?:(?:early\s+)?(?:in|during)\s+the\s+(?P<part>(?:early\s+)?(?:morning|afternoon|evening)(?:\s+hours)?)(?!\w|\s+of\b|\s+and\b)"
    r"|(?:at|around|about|before|after|since)\s+(?:approximately\s+|about\s+|around\s+|some\s+|almost\s+|exactly\s+)?"
    r"(?P<hour>0\d{3}\b|\d{4}(?:\s+(?:GMT|hours|hrs|local))?(?=\s*(?:[.,;:()]|$|\b(?:in|on|near|when|while|as|by|outside|against|and|this|that|a|an|the|two|three|some)\b))"
    r"|\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?(?!\s*(?:%|percent|million|km|kg|\d))|\d{1,2}\s*[ap]\.?m\b\.?|noon|midnight|dawn|daybreak|dusk|nightfall|lunchtime)(?!\w|\s+(?:of|on)\b))",
    re.IGNORECASE,
)
_LATEST_HOUR = 24


def with_hours(
    mentions: Sequence[Mention], document: Document, span: Span, *, since: int, report: bool
) -> list[Mention]:
    """The mentions that lie in `span`, with those that its hours make: dates of the article's day, and clocks of the day told.

    Hours that reach back a day or more make a period of days. A clock is of the last day named from `since` on; in a `report`
    that names none it is of the report's own. One of a sentence that has a date of its own is left to that (`find_date` sees to it).
    """
    day = _day(document.published)
    inside = [m for m in mentions if span.start <= m.start and m.end <= span.end]
    made = list(_hours(document, span, day)) if day is not None else []
    days = [m for m in mentions if _is_day(m) and since <= m.start < span.end]
    own = document.published if report and day is not None else None
    made += _clocks(document, span, days, own)
    kept = [m for m in inside if m.edtf is not None or m.type != "date" or not _meets(m, made)]
    free = [m for m in made if not _meets(m, kept)]
    return sorted([*kept, *free], key=lambda m: (m.start, m.end))


def _meets(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


def _is_day(mention: Mention) -> bool:
    return mention.edtf is not None and parse(mention.edtf).kind == "day"


def _day(published: str | None) -> date | None:
    if published is None or parse(published).kind != "day":
        return None
    return parse(published).latest


def _hours(document: Document, span: Span, day: date) -> Iterator[Mention]:
    if not _UNIT.search(document.text, span.start, span.end):
        return  # the patterns with counts cost ten times as much
    for match in _SPAN.finditer(document.text, span.start, span.end):
        if match[0].lower().startswith("last") and _VERB_LEAD.search(
            document.text[max(span.start, match.start() - 10) : match.start()]
        ):
            continue
        hours = _count(match)
        if hours <= HALF_A_DAY:
            yield _mention(document, match.span(), day.isoformat(), HOURS_RULE)
        else:
            first = day - timedelta(days=math.ceil(hours / A_DAY))
            yield _mention(document, match.span(), f"{first}/{day}", HOURS_RULE)
    for match in _AGO.finditer(document.text, span.start, span.end):
        ago = day - timedelta(days=round(_count(match) / A_DAY))
        yield _mention(document, match.span(), ago.isoformat(), HOURS_RULE)


def _count(match: re.Match[str]) -> int:
    """How many hours a stretch has; minutes and a few hours are none."""
    if match["count"] is None or not match["unit"].lower().startswith("hour"):
        return 0
    return read_count(match["count"])


def _clocks(
    document: Document, span: Span, days: Sequence[Mention], own: str | None
) -> Iterator[Mention]:
    for match in _CLOCK.finditer(document.text, span.start, span.end):
        hour = match["hour"] or match["part"]
        if hour[:2].isdigit() and int(hour[:2]) > _LATEST_HOUR:
            continue
        named = [m.edtf for m in days if m.start < match.start() and m.edtf is not None]
        told = named[-1] if named and (own is None or named[-1] <= own) else own
        if told is not None:
            yield _mention(
                document, match.span("hour" if match["hour"] else "part"), told, CLOCK_RULE
            )


def _mention(document: Document, at: tuple[int, int], edtf: str, rule: str) -> Mention:
    words = document.text[at[0] : at[1]]
    return Mention(
        source=document.source,
        start=at[0],
        end=at[1],
        text=words,
        type="date",
        kind="day" if "/" not in edtf else "period",
        name=words,
        rule=rule,
        confidence=0.7,
        edtf=edtf,
        basis="inferred",
        anchor=document.published,
    )
