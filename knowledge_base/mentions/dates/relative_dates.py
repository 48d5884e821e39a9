"""Dates that count from the article's: "last night", "Tuesday", "two days ago", "last November", "this year"."""

import re
from datetime import timedelta

from knowledge_base.mentions.dates.date_words import (
    ENGLISH_MONTHS,
    NUMBER_WORD,
    NUMBERS,
    SEASONS,
    WEEKDAY,
    WEEKDAY_NAMES_AFTER,
    WEEKDAY_NAMES_BEFORE,
    WEEKDAYS,
    either,
)
from knowledge_base.mentions.dates.inference import (
    Anchor,
    last_day_of_month,
    last_weekday,
)
from knowledge_base.mentions.dates.nowadays import means_nowadays
from knowledge_base.mentions.dates.points import is_written_as_month, write_point
from knowledge_base.mentions.dates.scene import Reading, Scene, inferred, vague

_SHIFTS = {"last": -1, "this": 0, "next": 1}
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
    rf"(?:(?P<which>last|next|this\s+past|this\s+coming|this|past)\s+)?(?P<day>{WEEKDAY})(?!\w)"
    r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week(?!\w))?",
    re.I,
)
_UNIT = re.compile(
    r"(?P<which>last|next|this)\s+(?P<unit>weekend|week|month|year)(?![\w-]|\s+and\s+a\s+half)",
    re.I,
)
_MONTH = re.compile(
    rf"(?P<which>last|next|this\s+past|this\s+coming|this)\s+(?P<month>{either(ENGLISH_MONTHS)})(?![\w]|\s+[0-9])",
    re.I,
)
_SEASON = re.compile(rf"(?P<which>last|this|next)\s+(?P<season>{either(SEASONS)})(?!\w)", re.I)
_AGO = re.compile(
    rf"(?P<number>{NUMBER_WORD}|[0-9]{{1,3}})\s+(?P<unit>day|week|month|year|decade|century)(?:ie)?s?\s+ago(?!\w)",
    re.I,
)
_VAGUE = re.compile(
    r"(?:recent\s+(?:years?|months?|weeks?|days|decades?|times)|(?:past|last)\s+(?:few|several|couple\s+of)\s+(?:years|months|weeks|days|decades)"
    r"|(?:past|last)\s+(?:decade|century)|(?:several|a\s+few|some|many|a\s+couple\s+of)\s+(?:years|months|weeks|days|decades|centuries)\s+ago"
    r"|(?:years|months|weeks|days|decades|centuries)\s+ago)(?!\w)",
    re.I,
)
_BARE_DAY = re.compile(
    r"(?P<day>3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)(?=\s*(?:$|[.,;:)]|\b(?:and|at|in|to|when|for|by|after|of\s+(?:this|the|last)\s+month)\b))"
)
_ON_THE = re.compile(r"\b(?:on|until|since|by)\s+the\s+$", re.I)


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
    if not match["which"] and WEEKDAY_NAMES_BEFORE.search(scene.before(position)):
        return None
    end, anchor = match.end(), scene.anchor
    if anchor is None or not anchor.exact:
        return vague(position, end, "date:weekday", "day")
    if match["week"]:
        return _count_days(scene, position, end, _days_to(match["day"], match["week"], anchor))
    which = re.sub(r"\s+", " ", (match["which"] or "").lower())
    today = anchor.today - timedelta(days=1) if which in ("last", "past") else anchor.today
    day = last_weekday(WEEKDAYS[match["day"].lower()], today)
    is_ahead = not which and scene.aim(position, end) == "ahead"
    if which in ("next", "this coming") or (is_ahead and day != anchor.today):
        day += timedelta(days=7)
    return inferred(position, end, day.isoformat(), "date:weekday", anchor.value)


def read_unit(scene: Scene, position: int) -> Reading | None:
    """This, last or next week (Monday to Sunday), weekend, month or year."""
    match = _UNIT.match(scene.text, position, scene.end)
    if not match:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    shift = _SHIFTS[which]
    if (which, unit) == ("this", "weekend") and _looks_back(scene, position, match.end()):
        shift = -1
    value = shift_unit(scene.anchor, unit, shift) if scene.anchor else None
    return _infer(scene, position, match.end(), value, f"date:{which}-{unit}")


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
    value = _relative_season(scene.anchor, match["which"].lower(), season)
    return _infer(scene, position, match.end(), value, "date:relative-season")


def read_ago(scene: Scene, position: int) -> Reading | None:
    """Two days ago, a week ago: the day. Two weeks ago: the month where certain. Months and years ago: those."""
    match = _AGO.match(scene.text, position, scene.end)
    if not match:
        return None
    word = match["number"].lower()
    count = NUMBERS.get(word) or int(word)
    value = _count_back(scene.anchor, count, match["unit"].lower()) if scene.anchor else None
    return _infer(scene, position, match.end(), value, "date:ago")


def read_vague(scene: Scene, position: int) -> Reading | None:
    """Recent years, the past decade, a few weeks ago."""
    match = _VAGUE.match(scene.text, position, scene.end)
    return vague(position, match.end(), "date:vague", "period") if match else None


def read_bare_day(scene: Scene, position: int) -> Reading | None:
    """A day of the month alone, "on the 15th": the last such day."""
    match = _BARE_DAY.match(scene.text, position, scene.end)
    if not match or not _ON_THE.search(scene.before(position)):
        return None
    anchor = scene.anchor
    day = last_day_of_month(int(match["day"]), anchor.today) if anchor and anchor.exact else None
    value = day.isoformat() if day else None
    return _infer(scene, position, match.end(), value, "date:bare-day")


def shift_unit(anchor: Anchor, unit: str, shift: int) -> str | None:
    """The EDTF value of the week, weekend, month or year `shift` steps from the anchor; None where the anchor is too vague."""
    if unit == "year":
        return write_point(anchor.year + shift) if anchor.year else None
    if unit == "month":
        if len(anchor.value) < 7 or not anchor.year:
            return None
        return _shift_month(anchor.today.year, anchor.today.month, shift)
    if not anchor.exact:
        return None
    monday = anchor.today - timedelta(days=anchor.today.weekday()) + timedelta(weeks=shift)
    if unit == "week":
        return f"{monday}/{monday + timedelta(days=6)}"
    return f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}"


def _days_to(weekday: str, which: str, anchor: Anchor) -> int:
    """How many days from the anchor to that weekday of the last, this or the next week."""
    weeks = _SHIFTS[which.lower()]
    return WEEKDAYS[weekday.lower()] - anchor.today.weekday() + 7 * weeks


def _shift_month(year: int, month: int, shift: int) -> str:
    months = year * 12 + month - 1 + shift
    return write_point(months // 12, months % 12 + 1)


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


def _count_back(anchor: Anchor, count: int, unit: str) -> str | None:
    if unit in ("year", "decade"):
        years = count * (10 if unit == "decade" else 1)
        is_round = unit == "decade" or (count >= 10 and count % 5 == 0)
        return write_point(anchor.year - years) + ("~" if is_round else "") if anchor.year else None
    if unit == "month" and anchor.year and len(anchor.value) >= 7:
        return _shift_month(anchor.today.year, anchor.today.month, -count)
    if not anchor.exact or unit not in ("day", "week"):
        return None
    day = anchor.today - timedelta(days=count * (7 if unit == "week" else 1))
    if unit == "day" or count == 1:
        return day.isoformat()
    # Weeks are counted loosely: three days either way.
    early, late = day - timedelta(days=3), day + timedelta(days=3)
    same_month = early.month == late.month
    return write_point(day.year, day.month) if same_month else f"{day.isoformat()}~"


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
