"""The lists of all records of a type: plain tables, in parts where they are long."""

from collections.abc import Callable, Iterator, Sequence

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import index_page
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import doubt, figures, unsaid_kind, when, where
from knowledge_base.pages.facts import fact_value
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.origins import status_words
from knowledge_base.pages.page_frame import Page, page_text
from knowledge_base.pages.record_values import edtf_of, value_of
from knowledge_base.pages.view import View, country_of
from knowledge_base.pages.wording import (
    PLURALS,
    counted,
    date_in_words,
    date_order,
    spaced,
)
from knowledge_base.vocabulary import ENTITY_TYPES, EntityType

ROWS_OF_A_PART = 300

_INTRODUCTIONS: dict[EntityType, str] = {
    "actor": "People, groups, forces, parties, companies and bodies that the sources name as acting.",
    "place": "Where things happen, from continents to rivers and neighbourhoods.",
    "date": "Days, months, years, decades and periods that the sources state, earliest first.",
    "event": "What happened, earliest first. An event that is alleged, planned or attempted says so.",
    "topic": "Concepts, programmes, laws and substances that the sources discuss.",
    "source": "The articles everything here rests on, each with its names and passages marked.",
}

Column = tuple[str, Callable[[Links, Entity], str]]


def index_pages(view: View) -> Iterator[tuple[str, str]]:
    """Every list page, with the path it has."""
    for kind in ENTITY_TYPES:
        records = _in_order(view, kind)
        parts = [
            records[at : at + ROWS_OF_A_PART] for at in range(0, len(records), ROWS_OF_A_PART)
        ] or [[]]
        for number, part in enumerate(parts, start=1):
            page = index_page(kind, number)
            yield page, _list_page(view, kind, page, part, count=len(parts), total=len(records))


def table(
    links: Links, columns: Sequence[Column], records: Sequence[Entity], *, caption: str
) -> Html:
    """A table with a row a record; each cell bears its column's title, for narrow screens show rows as cards."""
    head = element("tr", *(element("th", title, scope="col") for title, _ in columns))
    rows = [_row(links, columns, record) for record in records]
    return element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *rows),
        class_="kb-table kb-index",
    )


def _row(links: Links, columns: Sequence[Column], record: Entity) -> Html:
    (first, name), *others = columns
    cells = [element("th", name(links, record), scope="row", data_label=first)]
    cells += [element("td", cell(links, record), data_label=title) for title, cell in others]
    return element("tr", *cells)


def _list_page(
    view: View, kind: EntityType, page: str, records: Sequence[Entity], *, count: int, total: int
) -> str:
    links = Links(view=view, page=page, numbers={}, works={})
    title = PLURALS[kind]
    body = (
        table(links, _columns(kind), records, caption=f"{title}: {counted(total, 'record')}")
        if records
        else element("p", "There is none yet.")
    )
    parts = [
        element("p", _INTRODUCTIONS[kind]),
        _parts(links, kind, page, count),
        body,
        _parts(links, kind, page, count) if count > 1 else NOTHING,
    ]
    return page_text(
        Page(
            title=title,
            description=_INTRODUCTIONS[kind],
            lead=join(parts),
            foot=plain_foot(links),
            boost=0,
        )
    )


def _parts(links: Links, kind: EntityType, page: str, count: int) -> Html:
    """The other parts of a list that is too long for one page."""
    if count < 2:
        return NOTHING
    items = []
    for number in range(1, count + 1):
        target = index_page(kind, number)
        here = target == page
        link = (
            element("b", str(number), aria_current="page")
            if here
            else links.to(target, str(number))
        )
        items.append(element("li", link))
    return element("nav", element("ul", *items), class_="kb-parts", aria_label="Parts of this list")


def _in_order(view: View, kind: EntityType) -> list[Entity]:
    records = list(view.shown.get(kind, ()))
    if kind == "date":
        return list(view.dates)
    if kind == "event":
        records.sort(key=lambda record: (date_order(value_of(record, "date")), record.id))
    return records


def _columns(kind: EntityType) -> list[Column]:
    name: Column = ("Name", lambda links, record: links.entity(record.id, name_of(record)))
    date: Column = ("Date", _date_name)
    country: Column = ("Country", _country)
    by_type: dict[EntityType, list[Column]] = {
        "actor": [name, ("Kind", _kind), country, *_COUNTS],
        "place": [name, ("Kind", _kind), country, *_COUNTS],
        "topic": [name, ("Kind", _kind), *_COUNTS],
        "date": [date, ("Kind", _kind), ("Events", _events), *_COUNTS],
        "event": [
            ("Event", _event_name),
            ("When", _when),
            ("Where", lambda links, record: where(links, record)),
            country,
            ("Figures", lambda links, record: figures(record)),
            ("Sources", lambda links, record: _number(_telling_sources(links, record))),
            ("Status", _status),
        ],
        "source": [
            ("Title", lambda links, record: links.entity(record.id)),
            ("Publisher", lambda links, record: value_of(record, "publisher") or ""),
            ("Published", lambda links, record: date_in_words(value_of(record, "published") or "")),
            (
                "Names",
                lambda links, record: _number(len(links.view.kb.mentions.get(_stem(record), ()))),
            ),
            ("Events", lambda links, record: _number(_events_told(links, record))),
            ("Status", _status),
        ],
    }
    return by_type[kind]


def _date_name(links: Links, record: Entity) -> str:
    return _in_time(links.entity(record.id, name_of(record)), edtf_of(record))


def _when(links: Links, record: Entity) -> str:
    return _in_time(when(links, record), value_of(record, "date"))


def _in_time(text: Html, value: str | None) -> Html:
    """A date that sorts by time, not by its words."""
    unknown, earliest, latest, _ = date_order(value)
    return element("span", text, data_sort=f"{unknown} {earliest} {latest}")


def _kind(links: Links, record: Entity) -> str:
    return spaced(record.kind or "")


def _country(links: Links, record: Entity) -> str:
    country = country_of(record, links.view)
    return fact_value(links, country) if country else ""


def _status(links: Links, record: Entity) -> str:
    return element(
        "span",
        record.status,
        title=status_words(record),
        class_=f"kb-state kb-state--{record.status}",
    )


def _event_name(links: Links, record: Entity) -> str:
    parts = [links.entity(record.id)]
    if words := doubt(record):
        parts.append(element("strong", words, class_="kb-doubt"))
    if kind := unsaid_kind(record):
        parts.append(element("small", kind))
    return join(parts, " ")


def _events(links: Links, record: Entity) -> str:
    dated = links.view.events_on.get(edtf_of(record), ())
    return _number(len({*dated, *links.view.events_of.get(record.id, {})}))


def _telling_sources(links: Links, record: Entity) -> int:
    return len({telling.event.source for telling in links.view.tellings.get(record.id, ())})


def _events_told(links: Links, record: Entity) -> int:
    tellings = links.view.kb.events.get(_stem(record), ())
    return len({telling.entity for telling in tellings if telling.entity})


def _stem(record: Entity) -> str:
    return record.id.partition("/")[2]


def _number(number: int) -> Html:
    if not number:
        return NOTHING
    return element("span", f"{number:,}", class_="kb-figure", data_sort=str(number))


_COUNTS: list[Column] = [
    ("Mentions", lambda links, record: _number(sum(record.mentions.values()))),
    ("Sources", lambda links, record: _number(len(record.mentions))),
    ("Status", _status),
]
