"""Dates that count from the date just named: "the next day", "two years later", "that same month", "the following Monday"."""

import re
from datetime import timedelta

from knowledge_base.edtf import parse
from knowledge_base.mentions.dates.counting import count_back, shift_unit
from knowledge_base.mentions.dates.date_words import (
    COUNT,
    ENGLISH_MONTHS,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    either,
    read_count,
)
from knowledge_base.mentions.dates.inference import Anchor, last_weekday, read_anchor
from knowledge_base.mentions.dates.points import is_written_as_month, write_point
from knowledge_base.mentions.dates.scene import Reading, Scene, inferred, vague

_UNIT = r"(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|year|decade)"
_DAY_PARTS = ("night", "morning", "afternoon", "evening")
_SHIFTS = {"next": 1, "following": 1, "same": 0, "previous": -1, "preceding": -1}
# "the next year" counts from the story, "next year" from the article; "next day" is never said of tomorrow.
_STEP = re.compile(rf"(?P<which>{either(_SHIFTS)})\s+{_UNIT}(?![\w-])", re.I)
_THAT = re.compile(
    rf"(?:(?:later|earlier)\s+)?that\s+(?P<same>(?:same|very)\s+)?{_UNIT}(?![\w-])", re.I
)
_AFTER_THAT = re.compile(
    r"\s*(?:$|[.,;:)]|(?:and|when|in|at|by|the|to|for|with|on|from|after|before|was|were|had|a|an|he|she|they|it|his|her|their|as|who)\b)",
    re.I,
)
_BEFORE_THAT = re.compile(
    r"\b(?:in|on|of|by|since|until|during|throughout|later|earlier)\s+$", re.I
)
_AS_THAT = re.compile(r"\s+(?:as|that)\b", re.I)
_OPENING = re.compile(
    r"(?:^|[.!?;:,]['\"”’)]*\s+|\band\s+)(?:(?:on|in|during|at)\s+)?the\s+(?:very\s+)?$", re.I
)
_LATER = re.compile(
    rf"(?:(?:exactly|just|only)\s+)?(?P<number>{COUNT})\s+(?P<unit>day|week|month|year|decade)s?\s+"
    r"(?P<way>later|earlier|(?:before|after|afterwards?|thereafter)(?=\s*(?:[.,;:)]|$)))(?!\w)",
    re.I,
)
_BESIDE = re.compile(
    r"(?P<unit>day|night|week|month|year)\s+(?P<way>before|after|earlier)(?=\s*(?:[.,;:)\"”’]|$|(?:and|in|at|by|when)\b))",
    re.I,
)
_WEEKDAY = re.compile(rf"(?P<which>following|previous|preceding)\s+(?P<day>{WEEKDAY})(?!\w)", re.I)
_MONTH = re.compile(
    rf"(?:(?P<which>following|previous|preceding)\s+(?P<month>{either(ENGLISH_MONTHS)})(?!\w))",
    re.I,
)
# "In 2019 fares rose. That October …": the month of the year just named
_THAT_MONTH = re.compile(rf"that\s+(?:same\s+)?(?P<month>{either(ENGLISH_MONTHS)})(?!\w)", re.I)
_SEASON = re.compile(
    rf"(?P<which>following|next|previous|preceding|same|that\s+same|that)\s+(?P<season>{either(SEASONS)})(?!\w)",
    re.I,
)
_THE_BEFORE = re.compile(r"\b(?:the|that)\s+(?:very\s+)?$", re.I)
_RULE = "date:narrative"


def read_narrative(scene: Scene, position: int) -> Reading | None:
    """A step from the date just named; vague where the paragraph has named none."""
    readers = (
        _read_later, _read_beside, _read_weekday, _read_month, _read_that_month, _read_season, _read_that, _read_step,
    )  # fmt: skip
    return next((reading for read in readers if (reading := read(scene, position))), None)


def focus_of(reading: Reading) -> Anchor | None:
    """What a reading leaves behind to count from: its last day, or the date an open bound begins or ends with."""
    if reading.value is None or reading.value.startswith("["):
        return None
    value = reading.value
    if "/" in value:
        first, last = value.split("/")
        value = first if last == ".." else last
    value = value.rstrip("~?%")
    return read_anchor(value) if parse(value).kind in ("day", "month", "year", "season") else None


def opening_of(reading: Reading) -> Anchor | None:
    """The first day of a period of days ("Between 3 and 8 May"), which "the day before" counts from; None for other dates."""
    first, slash, last = (reading.value or "").partition("/")
    if not slash or ".." in (first, last) or parse(first).kind != "day":
        return None
    return read_anchor(first)


def _read_step(scene: Scene, position: int) -> Reading | None:
    match = _STEP.match(scene.text, position, scene.end)
    if not match:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    has_article = bool(_THE_BEFORE.search(scene.before(position, 12)))
    if not has_article and (which == "same" or (which == "next" and unit != "day")):
        return None
    if which == "same" and not _is_the_same(scene, position, match.end()):
        return vague(position, match.end(), _RULE, None)
    return _step(scene, position, match.end(), unit, _SHIFTS[which])


