"""The profile of an actor: what it did and what was done to it, its ties, where it operates, what it is called."""

from knowledge_base.model import Entity
from knowledge_base.pages.entity_page import Profile, glance, links_of, naming_counts, profile
from knowledge_base.pages.escaping import Html, join
from knowledge_base.pages.event_counts import (
    kinds_table,
    others_in_events,
    places_of_events,
)
from knowledge_base.pages.event_years import timeline
from knowledge_base.pages.facts import fact_box
from knowledge_base.pages.gists import actor_gist
from knowledge_base.pages.links import Links
from knowledge_base.pages.names import name_section
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.pictures.on_profiles import small_timeline, ties_picture, where
from knowledge_base.pages.places_within import belonging_section
from knowledge_base.pages.record_events import events_of
from knowledge_base.pages.related import stated_and_counted, ties, ties_of
from knowledge_base.pages.roles import role_section
from knowledge_base.pages.together import together_section
from knowledge_base.pages.view import View
from knowledge_base.relation_types import PLACES


def actor_page(view: View, entity: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, entity)
    notes = events_of(view, entity).notes
    events = join(
        [small_timeline(links, notes), kinds_table(view, entity), timeline(links, entity, notes)]
    )
    counts = (
        (len(notes), "event", "events", "events"),
        (len(ties_of(links, entity)), "relation", "relations", _first_ties(links, entity)),
        *naming_counts(entity),
    )
    box = join([where(links, entity), fact_box(links, entity, first=("country", "within"))])
    return profile(
        links,
        entity,
        Profile(
            box=box,
            counts=glance(counts),
            gist=actor_gist(links, entity, notes),
            boost=4,
            sections=(
                role_section(links, entity),
                Section(title="Events", id="events", body=events),
                Section(
                    title="Asserted relations",
                    id="relations",
                    body=ties(links, entity, places=False),
                ),
                Section(title="Ties at a glance", id="ties", body=ties_picture(links, entity)),
                Section(title="Places of operation", id="places", body=_places(links, entity)),
                Section(
                    title="Others in the same events",
                    id="others",
                    body=others_in_events(links, entity),
                ),
                name_section(links, entity),
                belonging_section(links, entity),
                together_section(links, entity),
            ),
        ),
    )


def _first_ties(links: Links, entity: Entity) -> str:
    named = any(one.group != PLACES for one in ties_of(links, entity))
    return "relations" if named else "places"


def _places(links: Links, entity: Entity) -> Html:
    """What sources assert of where it operates, and apart from it where its events happened."""
    stated, counted = ties(links, entity, places=True), places_of_events(links, entity)
    return stated_and_counted(stated, counted, heading="Where its events happened")
