"""Finds places whose point lies outside of their country, most often with latitude and longitude exchanged or a sign lost."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from knowledge_base.entities.checks.checked import Checked
from knowledge_base.entities.checks.name_bearers import Authority
from knowledge_base.entities.fields.entity_fields import PlaceFields
from knowledge_base.entities.linking.known_things import written_countries
from knowledge_base.known_places import Bounds, Box
from knowledge_base.problems import Problem, Severity

# The boxes hold towns; valleys, rivers and coasts lie up to so many degrees (about 110 km each) beyond the last of them.
TOLERANCE = 1.0
_WIDER_THAN_A_COUNTRY = ("sea", "continent", "macro-region", "border", "mountain-range")


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """What the gazetteer knows: `towns` picks the ids that a town of it has, `bounds` say where countries lie."""

    towns: Callable[[Collection[str]], Collection[str]]
    bounds: Bounds


class _Point(NamedTuple):
    lat: float
    lon: float


def check_place(checked: Checked, authority: Authority, bounds: Bounds) -> Iterator[Problem]:
    """A warning where a person wrote coordinates or a country that do not fit each other or what was found."""
    record, written = checked.record, checked.record.written
    if not isinstance(written, PlaceFields):
        return
    field = next((f for f in ("coordinates", "country") if getattr(written, f) is not None), None)
    found = record.extracted or {}
    kind = written.kind or found.get("kind")
    point = _find_point(written, found)
    if field is None or point is None or kind in _WIDER_THAN_A_COUNTRY:
        return
    countries = [record.id] if kind == "country" else _list_countries(checked, found, authority)
    boxes = [box for country in countries for box in _boxes_of(country, authority, bounds)]
    if boxes and not _lies_in(point, boxes):
        names = " and ".join(countries)
        message = f"{point.lat:g}, {point.lon:g} lies outside of {names}, {_describe(boxes[0])}"
        cure = _suggest(point, boxes)
        yield checked.problem(
            (field,),
            f"{message}. {cure}",
            code="outside-of-country",
            severity=Severity.WARNING,
        )


def _find_point(written: PlaceFields, found: Mapping[str, Any]) -> _Point | None:
    if written.coordinates is not None:
        return _Point(written.coordinates.lat, written.coordinates.lon)
    point = found.get("coordinates")
    if "coordinates" in written.model_fields_set or not isinstance(point, Mapping):
        return None
    lat, lon = point.get("lat"), point.get("lon")
    return _Point(lat, lon) if isinstance(lat, float) and isinstance(lon, float) else None


def _list_countries(
    checked: Checked, found: Mapping[str, Any], authority: Authority
) -> Sequence[str]:
    """The country that a person wrote, else those that were found or that an authority file gives."""
    written, entry = checked.record.written, authority.get(checked.record.id)
    if checked.record.wrote("country"):
        return written_countries(written)
    one, several = found.get("country"), found.get("countries")
    listed = [one] if one else several if isinstance(several, list) else []
    return [str(c) for c in listed] or (entry.countries if entry else ())


def _boxes_of(country: str, authority: Authority, bounds: Bounds) -> Sequence[Box]:
    entry = authority.get(country)
    return bounds.get(entry.identifiers.get("iso", ""), ()) if entry else ()


def _lies_in(point: _Point, boxes: Sequence[Box]) -> bool:
    return any(box.holds(*point, tolerance=TOLERANCE) for box in boxes)


def _describe(box: Box) -> str:
    return f"which lies between latitudes {box.south:g} and {box.north:g}, longitudes {box.west:g} and {box.east:g}"


def _suggest(point: _Point, boxes: Sequence[Box]) -> str:
    """The slip that would explain it: numbers exchanged, a sign lost, or both."""
    lat, lon = point
    likely = [
        (lon, lat),
        (-lat, lon),
        (lat, -lon),
        (-lat, -lon),
        (-lon, -lat),
        (-lon, lat),
        (lon, -lat),
    ]
    for other in likely:
        if -90 <= other[0] <= 90 and _lies_in(_Point(*other), boxes):
            return f"Perhaps 'lat: {other[0]:g}, lon: {other[1]:g}' is meant; south and west are negative"
    return "Correct 'coordinates' or 'country'; south and west are negative"
