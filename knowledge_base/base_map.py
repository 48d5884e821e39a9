"""The records in which the base map is handed on: outlines of land, lakes, borders, regions and rivers, in degrees."""

from typing import Literal, NamedTuple

from knowledge_base.known_places import Box

Layer = Literal["land", "lake", "border", "region", "river"]


class Outline(NamedTuple):
    """One line or area of the base map: its layer and its corners as (longitude, latitude); an area's last corner is its first."""

    layer: Layer
    corners: tuple[tuple[float, float], ...]


class BaseMap(NamedTuple):
    """What is drawn below places: the part of the earth it covers, and its outlines, areas first."""

    frame: Box
    outlines: tuple[Outline, ...]
