"""The part of the world that a map shows, as simple as its size allows."""

from collections.abc import Iterable, Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from knowledge_base.base_map import Layer, Outline
from knowledge_base.cartography.outlines import Resolution, World, read_world
from knowledge_base.known_places import Box

_ORDER: tuple[Layer, ...] = ("land", "lake", "region", "river", "border")
# What is smaller than this share of the frame's width is left out: nobody sees it, and every island weighs.
_SMALLEST = {"land": 0.006, "lake": 0.02, "region": 0.0, "river": 0.06, "border": 0.0}
# From this width of the frame on, in degrees, regions and rivers would only be a grey web.
_TOO_WIDE_FOR_DETAIL = 70.0


def cut_outlines(frame: Box, steps: int) -> tuple[Outline, ...]:
    """The outlines within a frame, in degrees, as fine as `steps` steps across its width can show; areas come first."""
    width = frame.east - frame.west
    step = width / steps
    world = read_world(_resolution(step))
    outlines: list[Outline] = []
    for layer in _ORDER:
        if layer in ("region", "river") and width > _TOO_WIDE_FOR_DETAIL:
            continue
        shapes = _cut(world, layer, frame, _SMALLEST[layer] * width)
        outlines += _outlines(layer, shapes, step)
    return tuple(outlines)


def _resolution(step: float) -> Resolution:
    """The coarsest data that is as fine as a step, in degrees, can show."""
    if step > 0.15:
        return "c"
    return "l" if step > 0.012 else "i"


def _cut(world: World, layer: Layer, frame: Box, smallest: float) -> Iterator[BaseGeometry]:
    box = (frame.west, frame.south, frame.east, frame.north)
    for shape in world.near(layer, frame):
        west, south, east, north = shape.bounds
        if max(east - west, north - south) >= smallest:
            yield shapely.clip_by_rect(shape, *box)


def _outlines(layer: Layer, shapes: Iterable[BaseGeometry], step: float) -> Iterator[Outline]:
    digits = 2 if step > 0.005 else 3
    for shape in shapes:
        for part in shapely.get_parts(shapely.simplify(shape, step, preserve_topology=False)):
            for line in _lines(part):
                corners = tuple(
                    (round(float(x), digits), round(float(y), digits)) for x, y in line.coords
                )
                if len(corners) > 1:
                    yield Outline(layer, corners)


def _lines(part: BaseGeometry) -> Iterator[shapely.LineString]:
    """The outer edge of an area (lakes are areas of their own), or a line itself."""
    if isinstance(part, shapely.Polygon):
        if not part.is_empty:
            yield shapely.LineString(part.exterior.coords)
    elif isinstance(part, shapely.LineString) and not part.is_empty:
        yield part
