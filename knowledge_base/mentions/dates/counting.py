"""Arithmetic on the calendar, from a date: which month lies two before it, which week is the next one."""

from datetime import timedelta

from knowledge_base.mentions.dates.inference import Anchor
from knowledge_base.mentions.dates.points import write_point


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


def _shift_month(year: int, month: int, shift: int) -> str:
    months = year * 12 + month - 1 + shift
    return write_point(months // 12, months % 12 + 1)


def count_back(anchor: Anchor, count: int, unit: str) -> str | None:
    """The EDTF value of `count` units before the anchor (after it, if negative)."""
    if unit in ("year", "decade"):
        years = count * (10 if unit == "decade" else 1)
        if not anchor.year or not 0 < anchor.year - years < 10000:
            return None
        return write_point(anchor.year - years)
    if unit == "month" and anchor.year and len(anchor.value) >= 7:
        return _shift_month(anchor.today.year, anchor.today.month, -count)
    if not anchor.exact or unit not in ("day", "week"):
        return None
    day = anchor.today - timedelta(days=count * (7 if unit == "week" else 1))
    if unit == "day" or abs(count) == 1:
        return day.isoformat()
    # Weeks are counted loosely: three days either way.
    early, late = day - timedelta(days=3), day + timedelta(days=3)
    same_month = early.month == late.month
    return write_point(day.year, day.month) if same_month else f"{day.isoformat()}~"
