"""Lists that are too long for a record's own page: all its events by year, all sources that name it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge_base.model import Entity, LinkedMention
from knowledge_base.pages.addresses import list_page
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.crumbs import crumb
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import in_time
from knowledge_base.pages.event_years import MOST_EVENTS, by_of, grouped, parts_of, years_strip
from knowledge_base.pages.links import Links, language_of, name_of, published_of
from knowledge_base.pages.mention_lines import has_source_list, line
from knowledge_base.pages.page_frame import Page, page_text
from knowledge_base.pages.record_events import events_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words, date_order
from knowledge_base.vocabulary import EntityType

SOURCES_OF_A_PART = 150
_LISTED: tuple[EntityType, ...] = ("actor", "place", "date", "topic")


class _Part(NamedTuple):
    """Which list a page shows a part of: "events" or "sources", and which of how many parts."""

    what: str
    number: int
    total: int


def record_lists(view: View) -> Iterator[tuple[str, str]]:
    """Every such page, with the path it has."""
    for kind in _LISTED:
        for entity in view.shown.get(kind, ()):
            yield from _event_pages(view, entity)
            yield from _source_pages(view, entity)


def _event_pages(view: View, entity: Entity) -> Iterator[tuple[str, str]]:
    notes = events_of(view, entity).all
    events = in_time(view, notes) if len(notes) > MOST_EVENTS else []
    if len(events) <= MOST_EVENTS:
        return
    by = by_of(entity)
    parts = parts_of(events, by=by)
    for number, part in enumerate(parts, start=1):
        page = list_page(entity.id, "events", number)
        links = Links(view=view, page=page, numbers={}, works={})
        body = [
            years_strip(links, entity, events),
            grouped(links, part, notes, by=by, ids=True),
        ]
        yield page, _page(links, entity, _Part("events", number, len(parts)), *body)


def _source_pages(view: View, entity: Entity) -> Iterator[tuple[str, str]]:
    if not has_source_list(view, entity):
        return
    named = view.mentions_of[entity.id]
    sources = sorted(named, key=lambda source: (date_order(published_of(view, source)), source))
    parts = [
        sources[at : at + SOURCES_OF_A_PART] for at in range(0, len(sources), SOURCES_OF_A_PART)
    ]
    for number, part in enumerate(parts, start=1):
        page = list_page(entity.id, "sources", number)
        links = Links(view=view, page=page, numbers={}, works={})
        rows = [_source_row(links, source, named[source]) for source in part]
        titles = ("Source", "Published", "Named", "First named")
        head = element("tr", *(element("th", title, scope="col") for title in titles))
        table = element(
            "table", element("thead", head), element("tbody", *rows), class_="kb-table kb-sources"
        )
        yield page, _page(links, entity, _Part("sources", number, len(parts)), table)


def _source_row(links: Links, source: str, mentions: Sequence[LinkedMention]) -> Html:
    when = published_of(links.view, source)
    return element(
        "tr",
        element("th", links.source(source, limit=70), scope="row"),
        element(
            "td", date_in_words(when) if when else element("span", "not known", class_="kb-note")
        ),
        element("td", f"{len(mentions):,}×", class_="kb-figure"),
        element("td", line(links, mentions[0], around=60), lang=language_of(links.view, source)),
    )


def _page(links: Links, entity: Entity, part: _Part, *body: Html) -> str:
    title = f"{name_of(entity)}: {part.what}"
    ordinal = f", part {part.number} of {part.total}" if part.total > 1 else ""
    parts = _parts(links, entity, part)
    return page_text(
        Page(
            title=title,
            description=f"{title}{ordinal}.",
            above=crumb(links, entity, record=True),
            lead=join([parts, *body, parts]),
            foot=plain_foot(links),
            boost=0,
            contents=False,
        )
    )


def _parts(links: Links, entity: Entity, part: _Part) -> Html:
    """The other parts of the list."""
    if part.total < 2:
        return NOTHING
    items = [
        element(
            "li",
            element("b", str(other), aria_current="page")
            if other == part.number
            else links.to(list_page(entity.id, part.what, other), str(other)),
        )
        for other in range(1, part.total + 1)
    ]
    label = element("span", counted(part.total, "part"), class_="kb-note")
    return element(
        "nav", label, element("ul", *items), class_="kb-pages", aria_label="Parts of this list"
    )
