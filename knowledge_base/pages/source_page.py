"""The page of a source: its article with every name and passage marked, its details, and how much of it was understood."""

from collections.abc import Iterable, Sequence

from knowledge_base.model import Document, Entity, LinkedEvent, Span
from knowledge_base.pages.beside import notes_beside
from knowledge_base.pages.citing import cite_page
from knowledge_base.pages.correcting import how_to_correct, record_foot, status_badge
from knowledge_base.pages.coverage import coverage, legend, names_found, switches
from knowledge_base.pages.crumbs import crumb
from knowledge_base.pages.entity_page import links_of
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.facts import description, evidence_list, fact_box, kind_of
from knowledge_base.pages.linked_text import Block, Mark, blocks_of, marked, settled
from knowledge_base.pages.links import Links, source_title
from knowledge_base.pages.marks import marks_of
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.record_values import SOURCE_FIRST, value_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, reservation, spaced
from knowledge_base.vocabulary import FOLDERS

_GAP = element("p", "[…]", class_="kb-gap")


def source_page(view: View, document: Document, record: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, record)
    quotes_only = value_of(record, "show") == "quotes"
    marks = marks_of(links, document.source)
    sections = [
        Section(
            title="Marked passages" if quotes_only else "Text",
            id="text",
            body=join(
                [
                    switches(view, document.source),
                    legend(),
                    element(
                        "div",
                        article(links, document, marks, quotes_only=quotes_only),
                        class_="kb-reading",
                    ),
                ]
            ),
            searchable=True,
        ),
        Section(title="Events told here", id="events", body=_events(links, document.source)),
        Section(title="Names found here", id="names", body=names_found(links, document.source)),
        Section(title="Evidence and references", id="evidence", body=evidence_list(links, record)),
        Section(title="Cite this source", id="cite", body=cite_page(links, record)),
        Section(title="Correct this page", id="correct", body=how_to_correct(links, record)),
    ]
    title = source_title(view, document.source)
    return page_text(
        Page(
            title=title,
            description=f"{title}: the text with {counted(len(marks), 'mark')}, its details and rights.",
            above=crumb(links, record),
            lead=_lead(links, document, record),
            sections=sections,
            foot=record_foot(links, record),
            boost=1,
        )
    )


def article(links: Links, document: Document, marks: Sequence[Mark], *, quotes_only: bool) -> Html:
    """The text as paragraphs with its marks, each with the notes on what it proves.

    With `quotes_only` nothing appears but the sentences that bear a mark.
    """
    view = links.view
    language = document.language or None
    own = view.settings.language if language and language != view.settings.language else None
    blocks = blocks_of(document)
    placed, homeless = settled(marks, blocks)
    anchors = [element("span", "", id=mark.id) for mark in homeless]
    paragraphs = [
        paragraph
        for block in blocks
        for paragraph in (
            *_paragraph(view, document, block, placed, quotes_only=quotes_only),
            notes_beside(links, document.source, block.span, own),
        )
        if paragraph
    ]
    return element(
        "div",
        *anchors,
        *_without_double_gaps(paragraphs),
        class_="kb-article",
        lang=language,
        dir="auto",
    )


def _paragraph(
    view: View, document: Document, block: Block, marks: Sequence[Mark], *, quotes_only: bool
) -> list[Html]:
    inside = [
        mark
        for mark in marks
        if mark.span.start < block.span.end and block.span.start < mark.span.end
    ]
    if quotes_only:
        spans = _visible(view, document.source, block.span, inside)
        if not spans:
            return [_GAP]
        text = join((marked(document.text, span, inside) for span in spans), " […] ")
        lead = "" if spans[0].start == block.span.start else "[…] "
        tail = "" if spans[-1].end == block.span.end else " […]"
        text = join([lead, text, tail])
    else:
        text = marked(document.text, block.span, inside)
    return [_as_block(block, text)]


def _as_block(block: Block, text: Html) -> Html:
    if block.kind == "furniture":
        note = element("span", "not part of the article: ", class_="kb-unseen")
        return element("p", note, text, class_="kb-furniture", data_search_exclude="true")
    classes = {"heading": "kb-subhead", "title": "kb-title"}.get(block.kind)
    return element("p", text, class_=classes)


def _visible(view: View, source: str, block: Span, marks: Iterable[Mark]) -> list[Span]:
    """The stretches of a block that may appear: its sentences that bear a mark, and the marks, joined where they touch."""
    wanted = set()
    for mark in marks:
        wanted.add(Span(max(mark.span.start, block.start), min(mark.span.end, block.end)))
        if sentence := view.sentence(source, mark.span.start):
            wanted.add(Span(max(sentence.start, block.start), min(sentence.end, block.end)))
    joined: list[Span] = []
    for span in sorted(span for span in wanted if span.start < span.end):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _without_double_gaps(paragraphs: Sequence[Html]) -> list[Html]:
    return [
        paragraph
        for at, paragraph in enumerate(paragraphs)
        if paragraph != _GAP or at == 0 or paragraphs[at - 1] != _GAP
    ]


def _lead(links: Links, document: Document, record: Entity) -> Html:
    parts = [
        element(
            "p",
            kind_of(links, record),
            " ",
            status_badge(record),
            class_="kb-head",
        ),
        description(links, record),
        fact_box(links, record, first=SOURCE_FIRST),
        element(
            "p", "SHA-256 of the file: ", element("code", document.sha256), class_="kb-note kb-sha"
        ),
        coverage(links.view, document.source),
    ]
    return join(part for part in parts if part)


def _events(links: Links, source: str) -> Html:
    """One line an event, with the words of each passage that tells it; passages that made no record stand last, each alone."""
    by_event: dict[str, list[LinkedEvent]] = {}
    for at, telling in enumerate(links.view.kb.events.get(source, ())):
        by_event.setdefault(telling.entity or f"without a record, {at}", []).append(telling)
    told = sorted(by_event.values(), key=lambda tellings: not tellings[0].entity)
    items = [element("li", _event(links, tellings)) for tellings in told]
    return element("ul", *items, class_="kb-lines") if items else NOTHING


def _event(links: Links, tellings: Sequence[LinkedEvent]) -> Html:
    first = tellings[0]
    kind = spaced(first.event.kind)
    named = (
        links.entity(first.entity, "")
        if first.entity
        else element("span", f"{kind}, no event of the base", class_="kb-note")
    )
    words = dict.fromkeys(
        reservation(telling.event.stage, telling.event.modality) for telling in tellings
    )
    passages = [
        element(
            "a",
            f"“{telling.event.trigger}”",
            href=f"#e-{telling.event.span.start}-{telling.event.span.end}",
        )
        for telling in tellings
    ]
    parts = [
        named,
        *(element("strong", word, class_="kb-doubt") for word in words if word),
        element(
            "small", f"{kind}, read from " if first.entity else "read from ", join(passages, ", ")
        ),
    ]
    return join((part for part in parts if part), " ")


def record_of(view: View, source: str) -> Entity:
    """A source's record, or one that says no more than its document where no file exists."""
    identifier = f"{FOLDERS['source']}/{source}"
    found = view.kb.entities.get(identifier)
    return found or Entity(
        id=identifier,
        type="source",
        kind=None,
        name=source_title(view, source),
        status="draft",
        file=f"{identifier}.yml",
    )
