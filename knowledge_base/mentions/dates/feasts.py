"""Feasts and other days with a name that come every year: "Christmas 1989", "Holy Week", "last Thanksgiving"."""

import re
from datetime import date, timedelta

from knowledge_base.mentions.dates.date_words import (
    BARE_FEASTS,
    BEFORE_FEASTS,
    COUNTRY_DAYS,
    FEASTS,
    WEEKDAYS,
    either,
)
from knowledge_base.mentions.dates.inference import Aim
from knowledge_base.mentions.dates.scene import Reading, Scene, inferred, vague
from knowledge_base.mentions.dates.years import YEAR, follows_well

_FEAST = re.compile(
    rf"(?:(?P<which>last|this|this\s+past|next)\s+)?(?P<feast>{either(FEASTS)})(?![\w-])", re.I
)
_COUNTRY_DAY = re.compile(rf"{either(COUNTRY_DAYS)}(?![\w-])", re.I)
_YEAR_TAIL = re.compile(r",?\s+(?:(?:of|in)\s+)?(?=[12][0-9]{3})", re.I)
_MUST_BY = re.compile(r"\b(?:could|can|may|might|must|should|to)\b[^.;]*\bby\s+$", re.I)
_AIMS: dict[str, Aim] = {"last": "back", "this past": "back", "next": "ahead"}
_SOON = 45


def read_feast(scene: Scene, position: int) -> Reading | None:
    """A feast with its day in the stated year, or in the one nearest to the article; vague without either."""
    if country_day := _COUNTRY_DAY.match(scene.text, position, scene.end):
        return vague(position, country_day.end(), "date:feast", "day")
    match = _FEAST.match(scene.text, position, scene.end)
    if not match or not match["feast"][0].isupper():
        return None
    name = " ".join(match["feast"].lower().replace("’", "'").split())
    if year := _read_year(scene, match.end()):
        value = _write(name, int(year["year"]))
        return Reading(start=position, end=year.end(), value=value, rule="date:feast")
    is_led = match["which"] or BEFORE_FEASTS.search(scene.before(position))
    if name in BARE_FEASTS and not is_led:
        return None
    return _infer(scene, match, name)


def _infer(scene: Scene, match: re.Match[str], name: str) -> Reading:
    anchor = scene.anchor
    if anchor is None or anchor.year is None or len(anchor.value) < 7:
        return vague(match.start(), match.end(), "date:feast", "day")
    which = " ".join((match["which"] or "").lower().split())
    today, year = anchor.today, anchor.today.year
    aim = _AIMS.get(which) or scene.aim(match.start(), match.end())
    if _MUST_BY.search(scene.before(match.start(), 90)):
        aim = "ahead"
    if which == "this":
        return inferred(match.start(), match.end(), _write(name, year), "date:feast", anchor.value)
    begins, _ = feast_days(name, year)
    if aim == "ahead" and begins <= today:
        year += 1
    elif begins > today and aim != "ahead" and (aim == "back" or (begins - today).days > _SOON):
        year -= 1
    return inferred(match.start(), match.end(), _write(name, year), "date:feast", anchor.value)


def feast_days(name: str, year: int) -> tuple[date, date]:
    """The first and last day of a feast in a year."""
    rule = FEASTS[name]
    if isinstance(rule, list):
        return date(year, rule[0], rule[1]), date(year, rule[0], rule[1])
    if "easter" not in rule:
        first = date(year, rule["month"], 1)
        wait = (WEEKDAYS[rule["weekday"]] - first.weekday()) % 7 + 7 * (rule["nth"] - 1)
        return first + timedelta(days=wait), first + timedelta(days=wait)
    shifts = rule["easter"] if isinstance(rule["easter"], list) else [rule["easter"]]
    sunday = easter(year)
    return sunday + timedelta(days=shifts[0]), sunday + timedelta(days=shifts[-1])


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm that Meeus gives (Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * week) // 451
    month, day = divmod(h + week - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _write(name: str, year: int) -> str:
    first, last = feast_days(name, year)
    return first.isoformat() if first == last else f"{first}/{last}"


def _read_year(scene: Scene, position: int) -> re.Match[str] | None:
    tail = _YEAR_TAIL.match(scene.text, position, scene.end)
    year = YEAR.match(scene.text, tail.end(), scene.end) if tail else None
    return year if year and follows_well(scene, year.start(), year.end()) else None
