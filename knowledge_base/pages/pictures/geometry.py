"""Where degrees lie on a picture, and which part of the earth a picture shows."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge_base.known_places import Box

Place = tuple[float, float]
# One degree of latitude, in kilometres.
_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to picture units: straight meridians, true to scale along the middle of the frame, `width` units wide."""

    frame: Box
    width: float = 800.0

    @property
    def per_degree(self) -> float:
        """Units for a degree of longitude."""
        return self.width / (self.frame.east - self.frame.west)

    @property
    def per_degree_north(self) -> float:
        """Units for a degree of latitude, which is the longer one away from the equator."""
        middle = math.radians((self.frame.north + self.frame.south) / 2)
        return self.per_degree / math.cos(middle)

    @property
    def height(self) -> float:
        """How high the picture is."""
        return round((self.frame.north - self.frame.south) * self.per_degree_north, 1)

    def point(self, lat: float, lon: float) -> Place:
        """A place on the picture, to a hundredth of a unit: less than a step of the screen from the nearest sight."""
        across = (lon - self.frame.west) * self.per_degree
        down = (self.frame.north - lat) * self.per_degree_north
        return round(across, 2), round(down, 2)

    def kilometres(self, distance: float) -> float:
        """A distance in picture units, true in the middle of the frame."""
        return round(distance / _DEGREE * self.per_degree_north, 1)


def frame_around(points: Iterable[Place], *, least: float, shape: float = 1.3) -> Box:
    """The part of the earth that holds all points (latitude, longitude) with room around them.

    `least` is the smallest height in degrees, `shape` the width of the picture by its height. Stays on the map of the world.
    """
    lats, lons = zip(*points, strict=True)
    middle_lat, middle_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    narrowing = math.cos(math.radians(middle_lat))
    height = max(
        least, 1.25 * (max(lats) - min(lats)), 1.25 * (max(lons) - min(lons)) * narrowing / shape
    )
    height = min(height, 150.0)
    width = min(height * shape / narrowing, 360.0)
    south = _within(middle_lat - height / 2, -85.0, 85.0 - height)
    west = _within(middle_lon - width / 2, -180.0, 180.0 - width)
    return Box(*(round(side, 2) for side in (south, west, south + height, west + width)))


def bulk_of(points: Sequence[Place], weights: Sequence[int]) -> list[int]:
    """The numbers of the points that a map of them all should show: without the outermost that few events fall on.

    Up to 30 points all count; of more, those within the middle 96 % of the weight in both ways.
    """
    if len(points) <= 30:
        return list(range(len(points)))
    bounds = []
    for side in (0, 1):
        order = sorted(range(len(points)), key=lambda at: points[at][side])
        total, passed, kept = sum(weights) + len(points), 0, []
        for at in order:
            passed += weights[at] + 1
            if 0.02 * total <= passed <= 0.98 * total:
                kept.append(points[at][side])
        bounds.append((kept[0], kept[-1]))
    (south, north), (west, east) = bounds
    return [
        at for at, (lat, lon) in enumerate(points) if south <= lat <= north and west <= lon <= east
    ]


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), max(low, high))
