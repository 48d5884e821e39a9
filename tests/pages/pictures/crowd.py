"""The small base with hundreds of events more, made by counting: what pictures of a large base show."""

import dataclasses
from collections.abc import Iterable

from knowledge_base.model import Entity, Fact, KnowledgeBase
from tests.pages.small_base import small_base

KINDS = ("attack", "seizure", "clash")


def crowded(dates: Iterable[str]) -> KnowledgeBase:
    """The small base with an event for each date, kinds in turn, all in Puerto Azul."""
    base = small_base()
    more = {event.id: event for event in (_event(at, date) for at, date in enumerate(dates))}
    return dataclasses.replace(base, entities={**base.entities, **more})


def _event(at: int, date: str) -> Entity:
    id = f"events/made-{at:04}"
    place = Fact(
        field="places", value="Puerto Azul", entity="places/puerto-azul", origin="person", line=5
    )
    return Entity(
        id=id,
        type="event",
        kind=KINDS[at % len(KINDS)],
        name=f"Made event {at}",
        status="draft",
        file=f"{id}.yml",
        facts=(Fact(field="date", value=date, origin="person", line=4), place),
    )
