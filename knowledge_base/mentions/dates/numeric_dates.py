"""Dates in figures alone: "2014-05-06", "25/12/2014", "25.12.2014", "12/25/04"."""

import re

from knowledge_base.mentions.dates.scene import Scene
from knowledge_base.mentions.dates.years import expand_short_year

_GLUED_BEFORE = re.compile(r"(?:[\w$€£/:#]|\d[.,-])$")
_YEAR_FIRST = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sign>[-/.])(?P<month>[01]?[0-9])(?P=sign)(?P<day>[0-3]?[0-9])(?=T[0-9]|(?![\w/-]|\.\d))"
)
_YEAR_LAST = re.compile(
    r"(?P<a>[0-3]?[0-9])(?P<sign>[/.-])(?P<b>[0-3]?[0-9])(?P=sign)(?P<year>(?:19|20)[0-9]{2})(?![\w/-]|\.\d)"
)
# "3.XII.1988"
_ROMAN = re.compile(
    r"(?P<day>[0-3]?[0-9])(?P<sign>[/.-]|\s)\s?(?P<month>VIII|VII|VI|IV|IX|XII|XI|X|V|III|II|I)(?P=sign)\s?(?P<year>(?:19|20)[0-9]{2})(?![\w/-]|\.\d)"
)
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SHORT = re.compile(r"(?P<a>[0-3]?[0-9])/(?P<b>[0-3]?[0-9])/(?P<year>[0-9]{2})(?![\w/-]|\.\d)")


def read_numbers(scene: Scene, position: int) -> tuple[int, int, int | None, int | None] | None:
    """Where the date at `position` ends, its year, month and day; month and day None where their order cannot be told."""
    digit = scene.text[position : position + 1].isdigit()
    if not digit or _GLUED_BEFORE.search(scene.before(position, 3)):
        return None
    for pattern in (_YEAR_FIRST, _ROMAN):
        if match := pattern.match(scene.text, position, scene.end):
            said = match["month"]
            month = int(said) if said.isdecimal() else _NUMERALS.index(said) + 1
            return match.end(), int(match["year"]), month, int(match["day"])
    match = _YEAR_LAST.match(scene.text, position, scene.end)
    short = None if match else _SHORT.match(scene.text, position, scene.end)
    found = match or short
    if not found:
        return None
    first, second = int(found["a"]), int(found["b"])
    year = int(found["year"]) if match else expand_short_year(int(found["year"]))
    if not (0 < first <= 31 and 0 < second <= 31) or (first > 12 and second > 12):
        return None
    order = _order(first, second, scene)
    if order is None:
        # Of 5/8/2014 the year is certain; 5/8/14 may be a fraction or a score.
        return None if short else (match.end() if match else 0, year, None, None)
    day, month = (first, second) if order == "day" else (second, first)
    return found.end(), year, month, day


def _order(first: int, second: int, scene: Scene) -> str | None:
    if first > 12 or first == second:
        return "day"
    if second > 12:
        return "month"
    if scene.habits.day_first is None:
        return None
    return "day" if scene.habits.day_first else "month"
