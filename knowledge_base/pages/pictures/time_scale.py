"""Where a day lies on a timeline, and how far an uncertain date reaches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from knowledge_base.edtf import Edtf, EdtfError, parse

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)


class Stretch(NamedTuple):
    """The part of a timeline that a date covers, in picture units; an open or approximate end is drawn as one."""

    left: float
    right: float
    open_left: bool
    open_right: bool
    approximate: bool


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Years to picture units: whole years from `first` to `last`, over `width` units from `left` on."""

    first: int
    last: int
    left: float
    width: float

    def at(self, day: date) -> float:
        """Where a day begins."""
        start = date(day.year, 1, 1)
        part = (day - start).days / 366
        return round(self.left + (day.year - self.first + part) * self.per_year, 1)

    @property
    def per_year(self) -> float:
        """Picture units for a year."""
        return self.width / (self.last - self.first + 1)

    def ticks(self, *, most: int) -> list[int]:
        """The years that bear a number: as many as fit, at round distances."""
        years = self.last - self.first + 1
        step = next((step for step in _STEPS if years / step <= most), _STEPS[-1])
        begin = -(-self.first // step) * step
        return list(range(begin, self.last + 1, step))

    def stretch(self, value: str, *, least: float = 7.0) -> Stretch | None:
        """The stretch of a date, at least `least` wide; None for what is no date."""
        when = read(value)
        if not when or not (when.earliest or when.latest):
            return None
        left = self.at(when.earliest) if when.earliest else self.left
        right = self.at(when.latest) if when.latest else self.left + self.width
        if right - left < least:
            left, right = (left + right - least) / 2, (left + right + least) / 2
        return Stretch(
            round(left, 1),
            round(right, 1),
            open_left=when.earliest is None,
            open_right=when.latest is None,
            approximate=when.approximate,
        )


def scale_of(values: Iterable[str], *, left: float, width: float) -> TimeScale | None:
    """A scale from the first to the last year that the dates name; None where none does."""
    read_values = [when for value in values if (when := read(value))]
    years = [day.year for when in read_values for day in (when.earliest, when.latest) if day]
    return TimeScale(min(years), max(years), left, width) if years else None


def read(value: str) -> Edtf | None:
    """A date, or None for what is none."""
    try:
        return parse(value)
    except EdtfError:
        return None
