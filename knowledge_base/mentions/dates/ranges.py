"""Stretches of time with two ends: "May 8 through May 13", "from 8 to 13 May", "between 2000 and 2003", "1989-90"."""

import re
from dataclasses import replace

from knowledge_base.edtf import is_edtf
from knowledge_base.mentions.dates.completion import complete
from knowledge_base.mentions.dates.date_words import COUNTED
from knowledge_base.mentions.dates.inference import is_day, year_of_day, year_of_month
from knowledge_base.mentions.dates.points import (
    DAY,
    Point,
    read_bare_month,
    read_point,
    write_point,
)
from knowledge_base.mentions.dates.scene import Reading, Scene, inferred, vague
from knowledge_base.mentions.dates.years import begins_well, follows_well

_TO = re.compile(r"\s*(?:\.?[-–—]|\b(?:to|through|thru|until|till|up\s+to)\b)\s*(?:the\s+)?", re.I)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.I)
_BETWEEN = re.compile(r"between\s+(?:the\s+)?", re.I)
_PRESENT = re.compile(
    r"\s*(?:[-–—]|\b(?:to|until|through)\b)\s*(?:(?:the\s+)?present(?:\s+day)?|date|today|now)\b",
    re.I,
)
_BARE_DAY = re.compile(DAY, re.I)
_TWO_YEARS = re.compile(
    r"(?P<first>1[0-9]{3}|20[0-9]{2})(?:\s?(?P<sign>[-–/])\s?(?P<full>1[0-9]{3}|20[0-9]{2})|(?P<dash>[-–/])(?P<short>[0-9]{2})|[-–](?P<digit>[1-9]))(?![0-9])"
)
_NOT_AFTER_DASH = re.compile(r"[\w$-]$")


def read_range(scene: Scene, position: int) -> Reading | None:
    """The period that begins at `position`, its words from the first date to the last ("between" included)."""
    between = _BETWEEN.match(scene.text, position, scene.end)
    start = between.end() if between else position
    left = _read_left(scene, start)
    if left is None:
        return None
    if not between and (up_to_now := _read_up_to_now(scene, left)):
        return up_to_now
    link = (_AND if between else _TO).match(scene.text, left.end, scene.end)
    right = _read_right(scene, left, link.end()) if link else None
    if right is None and not between:
        right = _read_night(scene, left)
    if right is None or not (right.month or right.level == left.level):
        return None
    return _join(scene, position, left, right)


def _read_left(scene: Scene, position: int) -> Point | None:
    return (
        read_point(scene, position)
        or _read_bare_day(scene, position)
        or read_bare_month(scene, position)
    )


def _read_bare_day(scene: Scene, position: int) -> Point | None:
    """The "8" of "8 to 13 May": a day whose month stands at the other end."""
    match = _BARE_DAY.match(scene.text, position, scene.end)
    if not match or _NOT_AFTER_DASH.search(scene.before(position, 1)):
        return None
    return Point(start=position, end=match.end(), day=int(match["day"]))


def _read_right(scene: Scene, left: Point, position: int) -> Point | None:
    point = read_point(scene, position)
    if left.level == "month" and point is None:
        return read_bare_month(scene, position)
    if point and (left.month or left.year or (point.day and point.month)):
        if left.level == "year" and point.level != "year" and not point.year:
            return None
        return point
    if not (left.day and left.month_first and point is None):
        return None
    day = _BARE_DAY.match(scene.text, position, scene.end)
    if not day or COUNTED.match(scene.after(day.end())):
        return None
    return _add_year(scene, Point(start=position, end=day.end(), day=int(day["day"])))


def _add_year(scene: Scene, day: Point) -> Point:
    """The bare day with the year that follows it: "May 8-13, 2016"."""
    match = re.compile(r",?\s+(?=[12][0-9]{3})").match(scene.text, day.end, scene.end)
    year = read_point(scene, match.end()) if match else None
    if year is None or year.level != "year":
        return day
    return replace(day, year=year.year, end=year.end)


