"""Dates that count from the article's: "last night", "Tuesday", "two days ago", "last November", "this year"."""

import re
from datetime import timedelta

from knowledge_base.mentions.dates.counting import count_back, shift_unit
from knowledge_base.mentions.dates.date_words import (
    COUNT,
    ENGLISH_MONTHS,
    SEASONS,
    WEEKDAY,
    WEEKDAY_NAMES_AFTER,
    WEEKDAY_NAMES_BEFORE,
    WEEKDAYS,
    either,
    read_count,
)
from knowledge_base.mentions.dates.inference import (
    Anchor,
    is_day,
    last_weekday,
)
from knowledge_base.mentions.dates.nowadays import means_nowadays
from knowledge_base.mentions.dates.points import is_written_as_month, write_point
from knowledge_base.mentions.dates.scene import Reading, Scene, inferred, vague

_SHIFTS = {"last": -1, "this": 0, "next": 1}
_STEPS = {"this past": -1, "past": -1, "this coming": 1, "coming": 1, "current": 0}
_NAMES = {-1: "last", 0: "this", 1: "next"}
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY = re.compile(rf"(?P<word>{either(_DAYS)})(?!\w)", re.I)
_PART_OF_DAY = re.compile(
    r"(?P<which>this|last)\s+(?P<part>morning|afternoon|evening|noon|midday|night)(?!\w)", re.I
)
_DAY_BEFORE = re.compile(
    r"(?:(?P<before>day\s+before\s+yesterday)|(?P<last>night\s+before\s+last)|day\s+after\s+tomorrow)(?!\w)",
    re.I,
)
_WEEKDAY = re.compile(
    rf"(?:(?:(?P<that_week>last|this|next)\s+week\s+|(?P<which>last|next|this\s+past|this\s+coming|this|past)\s+))?(?P<day>{WEEKDAY})(?!\w)"
    r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week(?!\w)|\s+(?P<gone>last|gone|past)(?=\s*(?:$|[.,;:)])))?",
    re.I,
)
# "Every Friday" names no one day.
_ANY = re.compile(r"\b(?:every|each|any)\s+(?:other\s+)?$", re.I)
_UNIT = re.compile(
    r"(?:(?:earlier|later)\s+)?(?P<which>this\s+past|this\s+coming|last|next|this|current|past|coming)\s+(?P<unit>weekend|week|month|year)"
    r"(?![\w-]|\s+and\s+a\s+half)",
    re.I,
)
_WEEKEND = re.compile(r"weekend(?![\w-])", re.I)
_WEEKEND_LEAD = re.compile(r"\b(?:over|during|on|at|throughout|for)\s+the\s+$", re.I)
_IN_THE_UNIT = re.compile(
    r"(?:earlier|later)\s+(?:in\s+the\s+)(?P<unit>week|month|year)(?!\w)", re.I
)
_MONTH = re.compile(
    rf"(?P<which>last|next|this\s+past|this\s+coming|this)\s+(?P<month>{either(ENGLISH_MONTHS)})(?![\w]|\s+[0-9])",
    re.I,
)
_SEASON = re.compile(
    rf"(?P<which>this\s+past|last|this|next)\s+(?P<season>{either(SEASONS)})(?!\w)", re.I
)
_AGO = re.compile(
    rf"(?:(?P<number>{COUNT})(?P<odd>-odd)?\s+(?P<half>and\s+a\s+half\s+)?(?P<unit>day|week|fortnight|month|year|decade)s?(?P<late_half>\s+and\s+a\s+half)?"
    rf"|half\s+a\s+(?P<halved>decade|century)|(?P<centuries>{COUNT})\s+centur(?:y|ies))\s+ago(?!\w)",
    re.I,
)


# "Ten years ago today": the day, or the month, that the article's is.
_AGO_TODAY = re.compile(r"\s+(?:today|this\s+(?P<unit>month))(?!\w)", re.I)


def read_today(scene: Scene, position: int) -> Reading | None:
    """Today, yesterday, tomorrow, tonight; "today" that means nowadays is vague."""
    match = _DAY.match(scene.text, position, scene.end)
    if not match:
        return None
    word = match["word"].lower()
    if word == "today" and means_nowadays(scene, position, match.end()):
        return vague(position, match.end(), "date:nowadays", "period")
    return _count_days(scene, position, match.end(), _DAYS[word])


