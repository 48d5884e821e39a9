"""Parts of longer times: "early April", "mid-2014", "the first half of 1990", "the last week of May", "the late 1980s"."""

import calendar
import re
from datetime import date, timedelta

from knowledge_base.edtf import Edtf, parse
from knowledge_base.mentions.dates.date_words import read_count

_QUARTERS = {
    "first quarter": 1,
    "second quarter": 4,
    "third quarter": 7,
    "fourth quarter": 10,
    "last quarter": 10,
    "final quarter": 10,
}
_COUNTED_MONTHS = re.compile(r"(?P<which>first|last|final) (?P<number>[\w -]+) months")
_YEAR_PARTS = {
    "early": (1, 3),
    "mid": (4, 9),
    "late": (10, 12),
    "early to mid": (1, 9),
    "mid to late": (4, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    "first semester": (1, 6),
    "second semester": (7, 12),
    "first trimester": (1, 3),
    "first third": (1, 4),
    "second third": (5, 8),
    "last third": (9, 12),
    "first months": (1, 3),
    "last months": (10, 12),
    "first weeks": (1, 1),
    "last weeks": (12, 12),
    "first days": (1, 1),
    "last days": (12, 12),
} | {name: (first, first + 2) for name, first in _QUARTERS.items()}
_CENTURY = re.compile(r"[0-9]{2}XX")
# The last number stands for the end of the month, whichever day that is.
_MONTH_PARTS = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "early to mid": (1, 20),
    "mid to late": (11, 31),
    "first half": (1, 15),
    "second half": (16, 31),
    "first week": (1, 7),
    "second week": (8, 14),
    "third week": (15, 21),
    "fourth week": (22, 28),
    "first days": (1, 10),
    "last days": (21, 31),
}
# Days of a week, from its Monday.
_WEEK_PARTS = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}
_DECADE_PARTS = {
    "early": "{0}0~/{0}3~",
    "mid": "{0}4~/{0}6~",
    "late": "{0}7~/{0}9~",
    "early to mid": "{0}0~/{0}6~",
    "mid to late": "{0}4~/{0}9~",
    "first half": "{0}0/{0}4",
    "second half": "{0}5/{0}9",
}


def part_of(value: str, part: str) -> str | None:
    """The EDTF period of a part of a week, month, year or decade; None for a part that such a time has not."""
    edtf = parse(value)
    if edtf.kind == "decade":
        pattern = _DECADE_PARTS.get(part)
        return pattern.format(value[:3]) if pattern else None
    if _CENTURY.fullmatch(value):
        halves = {
            "first half": f"{value[:2]}00/{value[:2]}49",
            "second half": f"{value[:2]}50/{value[:2]}99",
        }
        return halves.get(part)
    months = _YEAR_PARTS.get(part) or _count_months(part)
    if edtf.kind == "year" and months:
        first, last = months
        if first == last:
            return f"{value}-{first:02}"
        return f"{value}-{first:02}/{value}-{last:02}"
    if edtf.kind == "month" and edtf.latest:
        return _part_of_month(value, part, edtf.latest)
    return _part_of_week(edtf, part)


def _count_months(part: str) -> tuple[int, int] | None:
    """The months of "first six months"."""
    match = _COUNTED_MONTHS.fullmatch(part)
    number = read_count(match["number"]) if match else 0
    if not match or not 1 < number < 12:
        return None
    return (1, number) if match["which"] == "first" else (13 - number, 12)


def _part_of_week(edtf: Edtf, part: str) -> str | None:
    first, last = edtf.earliest, edtf.latest
    if part not in _WEEK_PARTS or first is None or last is None or (last - first).days != 6:
        return None
    start, end = (first + timedelta(days=days) for days in _WEEK_PARTS[part])
    return f"{start}/{end}"


def _part_of_month(value: str, part: str, month_end: date) -> str | None:
    length = calendar.monthrange(month_end.year, month_end.month)[1]
    if part == "last week":
        return f"{value}-{length - 6:02}/{value}-{length:02}"
    if part not in _MONTH_PARTS:
        return None
    first, last = _MONTH_PARTS[part]
    return f"{value}-{first:02}/{value}-{min(last, length):02}"
