"""Which places stand as one mark at which zoom: cells of a grid that halve from level to level, so that each mark opens into its parts."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.pages.pictures.geometry import Place

# Zoom doubles from level to level.
LEVELS = 7
# Marks nearer than this, in picture units at level 0, become one.
CELL = 44.0
# How far apart places on the very same spot stand at the last level, in picture units there.
_FAN = 15.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a map: the places it stands for, where, and the levels of zoom at which it is shown."""

    members: tuple[int, ...]
    at: Place
    first: int
    last: int


def marks_of(points: Sequence[Place], weights: Sequence[int]) -> list[Mark]:
    """The marks of all levels; at the last one each place stands alone, those on the very same spot in a ring around it.

    Every place is in exactly one mark of each level. Marks come in the order of their first member.
    """
    fanned = _fanned(points)
    cells = [_cells(points, level) for level in range(LEVELS - 1)]
    cells.append([(at,) for at in range(len(points))])
    marks = []
    for level, groups in enumerate(cells):
        for members in groups:
            if level and members in cells[level - 1]:
                continue
            last = level
            while last + 1 < LEVELS and members in cells[last + 1]:
                last += 1
            at = fanned[members[0]] if len(members) == 1 else _middle(members, points, weights)
            marks.append(Mark(members, at, level, last))
    return sorted(marks, key=lambda mark: (mark.first, mark.members))


def _cells(points: Sequence[Place], level: int) -> list[tuple[int, ...]]:
    size = CELL / 2**level
    return _groups([(x // size, y // size) for x, y in points])


def _groups(keys: Sequence[tuple[float, float]]) -> list[tuple[int, ...]]:
    found: defaultdict[tuple[float, float], list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        found[key].append(at)
    return [tuple(members) for members in found.values()]


def _middle(members: Sequence[int], points: Sequence[Place], weights: Sequence[int]) -> Place:
    total = sum(weights[at] + 1 for at in members)
    across = sum(points[at][0] * (weights[at] + 1) for at in members) / total
    down = sum(points[at][1] * (weights[at] + 1) for at in members) / total
    return round(across, 2), round(down, 2)


def _fanned(points: Sequence[Place]) -> list[Place]:
    """The points, those on the very same spot moved to a ring so small that only the last level tells them apart."""
    found = list(points)
    for members in _groups(points):
        if len(members) > 1:
            reach = max(_FAN, _FAN * len(members) / math.tau) / 2 ** (LEVELS - 1)
            for turn, at in enumerate(members):
                angle = math.tau * turn / len(members) - math.pi / 2
                x = points[at][0] + reach * math.cos(angle)
                y = points[at][1] + reach * math.sin(angle)
                found[at] = round(x, 2), round(y, 2)
    return found