def read_part_of_day(scene: Scene, position: int) -> Reading | None:
    """This morning, last night, the day before yesterday."""
    if match := _PART_OF_DAY.match(scene.text, position, scene.end):
        shift = -1 if match["which"].lower() == "last" else 0
        return _count_days(scene, position, match.end(), shift)
    match = _DAY_BEFORE.match(scene.text, position, scene.end)
    if not match:
        return None
    return _count_days(scene, position, match.end(), -2 if match["before"] or match["last"] else 2)


def read_weekday(scene: Scene, position: int) -> Reading | None:
    """A weekday: the last one not after the article, before it with "last", after it with "next" or "will"."""
    match = _WEEKDAY.match(scene.text, position, scene.end)
    if not match or WEEKDAY_NAMES_AFTER.match(scene.after(match.end())):
        return None
    before = scene.before(position)
    if not match["which"] and (WEEKDAY_NAMES_BEFORE.search(before) or _ANY.search(before)):
        return None
    end, anchor = match.end(), scene.anchor
    if anchor is None or not anchor.exact:
        return vague(position, end, "date:weekday", "day")
    if week := match["week"] or match["that_week"]:
        return _count_days(scene, position, end, _days_to(match["day"], week, anchor))
    which = re.sub(r"\s+", " ", (match["which"] or ("last" if match["gone"] else "")).lower())
    today = anchor.today - timedelta(days=1) if which in ("last", "past") else anchor.today
    day = last_weekday(WEEKDAYS[match["day"].lower()], today)
    is_ahead = not which and scene.aim(position, end) == "ahead"
    if which in ("next", "this coming") or (is_ahead and day != anchor.today):
        day += timedelta(days=7)
    return inferred(position, end, day.isoformat(), "date:weekday", anchor.value)


def read_unit(scene: Scene, position: int) -> Reading | None:
    """This, last or next week (Monday to Sunday), weekend, month or year; "earlier" and "later" belong to the words."""
    match = _UNIT.match(scene.text, position, scene.end)
    if not match:
        return _read_weekend(scene, position) or _read_in_the_unit(scene, position)
    which, unit = " ".join(match["which"].lower().split()), match["unit"].lower()
    if (which == "past" and unit != "weekend") or (which == "coming" and unit in ("month", "year")):
        return None
    shift = _SHIFTS.get(which) or _STEPS.get(which, 0)
    if (which, unit) == ("this", "weekend") and _looks_back(scene, position, match.end()):
        shift = -1
    value = shift_unit(scene.anchor, unit, shift) if scene.anchor else None
    if value and (which, unit) == ("this", "week") and match[0].lower().startswith("earlier"):
        value = _until_today(value, scene.anchor)
    return _infer(scene, position, match.end(), value, f"date:{_NAMES[shift]}-{unit}")


def _until_today(period: str, anchor: Anchor | None) -> str:
    """A period as far as it has gone by: "earlier this week" does not reach beyond the article."""
    first = period.partition("/")[0]
    if anchor is None or not anchor.exact:
        return period
    return f"{first}/{anchor.today}" if first < anchor.today.isoformat() else first


def _read_weekend(scene: Scene, position: int) -> Reading | None:
    """ "Over the weekend": the last one, the coming one where words aim ahead."""
    match = _WEEKEND.match(scene.text, position, scene.end)
    if not match or not _WEEKEND_LEAD.search(scene.before(position)):
        return None
    is_ahead = scene.aim(position, match.end()) == "ahead"
    anchor = scene.anchor
    is_on = anchor is not None and anchor.today.weekday() >= 5
    shift = 0 if is_ahead or is_on else -1
    value = shift_unit(anchor, "weekend", shift) if anchor else None
    return _infer(scene, position, match.end(), value, "date:weekend")


def _read_in_the_unit(scene: Scene, position: int) -> Reading | None:
    """ "Later in the year": the one of the date just named, or the article's."""
    match = _IN_THE_UNIT.match(scene.text, position, scene.end)
    if not match:
        return None
    anchor = scene.focus or scene.anchor
    value = shift_unit(anchor, match["unit"].lower(), 0) if anchor else None
    if value is None or anchor is None:
        return vague(position, match.end(), "date:in-the-unit", None)
    return inferred(position, match.end(), value, "date:in-the-unit", anchor.value)


