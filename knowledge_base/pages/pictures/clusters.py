"""Which places stand as one mark at which zoom: cells of a grid that halve from level to level, so that each mark opens into its parts."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.pages.pictures.geometry import Place

# Zoom doubles from level to level; level 0 is the whole picture on a wide screen, the one before it on a narrow one.
LEVELS = range(-1, 7)
# Marks nearer than this, in picture units at level 0, become one.
CELL = 44.0
# How far from their common spot the marks of several places stand, in units of the screen.
_FAN = 15.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a map: the places it stands for, where, and the levels of zoom at which it is shown.

    `shift` is how far beside its spot it stands, in units of the screen, where others share the very same spot.
    """

    members: tuple[int, ...]
    at: Place
    first: int
    last: int
    shift: Place = (0.0, 0.0)


def marks_of(points: Sequence[Place], weights: Sequence[int]) -> list[Mark]:
    """The marks of all levels; at the last one each place stands alone, those on the very same spot in a ring around it.

    Every place is in exactly one mark of each level. Marks come in the order of their first member.
    """
    shifts = _shifts(points)
    cells = {level: _cells(points, level) for level in LEVELS}
    marks = []
    for level in LEVELS:
        for members in cells[level]:
            if level - 1 in cells and members in cells[level - 1]:
                continue
            last = level
            while last + 1 in cells and members in cells[last + 1]:
                last += 1
            shift = shifts[members[0]] if len(members) == 1 else (0.0, 0.0)
            marks.append(Mark(members, _middle(members, points, weights), level, last, shift))
    return sorted(marks, key=lambda mark: (mark.first, mark.members))


def _cells(points: Sequence[Place], level: int) -> list[tuple[int, ...]]:
    if level == LEVELS[-1]:
        return [(at,) for at in range(len(points))]
    size = CELL / 2.0**level
    found: list[tuple[int, ...]] = []
    for members in _groups([(x // size, y // size) for x, y in points]):
        # Coming nearer would never tell places on one spot apart: they stand beside each other as soon as they are alone.
        one_spot = len({points[at] for at in members}) == 1
        found += [(at,) for at in members] if one_spot else [members]
    return found


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


def _shifts(points: Sequence[Place]) -> list[Place]:
    """How far each point's mark stands from its spot: not at all, or in a ring with the others of the spot."""
    found: list[Place] = [(0.0, 0.0)] * len(points)
    for members in _groups(points):
        if len(members) > 1:
            reach = max(_FAN, _FAN * len(members) / math.tau)
            for turn, at in enumerate(members):
                angle = math.tau * turn / len(members) - math.pi / 2
                found[at] = round(reach * math.cos(angle), 1), round(reach * math.sin(angle), 1)
    return found
