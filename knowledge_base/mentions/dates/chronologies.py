"""Chronologies: lists of days with what happened on each ("19 January. A bomb explodes …"), where a day takes the year of the entry before."""

import re
from collections.abc import Mapping, Sequence

from knowledge_base.mentions.dates.date_words import ENGLISH_MONTHS, either
from knowledge_base.model import Mention, Span

FEWEST = 3  # entries that make a chronology
_NUMBER = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_DAY = rf"(?:{_NUMBER}\s+(?:{either(ENGLISH_MONTHS)})|(?:{either(ENGLISH_MONTHS)})\s+{_NUMBER})\.?(?:,?\s+[12][0-9]{{3}})?"
_ENTRY = re.compile(rf"\W{{0,3}}{_DAY}\s*(?P<rest>$|[.:]\s|[–—]|--?\s)", re.IGNORECASE)
_YEAR_ENDS = re.compile(r"(?<!\d)(?P<year>1[6-9][0-9]{2}|20[0-9]{2})\W{0,3}$")


def find_entries(text: str, paragraphs: Sequence[Span]) -> frozenset[int]:
    """Which paragraphs open with a day that heads what follows, by number; none where there are too few for a chronology."""
    found = [n for n, span in enumerate(paragraphs) if _ENTRY.match(text, span.start, span.end)]
    return frozenset(found) if len(found) >= FEWEST else frozenset()


def year_of_heading(text: str, span: Span) -> str | None:
    """The year that a heading ends in ("Chronology of events, 2003"), for the entries after it."""
    match = _YEAR_ENDS.search(text, span.start, span.end)
    return match["year"] if match else None


def days_of_entries(
    text: str, paragraphs: Sequence[Span], dates: Sequence[Mention]
) -> Mapping[int, Mention]:
    """For each paragraph of a chronology the day that heads its entry; a day that stands alone heads the paragraphs after it."""
    entries = find_entries(text, paragraphs)
    found: dict[int, Mention] = {}
    alone: Mention | None = None
    for number, span in enumerate(paragraphs):
        if number in entries:
            day = next((d for d in dates if span.start <= d.start < span.end), None)
            match = _ENTRY.match(text, span.start, span.end)
            rest = text[match.end() : span.end] if match else ""
            alone = None if rest.strip() else day
            if day is not None:
                found[number] = day
        elif alone is not None:
            found[number] = alone
    return found
