"""A picture of the whole base for the home page: where and when its events were."""

from knowledge_base.pages.escaping import NOTHING, Html, element
from knowledge_base.pages.links import Links
from knowledge_base.pages.pictures.explore_page import PAGE as EXPLORE
from knowledge_base.pages.pictures.frames import figure_of
from knowledge_base.pages.pictures.network_page import PAGE as NETWORK
from knowledge_base.pages.pictures.small_maps import map_of_base
from knowledge_base.pages.pictures.timeline_picture import timeline_picture

_MOST_BARS = 60
# The rarer kinds of a large base are one lane: at a glance.
_MOST_LANES = 9


def base_picture(links: Links) -> Html:
    """A small map of the places with most events beside all events over time; both lead to the full pictures."""
    small = map_of_base(links.view)
    says = "Events over time, a lane for each kind; the list of events has the same."
    events = links.view.shown["event"]
    line = timeline_picture(
        links.view, events, page="index", says=says, most_bars=_MOST_BARS, most_lanes=_MOST_LANES
    )
    if not (small or line):
        return NOTHING
    way = element(
        "p",
        links.to(EXPLORE, "Map and timeline"),
        " to come nearer and to choose; ",
        links.to(NETWORK, "network"),
        " of who is named with whom.",
    )
    return element(
        "div",
        small.html if small else NOTHING,
        figure_of(line, name="Timeline"),
        way,
        class_="kb-base-picture",
    )
