"""The base map as shapes of a picture: land, lakes, regions, rivers, borders."""

from collections import defaultdict

from knowledge_base.base_map import BaseMap, Layer
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.pictures.geometry import Projection

_AREAS: frozenset[Layer] = frozenset({"land", "lake"})


def base_shapes(base: BaseMap, projection: Projection) -> Html:
    """One path a layer, areas below lines. Colours come from the style sheet, by class."""
    drawn: defaultdict[Layer, list[str]] = defaultdict(list)
    for layer, corners in base.outlines:
        if path := _path(corners, projection, closed=layer in _AREAS):
            drawn[layer].append(path)
    return join(
        element("path", class_=f"kb-{layer}", d="".join(paths)) for layer, paths in drawn.items()
    )


def _path(corners: tuple[tuple[float, float], ...], projection: Projection, *, closed: bool) -> str:
    """The steps of a line, relative and to a whole unit of a tenth; what shrinks to a point is left out."""
    spots = [projection.point(lat, lon) for lon, lat in corners]
    across, down = (round(10 * side) for side in spots[0])
    start, steps = f"M{_tenth(across)} {_tenth(down)}", []
    for x, y in spots[1:]:
        right, under = round(10 * x) - across, round(10 * y) - down
        if right or under:
            steps.append(f"l{_tenth(right)} {_tenth(under)}")
            across, down = across + right, down + under
    return f"{start}{''.join(steps)}{'z' if closed else ''}" if steps else ""


def _tenth(tenths: int) -> str:
    whole = f"{tenths / 10:.1f}"
    return whole.removesuffix(".0")