def _is_the_same(scene: Scene, start: int, end: int) -> bool:
    """Whether "the same day" is that of the date just named and not "the same day the mayor was shot"."""
    if _AS_THAT.match(scene.after(end)):
        return False
    return bool(_AFTER_THAT.match(scene.after(end)) or _OPENING.search(scene.before(start, 30)))


def _read_that(scene: Scene, position: int) -> Reading | None:
    match = _THAT.match(scene.text, position, scene.end)
    if not match:
        return None
    is_sure = match["same"] or _BEFORE_THAT.search(scene.before(position))
    if not is_sure and not _AFTER_THAT.match(scene.after(match.end())):
        return None
    return _step(scene, position, match.end(), match["unit"].lower(), 0)


def _read_beside(scene: Scene, position: int) -> Reading | None:
    match = _BESIDE.match(scene.text, position, scene.end)
    if not match or not _THE_BEFORE.search(scene.before(position, 12)):
        return None
    shift = 1 if match["way"].lower() == "after" else -1
    return _step(scene, position, match.end(), match["unit"].lower(), shift)


def _step(scene: Scene, start: int, end: int, unit: str, shift: int) -> Reading:
    focus = scene.opening if shift < 0 and scene.opening else scene.focus
    if unit in _DAY_PARTS:
        unit = "day"
    value = _shift(focus, unit, shift) if focus else None
    return _infer(start, end, value, focus, unit)


def _shift(focus: Anchor, unit: str, shift: int) -> str | None:
    if unit == "day":
        return (focus.today + timedelta(days=shift)).isoformat() if focus.exact else None
    return None if unit == "decade" else shift_unit(focus, unit, shift)


def _read_later(scene: Scene, position: int) -> Reading | None:
    match = _LATER.match(scene.text, position, scene.end)
    if not match:
        return None
    count = read_count(match["number"])
    if match["way"].lower() not in ("earlier", "before"):
        count = -count
    unit = match["unit"].lower()
    focus = scene.opening if count > 0 and scene.opening else scene.focus
    value = count_back(focus, count, unit) if focus else None
    return _infer(match.start(), match.end(), value, focus, unit)


def _read_weekday(scene: Scene, position: int) -> Reading | None:
    match = _WEEKDAY.match(scene.text, position, scene.end)
    if not match or not _THE_BEFORE.search(scene.before(position, 12)):
        return None
    focus, value = scene.focus, None
    if focus and focus.exact:
        wanted = WEEKDAYS[match["day"].lower()]
        before = last_weekday(wanted, focus.today - timedelta(days=1))
        is_after = match["which"].lower() == "following"
        day = last_weekday(wanted, focus.today) + timedelta(days=7) if is_after else before
        value = day.isoformat()
    return _infer(position, match.end(), value, focus, "day")


def _read_month(scene: Scene, position: int) -> Reading | None:
    match = _MONTH.match(scene.text, position, scene.end)
    if not match or not _THE_BEFORE.search(scene.before(position, 12)):
        return None
    if not is_written_as_month(match["month"]):
        return None
    focus, value = scene.focus, None
    if focus and focus.year and len(focus.value) >= 7:
        month, now = ENGLISH_MONTHS[match["month"].lower()], focus.today.month
        year = focus.today.year
        if match["which"].lower() == "following":
            year += 0 if month > now else 1
        else:
            year -= 0 if month < now else 1
        value = write_point(year, month)
    return _infer(position, match.end(), value, focus, "month")


def _read_that_month(scene: Scene, position: int) -> Reading | None:
    match = _THAT_MONTH.match(scene.text, position, scene.end)
    focus = scene.focus
    if not match or not is_written_as_month(match["month"]) or not focus or not focus.year:
        return None
    month = ENGLISH_MONTHS[match["month"].lower()]
    return _infer(position, match.end(), write_point(focus.today.year, month), focus, "month")


def _read_season(scene: Scene, position: int) -> Reading | None:
    match = _SEASON.match(scene.text, position, scene.end)
    if not match:
        return None
    which = match["which"].lower().split()[0]
    if which != "that" and not _THE_BEFORE.search(scene.before(position, 12)):
        return None
    focus, season = scene.focus, SEASONS[match["season"].lower()]
    year = _year_of_season(focus, season, which) if focus else None
    value = f"{year:04}-{season}" if year else None
    return _infer(position, match.end(), value, focus, "season")


def _year_of_season(focus: Anchor, season: int, which: str) -> int:
    """The year of the season that follows the focus, went before it, or lies in its year; of a bare year's, the one beside it."""
    year, first_month = focus.today.year, (season - 20) * 3
    is_bare = len(focus.value) == 4
    if which in ("following", "next"):
        return year + (1 if is_bare or first_month <= focus.today.month else 0)
    if which in ("previous", "preceding"):
        return year - (1 if is_bare or first_month + 2 >= focus.today.month else 0)
    return int(focus.value[:4])


def _infer(start: int, end: int, value: str | None, focus: Anchor | None, unit: str) -> Reading:
    if value is None or focus is None:
        kind = {"day": "day", "month": "month", "year": "year"}.get(unit, "period")
        return vague(start, end, _RULE, kind)
    return inferred(start, end, value, _RULE, focus.value)
