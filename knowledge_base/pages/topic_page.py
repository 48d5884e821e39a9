"""The profile of a topic: events told in its terms, what it is tied to, and who and where it is named with."""

from knowledge_base.model import Entity
from knowledge_base.pages.entity_page import Profile, glance, links_of, naming_counts, profile
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_years import timeline
from knowledge_base.pages.facts import fact_box
from knowledge_base.pages.links import Links
from knowledge_base.pages.names import name_section
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.places_within import belonging_section
from knowledge_base.pages.record_events import Chosen, events_of
from knowledge_base.pages.related import ties, ties_of
from knowledge_base.pages.roles import role_section
from knowledge_base.pages.together import together_section
from knowledge_base.pages.view import View

_PASSING = "Events told in a sentence that names this topic. That is no statement of what the topic has to do with them."


def topic_page(view: View, entity: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, entity)
    chosen = events_of(view, entity)
    counts = (
        (len(chosen.all), "event", "events", "events"),
        (len(ties_of(links, entity)), "relation", "relations", "relations"),
        *naming_counts(entity),
    )
    box = fact_box(links, entity)
    return profile(
        links,
        entity,
        Profile(
            box=box,
            counts=glance(counts),
            boost=4,
            sections=(
                Section(title="Events", id="events", body=_events(links, entity, chosen)),
                Section(title="Asserted relations", id="relations", body=ties(links, entity)),
                belonging_section(links, entity),
                together_section(links, entity),
                role_section(links, entity),
                name_section(links, entity),
            ),
        ),
    )


def _events(links: Links, entity: Entity, chosen: Chosen) -> Html:
    listed = timeline(links, entity, chosen.all)
    note = element("p", _PASSING, class_="kb-note") if chosen.near else NOTHING
    return join([note, listed]) if listed else NOTHING
