"""The lists of all records of a type: plain tables, in parts where they are long. A script filters and sorts them whole."""

from collections.abc import Iterator, Sequence

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import index_page
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.finding import in_order, list_data
from knowledge_base.pages.index_columns import FIGURE_COLUMNS, Column, columns_of
from knowledge_base.pages.index_ways import Beginning, beginnings, ways
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, page_text
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import PLURALS, counted
from knowledge_base.vocabulary import ENTITY_TYPES, EntityType

ROWS_OF_A_PART = 300
# By these the script offers to filter.
_CHOICES = frozenset({"Kind", "Country", "Status"})

_INTRODUCTIONS: dict[EntityType, str] = {
    "actor": "People, groups, forces, parties, companies and bodies that the sources name as acting.",
    "place": "Where things happen, from continents to rivers and neighbourhoods.",
    "date": "Days, months, years, decades and periods that the sources state, earliest first.",
    "event": "What happened, earliest first. An event that is alleged, planned or attempted says so.",
    "topic": "Concepts, programmes, laws and substances that the sources discuss.",
    "source": "The articles everything here rests on, each with its names and passages marked.",
}


def index_pages(view: View) -> Iterator[tuple[str, str]]:
    """Every list page, with the path it has."""
    for kind in ENTITY_TYPES:
        records = in_order(view, kind)
        starts = beginnings(kind, records, ROWS_OF_A_PART)
        for number, part in enumerate(_parts_of(records), start=1):
            page = index_page(kind, number)
            yield page, _list_page(view, kind, page, part, records, starts)


def long_lists(view: View) -> dict[EntityType, list[str]]:
    """The rows of every list that stands on several pages, as on these pages."""
    found: dict[EntityType, list[str]] = {}
    for kind in ENTITY_TYPES:
        records = in_order(view, kind)
        if len(records) > ROWS_OF_A_PART:
            links = Links(view=view, page=index_page(kind), numbers={}, works={})
            columns = columns_of(kind)
            found[kind] = [_row(links, columns, record) for record in records]
    return found


def table(
    links: Links,
    columns: Sequence[Column],
    records: Sequence[Entity],
    *,
    caption: str,
    data: str = "",
    ids: dict[str, str] | None = None,
) -> Html:
    """A table with a row a record; each cell bears its column's title, for narrow screens show rows as cards.

    `data` names the file with all rows where these are only a part; `ids` are the anchors of some rows by their records.
    """
    head = element(
        "tr",
        *(
            element(
                "th",
                title,
                scope="col",
                class_="kb-figure" if title in FIGURE_COLUMNS else None,
                data_choice=title in _CHOICES,
            )
            for title, _ in columns
        ),
    )
    rows = [_row(links, columns, record, (ids or {}).get(record.id, "")) for record in records]
    return element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *rows),
        class_="kb-table kb-index",
        data_rows=data,
    )


def _row(links: Links, columns: Sequence[Column], record: Entity, anchor: str = "") -> Html:
    (first, name), *others = columns
    cells = [element("th", name(links, record), scope="row", data_label=first)]
    cells += [element("td", cell(links, record), data_label=title) for title, cell in others]
    return element("tr", *cells, id=anchor)


def _parts_of(records: Sequence[Entity]) -> list[Sequence[Entity]]:
    steps = range(0, len(records), ROWS_OF_A_PART)
    return [records[at : at + ROWS_OF_A_PART] for at in steps] or [[]]


def _list_page(
    view: View,
    kind: EntityType,
    page: str,
    part: Sequence[Entity],
    records: Sequence[Entity],
    starts: Sequence[Beginning],
) -> str:
    links = Links(view=view, page=page, numbers={}, works={})
    title = PLURALS[kind]
    count = len(_parts_of(records))
    body = (
        table(
            links,
            columns_of(kind),
            part,
            caption=f"{title}: {_extent(part, records)}",
            data=list_data(kind) if count > 1 else "",
            ids={start.record: start.anchor for start in starts},
        )
        if part
        else element("p", "There is none yet.")
    )
    parts = [
        element("p", _INTRODUCTIONS[kind]),
        ways(links, kind, records, starts),
        _parts(links, kind, page, count),
        body,
        _parts(links, kind, page, count) if count > 1 else NOTHING,
        element("script", src="../assets/tables.js", defer=True),
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


def _extent(part: Sequence[Entity], records: Sequence[Entity]) -> str:
    """How many there are, and which of them stand here."""
    total = counted(len(records), "record")
    if len(part) == len(records):
        return total
    first = records.index(part[0]) + 1
    return f"{first:,} to {first + len(part) - 1:,} of {total}"


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
    return element(
        "nav",
        element("span", "Page", class_="kb-note"),
        element("ul", *items),
        class_="kb-parts",
        aria_label="Parts of this list",
    )
