"""Dates as the project writes them: a subset of EDTF (ISO 8601-2), read, named and put into words.

Level 1 (`2014-08-26`, `2014-09`, `2014`, seasons `2014-21`, decades `198X`, centuries `18XX`, the qualifiers `~ ? %`, closed and open
intervals) and of level 2 the set `[..1989-01-21]`, "that day or an earlier one". Unlike other readers of EDTF this one never
pads: the bounds of `1984~` are those of 1984.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Kind = Literal["day", "month", "season", "year", "decade", "period", "open", "set"]

ALLOWED = (
    "2014-08-26, 2014-08, 2014, a season 2014-21 to 2014-24, a decade 198X, a century 18XX, each but these two with ~ (about), ? (uncertain) "
    "or % (both); a period 2000/2003; an open bound 2002/.. or ../1992; or [..1989-01-21] (on or before)"
)
MONTHS = tuple(calendar.month_name)[1:]
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIERS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}
_STEM_QUALIFIERS = {"%": "-approx-uncertain", "~": "-approx", "?": "-uncertain"}
_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<qualifier>[~?%]?)"
)
# What people write instead: 31 May 1989, May 31, 1989, May 1989, 1989-5-31.
_NEARLY = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<day>[0-9]{1,2})\.? (?P<month>[a-z]{3,9})\.?,? (?P<year>[0-9]{4})",
        r"(?P<month>[a-z]{3,9})\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})",
        r"(?P<month>[a-z]{3,9})\.?,? (?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})-(?P<number>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?",
    )
)
_DECADE = re.compile(r"(?P<decade>[0-9]{3})X")
_CENTURY = re.compile(r"(?P<hundreds>[0-9]{2})XX")


class EdtfError(ValueError):
    """A value that is no date of the subset; the message says what was read and what is allowed."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date that was understood.

    `earliest` and `latest` are the first and last day it can mean, None where it is open. `approximate` is set by `~` or `%`
    anywhere in it. A century is a period; `18XX`, "the 19th century", begins with 1800, as EDTF counts. Seasons are those
    of meteorology in the northern half of the world; winter begins in December of its year.
    """

    value: str
    kind: Kind
    earliest: date | None
    latest: date | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a period, or a date that stands alone; `month` may be a season's number (21 to 24)."""

    year: int
    month: int | None
    day: int | None
    qualifier: str


@lru_cache(maxsize=65536)
def parse(value: str) -> Edtf:
    """What a value means; raises EdtfError for anything outside the subset, also for days that no calendar has."""
    if value.startswith("[..") and value.endswith("]"):
        point = _read_point(value[3:-1], value)
        if point.month in _SEASONS:
            raise _refusal(value)
        return _make(value, "set", None, _last_day(point))
    if "/" in value:
        return _parse_interval(value)
    if decade := _DECADE.fullmatch(value):
        first = int(decade["decade"]) * 10
        if not first:
            raise _refusal(value)
        return _make(value, "decade", date(first, 1, 1), date(first + 9, 12, 31))
    if century := _CENTURY.fullmatch(value):
        first = int(century["hundreds"]) * 100
        if not first:
            raise _refusal(value)
        return _make(value, "period", date(first, 1, 1), date(first + 99, 12, 31))
    point = _read_point(value, value)
    return _make(value, _kind_of(point), _first_day(point), _last_day(point))


def is_edtf(value: str) -> bool:
    """Whether `parse` would understand the value."""
    try:
        parse(value)
    except EdtfError:
        return False
    return True


def file_stem(value: str) -> str | None:
    """The name of the date's file without `.yml`: `/` becomes `_to_`, `~` becomes `-approx`.

    None for open bounds and sets, which have no file; EdtfError for what is no date.
    """
    if parse(value).kind in ("open", "set"):
        return None
    stem = value.replace("/", "_to_")
    for sign, words in _STEM_QUALIFIERS.items():
        stem = stem.replace(sign, words)
    return stem


def from_file_stem(stem: str) -> str:
    """The value that `file_stem` made this name of; EdtfError when it is none."""
    value = stem.replace("_to_", "/")
    for sign, words in _STEM_QUALIFIERS.items():
        value = value.replace(words, sign)
    if file_stem(value) != stem:
        raise _refusal(stem)
    return value


def year_of(value: str) -> str | None:
    """The one year that a value lies in or is bounded by (`2002/..` gives `2002`), None where there is no such year."""
    date_ = parse(value)
    years = {day.year for day in (date_.earliest, date_.latest) if day is not None}
    return f"{years.pop():04}" if len(years) == 1 else None


