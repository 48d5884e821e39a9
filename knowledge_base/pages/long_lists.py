"""Pages for what is too long for a record's own page: all its mentions, all the passages it rests on, in parts."""

from collections.abc import Iterator, Sequence

from knowledge_base.model import Entity, LinkedMention
from knowledge_base.pages.addresses import evidence_list_page, mention_list_page, page_of
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.facts import numbered
from knowledge_base.pages.links import Links, key_of, name_of
from knowledge_base.pages.mention_lines import MOST_LINES, mentions_in, mentions_of_source
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.proofs import evidence_item, facts_by_passage, shown_evidence
from knowledge_base.pages.record_values import evidence_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted

LINES_A_PAGE = 300
PASSAGES_A_PAGE = 150


def long_lists(view: View, entity: Entity) -> Iterator[tuple[str, str]]:
    """The further pages of a record, each with its text; none for most records."""
    yield from _mention_pages(view, entity)
    yield from _evidence_pages(view, entity)


def _mention_pages(view: View, entity: Entity) -> Iterator[tuple[str, str]]:
    by_source = view.mentions_of.get(entity.id, {})
    total = mentions_in(by_source)
    if total <= MOST_LINES:
        return
    parts = list(_parts({source: by_source[source] for source in sorted(by_source)}))
    for number, part in enumerate(parts, start=1):
        page = mention_list_page(entity.id, number)
        links = Links(view=view, page=page, numbers={}, works={})
        body = join(mentions_of_source(links, source, mentions) for source, mentions in part)
        pages = [mention_list_page(entity.id, n) for n in range(1, len(parts) + 1)]
        title = f"All {counted(total, 'mention')} of {name_of(entity)}"
        yield page, _list_page(links, entity, title, pages, body)


def _parts(
    by_source: dict[str, tuple[LinkedMention, ...]],
) -> Iterator[list[tuple[str, Sequence[LinkedMention]]]]:
    """The sources in parts of about equal length; a source is never cut."""
    part: list[tuple[str, Sequence[LinkedMention]]] = []
    lines = 0
    for source, mentions in by_source.items():
        if part and lines + len(mentions) > LINES_A_PAGE:
            yield part
            part, lines = [], 0
        part.append((source, mentions))
        lines += len(mentions)
    if part:
        yield part


def _evidence_pages(view: View, entity: Entity) -> Iterator[tuple[str, str]]:
    numbers = numbered(evidence_of(entity))
    own = Links(view=view, page=page_of(entity.id), numbers=numbers, works={})
    if len(shown_evidence(own, entity)) == len(numbers):
        return
    pieces = {key_of(piece): piece for piece in evidence_of(entity)}
    facts = facts_by_passage(entity)
    keys = list(numbers)
    parts = [keys[at : at + PASSAGES_A_PAGE] for at in range(0, len(keys), PASSAGES_A_PAGE)]
    pages = [evidence_list_page(entity.id, n) for n in range(1, len(parts) + 1)]
    for page, part in zip(pages, parts, strict=True):
        links = Links(view=view, page=page, numbers=numbers, works={})
        items = [
            evidence_item(links, entity, pieces[key], facts.get(key, ()), anchored=False)
            for key in part
        ]
        title = f"All {counted(len(numbers), 'passage')} behind {name_of(entity)}"
        body = element("ol", *items, class_="kb-evidence")
        yield page, _list_page(links, entity, title, pages, body)


def _list_page(links: Links, entity: Entity, title: str, pages: Sequence[str], body: Html) -> str:
    number = pages.index(links.page) + 1
    part = f" ({number} of {len(pages)})" if len(pages) > 1 else ""
    others = [
        element("b", str(n)) if page == links.page else links.to(page, str(n))
        for n, page in enumerate(pages, start=1)
    ]
    lead = [element("p", "A list that belongs to ", links.entity(entity.id), ".", class_="kb-note")]
    turn = element("p", "Parts: ", join(others, " "), class_="kb-more") if part else ""
    return page_text(
        Page(
            title=title + part,
            description=f"{title}{part}.",
            lead=join([*lead, turn]),
            sections=[Section(title="List", id="list", body=join([body, turn]))],
            foot=plain_foot(links),
            boost=0,
            contents=False,
        )
    )
