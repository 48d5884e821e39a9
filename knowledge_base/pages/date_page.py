"""The page of a date: what happened then, what lies in it and around it, and who names it."""

from collections.abc import Iterable

from knowledge_base.model import Entity
from knowledge_base.pages.calendar_index import stretch_of
from knowledge_base.pages.correcting import record_foot
from knowledge_base.pages.entity_page import closing_sections, lead, links_of, together
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import event_list, role_notes
from knowledge_base.pages.facts import fact_box
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.record_values import edtf_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words

_MOST_IN_BOX = 8


def date_page(view: View, entity: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, entity)
    value = edtf_of(entity)
    words = date_in_words(value)
    box = join([fact_box(links, entity, first=("edtf",)), _calendar(links, entity, value)])
    sections = [
        Section(title="Events then", id="events", body=_events(links, entity, value)),
        Section(
            title="Events within it or bounded by it",
            id="around",
            body=_events_within(links, entity, value),
        ),
        Section(
            title="Dates within it", id="within", body=_many(links, _dates_within(links, value))
        ),
        Section(title="Named together with", id="together", body=together(links, entity)),
        *closing_sections(links, entity),
    ]
    return page_text(
        Page(
            title=words[:1].upper() + words[1:],
            description=f"{words}: events and mentions in {counted(len(entity.mentions), 'source')}.",
            lead=lead(links, entity, box),
            sections=sections,
            foot=record_foot(links, entity),
            boost=2,
        )
    )


def _calendar(links: Links, entity: Entity, value: str) -> Html:
    """Dates that hold this one, that lie in it, and the neighbours of the same kind."""
    view = links.view
    same = [other for other in view.dates if other.kind == entity.kind]
    at = next((i for i, other in enumerate(same) if other.id == entity.id), 0)
    rows = {
        "Part of": [view.kb.entities[other] for other in view.date_calendar.around(value)],
        "Within it": _few(_dates_within(links, value)),
        "Earlier": same[at - 1 : at] if at else [],
        "Later": same[at + 1 : at + 2],
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
    return NOTHING if _few(dates) or not dates else element("p", _listed(links, dates))


def _few(dates: list[Entity]) -> list[Entity]:
    """The dates while they are few enough for the factbox; many have a section of their own."""
    return dates if len(dates) <= _MOST_IN_BOX else []


def _listed(links: Links, dates: Iterable[Entity]) -> Html:
    return join((links.entity(date.id, name_of(date)) for date in dates), ", ")


def _events(links: Links, entity: Entity, value: str) -> Html:
    """Events that bear exactly this date."""
    named = links.view.events_of.get(entity.id, {})
    chosen = dict.fromkeys(links.view.events_on.get(value, ()), ()) | dict(named)
    return event_list(links, chosen, role_notes(chosen))


def _events_within(links: Links, entity: Entity, value: str) -> Html:
    """Events of a shorter date that lies in this one, and of open bounds that are listed under this year."""
    view = links.view
    open_ = [
        event
        for when, events in view.events_on.items()
        if when != value and stretch_of("", when) is None and view.date_record(when) == entity
        for event in events
    ]
    return event_list(links, [*view.event_calendar.within(value), *open_])
