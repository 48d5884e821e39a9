"""Days counted within a month: "the first Sunday of May 2016", "the last Friday in June", "the week of May 9"."""

import calendar
import re
from datetime import date, timedelta

from knowledge_base.mentions.dates.completion import complete
from knowledge_base.mentions.dates.date_words import WEEKDAY, WEEKDAYS
from knowledge_base.mentions.dates.points import read_point, write_point
from knowledge_base.mentions.dates.scene import Reading, Scene, vague

_NTH = re.compile(
    rf"(?P<nth>first|second|third|fourth|last)\s+(?P<day>{WEEKDAY}|weekend)\s+(?:of|in)\s+(?:the\s+month\s+of\s+)?",
    re.I,
)
_WEEK_OF = re.compile(r"week\s+(?:of|beginning|starting)\s+(?:on\s+)?(?:Monday,?\s+)?", re.I)
_ORDER = ("first", "second", "third", "fourth")
_RULE = "date:nth-day"


def read_nth_day(scene: Scene, position: int) -> Reading | None:
    """The nth weekday or weekend of a month; the week that a day lies in."""
    match = _NTH.match(scene.text, position, scene.end)
    if match is None:
        return _read_week_of(scene, position)
    point = read_point(scene, match.end())
    if point is None or point.level != "month" or point.month is None:
        return None
    done = complete(point, scene)
    if done is None or done.point.year is None:
        return vague(position, point.end, _RULE, "day")
    day = _find(done.point.year, point.month, match["nth"].lower(), match["day"].lower())
    value = day.isoformat()
    if match["day"].lower() == "weekend":
        value = f"{day}/{day + timedelta(days=1)}"
    return _make(position, done.point.end, value, done.anchor)


def _read_week_of(scene: Scene, position: int) -> Reading | None:
    match = _WEEK_OF.match(scene.text, position, scene.end)
    point = read_point(scene, match.end()) if match else None
    if point is None or point.level != "day":
        return None
    done = complete(point, scene)
    if done is None or done.point.year is None:
        return vague(position, point.end, _RULE, "period")
    day = date.fromisoformat(write_point(done.point.year, point.month, point.day))
    monday = day - timedelta(days=day.weekday())
    return _make(position, done.point.end, f"{monday}/{monday + timedelta(days=6)}", done.anchor)


def _find(year: int, month: int, nth: str, weekday: str) -> date:
    """The day; of a weekend its Saturday."""
    wanted = WEEKDAYS.get(weekday, 5)
    if nth == "last":
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - wanted) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * _ORDER.index(nth))


def _make(start: int, end: int, value: str, anchor: str | None) -> Reading:
    return Reading(
        start=start,
        end=end,
        value=value,
        rule=_RULE,
        basis="inferred" if anchor else "stated",
        anchor=anchor,
    )
