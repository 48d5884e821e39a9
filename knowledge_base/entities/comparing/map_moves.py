"""Points on the map that moved, in kilometres."""

import math
import re
from collections.abc import Iterator, Mapping

from knowledge_base.entities.comparing.changes import MapMove, Seen

EARTH_RADIUS_KM = 6371.0088  # mean radius (IUGG)
LEAST_KM = 0.05  # less is a digit more or less of the same point

Point = tuple[float, float]  # latitude, longitude in degrees
_POINT = re.compile(r"(-?[\d.]+), (-?[\d.]+)")


def find_moves(
    before: Mapping[str, Mapping[tuple[str, str], Seen]],
    after: Mapping[str, Mapping[tuple[str, str], Seen]],
) -> Iterator[MapMove]:
    """Places whose own point moved, and events whose places are others now."""
    for entity in sorted(before.keys() & after.keys()):
        was, now = before[entity].get(("coordinates", "")), after[entity].get(("coordinates", ""))
        if was and now and was.raw != now.raw:
            km = _way(_point(was), _point(now))
            if km is None or km >= LEAST_KM:
                yield MapMove(record=entity, before=was.words, after=now.words, km=km)
        old, new = _places(before[entity]), _places(after[entity])
        if old and new and old != new:
            km = _way(_point_of(old[0], before), _point_of(new[0], after))
            yield MapMove(record=entity, before=", ".join(old), after=", ".join(new), km=km)


def great_circle(one: Point, other: Point) -> float:
    """The way between two points along the surface of a sphere, in km (haversine formula)."""
    (north1, east1), (north2, east2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((north2 - north1) / 2) ** 2
        + math.cos(north1) * math.cos(north2) * math.sin((east2 - east1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def _places(facts: Mapping[tuple[str, str], Seen]) -> list[str]:
    return [seen.entity for (field, _), seen in facts.items() if field == "places" and seen.entity]


def _point_of(place: str, facts: Mapping[str, Mapping[tuple[str, str], Seen]]) -> Point | None:
    seen = facts.get(place, {}).get(("coordinates", ""))
    return _point(seen) if seen else None


def _point(seen: Seen) -> Point | None:
    found = _POINT.match(seen.words)
    return (float(found[1]), float(found[2])) if found else None


def _way(one: Point | None, other: Point | None) -> float | None:
    return great_circle(one, other) if one and other else None
