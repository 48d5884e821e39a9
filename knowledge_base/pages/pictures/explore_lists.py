"""What stands beside the map and the timeline: the same places and events as tables."""

from collections import defaultdict
from collections.abc import Sequence

from knowledge_base.model import Entity
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.event_list import doubt, when, where
from knowledge_base.pages.links import Links
from knowledge_base.pages.pictures.event_data import in_time, year_of_event
from knowledge_base.pages.pictures.mapped import MappedPlace
from knowledge_base.pages.wording import counted, spaced

_EXACTNESS = {
    "point": "exact point",
    "town": "middle of the town",
    "region": "somewhere around",
    "country": "country only",
}
# More rows than this are a page that nobody reads; the years lead on.
MOST_EVENTS = 400


def place_table(links: Links, places: Sequence[MappedPlace]) -> Html:
    """The places of the map, those with most events first."""
    ordered = sorted(places, key=lambda place: (-len(place.events), place.place.name.casefold()))
    rows = [_place_row(links, place) for place in ordered]
    return _table(
        "Places on the map", ("Place", "Kind", "Exactness", "Events"), rows, class_="kb-places"
    )


def chips(links: Links, places: Sequence[MappedPlace]) -> Html:
    """Places that the map does not show and that something happened in, those with most events first."""
    happened = [place for place in places if place.events]
    if not happened:
        return NOTHING
    items = [
        element("li", links.entity(place.place.id), f" {counted(len(place.events), 'event')}")
        for place in sorted(happened, key=lambda place: (-len(place.events), place.place.name))
    ]
    return element("ul", *items, class_="kb-chips")


def event_table(links: Links, events: Sequence[Entity]) -> Html:
    """Every event in the order of time; for large bases the years with their numbers."""
    if len(events) > MOST_EVENTS:
        return _year_table(links, events)
    rows = [_event_row(links, event) for event in in_time(events)]
    return _table(
        "Events in the order of time",
        ("When", "Event", "Kind", "Where"),
        rows,
        class_="kb-event-rows",
    )


def _place_row(links: Links, place: MappedPlace) -> Html:
    exactness = _EXACTNESS.get(place.where.precision, "") if place.where else ""
    cells = (spaced(place.place.kind or ""), exactness, str(len(place.events)))
    return element(
        "tr",
        element("th", links.entity(place.place.id), scope="row"),
        *(element("td", cell) for cell in cells),
        data_place=place.place.id.partition("/")[2],
    )


def _event_row(links: Links, event: Entity) -> Html:
    named = [links.entity(event.id)]
    if words := doubt(event):
        named += [escape(" "), element("strong", words, class_="kb-doubt")]
    return element(
        "tr",
        element("td", when(links, event)),
        element("th", join(named), scope="row"),
        element("td", spaced(event.kind or "")),
        element("td", where(links, event)),
        data_event=event.id.partition("/")[2],
    )


def _year_table(links: Links, events: Sequence[Entity]) -> Html:
    by_year: defaultdict[int | None, int] = defaultdict(int)
    for event in events:
        by_year[year_of_event(event)] += 1
    rows = []
    for year in sorted((y for y in by_year if y is not None), reverse=True):
        record = links.view.date_record(str(year))
        named = links.entity(record.id, str(year)) if record else escape(str(year))
        rows.append(
            element("tr", element("th", named, scope="row"), element("td", f"{by_year[year]:,}"))
        )
    if by_year[None]:
        rows.append(
            element(
                "tr", element("th", "not known", scope="row"), element("td", f"{by_year[None]:,}")
            )
        )
    return _table("Events by year", ("Year", "Events"), rows, class_="kb-years")


def _table(caption: str, heads: Sequence[str], rows: Sequence[Html], *, class_: str) -> Html:
    if not rows:
        return NOTHING
    head = element("thead", element("tr", *(element("th", name, scope="col") for name in heads)))
    return element(
        "div",
        element(
            "table",
            element("caption", caption),
            head,
            element("tbody", *rows),
            class_=f"kb-table {class_}",
        ),
        class_="kb-scroll",
        tabindex="0",
        role="region",
        aria_label=caption,
    )
