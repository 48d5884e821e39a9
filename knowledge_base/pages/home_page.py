"""The home page: what this is, how much there is, where to begin, and how to read a fact."""

from collections.abc import Iterator, Sequence

from knowledge_base.model import Entity, Evidence
from knowledge_base.pages.addresses import index_page
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import event_list
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.record_values import evidence_of, value_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import PLURALS, counted, date_order, spaced
from knowledge_base.vocabulary import EntityType

_BIGGEST = 8
_LATEST = 8


def home_page(view: View) -> str:
    """The whole page as Markdown."""
    links = Links(view=view, page="index", numbers={}, works={})
    sections = [
        Section(title="Named most often", id="most-named", body=_most_named(links)),
        Section(title="Latest events", id="latest-events", body=_latest(links)),
        Section(title="How to read a fact", id="how-to-read", body=_how_to_read(links)),
        Section(title="What is open", id="open", body=_open(links)),
    ]
    return page_text(
        Page(
            title=view.settings.name,
            description=f"{view.settings.name}: actors, places, dates and events, each fact with the sentence it rests on.",
            lead=join([_introduction(links), _figures(links)]),
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


def _figures(links: Links) -> Html:
    """How many records there are of each type, as the ways in."""
    items = []
    for kind, title in PLURALS.items():
        records = links.view.shown.get(kind, ())
        reviewed = sum(record.status == "reviewed" for record in records)
        content = join(
            [
                element("span", f"{len(records):,}", class_="kb-big"),
                element("span", title, class_="kb-entry"),
                element("small", f"{reviewed:,} reviewed"),
            ],
            " ",
        )
        items.append(element("li", links.to(index_page(kind), content)))
    return element("ul", *items, class_="kb-tiles")


def _most_named(links: Links) -> Html:
    columns = []
    types: Sequence[EntityType] = ("actor", "place", "topic")
    for kind in types:
        records = sorted(
            (record for record in links.view.shown.get(kind, ()) if record.mentions),
            key=lambda record: (-sum(record.mentions.values()), record.id),
        )
        items = [_counted(links, record) for record in records[:_BIGGEST]]
        if items:
            columns.append(element("div", element("h3", PLURALS[kind]), element("ol", *items)))
    return element("div", *columns, class_="kb-columns") if columns else NOTHING


def _counted(links: Links, record: Entity) -> Html:
    numbers = f"{counted(sum(record.mentions.values()), 'mention')} in {counted(len(record.mentions), 'source')}"
    return element(
        "li",
        links.entity(record.id),
        " ",
        element("small", f"{spaced(record.kind or '')} · {numbers}"),
    )


def _latest(links: Links) -> Html:
    dated = [event for event in links.view.shown.get("event", ()) if value_of(event, "date")]
    dated.sort(key=lambda event: (date_order(value_of(event, "date")), event.id))
    events = [event.id for event in dated[-_LATEST:]]
    more = element("p", links.to(index_page("event"), "All events"))
    return join([event_list(links, events, latest_first=True), more]) if events else NOTHING


def _how_to_read(links: Links) -> Html:
    """The signs that stand beside a value, shown on a passage of this very base where it has one."""
    example = _example(links)
    rows = (
        (
            "[1]",
            "opens the source at the sentence that says so. The same passages stand in full at the foot of the page.",
        ),
        ("[R1]", "names a work outside the sources of this base, listed at the foot of the page."),
        ("M", "found by machine; nobody has confirmed this value."),
        ("P", "written by a person, in a file that anybody can propose to change."),
        ("“the 80s”", "the words of the source, beside the value they were read as."),
        ("the source says …", "a person put another value; what was found stays visible."),
        (
            "alleged, not established",
            "a source claims it or reports a claim. It is never shown as a plain fact.",
        ),
    )
    signs = [element("div", element("dt", sign), element("dd", meaning)) for sign, meaning in rows]
    return join([example, element("dl", *signs, class_="kb-facts kb-signs")])


def _example(links: Links) -> Html:
    found = next(_passages(links), None)
    if not found:
        return NOTHING
    record, passage = found
    return element(
        "figure",
        element("blockquote", element("p", " ".join(passage.quote.split()))),
        element(
            "figcaption",
            "For instance ",
            links.entity(record.id),
            " rests on this: ",
            links.passage(passage, "see it in its place"),
        ),
        class_="kb-telling",
    )


def _passages(links: Links) -> Iterator[tuple[Entity, Evidence]]:
    """Events and the passages they rest on, shortest quotes first, for the best-read example is short."""
    pairs = [
        (event, passage)
        for event in links.view.shown.get("event", ())
        for passage in evidence_of(event)
        if passage.source in links.view.kb.documents
    ]
    yield from sorted(pairs, key=lambda pair: (len(pair[1].quote), pair[0].id, pair[1].start))


def _open(links: Links) -> Html:
    drafts = sum(
        record.status == "draft" for records in links.view.shown.values() for record in records
    )
    candidates = len(links.view.kb.candidates)
    return element(
        "p",
        f"{counted(drafts, 'record')} wait for a person to review them, and {counted(candidates, 'name or event', 'names and events')} "
        "for a decision: ",
        links.to("review", "the review page"),
        " lists them with what would settle each.",
    )
