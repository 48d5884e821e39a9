"""What stands beside the map and the timeline: the same places and events as tables."""

from collections.abc import Sequence

from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.event_list import doubt, when, where
from knowledge_base.pages.links import Links
from knowledge_base.pages.pictures.event_data import in_time, year_of_event
from knowledge_base.pages.pictures.mapped import MappedPlace
from knowledge_base.pages.pictures.time_cells import kinds_in_words, page_of_period, words_of
from knowledge_base.pages.pictures.time_counts import count_times
from knowledge_base.pages.pictures.timeline_picture import shows_numbers
from knowledge_base.pages.wording import counted, spaced

_EXACTNESS = {
    "point": "exact point",
    "town": "middle of the town",
    "region": "somewhere around",
    "country": "country only",
}
_FIRST_CHIPS = 24


def place_table(links: Links, places: Sequence[MappedPlace]) -> Html:
    """The places of the map, those with most events first."""
    ordered = sorted(places, key=lambda place: (-len(place.events), place.place.name.casefold()))
    rows = [_place_row(links, place) for place in ordered]
    return _table(
        "Places on the map", ("Place", "Kind", "Exactness", "Events"), rows, class_="kb-places"
    )


def chips(links: Links, places: Sequence[MappedPlace]) -> Html:
    """Places that the map does not show and that something happened in, those with most events first; the rest of many unfolds."""
    happened = [place for place in places if place.events]
    happened.sort(key=lambda place: (-len(place.events), place.place.name))
    first, rest = happened[:_FIRST_CHIPS], happened[_FIRST_CHIPS:]
    if not first:
        return NOTHING
    more = element("summary", f"{counted(len(rest), 'more place')}")
    unfolds = element("details", more, _chip_list(links, rest)) if rest else NOTHING
    return join([_chip_list(links, first), unfolds])


def _chip_list(links: Links, places: Sequence[MappedPlace]) -> Html:
    items = [
        element(
            "li",
            links.entity(place.place.id),
            " ",
            element("small", counted(len(place.events), "event")),
            data_place=stem_of(place.place.id),
        )
        for place in places
    ]
    return element("ul", *items, class_="kb-chips")


def event_table(links: Links, events: Sequence[Entity]) -> Html:
    """Every event in the order of time; for large bases the numbers that the timeline has, by period and kind."""
    if shows_numbers(events):
        return _period_table(links, events)
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
        data_place=stem_of(place.place.id),
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
        data_event=stem_of(event.id),
    )


def _period_table(links: Links, events: Sequence[Entity]) -> Html:
    """The numbers of the timeline: a row a period, and how many of each kind."""
    counts = count_times(events)
    if not counts:
        return NOTHING
    rows = []
    for period, kinds in counts.totals().items():
        where, words = page_of_period(links.view, period, links.page), words_of(period, counts)
        named = element("a", words, href=where) if where else escape(words)
        rows.append(
            element(
                "tr",
                element("th", named, scope="row"),
                element("td", f"{sum(kinds.values()):,}"),
                element("td", kinds_in_words(kinds)),
                data_period=period.id or None,
                data_before=str(period.year) if period.before else None,
            )
        )
    if unknown := sum(year_of_event(event) is None for event in events):
        cells = (element("td", f"{unknown:,}"), element("td", ""))
        rows.append(element("tr", element("th", "not known", scope="row"), *cells))
    return _table("Events by time", ("When", "Events", "Of these"), rows, class_="kb-periods")


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
