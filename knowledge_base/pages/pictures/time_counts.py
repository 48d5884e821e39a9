"""How many events fell into each year or month: what a line of time shows of a base too large for a bar an event."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knowledge_base.model import Entity
from knowledge_base.pages.pictures.event_data import month_of_event, year_of_event

# Up to so many years months can be told apart.
_MOST_YEARS_OF_MONTHS = 4
OTHER = "other kinds"


class Period(NamedTuple):
    """A month, a year (month 0), or all that was before a year."""

    year: int
    month: int = 0
    before: bool = False

    @property
    def id(self) -> str:
        """The period as its date record is called; empty for what was before."""
        if self.before:
            return ""
        return f"{self.year}-{self.month:02}" if self.month else f"{self.year}"


@dataclass(frozen=True, slots=True)
class TimeCounts:
    """The years from `first` to `last`, and for each kind how many events each period has; those before `first` are one period.

    Where `monthly`, a period without a month has the events of which no month is known.
    """

    first: int
    last: int
    monthly: bool
    lanes: Mapping[str, Mapping[Period, int]]

    def totals(self) -> dict[Period, dict[str, int]]:
        """The same by period, the latest first."""
        found: defaultdict[Period, dict[str, int]] = defaultdict(dict)
        for kind, counts in self.lanes.items():
            for period, count in counts.items():
                found[period][kind] = count
        order = sorted(found, key=lambda period: (not period.before, *period[:2]), reverse=True)
        return {period: found[period] for period in order}


def count_times(events: Sequence[Entity], *, most_lanes: int = 1000) -> TimeCounts | None:
    """The counts of the events with a known year; None where there is none.

    Begins where most events are: the earliest twentieth part would push the rest together. Of more than `most_lanes` kinds the
    rarer ones are one. A date of several years counts in its first, an "on or before" where it ends.
    """
    dated = [(event, year) for event in events if (year := year_of_event(event)) is not None]
    if not dated:
        return None
    years = sorted(year for _, year in dated)
    first, last = years[len(years) // 20], years[-1]
    monthly = last - first < _MOST_YEARS_OF_MONTHS
    kinds = Counter(event.kind or "" for event, _ in dated)
    named = sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:most_lanes]
    lanes: defaultdict[str, Counter[Period]] = defaultdict(Counter)
    for event, year in dated:
        month = (month_of_event(event) or 0) if monthly else 0
        period = Period(year, month) if year >= first else Period(first, before=True)
        kind = event.kind or ""
        lanes[kind if kind in named else OTHER][period] += 1
    order = sorted(lanes, key=lambda kind: (kind == OTHER, kind))
    return TimeCounts(first, last, monthly, {kind: lanes[kind] for kind in order})
