"""Days that share their month, each a date of its own: "7, 8 and 9 May", "May 7 and 12, 1990"."""

import re
from dataclasses import replace

from knowledge_base.mentions.dates.completion import complete, read_year_behind
from knowledge_base.mentions.dates.date_words import COUNTED
from knowledge_base.mentions.dates.inference import is_day
from knowledge_base.mentions.dates.points import DAY, Point, read_point, write_point
from knowledge_base.mentions.dates.scene import Reading, Scene, vague

_BARE = re.compile(rf"(?:the\s+)?{DAY}(?![./:]\d|,\d{{3}}|\s*%)", re.I)
_LINK = re.compile(
    r"\s*(?:,\s*(?:(?:and|or|y)\s+)?|\b(?:and|or|y)\s+|&\s*)(?:on\s+)?(?:the\s+)?", re.I
)
_DIGITS = re.compile(r"[0-9]+")
_NOT_AFTER = re.compile(r"(?:[\w$€£#/:.-]|\d,)$")
_ENDS_IN_DAY = re.compile(
    r"[^\W\d_]\.?\s+(?:the\s+)?[0-9]{1,2}(?:st|nd|rd|th)?$|^[0-9]{1,2}$|\s[0-9]{1,2}(?:st|nd|rd|th)?$"
)


def read_listed_day(scene: Scene, position: int) -> Reading | None:
    """A day whose month stands further on ("7" of "7 and 12 May") or before it ("12" of "May 7 and 12")."""
    days = _read_bare_days(scene, position)
    last = read_point(scene, days[-1].end) if days else None
    if last and last.day and last.month and not last.month_first:
        bare = _BARE.match(scene.text, position, scene.end)
        if not bare or not is_day(last.year or 2000, last.month, int(bare["day"])):
            return None
        found = replace(last, start=position, end=bare.end(), day=int(bare["day"]))
        return _complete(scene, found, last, bare.end())
    return _read_after(scene, position)


def _read_after(scene: Scene, position: int) -> Reading | None:
    """The "12" of "May 7 and 12", with the year behind it, which then is that of both."""
    first = scene.listed
    link = _LINK.fullmatch(scene.text, first.end, position) if first else None
    bare = _BARE.match(scene.text, position, scene.end) if link else None
    whole = read_point(scene, position)
    if whole and whole.month:
        return None
    if not first or not bare or not _ENDS_IN_DAY.search(scene.before(first.end)):
        return None
    if not first.value:
        return replace(first, start=position, end=bare.end()) if _is_later(scene, bare) else None
    year, month, day = int(first.value[:4]), int(first.value[5:7]), int(bare["day"])
    is_later = day > int(first.value[8:10]) and is_day(year, month, day)
    if not is_later or not _follows_as_day(scene, bare.end()):
        return None
    behind = read_year_behind(scene, bare.end())
    value = write_point(year, month, day)
    end = behind.end if behind and behind.year == year else bare.end()
    return replace(first, start=position, end=end, value=value, rule="date:listed-day")


def _is_later(scene: Scene, bare: re.Match[str]) -> bool:
    """Whether a bare day goes on from the day before it, whose year is not to be had."""
    before = _DIGITS.findall(scene.text, scene.start, bare.start())
    is_after = bool(before) and int(before[-1]) < int(bare["day"])
    return is_after and _follows_as_day(scene, bare.end())


def _follows_as_day(scene: Scene, end: int) -> bool:
    """Whether a bare number may be a day: it counts nothing ("May 7 and 12 soldiers")."""
    after = scene.after(end)
    return not COUNTED.match(after) and not re.match(
        r"\s+[a-z]+s\b(?<!\bas)(?<!\bwas)(?<!\bhas)(?<!\bis)", after
    )


def _read_bare_days(scene: Scene, position: int) -> list[Point]:
    """The days before the last one of a list: 7 and 8 of "7, 8 and 9 May". Their ends are where the next one begins."""
    days: list[Point] = []
    if _NOT_AFTER.search(scene.before(position, 2)):
        return days
    while bare := _BARE.match(scene.text, position, scene.end):
        link = _LINK.match(scene.text, bare.end(), scene.end)
        if not link:
            break
        days.append(Point(start=position, end=link.end(), day=int(bare["day"])))
        position = link.end()
    return days


def _complete(scene: Scene, point: Point, lender: Point, end: int) -> Reading:
    done = complete(lender, scene)
    if done is None or done.point.year is None:
        return vague(point.start, end, "date:listed-day", "day")
    return Reading(
        start=point.start,
        end=end,
        value=write_point(done.point.year, point.month, point.day),
        rule="date:listed-day",
        basis="inferred" if done.anchor else "stated",
        anchor=done.anchor,
    )
