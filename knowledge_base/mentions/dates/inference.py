"""Which year or day a date means that does not say it: the most recent one, seen from the article's date."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from knowledge_base.edtf import Edtf, parse, year_of
from knowledge_base.mentions.dates.date_words import AHEAD, AHEAD_AFTER

Aim = Literal["ahead", "back", "open"]
SOON = 45
# "It would lay down its arms before June", "they agreed to meet by June".
_DUE = re.compile(
    r"\b(?:no|not)\s+later\s+than\s+(?:the\s+)?$|\b(?:would|should|must|ought\s+to|ha(?:ve|s|d)\s+to|needs?\s+to|deadline|ultimatum|"
    r"(?:agree|promise|pledge|vow|hope|want|propose|demand|request|order|urge)[sd]?|agreed|wanted|demanded|requested|ordered|proposals?)\s+"
    r"(?!have\b)[^.;:]{0,70}\b(?:before|by|until|till|prior\s+to)\s+(?:the\s+)?(?:(?:early|mid|late|(?:the\s+)?(?:start|beginning|middle|end)\s+of)[\s-]+)?$",
    re.IGNORECASE,
)
# "set sentencing for", "adjourned the hearing until", "gave the parties until".
_APPOINTED = re.compile(
    r"\b(?:set|sets|setting|fix(?:ed|es)|schedul\w+|postponed?|postpones|adjourn\w*|reschedul\w+)\s[^.;:]{0,60}\b(?:for|until|till|to)\s+(?:the\s+)?$"
    r"|\b(?:gave|gives?|given|ha(?:s|ve|d))\s[^.;:]{0,40}\buntil\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "Agreed on Friday that the truce will …", "was flown out on Thursday and will be tried": what is to come is another matter.
_OTHER_CLAUSE = re.compile(
    r"\. |;|\? |\bthat\s+(?!will\b|shall\b|is\b|are\b)|\band\s+(?:will|shall|is\s+to|are\s+to)\b"
)
# "Have announced roadblocks beginning on Monday"
_ANNOUNCED = re.compile(
    r"\bannounc\w+\s[^.;:]{0,70}\b(?:beginning|starting)\s+(?:on\s+)?$", re.IGNORECASE
)
_DIRECT = re.compile(r"\b(?P<word>last|past|next)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date of the article that relative dates count from; `today` is its last day, `exact` says that it is a day."""

    value: str
    today: date
    exact: bool
    year: int | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A date with a year that the same paragraph states earlier on, for documents or passages that the anchor does not fit.

    `sentence_from` is set where it serves the rest of its sentence only: the offset at which that rest begins.
    """

    value: str
    year: int
    month: int | None
    sentence_from: int | None = None


def read_anchor(value: str | None) -> Anchor | None:
    """The anchor that an article's date gives; None where it gives none (no date, or one that never ends)."""
    if value is None:
        return None
    edtf = parse(value)
    if edtf.latest is None:
        return None
    year = year_of(value) if edtf.kind in ("day", "month", "season", "year", "period") else None
    return Anchor(value, edtf.latest, edtf.kind == "day", int(year) if year else None)


def make_frame(value: str, sentence_from: int | None = None) -> Frame | None:
    """A frame of a day, month or year; None for what is longer or open, and for part of a sentence if it is no day."""
    edtf: Edtf = parse(value)
    if edtf.kind not in ("day", "month", "year") or edtf.earliest is None:
        return None
    if sentence_from is not None and edtf.kind != "day":
        return None
    month = None if edtf.kind == "year" else edtf.earliest.month
    return Frame(value, edtf.earliest.year, month, sentence_from)


def year_in_frame(month: int, frame: Frame) -> int:
    """The year that brings a bare month closest to the frame's date; the frame's own year where it names no month."""
    if frame.month is None:
        return frame.year
    distance = month - frame.month
    return frame.year + (1 if distance < -6 else -1 if distance > 6 else 0)


def year_of_month(month: int, anchor: Anchor, *, aim: Aim) -> int:
    """The year of a bare month: the last one that has begun by the anchor, or where words aim ahead the next one not yet over."""
    year = anchor.today.year
    if aim == "ahead" and _is_nearer_ahead(month, anchor):
        return year if month >= anchor.today.month else year + 1
    return year if month <= anchor.today.month else year - 1


def year_of_day(month: int, day: int, anchor: Anchor, *, aim: Aim) -> int | None:
    """The year of a bare day: the last such day not after the anchor; None for a day that no year near has.

    With words such as "will" it is the next such day, if that is nearer than the last one; without any it is so only within
    `SOON` days: of 1,300 wire reports, every bare day that lay so shortly ahead meant the coming one ("the 19 March
    elections"), none the one a year before.
    """
    years = range(anchor.today.year - 8, anchor.today.year + 9)
    days = [date(year, month, day) for year in years if is_day(year, month, day)]
    past = max((found for found in days if found <= anchor.today), default=None)
    future = min((found for found in days if found > anchor.today), default=None)
    if past is None or future is None or aim == "back":
        return past.year if past else None
    wait = future - anchor.today
    is_near = wait < anchor.today - past if aim == "ahead" else wait.days <= SOON
    return future.year if is_near else past.year


def last_weekday(weekday: int, today: date) -> date:
    """The last day of that name (0: Monday) not after `today`."""
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def last_day_of_month(day: int, today: date) -> date | None:
    """The last day with that number not after `today`: "on the 15th"."""
    year, month = today.year, today.month
    for _ in range(3):
        if is_day(year, month, day) and date(year, month, day) <= today:
            return date(year, month, day)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def aim_of(before: str, after: str) -> Aim:
    """Whether the words of the sentence `before` and `after` a date speak of what is to come, or of what was ("last")."""
    before = before[max(before.rfind(mark) + 1 for mark in (". ", ";", "? ", "! ", "\n\n")) :]
    if direct := _DIRECT.search(before):
        return "ahead" if direct["word"].lower() == "next" else "back"
    if any(rule.search(before) for rule in (_DUE, _APPOINTED, _ANNOUNCED)):
        return "ahead"
    stop = _OTHER_CLAUSE.search(after)
    cut = stop.start() if stop else len(after)
    return "ahead" if AHEAD.search(before) or AHEAD_AFTER.search(after[:cut]) else "open"


def _is_nearer_ahead(month: int, anchor: Anchor) -> bool:
    return (month - anchor.today.month) % 12 <= 6
