"""A day of the month without its month: "on the 15th", "the 3rd of last month", "Friday 13"."""

import re
from datetime import timedelta

from knowledge_base.mentions.dates.counting import shift_unit
from knowledge_base.mentions.dates.date_words import WEEKDAY, WEEKDAYS
from knowledge_base.mentions.dates.inference import Anchor, is_day, last_day_of_month
from knowledge_base.mentions.dates.scene import Reading, Scene, inferred, vague

_SHIFTS = {"last": -1, "next": 1}
_BARE_DAY = re.compile(
    r"(?P<day>3[01]|[12][0-9]|[1-9])(?:st|[nr]?d|th)"  # agencies write "the 22d"
    r"(?:\s+of\s+(?P<which>this|the|last|next|that|the\s+(?:same|following|previous))\s+month(?!\w)"
    r"|(?=\s*(?:$|[.,;:)]|\b(?:and|at|in|to|when|for|by|after|they|he|she|the)\b)))"
)
# "On the night of the 24th" needs nothing behind it.
_NIGHT_OF = re.compile(r"(?P<day>3[01]|[12][0-9]|[1-9])(?:st|[nr]?d|th)(?P<which>)(?!\w)")
_NIGHT_LEAD = re.compile(r"\b(?:night|morning|afternoon|evening)\s+of\s+the\s+$", re.I)
_WEEKDAY_NUMBER = re.compile(
    rf"(?P<weekday>{WEEKDAY})\s+(?:the\s+)?(?P<day>3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)?"
    r"(?![.,:/-]\d)(?=\s*(?:$|[.,;:)]|(?:and|at|in|to|when|for|by|after|he|she|they|the)\b))",
    re.I,
)
_ON_THE = re.compile(
    r"\b(?:on|until|since|by|(?:night|morning|afternoon|evening|day)\s+of|(?:st|nd|rd|th)\s+(?:and|or|to))\s+the\s+$",
    re.I,
)
_MONTHS_AWAY = 31


def read_weekday_number(scene: Scene, position: int) -> Reading | None:
    """A weekday with a number, "Friday 13", if it is the day near the article that has both."""
    match = _WEEKDAY_NUMBER.match(scene.text, position, scene.end)
    anchor = scene.anchor
    if not match or anchor is None or not anchor.exact:
        return None
    near = [anchor.today + timedelta(days=shift) for shift in range(-45, 46)]
    weekday, number = WEEKDAYS[match["weekday"].lower()], int(match["day"])
    days = [day for day in near if (day.weekday(), day.day) == (weekday, number)]
    if not days:
        return None
    ahead = scene.aim(position, match.end()) == "ahead"
    day = min(days, key=lambda day: ((day > anchor.today) != ahead, abs(day - anchor.today)))
    return inferred(position, match.end(), day.isoformat(), "date:weekday-number", anchor.value)


def read_bare_day(scene: Scene, position: int) -> Reading | None:
    """A day of the month alone, "on the 15th": the last such day, or the one nearest to a day of another time just named."""
    match = _BARE_DAY.match(scene.text, position, scene.end)
    if not match and _NIGHT_LEAD.search(scene.before(position)):
        match = _NIGHT_OF.match(scene.text, position, scene.end)
    if not match or not (_ON_THE.search(scene.before(position)) or match["which"]):
        return None
    anchor, number = scene.anchor, int(match["day"])
    which = (match["which"] or "").lower()
    focus = scene.focus
    is_told = focus is not None and focus.exact and _is_of_another_time(focus, anchor)
    if which in ("this", "last", "next") or (which == "the" and not is_told):
        month = shift_unit(anchor, "month", _SHIFTS.get(which, 0)) if anchor else None
        value = _day_of(month, number)
    elif is_told or which:
        anchor = focus
        shift = {"the following": 1, "the previous": -1}.get(" ".join(which.split()), 0)
        month = shift_unit(focus, "month", shift) if focus and which else None
        value = _day_of(month, number) if which else _nearest(number, focus)
    else:
        day = last_day_of_month(number, anchor.today) if anchor and anchor.exact else None
        value = day.isoformat() if day else None
    if value is None or anchor is None:
        return vague(position, match.end(), "date:bare-day", "day")
    return inferred(position, match.end(), value, "date:bare-day", anchor.value)


def _is_of_another_time(focus: Anchor, anchor: Anchor | None) -> bool:
    return anchor is None or abs((focus.today - anchor.today).days) > _MONTHS_AWAY


def _day_of(month: str | None, day: int) -> str | None:
    if month is None or not is_day(int(month[:4]), int(month[5:7]), day):
        return None
    return f"{month}-{day:02}"


def _nearest(number: int, focus: Anchor | None) -> str | None:
    """The day of that number nearest to the focus."""
    if focus is None:
        return None
    near = [focus.today + timedelta(days=shift) for shift in range(-15, 16)]
    days = [day for day in near if day.day == number]
    return min(days, key=lambda day: abs(day - focus.today)).isoformat() if days else None
