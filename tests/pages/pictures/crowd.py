"""The small base with hundreds of events more, made by counting: what pictures of a large base show."""

import dataclasses
from collections.abc import Iterable, Iterator

from knowledge_base.model import Coordinates, Entity, Fact, KnowledgeBase
from tests.pages.small_base import small_base

KINDS = ("attack", "seizure", "clash")
# The first half of the events is in the first port, the other in the second; the last two lie so near that they share a mark.
PORTS = ("north-port", "south-port", "old-quay", "new-quay")
_SPOTS = ((-4.0, -81.0), (-12.0, -77.0), (-8.3, -74.6), (-8.31, -74.61))


def crowded(dates: Iterable[str], *, ports: bool = False) -> KnowledgeBase:
    """The small base with an event for each date, kinds in turn, all in Puerto Azul; or in ports of their own, and one only in a country."""
    base = small_base()
    made = list(dates)
    where = [PORTS[2 * at // len(made)] if ports else "puerto-azul" for at in range(len(made))]
    more = [
        _event(f"{at:04}", KINDS[at % len(KINDS)], date, place)
        for at, (date, place) in enumerate(zip(made, where, strict=True))
    ]
    if ports:
        more += [*_ports(), _event("somewhere", "protest", "2020-05-01", "costaverde")]
    return dataclasses.replace(base, entities={**base.entities, **{one.id: one for one in more}})


def _ports() -> Iterator[Entity]:
    for stem, (lat, lon) in zip(PORTS, _SPOTS, strict=True):
        where = Coordinates(lat=lat, lon=lon, precision="town")
        yield Entity(
            id=f"places/{stem}",
            type="place",
            kind="city",
            name=stem.replace("-", " ").title(),
            status="draft",
            file=f"places/{stem}.yml",
            facts=(Fact(field="coordinates", value=where, origin="person", line=3),),
        )


def _event(number: str, kind: str, date: str, place: str) -> Entity:
    id = f"events/made-{number}"
    at = f"places/{place}"
    return Entity(
        id=id,
        type="event",
        kind=kind,
        name=f"Made event {number}",
        status="draft",
        file=f"{id}.yml",
        facts=(
            Fact(field="date", value=date, origin="person", line=4),
            Fact(field="places", value=place, entity=at, origin="person", line=5),
        ),
    )