def read_relative_month(scene: Scene, position: int) -> Reading | None:
    """Last November, next March, this May; last summer."""
    match = _MONTH.match(scene.text, position, scene.end)
    if match and is_written_as_month(match["month"]):
        which = re.sub(r"\s+", " ", match["which"].lower())
        month = ENGLISH_MONTHS[match["month"].lower()]
        value = _relative_month(scene.anchor, which, month)
        return _infer(scene, position, match.end(), value, "date:relative-month")
    match = _SEASON.match(scene.text, position, scene.end)
    if not match:
        return None
    season = SEASONS[match["season"].lower()]
    which = "last" if match["which"].lower().endswith("past") else match["which"].lower()
    value = _relative_season(scene.anchor, which, season)
    return _infer(scene, position, match.end(), value, "date:relative-season")


def read_ago(scene: Scene, position: int) -> Reading | None:
    """Two days ago, a week ago: the day. Two weeks ago: the month where certain. Months and years ago: those."""
    match = _AGO.match(scene.text, position, scene.end)
    if not match:
        return None
    anchor, today = scene.anchor, _AGO_TODAY.match(scene.text, match.end(), scene.end)
    if today and anchor and anchor.exact and match["unit"] and match["unit"].lower() == "year":
        value = _same_day(anchor, read_count(match["number"]), today["unit"])
        return _infer(scene, position, today.end(), value, "date:ago")
    value = _count_ago(match, anchor) if anchor else None
    return _infer(scene, position, match.end(), value, "date:ago")


def _same_day(anchor: Anchor, years: int, unit: str | None) -> str | None:
    """The day or month of the article, so many years back: "ten years ago today", "ten years ago this month"."""
    year, month, day = anchor.today.year - years, anchor.today.month, anchor.today.day
    if unit:
        return write_point(year, month) if year > 0 else None
    return write_point(year, month, day) if year > 0 and is_day(year, month, day) else None


def _count_ago(match: re.Match[str], anchor: Anchor) -> str | None:
    if match["halved"] or match["centuries"]:
        years = 100 * read_count(match["centuries"]) if match["centuries"] else 50
        is_decade = (match["halved"] or "").lower() == "decade"
        value = count_back(anchor, 5 if is_decade else years, "year")
        return value and f"{value}~"
    count, unit = read_count(match["number"]), match["unit"].lower()
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    if not (match["half"] or match["late_half"] or match["odd"]):
        return count_back(anchor, count, unit)
    if unit == "decade":
        count, unit = count * 10, "year"
    if unit != "year" or not anchor.year:
        return None
    # Half a year more, told loosely: the year that lies so far back.
    months = count * 12 + (0 if match["odd"] else 6)
    year = (anchor.today.year * 12 + anchor.today.month - 1 - months) // 12
    return write_point(year) + "~" if year > 0 else None


def _days_to(weekday: str, which: str, anchor: Anchor) -> int:
    """How many days from the anchor to that weekday of the last, this or the next week."""
    weeks = _SHIFTS[which.lower()]
    return WEEKDAYS[weekday.lower()] - anchor.today.weekday() + 7 * weeks


def _relative_month(anchor: Anchor | None, which: str, month: int) -> str | None:
    if anchor is None or len(anchor.value) < 7:
        return None
    year, now = anchor.today.year, anchor.today.month
    if which == "next" or which == "this coming":
        return write_point(year if month > now else year + 1, month)
    if which == "this":
        return write_point(year, month)
    return write_point(year if month < now else year - 1, month)


def _relative_season(anchor: Anchor | None, which: str, season: int) -> str | None:
    if anchor is None or len(anchor.value) < 7:
        return None
    year, now = anchor.today.year, anchor.today.month
    last_month = (season - 20) * 3 + 2
    if which == "this":
        return f"{year}-{season}"
    if which == "next":
        return f"{year if now < last_month - 2 else year + 1}-{season}"
    # A winter is named by the December it begins in.
    return f"{year if now > last_month else year - 1}-{season}"


def _count_days(scene: Scene, start: int, end: int, shift: int) -> Reading:
    anchor = scene.anchor
    if anchor is None or not anchor.exact:
        return vague(start, end, "date:relative-day", "day")
    day = anchor.today + timedelta(days=shift)
    return inferred(start, end, day.isoformat(), "date:relative-day", anchor.value)


def _looks_back(scene: Scene, start: int, end: int) -> bool:
    """Whether "this weekend" is the one just gone: until Wednesday, unless the words point ahead."""
    anchor = scene.anchor
    is_early = anchor is not None and anchor.today.weekday() < 3
    return is_early and scene.aim(start, end) != "ahead"


def _infer(scene: Scene, start: int, end: int, value: str | None, rule: str) -> Reading:
    if value is None or scene.anchor is None:
        return vague(start, end, rule, None)
    return inferred(start, end, value, rule, scene.anchor.value)
