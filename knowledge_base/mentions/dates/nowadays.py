"""Whether "today" is the day of the article or only means nowadays: the words around it decide."""

import re

from knowledge_base.mentions.dates.date_words import (
    NOWADAYS_AFTER,
    NOWADAYS_BEFORE,
    TODAYS_THINGS,
    WEEKDAY,
)
from knowledge_base.mentions.dates.scene import Scene

_SENTENCE_START = re.compile(r"[.!?:;]['\"”’)]*\s+$")
_AS_OF = re.compile(r"\bas\s+of\s+$", re.I)
_DAY_AFTER = re.compile(rf",?\s+(?:[0-9]|(?:is\s+)?{WEEKDAY}|(?:is|was)\s)", re.I)
_PAST_BEFORE = re.compile(r"\w(?:ed|aid|ade|old)\s+$", re.I)
_PRESENT = re.compile(
    r",?\s+(?P<between>[^.;]{0,50}?)\b(?:is|are|remains?|continues?|there|(?:has|have)(?!\s+(?:\w+ed|said|made|begun)\b))\b",
    re.I,
)
_PAST = re.compile(r"\b(?:\w+ed|was|were|said|told|took|made|will)\b", re.I)


def means_nowadays(scene: Scene, start: int, end: int) -> bool:
    """Whether the "today" of `text[start:end]` names no day: "even today", "today's world", "Peru is today a hub"."""
    before, after = scene.before(start), scene.after(end, 80)
    if TODAYS_THINGS.match(after):
        return True
    opens = not before.strip() or bool(_SENTENCE_START.search(before))
    if _AS_OF.search(before) or (opens and _DAY_AFTER.match(after)):
        return False
    if opens:
        present = _PRESENT.match(after)
        return bool(present) and not _PAST.search(present["between"] if present else "")
    if NOWADAYS_BEFORE.search(before):
        return True
    return bool(NOWADAYS_AFTER.match(after)) and not _PAST_BEFORE.search(before)
