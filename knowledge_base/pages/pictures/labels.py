"""From which zoom on a mark bears its name: the weightiest first, and none over another."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from knowledge_base.pages.pictures.clusters import LEVELS, Mark

# Picture units at level 0, for the type that pictures use: an average sign, a line, the gap between mark and name.
_SIGN, _LINE, _GAP = 6.4, 14.0, 9.0


class _Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Area") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def label_levels(
    marks: Sequence[Mark], names: Sequence[str], weights: Sequence[int]
) -> list[int | None]:
    """For each mark the first level at which its name has room; None where it never has.

    A name that has room stays: zooming in only makes more of it.
    """
    chosen: list[int | None] = [None] * len(marks)
    order = sorted(range(len(marks)), key=lambda at: (-weights[at], marks[at].members))
    for level in range(LEVELS):
        shown = [at for at in order if marks[at].first <= level <= marks[at].last]
        taken = _Taken()
        for at in shown:
            taken.add(_mark(marks[at], level))
            if chosen[at] is not None:
                taken.add(_name(marks[at], names[at], level))
        for at in shown:
            area = _name(marks[at], names[at], level)
            if chosen[at] is None and taken.leaves_room(area, beside=_mark(marks[at], level)):
                chosen[at] = level
                taken.add(area)
    return chosen


class _Taken:
    """The areas that are taken, in strips, so that thousands of them are told from a new one at once."""

    def __init__(self) -> None:
        self._strips: defaultdict[int, list[_Area]] = defaultdict(list)

    def add(self, area: _Area) -> None:
        for strip in _strips_of(area):
            self._strips[strip].append(area)

    def leaves_room(self, area: _Area, *, beside: _Area) -> bool:
        return not any(
            area.meets(other)
            for strip in _strips_of(area)
            for other in self._strips[strip]
            if other != beside
        )


def _strips_of(area: _Area) -> range:
    return range(int(area.top // _LINE), int(area.bottom // _LINE) + 1)


def _mark(mark: Mark, level: int) -> _Area:
    across, down = mark.at[0] * 2**level, mark.at[1] * 2**level
    return _Area(across - 6, down - 6, across + 6, down + 6)


def _name(mark: Mark, name: str, level: int) -> _Area:
    across, down = mark.at[0] * 2**level + _GAP, mark.at[1] * 2**level
    return _Area(across, down - _LINE / 2, across + len(name) * _SIGN, down + _LINE / 2)
