"""Which places the small map of a record shows: itself, where it happened, or where it acts."""

from collections.abc import Iterator

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.pictures.locator import Locator, locate
from knowledge_base.pages.pictures.mapped import events_by_place, places_of
from knowledge_base.pages.view import View
from knowledge_base.relation_types import PLACES, RELATIONS

_OF_OPERATION = frozenset(kind for kind, words in RELATIONS.items() if words.heading == PLACES)


def small_map(view: View, entity: Entity) -> Locator | None:
    """The small map of a place, an event or an actor; None where no place of it is known well enough."""
    found = [view.resolved(id) for id in dict.fromkeys(_places(view, entity))]
    return locate(
        [place for place in found if place and place.type == "place"], page=page_of(entity.id)
    )


def map_of_base(view: View) -> Locator | None:
    """The small map of the places where most happened, for the home page."""
    happened = events_by_place(view)
    known = [place for place in view.shown["place"] if place.id in happened]
    known.sort(key=lambda place: (-len(happened[place.id]), place.id))
    return locate(known, page="index", happened=happened)


def _places(view: View, entity: Entity) -> Iterator[str]:
    if entity.type == "place":
        yield entity.id
    elif entity.type == "event":
        yield from places_of(entity, view)
    elif entity.type == "actor":
        for relation in entity.relations:
            if relation.type in _OF_OPERATION and relation.modality != "denied":
                yield relation.to
        for event in view.events_of.get(entity.id, {}):
            if record := view.resolved(event):
                yield from places_of(record, view)