def in_words(value: str) -> str:
    """A value as an English sentence would say it: "26 August 2014", "the 1980s", "8–13 May 2016", "since 2002"."""
    kind = parse(value).kind
    if kind == "set":
        point = _read_point(value[3:-1], value)
        return f"{'on' if point.day else 'in'} or before {_point_in_words(point)}"
    if kind == "decade":
        return f"the {value[:3]}0s"
    if _CENTURY.fullmatch(value):
        return f"the {_ordinal(int(value[:2]) + 1)} century"
    return _interval_in_words(value) if "/" in value else _point_in_words(_read_point(value, value))


def _parse_interval(value: str) -> Edtf:
    parts = value.split("/")
    if len(parts) != 2 or parts == ["..", ".."]:
        raise _refusal(value)
    start, end = (None if part == ".." else _read_point(part, value) for part in parts)
    earliest = _first_day(start) if start else None
    latest = _last_day(end) if end else None
    if earliest and latest and earliest > latest:
        turned = "/".join(reversed(parts))
        raise EdtfError(f"The period {value!r} ends before it begins. Write {turned!r}.")
    return _make(value, "period" if earliest and latest else "open", earliest, latest)


def _read_point(text: str, whole: str) -> _Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise _refusal(whole)
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    if not year:
        raise _refusal(whole)
    is_season = month in _SEASONS and day is None and not match["qualifier"]
    if month is not None and not (1 <= month <= 12 or is_season):
        raise EdtfError(
            f"{whole!r} has no month {month:02}. Allowed: 01 to 12, or a season 21 to 24 alone."
        )
    if month and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise EdtfError(f"{whole!r} is no day: {MONTHS[month - 1]} {year} has no day {day}.")
    return _Point(year, month, day, match["qualifier"])


def _make(value: str, kind: Kind, earliest: date | None, latest: date | None) -> Edtf:
    return Edtf(value, kind, earliest, latest, "~" in value or "%" in value)


def _refusal(value: str) -> EdtfError:
    meant = _guess(value)
    guess = f" Did you mean {meant!r}?" if meant else ""
    return EdtfError(f"{value!r} is no date that can be read here.{guess} Allowed: {ALLOWED}.")


def _guess(value: str) -> str | None:
    """A date in words or without its zeros as it should be written; which of 3/5/1989 is the month cannot be guessed."""
    for form in _NEARLY:
        if found := form.fullmatch(value.strip()):
            parts = found.groupdict()
            month = parts.get("number") or str(_month_number(parts.get("month") or ""))
            day = f"-{int(parts['day']):02}" if parts.get("day") else ""
            meant = f"{parts['year']}-{int(month):02}{day}"
            return meant if is_edtf(meant) else None
    return None


def _month_number(word: str) -> int:
    known = [n for n, name in enumerate(MONTHS, start=1) if name.lower().startswith(word.lower())]
    return known[0] if len(known) == 1 else 0


def _kind_of(point: _Point) -> Kind:
    if point.day:
        return "day"
    if point.month is None:
        return "year"
    return "season" if point.month in _SEASONS else "month"


def _first_day(point: _Point) -> date:
    if point.month in _SEASONS:
        return date(point.year, (point.month - 20) * 3, 1)
    return date(point.year, point.month or 1, point.day or 1)


def _last_day(point: _Point) -> date:
    year, month = point.year, point.month or 12
    if month in _SEASONS:
        month = (month - 20) * 3 + 2
        # The winter of 9999 ends with its year: `date` knows no later one.
        year, month = (year + 1, 2) if month > 12 and year < 9999 else (year, min(month, 12))
    return date(year, month, point.day or calendar.monthrange(year, month)[1])


def _point_in_words(point: _Point) -> str:
    words = [f"{point.year}"]
    if point.month:
        words.insert(0, _SEASONS.get(point.month) or MONTHS[point.month - 1])
    if point.day:
        words.insert(0, f"{point.day}")
    return _QUALIFIERS[point.qualifier] + " ".join(words)


def _interval_in_words(value: str) -> str:
    start, end = value.split("/")
    if start == "..":
        return f"until {_point_in_words(_read_point(end, value))}"
    if end == "..":
        return f"since {_point_in_words(_read_point(start, value))}"
    return _period_in_words(_read_point(start, value), _read_point(end, value))


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else ending}"


def _period_in_words(start: _Point, end: _Point) -> str:
    if start.qualifier or end.qualifier:
        return f"{_point_in_words(start)} to {_point_in_words(end)}"
    if start.year == end.year and _kind_of(start) == _kind_of(end) != "year":
        if start.day and start.month == end.month:
            return f"{start.day}–{_point_in_words(end)}"
        shortened = _point_in_words(start).removesuffix(f" {start.year}")
        return f"{shortened}{' – ' if start.day else '–'}{_point_in_words(end)}"
    dash = "–" if _kind_of(start) == _kind_of(end) == "year" else " – "
    return f"{_point_in_words(start)}{dash}{_point_in_words(end)}"
