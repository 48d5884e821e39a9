"""The page of a date: what happened then, what lies in it and around it, and who names it."""

from collections.abc import Iterable

from knowledge_base.model import Entity
from knowledge_base.pages.entity_page import Profile, glance, links_of, mention_counts, profile
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_counts import actors_in_events, kinds_in_words
from knowledge_base.pages.event_years import timeline
from knowledge_base.pages.facts import fact_box
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.record_events import Chosen, events_of
from knowledge_base.pages.record_values import edtf_of
from knowledge_base.pages.together import together_section
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words

_MOST_IN_BOX = 8
_MOST_WITHIN = 150
_FEW_EVENTS = 3


def date_page(view: View, entity: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, entity)
    value = edtf_of(entity)
    words = date_in_words(value)
    chosen = events_of(view, entity)
    within = _dates_within(links, value)
    counts = (
        (len(chosen.all), "event", "events", "events" if chosen.notes else "around"),
        *mention_counts(entity),
    )
    box = join([fact_box(links, entity, first=("edtf",)), _calendar(links, value, within)])
    near = timeline(links, entity, chosen.near if chosen.notes else chosen.all)
    return profile(
        links,
        entity,
        Profile(
            title=words[:1].upper() + words[1:],
            summary=_summary(entity, words, len(chosen.all)),
            box=box,
            counts=glance(counts),
            gist=_gist(view, chosen),
            way=_way(links, entity),
            boost=2,
            sections=(
                Section(title="Events then", id="events", body=_events(links, entity, chosen)),
                Section(title="Events within it or bounded by it", id="around", body=near),
                Section(
                    title="Who takes part", id="active", body=actors_in_events(links, chosen.all)
                ),
                Section(title="Dates within it", id="within", body=_many(links, within)),
                together_section(links, entity),
            ),
        ),
    )


def _summary(entity: Entity, words: str, events: int) -> str:
    found = [counted(events, "event")] if events else []
    if entity.mentions:
        found.append(f"named in {counted(len(entity.mentions), 'source')}")
    return f"{words}: {', '.join(found)}." if found else f"{words}."


def _gist(view: View, chosen: Chosen) -> Html:
    """The kinds of events; of few the list itself says as much."""
    if len(chosen.all) <= _FEW_EVENTS:
        return NOTHING
    words = f"{counted(len(chosen.all), 'event')}: {kinds_in_words(view, chosen.all)}."
    return element("p", words, class_="kb-gist")


def _way(links: Links, entity: Entity) -> Html:
    """The dates of the same kind before and after this one."""
    same = [other for other in links.view.dates if other.kind == entity.kind]
    at = next((n for n, other in enumerate(same) if other.id == entity.id), 0)
    before, after = same[at - 1 : at] if at else [], same[at + 1 : at + 2]
    items = [
        *(element("li", _note("← Earlier "), links.entity(o.id, name_of(o))) for o in before),
        *(
            element("li", _note("Later "), links.entity(o.id, name_of(o)), _note(" →"))
            for o in after
        ),
    ]
    if not items:
        return NOTHING
    label = f"The {entity.kind or 'date'} before and after"
    return element("nav", element("ul", *items), class_="kb-way", aria_label=label)


def _note(words: str) -> Html:
    return element("span", words, class_="kb-note")


def _calendar(links: Links, value: str, within: list[Entity]) -> Html:
    """Dates that hold this one, and those in it while they are few."""
    view = links.view
    rows = {
        "Part of": [view.kb.entities[other] for other in view.date_calendar.around(value)][
            :_MOST_IN_BOX
        ],
        "Within it": _few(within),
    }
    written = element("div", element("dt", "In EDTF"), element("dd", element("code", value)))
    items = [
        element("div", element("dt", title), element("dd", _listed(links, others)))
        for title, others in rows.items()
        if others
    ]
    return element("dl", written, *items, class_="kb-facts")


def _dates_within(links: Links, value: str) -> list[Entity]:
    return [links.view.kb.entities[other] for other in links.view.date_calendar.within(value)]


def _many(links: Links, dates: list[Entity]) -> Html:
    """The dates within a long one: months and years before days where there are too many."""
    if _few(dates) or not dates:
        return NOTHING
    shown = dates
    if len(dates) > _MOST_WITHIN:
        shown = [date for date in dates if date.kind in ("decade", "year", "month")][:_MOST_WITHIN]
    more = len(dates) - len(shown)
    note = (
        element(
            "p",
            f"and {counted(more, 'day or period', 'days and periods')}, on the pages of these",
            class_="kb-note",
        )
        if more
        else NOTHING
    )
    items = [
        element("li", links.entity(date.id, name_of(date)), _number(links, date)) for date in shown
    ]
    return join([element("ul", *items, class_="kb-years"), note])


def _number(links: Links, date: Entity) -> Html:
    found = len(events_of(links.view, date).all)
    return element("b", f" {found:,}", title=counted(found, "event")) if found else NOTHING


def _few(dates: list[Entity]) -> list[Entity]:
    """The dates while they are few enough for the factbox; many have a section of their own."""
    return dates if len(dates) <= _MOST_IN_BOX else []


def _listed(links: Links, dates: Iterable[Entity]) -> Html:
    return join((links.entity(date.id, name_of(date)) for date in dates), ", ")


def _events(links: Links, entity: Entity, chosen: Chosen) -> Html:
    """Events that bear exactly this date."""
    return timeline(links, entity, chosen.notes) if chosen.notes else NOTHING
