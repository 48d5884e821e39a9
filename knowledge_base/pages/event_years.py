"""Many events on one page: grouped by year or month, the best told of a long list, and the way to all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from knowledge_base.edtf import EdtfError, parse, year_of
from knowledge_base.model import Entity
from knowledge_base.pages.addresses import list_page
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import in_time, items_of, sources_of
from knowledge_base.pages.links import Links
from knowledge_base.pages.record_values import edtf_of, value_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words

# Sixty events are three screens and some 5 kB; beyond that a page shows those that most sources tell, and lists hold all.
MOST_EVENTS = 60
BEST_EVENTS = 30
EVENTS_OF_A_PART = 150
_FEW = 6
UNDATED = ""

By = Literal["year", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Events of one year or month in order; `key` is its date, empty where no single one is known."""

    key: str
    events: Sequence[Entity]


def by_of(entity: Entity) -> By:
    """How the events of a record are grouped: those of a date within one year by month."""
    if entity.type != "date":
        return "year"
    try:
        return "month" if year_of(edtf_of(entity)) else "year"
    except EdtfError:
        return "year"


def timeline(links: Links, entity: Entity, notes: Mapping[str, str]) -> Html:
    """The events of a record's page: all where they are few, else the best told, with every year and a link to all."""
    events, by = in_time(links.view, notes), by_of(entity)
    if not events:
        return NOTHING
    if len(events) <= MOST_EVENTS:
        return grouped(links, events, notes, by=by)
    best = best_told(links.view, events, BEST_EVENTS)
    said = element(
        "p",
        *(f"The {len(best)} that most sources tell, of ", element("b", f"{len(events):,}"), ". "),
        links.to(list_page(entity.id, "events"), f"All {len(events):,} events"),
        class_="kb-note",
    )
    return join([said, years_strip(links, entity, events), grouped(links, best, notes, by=by)])


def grouped(
    links: Links, events: Sequence[Entity], notes: Mapping[str, str], *, by: By, ids: bool = False
) -> Html:
    """The events under a heading a year or month; few need none."""
    groups = list(groups_of(events, by=by))
    if len(events) <= _FEW and not ids:
        return items_of(links, events, notes)
    return join(
        join([_heading(links, group, by, ids=ids), items_of(links, group.events, notes)])
        for group in groups
    )


def groups_of(events: Sequence[Entity], *, by: By) -> Iterator[Group]:
    """The events by year or month, each of them once, in the order of time; those without a date last."""
    keyed = sorted(
        ((key_of(event, by), event) for event in events), key=lambda pair: (not pair[0], pair[0])
    )
    for key, run in groupby(keyed, key=lambda pair: pair[0]):
        yield Group(key=key, events=[event for _, event in run])


def key_of(event: Entity, by: By) -> str:
    """The year or month that an event lies in, the wider date where it is known no closer, empty without any."""
    value = value_of(event, "date") or UNDATED
    try:
        year = year_of(value)
        if by == "year" or not year:
            return year or value
        bounds = parse(value)
    except EdtfError:
        return UNDATED
    months = {day.month for day in (bounds.earliest, bounds.latest) if day}
    return f"{year}-{months.pop():02}" if len(months) == 1 else year


def best_told(view: View, events: Sequence[Entity], most: int) -> list[Entity]:
    """The events that most sources tell, those a person reviewed before others; in the order of `events`."""

    def rank(event: Entity) -> tuple[bool, int, int, str]:
        sources = len(sources_of(view, event))
        return (event.status != "reviewed", -sources, -len(event.facts), event.id)

    chosen = {event.id for event in sorted(events, key=rank)[:most]}
    return [event for event in events if event.id in chosen]


def parts_of(events: Sequence[Entity], *, by: By) -> list[Sequence[Entity]]:
    """A long list in parts for pages of their own, in the order in which they are grouped."""
    ordered = [event for group in groups_of(events, by=by) for event in group.events]
    return [ordered[at : at + EVENTS_OF_A_PART] for at in range(0, len(ordered), EVENTS_OF_A_PART)]


def years_strip(links: Links, entity: Entity, events: Sequence[Entity]) -> Html:
    """Every year or month with its number of events, darker the more, as links into the list of all."""
    by = by_of(entity)
    groups = list(groups_of(events, by=by))
    most = max(len(group.events) for group in groups)
    where = {
        event.id: number
        for number, part in enumerate(parts_of(events, by=by), start=1)
        for event in part
    }
    items = []
    for group in groups:
        page = list_page(entity.id, "events", where[group.events[0].id])
        number = element("b", f"{len(group.events):,}")
        anchor = anchor_of(group.key)
        link = links.to(
            page, join([group_name(group.key, by, short=True), " ", number]), fragment=anchor
        )
        items.append(
            element("li", link, class_=f"kb-heat-{1 + 4 * len(group.events) // (most + 1)}")
        )
    return element("ul", *items, class_="kb-years")


def anchor_of(key: str) -> str:
    """The mark of a year in a list of events."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in key)
    return f"y-{kept or 'unknown'}"


def group_name(key: str, by: By, *, short: bool = False) -> str:
    """What a group is called; a year among months is one whose month is not known."""
    if not key:
        return "no date" if short else "Date not known"
    words = date_in_words(key)
    if by == "month" and len(key) == len("1989"):
        words = f"{words}, month not known"
    return words if short else words[:1].upper() + words[1:]


def _heading(links: Links, group: Group, by: By, *, ids: bool) -> Html:
    """The year with its number of events, as a link to its page unless this is that page."""
    name = group_name(group.key, by)
    record = links.view.date_record(group.key) if group.key else None
    known = record and links.page != record.id and edtf_of(record) == group.key
    title = links.entity(record.id, name) if record and known else name
    number = element("small", counted(len(group.events), "event"))
    return element(
        "h3", title, " ", number, class_="kb-year", id=anchor_of(group.key) if ids else None
    )
