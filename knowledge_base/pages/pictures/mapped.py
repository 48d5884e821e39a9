"""What a map may show: places with what happened there, and those that no honest mark can stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from knowledge_base.known_places import Box
from knowledge_base.model import Coordinates, Entity
from knowledge_base.pages.pictures.geometry import bulk_of, frame_around
from knowledge_base.pages.record_values import facts_of
from knowledge_base.pages.view import View

# Where something happened counts so much more than a place that is only named, when the map's frame is chosen.
_HAPPENED = 10


@dataclass(frozen=True, slots=True)
class MappedPlace:
    """A place with its events, `where` None if all that is known is a country, or nothing."""

    place: Entity
    where: Coordinates | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """The frame of the big map, the places in it with their `ids`, and those that lie elsewhere; no frame where no place has a point."""

    frame: Box | None
    inside: tuple[MappedPlace, ...] = ()
    outside: tuple[MappedPlace, ...] = ()
    ids: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def framed_places(view: View) -> Framed:
    """Where the big map looks: at the part of the earth where most happened."""
    drawn = [place for place in mapped_places(view) if place.where]
    points = [(place.where.lat, place.where.lon) for place in drawn if place.where]
    if not points:
        return Framed(frame=None)
    bulk = bulk_of(points, [_HAPPENED * len(place.events) for place in drawn])
    frame = frame_around([points[at] for at in bulk], least=6.0)
    inside = [frame.holds(lat, lon) for lat, lon in points]
    return Framed(
        frame=frame,
        inside=tuple(place for place, held in zip(drawn, inside, strict=True) if held),
        ids=frozenset(place.place.id for place, held in zip(drawn, inside, strict=True) if held),
        outside=tuple(place for place, held in zip(drawn, inside, strict=True) if not held),
    )


def mapped_places(view: View) -> list[MappedPlace]:
    """Every shown place in the order of names; those of a whole country or without coordinates have no `where`."""
    happened = events_by_place(view)
    found = []
    for place in view.shown["place"]:
        known = coordinates_of(place)
        drawn = known if known and known.precision != "country" else None
        found.append(MappedPlace(place, drawn, tuple(happened.get(place.id, ()))))
    return found


def events_by_place(view: View) -> dict[str, list[str]]:
    """The events that name a place as theirs, by the place that readers get for it."""
    found: dict[str, list[str]] = {}
    for event in view.shown["event"]:
        for place in places_of(event, view):
            found.setdefault(place, []).append(event.id)
    return found


def places_of(event: Entity, view: View) -> list[str]:
    """The ids of the places of an event, each once."""
    named = (fact.entity for fact in facts_of(event, "place") if fact.entity)
    resolved = (view.resolved(place) for place in named)
    return list(dict.fromkeys(place.id for place in resolved if place and place.type == "place"))


def coordinates_of(place: Entity) -> Coordinates | None:
    """Where a place lies; None where nobody has said so or it is known to be unknown."""
    values: Iterable[object] = (fact.value for fact in facts_of(place, "coordinates"))
    return next((value for value in values if isinstance(value, Coordinates)), None)
