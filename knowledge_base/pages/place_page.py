"""The profile of a place: where it lies, what happened there and within it, who is active there."""

from knowledge_base.model import Entity
from knowledge_base.pages.entity_page import Profile, glance, links_of, naming_counts, profile
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.event_counts import actors_in_events
from knowledge_base.pages.event_years import timeline
from knowledge_base.pages.facts import fact_box
from knowledge_base.pages.gists import place_gist
from knowledge_base.pages.links import Links
from knowledge_base.pages.names import name_section
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.pictures.on_profiles import small_timeline, where
from knowledge_base.pages.places_within import belonging_section
from knowledge_base.pages.record_events import Chosen, events_of, places_within
from knowledge_base.pages.related import stated_and_counted, ties
from knowledge_base.pages.roles import role_section
from knowledge_base.pages.together import together_section
from knowledge_base.pages.view import View


def place_page(view: View, entity: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, entity)
    chosen = events_of(view, entity)
    inner = sum(1 for _ in places_within(view, entity))
    counts = (
        (len(chosen.all), "event", "events", "events"),
        (inner, "place within", "places within", "belongs"),
        *naming_counts(entity),
    )
    box = join([where(links, entity), fact_box(links, entity, first=("country", "within"))])
    return profile(
        links,
        entity,
        Profile(
            box=box,
            counts=glance(counts),
            gist=place_gist(links, entity, chosen),
            boost=4,
            sections=(
                Section(title="Events", id="events", body=_events(links, entity, chosen)),
                Section(title="Active there", id="active", body=_active(links, entity, chosen)),
                Section(
                    title="Asserted relations",
                    id="relations",
                    body=ties(links, entity, places=False),
                ),
                belonging_section(links, entity),
                role_section(links, entity),
                name_section(links, entity),
                together_section(links, entity),
            ),
        ),
    )


def _events(links: Links, entity: Entity, chosen: Chosen) -> Html:
    """Events of the place and of those within it in one line of time; each names its own place."""
    listed = join([small_timeline(links, chosen.all), timeline(links, entity, chosen.all)])
    if not chosen.near:
        return listed
    words = f"{len(chosen.notes):,} told of {entity.name} itself, {len(chosen.near):,} of places within it."
    return join([element("p", words, class_="kb-note"), listed])


def _active(links: Links, entity: Entity, chosen: Chosen) -> Html:
    stated, counted = ties(links, entity, places=True), actors_in_events(links, chosen.all)
    return stated_and_counted(stated, counted, heading="In events there")
