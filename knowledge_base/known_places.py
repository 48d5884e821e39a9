"""The records in which rooms tell each other what the gazetteer must not contradict, and what it knows of towns and countries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from knowledge_base.model import Coordinates, KnownName


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearers:
    """What people and authority files have: all names, the ids of authority files, the ISO code of each country, and who owns a GeoNames id."""

    names: Sequence[KnownName]
    authority: frozenset[str]
    countries: Mapping[str, str]
    owners: Mapping[str, str]


class Box(NamedTuple):
    """A part of a country, in degrees; north and east are positive."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float, *, tolerance: float = 0.0) -> bool:
        """Whether a point lies in the box, or outside of it by no more than the tolerance in degrees."""
        inside = self.south - tolerance <= lat <= self.north + tolerance
        return inside and self.west - tolerance <= lon <= self.east + tolerance


# The boxes around the towns of each country, the largest part first, by ISO 3166-1 code.
Bounds = Mapping[str, Sequence[Box]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town, or a region that towns lie in, as the gazetteer knows it.

    `country` and `within` are place ids. `distinctive` says that people and things rarely bear the name, `share` (0 to 1) how
    much of what a document says of countries must be of the town's for it to be meant.
    """

    id: str
    name: str
    kind: Literal["city", "region"]
    country: str
    within: str
    coordinates: Coordinates
    geonames: str
    population: int = 0
    distinctive: bool = True
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """Towns and regions that bear the name of a place which people or authority files gave, in another country.

    `towns` are their ids by source and folded name, for the countries that the source names; `inhabitants` those of the known
    places, in the measure of `Town.population`.
    """

    towns: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    inhabitants: Mapping[str, int] = field(default_factory=dict)
