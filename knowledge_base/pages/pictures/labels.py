"""From which zoom on a mark bears its name, and on which side: the weightiest first, and none over another."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knowledge_base.pages.pictures.clusters import LEVELS
from knowledge_base.pages.pictures.geometry import Place


class Side(NamedTuple):
    """Where a name stands: so many steps right and down of its spot, and how much of its width lies left of there."""

    right: int
    down: int
    before: float


# Picture units at level 0, for the type that pictures use: an average sign, a line, the gap between mark and name.
_SIGN, LINE, GAP = 6.4, 14.0, 4.0
_AROUND = (
    Side(1, 0, 0.0),
    Side(-1, 0, 1.0),
    *(Side(0, down, before) for before in (0.5, 1.0, 0.0) for down in (1, -1)),
)
_ON_THE_SPOT = tuple(Side(0, down, 0.5) for down in (0, 1, -1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a map may write a name beside: where, at which levels, how wide its mark is; without a mark the name stands on the spot itself."""

    name: str
    at: Place
    shift: Place = (0.0, 0.0)
    first: int = LEVELS[0]
    last: int = LEVELS[-1]
    radius: float = 0.0
    weight: float = 0.0


class Label(NamedTuple):
    """The first level at which a name has room, and where it stands then and later."""

    level: int
    side: Side


class _Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "_Area") -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def meets(self, other: "_Area") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def label_levels(
    named: Sequence[Named], *, size: tuple[float, float] = (math.inf, math.inf)
) -> list[Label | None]:
    """For each the first level at which its name has room within a picture of this size at level 0; None where it never has.

    A name that has room stays: zooming in only makes more of it.
    """
    chosen: list[Label | None] = [None] * len(named)
    order = sorted(range(len(named)), key=lambda at: (-named[at].weight, at))
    for level in LEVELS:
        shown = [at for at in order if named[at].first <= level <= named[at].last]
        taken = _Taken(_Area(0.0, 0.0, size[0] * 2.0**level, size[1] * 2.0**level))
        for at in shown:
            if named[at].radius:
                taken.add(_mark(named[at], level))
            if label := chosen[at]:
                taken.add(_name(named[at], label.side, level))
        for at in shown:
            if chosen[at] is None and (side := _free_side(named[at], level, taken)):
                chosen[at] = Label(level, side)
                taken.add(_name(named[at], side, level))
    return chosen


class _Taken:
    """The areas that are taken, in strips, so that thousands of them are told from a new one at once."""

    def __init__(self, whole: _Area) -> None:
        self._whole = whole
        self._strips: defaultdict[int, list[_Area]] = defaultdict(list)

    def add(self, area: _Area) -> None:
        for strip in _strips_of(area):
            self._strips[strip].append(area)

    def leaves_room(self, area: _Area, *, beside: _Area) -> bool:
        return self._whole.holds(area) and not any(
            area.meets(other)
            for strip in _strips_of(area)
            for other in self._strips[strip]
            if other != beside
        )


def _free_side(one: Named, level: int, taken: _Taken) -> Side | None:
    own = _mark(one, level)
    sides = _AROUND if one.radius else _ON_THE_SPOT
    return next((s for s in sides if taken.leaves_room(_name(one, s, level), beside=own)), None)


def _strips_of(area: _Area) -> range:
    return range(int(area.top // LINE), int(area.bottom // LINE) + 1)


def _spot(one: Named, level: int) -> Place:
    return one.at[0] * 2.0**level + one.shift[0], one.at[1] * 2.0**level + one.shift[1]


def _mark(one: Named, level: int) -> _Area:
    across, down = _spot(one, level)
    reach = one.radius
    return _Area(across - reach, down - reach, across + reach, down + reach)


def _name(one: Named, side: Side, level: int) -> _Area:
    across, down = _spot(one, level)
    wide, away = len(one.name) * _SIGN, one.radius + GAP
    left = across + side.right * away - side.before * wide
    middle = down + side.down * (away + LINE / 2)
    return _Area(left, middle - LINE / 2, left + wide, middle + LINE / 2)