def _read_night(scene: Scene, left: Point) -> Point | None:
    """The second of the two days that a night has: "9/10 May"."""
    if left.month or scene.text[left.end : left.end + 1] != "/":
        return None
    day = _BARE_DAY.match(scene.text, left.end + 1, scene.end)
    is_next = day and left.day and int(day["day"]) - left.day == 1
    month = read_bare_month(scene, day.end() + 1) if day and is_next else None
    return replace(month, day=int(day["day"])) if day and month else None


def read_two_years(scene: Scene, position: int) -> Reading | None:
    """The period of "1960-1965", "1989-90", "2003-4" and "2003/04"; the month of "2014-09"."""
    match = _TWO_YEARS.match(scene.text, position, scene.end)
    if not match or not begins_well(scene, position) or not _ends_well(scene, match):
        return None
    first, short = int(match["first"]), int(match["short"] or 0)
    second = int(match["full"] or first - first % 100 + short)
    if match["digit"]:
        second = first - first % 10 + int(match["digit"])
    if second > first and ("/" not in (match["dash"], match["sign"]) or second == first + 1):
        value = f"{first}/{second}"
    elif match["dash"] == "-" and 1 <= short <= 12:
        value = f"{first}-{match['short']}"
    else:
        return None
    return Reading(start=position, end=match.end(), value=value, rule="date:two-years")


def _ends_well(scene: Scene, match: re.Match[str]) -> bool:
    second = next(name for name in ("full", "short", "digit") if match[name])
    return follows_well(scene, match.start(second), match.end())


def _read_up_to_now(scene: Scene, left: Point) -> Reading | None:
    match = _PRESENT.match(scene.text, left.end, scene.end)
    if not match:
        return None
    year = left.year or _year_gone(scene, left)
    if year is None:
        return None
    value = f"{write_point(year, left.month, left.day)}/.."
    if left.year or scene.anchor is None:
        return Reading(start=left.start, end=match.end(), value=value, rule="date:to-present")
    return inferred(left.start, match.end(), value, "date:to-present", scene.anchor.value)


def _year_gone(scene: Scene, point: Point) -> int | None:
    """The year that makes a day or month the last one gone by."""
    if scene.anchor is None or point.month is None:
        return None
    if point.day:
        return year_of_day(point.month, point.day, scene.anchor, aim="back")
    return year_of_month(point.month, scene.anchor, aim="back")


def _join(scene: Scene, start: int, left: Point, right: Point) -> Reading | None:
    left, right = _share_month(left, right)
    if not _is_possible(left) or not _is_possible(right):
        return None
    if right.year is None and left.year is not None and right.month:
        is_later = right.month >= (left.month or 1)
        right = replace(right, year=left.year + (0 if is_later else 1))
    done = complete(replace(right, start=left.start), scene)
    if done is None or done.point.year is None:
        return vague(start, right.end, "date:period", "period")
    year = left.year
    if year is None:
        is_earlier = (left.month or 1) <= (right.month or 12)
        year = done.point.year - (0 if is_earlier else 1)
    first = write_point(year, left.month, left.day)
    last = write_point(done.point.year, right.month, right.day)
    return _make(start, done.point.end, f"{first}/{last}", done.anchor)


def _share_month(left: Point, right: Point) -> tuple[Point, Point]:
    if left.day and left.month is None:
        left = replace(left, month=right.month)
    if right.day and right.month is None:
        right = replace(right, month=left.month)
    return left, right


def _is_possible(point: Point) -> bool:
    return not point.day or is_day(point.year or 2000, point.month or 1, point.day)


def _make(start: int, end: int, value: str, anchor: str | None) -> Reading | None:
    if not is_edtf(value):
        return None
    return Reading(
        start=start,
        end=end,
        value=value,
        rule="date:period",
        basis="inferred" if anchor else "stated",
        anchor=anchor,
    )
