"""Dates and dated events in the order of time, so that each date finds what lies in and around it without reading all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge_base.edtf import EdtfError, parse

_END = "\U0010ffff"


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A record's date as a stretch of days with two ends."""

    earliest: date
    latest: date
    id: str
    vague: bool = False  # written with ~, ? or %


@dataclass(frozen=True, slots=True)
class Calendar:
    """Stretches in order, and those of them that are longer than a day, among which alone a longer one can be.

    Of two dates with the same days the sure one holds the vague one: what was possibly in 2004 is found from 2004.
    """

    stretches: tuple[Dated, ...]
    long: tuple[Dated, ...]

    def within(self, value: str) -> list[str]:
        """The records whose stretch lies in a date and is another."""
        outer = stretch_of("", value)
        if not outer:
            return []
        first = bisect_left(self.stretches, Dated(outer.earliest, date.min, ""))
        last = bisect_right(self.stretches, Dated(outer.latest, date.max, _END))
        return [
            d.id
            for d in self.stretches[first:last]
            if d.latest <= outer.latest and (not _same(d, outer) or _is_surer(outer, d))
        ]

    def around(self, value: str) -> list[str]:
        """The records whose stretch holds a date and is another."""
        inner = stretch_of("", value)
        if not inner:
            return []
        first = bisect_left(self.stretches, Dated(inner.earliest, inner.latest, ""))
        last = bisect_right(self.stretches, Dated(inner.earliest, inner.latest, _END))
        surer = [d.id for d in self.stretches[first:last] if _is_surer(d, inner)]
        return surer + [
            d.id
            for d in self.long
            if d.earliest <= inner.earliest and inner.latest <= d.latest and not _same(d, inner)
        ]


def calendar_of(values: Iterable[tuple[str, str]]) -> Calendar:
    """The calendar of pairs of record and date; dates that lack an end are left out."""
    found: Sequence[Dated] = sorted(
        stretch for record, value in values if (stretch := stretch_of(record, value))
    )
    return Calendar(tuple(found), tuple(d for d in found if d.earliest != d.latest))


def stretch_of(record: str, value: str) -> Dated | None:
    """The days of a date; None for what is no date or lacks an end."""
    try:
        bounds = parse(value)
    except EdtfError:
        return None
    if not (bounds.earliest and bounds.latest):
        return None
    vague = any(sign in value for sign in "~?%")
    return Dated(bounds.earliest, bounds.latest, record, vague)


def _same(one: Dated, other: Dated) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _is_surer(one: Dated, other: Dated) -> bool:
    return _same(one, other) and other.vague and not one.vague
