"""Where the points of a network lie: the same for the same ties, computed when pages are made."""

import math
from collections.abc import Sequence

import networkx

from knowledge_base.pages.pictures.geometry import Place

# Force-directed (Fruchterman and Reingold 1991) as networkx computes it; more rounds change little.
_ROUNDS = 200
_SEED = 7


def ring_layout(count: int, *, radius: float, centre: Place) -> list[Place]:
    """Points around a centre, the first at the top, clockwise; two rings where one would crowd."""
    outer = count if count <= 14 else (count + 1) // 2 + 2
    rings = [(outer, radius, 0.0), (count - outer, radius * 0.62, math.pi / max(outer, 1))]
    found = []
    for number, reach, turn in rings:
        for at in range(number):
            angle = 2 * math.pi * at / number - math.pi / 2 + turn
            found.append(
                (
                    round(centre[0] + reach * math.cos(angle) * 1.45, 1),
                    round(centre[1] + reach * math.sin(angle), 1),
                )
            )
    return found


def spring_layout(
    names: Sequence[str], ties: Sequence[tuple[str, str, int]], *, width: float, height: float
) -> dict[str, Place]:
    """Points so that what is tied lies near; each group without ties to others has a part of the picture as large as it is."""
    graph = networkx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from(
        (one, other, math.log2(1 + weight)) for one, other, weight in ties
    )
    groups = [sorted(group) for group in networkx.connected_components(graph)]
    groups.sort(key=lambda group: (-len(group), group))
    found: dict[str, Place] = {}
    for group, (left, top, wide, high) in zip(groups, _parts(groups, width, height), strict=True):
        places = _spread(graph.subgraph(group), group)
        spots = {
            name: (left + 16 + x * (wide - _LABEL - 16), top + 14 + y * (high - 28))
            for name, (x, y) in places.items()
        }
        found |= _kept_apart(spots, top + 10, top + high - 10)
    return found


# Room for a name to the right of its point, and the height of a line.
_LABEL, _LINE = 165.0, 16.0


def _parts(
    groups: Sequence[Sequence[str]], width: float, height: float
) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height for each group: the large ones side by side, the small ones below each other at the right."""
    large = [group for group in groups if len(group) > 4]
    small = groups[len(large) :]
    column = min(width * 0.36, _LABEL + 90) if large and small else (width if small else 0.0)
    total = sum(len(group) for group in large)
    parts, left = [], 0.0
    for group in large:
        wide = (width - column) * len(group) / total
        parts.append((left, 0.0, wide, height))
        left += wide
    share = height / max(sum(len(group) for group in small), 1)
    top = 0.0
    for group in small:
        parts.append((left, top, column, share * len(group)))
        top += share * len(group)
    return parts


def _spread(graph: "networkx.Graph[str]", group: Sequence[str]) -> dict[str, Place]:
    """The points of one group between 0 and 1 in both ways."""
    ordered: networkx.Graph[str] = networkx.Graph()
    ordered.add_nodes_from(group)
    ordered.add_edges_from(sorted(graph.edges(data=True), key=lambda edge: edge[:2]))
    found = networkx.spring_layout(
        ordered, k=2.6 / math.sqrt(len(group)), iterations=_ROUNDS, seed=_SEED
    )
    left, right = _ends([float(place[0]) for place in found.values()])
    top, bottom = _ends([float(place[1]) for place in found.values()])
    return {
        name: ((float(x) - left) / (right - left), (float(y) - top) / (bottom - top))
        for name, (x, y) in found.items()
    }


def _kept_apart(spots: dict[str, Place], top: float, bottom: float) -> dict[str, Place]:
    """The points moved up or down until no name stands on another, as far as there is room."""
    places = {name: list(spot) for name, spot in sorted(spots.items())}
    for _ in range(60):
        moved = False
        ordered = sorted(places, key=lambda name: (places[name][1], name))
        for at, upper in enumerate(ordered):
            for lower in ordered[at + 1 :]:
                gap = places[lower][1] - places[upper][1]
                if gap >= _LINE:
                    break
                if abs(places[lower][0] - places[upper][0]) < _LABEL:
                    push = (_LINE - gap) / 2
                    places[upper][1] = max(places[upper][1] - push, top)
                    places[lower][1] = min(places[lower][1] + push, bottom)
                    moved = True
        if not moved:
            break
    return {name: (round(x, 1), round(y, 1)) for name, (x, y) in places.items()}


def _ends(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 1, high + 1)
