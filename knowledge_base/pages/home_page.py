"""The home page: what this is, the ways in by question, the latest events, what is open, and how to read a fact."""

from knowledge_base.pages.addresses import index_page
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.entry_ways import entry_ways
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import event_list
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.pictures.on_home import base_picture
from knowledge_base.pages.reading_signs import how_to_read
from knowledge_base.pages.record_values import value_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import PLURALS, counted, date_order

_LATEST = 8


def home_page(view: View) -> str:
    """The whole page as Markdown."""
    links = Links(view=view, page="index", numbers={}, works={})
    sections = [
        Section(title="At a glance", id="at-a-glance", body=base_picture(links)),
        Section(title="Latest events", id="latest-events", body=_latest(links)),
        Section(title="State of the review", id="open", body=_open(links)),
        Section(title="How to read a fact", id="how-to-read", body=how_to_read(links)),
    ]
    return page_text(
        Page(
            title=view.settings.name,
            description=f"{view.settings.name}: actors, places, dates and events, each fact with the sentence it rests on.",
            lead=join([_introduction(links), entry_ways(links)]),
            sections=sections,
            foot=plain_foot(links, uncommitted=True),
            boost=1,
            contents=False,
        )
    )


def _introduction(links: Links) -> Html:
    sources = counted(len(links.view.kb.documents), "article")
    return element(
        "p",
        f"What {sources} say about who did what, where and when. A program found the names, dates and events; "
        "people correct them. ",
        element("b", "Every fact opens the sentence it rests on."),
        " ",
        links.to("about", "About and method"),
        class_="kb-intro",
    )


def _latest(links: Links) -> Html:
    dated = [event for event in links.view.shown.get("event", ()) if value_of(event, "date")]
    dated.sort(key=lambda event: (date_order(value_of(event, "date")), event.id))
    events = [event.id for event in dated[-_LATEST:]]
    more = element("p", links.to(index_page("event"), "All events"))
    return join([event_list(links, events, latest_first=True), more]) if events else NOTHING


def _open(links: Links) -> Html:
    """What waits for people: drafts by type, and names without a record; of what is all reviewed one sentence."""
    rows = []
    for kind, title in PLURALS.items():
        records = links.view.shown.get(kind, ())
        reviewed = sum(record.status == "reviewed" for record in records)
        if records:
            cells = (
                element(
                    "th",
                    links.to(index_page(kind), title, class_=f"kb-typed kb-type--{kind}"),
                    scope="row",
                ),
                *(
                    element("td", f"{n:,}", class_="kb-figure")
                    for n in (len(records), reviewed, len(records) - reviewed)
                ),
            )
            rows.append(element("tr", *cells))
    titles = ("Records", "Reviewed", "Not reviewed")
    head = [element("th", "Type", scope="col")]
    head += [element("th", title, scope="col", class_="kb-figure") for title in titles]
    table = element(
        "table",
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        class_="kb-table kb-counts",
    )
    every = [record for kind in PLURALS for record in links.view.shown.get(kind, ())]
    drafts = sum(record.status != "reviewed" for record in every)
    done = f"A person has reviewed all {counted(len(every), 'record')}. " if every else ""
    candidates = len(links.view.kb.candidates)
    wait = "waits" if candidates == 1 else "wait"
    names = counted(candidates, "name or event", "names and events")
    waiting = element(
        "p",
        "" if drafts else done,
        f"{names} without a record {wait} for a decision. " if candidates else "",
        links.to("review", "The review page"),
        " has what is open, with the lines that settle it.",
    )
    return join([table if drafts else NOTHING, waiting])
