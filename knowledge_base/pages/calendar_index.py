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


@dataclass(frozen=True, slots=True)
class Calendar:
    """Stretches in order, and those of them that are longer than a day, among which alone a containing one can be."""

    stretches: tuple[Dated, ...]
    long: tuple[Dated, ...]

    def within(self, value: str) -> list[str]:
        """The records whose stretch lies in a date and is not the same."""
        outer = stretch_of("", value)
        if not outer:
            return []
        first = bisect_left(self.stretches, Dated(outer.earliest, date.min, ""))
        last = bisect_right(self.stretches, Dated(outer.latest, date.max, _END))
        return [
            d.id
            for d in self.stretches[first:last]
            if d.latest <= outer.latest and not _same(d, outer)
        ]

    def around(self, value: str) -> list[str]:
        """The records whose stretch holds a date and is not the same."""
        inner = stretch_of("", value)
        if not inner:
            return []
        return [
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
    return Dated(bounds.earliest, bounds.latest, record)


def _same(one: Dated, other: Dated) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)
