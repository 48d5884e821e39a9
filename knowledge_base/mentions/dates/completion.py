"""The year that a written date leaves out: lent by the date beside it, by the paragraph, or by the article's date."""

import re
from dataclasses import dataclass, replace

from knowledge_base.mentions.dates.date_words import FAMOUS_DAYS
from knowledge_base.mentions.dates.inference import (
    year_in_frame,
    year_of_day,
    year_of_month,
)
from knowledge_base.mentions.dates.points import Point, read_bare_month, read_point, write_point
from knowledge_base.mentions.dates.scene import Reading, Scene, vague

_LENDER = re.compile(
    r"\s*(?:,\s*(?:and|or|y)\b|,|\b(?:and|or|y)\b|&|/)\s*(?:(?:on|in|early|late)\s+)?", re.I
)
_MORE_DAYS = re.compile(
    r"(?:\s*(?:,\s*(?:and\s+|or\s+)?|\b(?:and|or)\s+|&\s*)(?:the\s+)?[0-3]?[0-9](?:st|nd|rd|th)?(?![\w]))+",
    re.I,
)
_YEAR_BEHIND = re.compile(r",?\s+(?:of\s+)?(?=[12][0-9]{3}(?!\d))")
_IN_YEAR = re.compile(r"\s+in\s+(?P<year>1[6-9][0-9]{2}|20[0-9]{2})(?![\w-]|[.,:]\d)")
_RELATIVE_YEAR = re.compile(
    r",?\s+(?:of\s+)?(?P<which>last|this|next|that(?:\s+same)?|the\s+(?:same|following|next|previous)|the\s+current)\s+year(?!\w)",
    re.I,
)
_SHIFTS = {"last": -1, "this": 0, "next": 1, "the current": 0}
_STEPS = {
    "that": 0,
    "that same": 0,
    "the same": 0,
    "the following": 1,
    "the next": 1,
    "the previous": -1,
}
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Completed:
    """A point with its year, and the date that the year was inferred from (None: the words state it)."""

    point: Point
    anchor: str | None


def complete(point: Point, scene: Scene) -> Completed | None:
    """The point with a year; None where no year is to be had."""
    if point.year is not None:
        return Completed(point, None)
    if relative := _read_relative_year(point, scene):
        return relative
    stated = _borrow_year(point, scene) or _find_famous_year(point, scene)
    if stated:
        return Completed(replace(point, year=stated), None)
    if scene.frame and point.month:
        year = year_in_frame(point.month, scene.frame)
        return Completed(replace(point, year=year), scene.frame.value)
    guess = _infer_year(point, scene)
    if guess is None or scene.anchor is None:
        return None
    return Completed(replace(point, year=guess), scene.anchor.value)


def _read_relative_year(point: Point, scene: Scene) -> Completed | None:
    """The year of "24 March last year" or "March of that year", whose words then belong to the date."""
    match = _RELATIVE_YEAR.match(scene.text, point.end, scene.end) if point.month else None
    if not match:
        return None
    which = " ".join(match["which"].lower().split())
    base = scene.focus if which in _STEPS else scene.anchor
    if base is None or base.year is None:
        return None
    year = base.year + (_STEPS | _SHIFTS)[which]
    return Completed(replace(point, year=year, end=match.end()), base.value)


def read_date(scene: Scene, point: Point, rule: str) -> Reading:
    """The reading of one calendar date; vague where its year is not to be had."""
    found = complete(point, scene)
    if found is None or found.point.year is None:
        return vague(point.start, point.end, rule, point.level)
    value = write_point(found.point.year, point.month, point.day)
    return Reading(
        start=point.start,
        end=found.point.end,
        value=value,
        rule=rule,
        basis="inferred" if found.anchor else "stated",
        anchor=found.anchor,
    )


def _infer_year(point: Point, scene: Scene) -> int | None:
    anchor, month = scene.anchor, point.month
    if anchor is None or month is None:
        return None
    aim = scene.aim(point.start, point.end)
    if point.day:
        return year_of_day(month, point.day, anchor, aim=aim)
    return year_of_month(month, anchor, aim=aim)


def _borrow_year(point: Point, scene: Scene, reach: int = 4) -> int | None:
    """The year of "November 1989" for the month in "October and November 1989", of "in 1989" for the day before it."""
    if later := _IN_YEAR.match(scene.text, point.end, scene.end):
        return int(later["year"])
    if point.month_first and (days := _MORE_DAYS.match(scene.text, point.end, scene.end)):
        behind = read_year_behind(scene, days.end())
        return behind.year if behind else None
    link = _LENDER.match(scene.text, point.end, scene.end)
    lender = _read_lender(scene, link.end()) if link else None
    if lender is None or lender.level != point.level:
        return None
    year = lender.year or (_borrow_year(lender, scene, reach - 1) if reach else None)
    if year is None or lender.month is None or point.month is None:
        return None
    return year - (1 if point.month > lender.month else 0)


def _read_lender(scene: Scene, position: int) -> Point | None:
    return read_point(scene, position) or read_bare_month(scene, position)


def read_year_behind(scene: Scene, position: int) -> Point | None:
    """The year that follows the last day of a list, "1990" of "May 7 and 12, 1990"."""
    link = _YEAR_BEHIND.match(scene.text, position, scene.end)
    year = read_point(scene, link.end()) if link else None
    return year if year and year.level == "year" else None


def _find_famous_year(point: Point, scene: Scene) -> int | None:
    for famous in FAMOUS_DAYS:
        if (point.month, point.day) == (famous["month"], famous["day"]):
            near = scene.after(point.end, _NEAR).lower()
            if any(re.search(rf"\b{re.escape(word)}\b", near) for word in famous["near"]):
                return int(famous["year"])
    return None
