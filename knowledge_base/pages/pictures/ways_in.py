"""From the page of a record into the pictures of the whole base, where it stands chosen among all others."""

from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.escaping import NOTHING, Html, element
from knowledge_base.pages.links import Links
from knowledge_base.pages.pictures.event_data import event_actors
from knowledge_base.pages.pictures.explore_page import PAGE as EXPLORE
from knowledge_base.pages.pictures.mapped import framed_places, places_of
from knowledge_base.pages.pictures.network_page import PAGE as NETWORK
from knowledge_base.pages.pictures.network_picture import drawn_names


def way_to_map(links: Links, entity: Entity) -> Html:
    """To the events of an actor or place on the map of all, or to where a place lies on it; nothing where neither is shown there."""
    if _has_events(links, entity):
        words = "On map and timeline"
    elif entity.id in framed_places(links.view).ids:
        words = "On the map of all places"
    else:
        return NOTHING
    chosen = {entity.type: stem_of(entity.id)}
    return element("p", links.to(EXPLORE, words, **chosen), class_="kb-wider")


def way_to_network(links: Links, entity: Entity) -> Html:
    """To the ties of an actor in the picture of the whole base; nothing for one whose ties are too weak to be drawn there."""
    if entity.id not in drawn_names(links.view):
        return NOTHING
    stem = stem_of(entity.id)
    words = "In the network of all actors"
    return element("p", links.to(NETWORK, words, actor=stem), class_="kb-wider")


def _has_events(links: Links, entity: Entity) -> bool:
    """Whether the map and the timeline have an event that a choice of this record leaves."""
    holders = event_actors if entity.type == "actor" else places_of
    events = (links.view.resolved(event) for event in links.view.events_of.get(entity.id, ()))
    return any(event and entity.id in holders(event, links.view) for event in events)
