"""The room's one way in: a knowledge base becomes the text of every generated page, and the data of the search."""

from collections.abc import Callable, Iterator, Mapping

from knowledge_base.model import Entity, KnowledgeBase
from knowledge_base.pages.actor_page import actor_page
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.closed_pages import redirect_page, tombstone_page, withdrawn_page
from knowledge_base.pages.date_page import date_page
from knowledge_base.pages.event_page import event_page
from knowledge_base.pages.finding import entries_of, finder_files, search_page
from knowledge_base.pages.home_page import home_page
from knowledge_base.pages.index_pages import index_pages, long_lists
from knowledge_base.pages.lost_source_page import lost_source_page
from knowledge_base.pages.page_frame import marked_text
from knowledge_base.pages.pictures.picture_files import (
    NO_OUTLINES,
    BaseMaps,
    picture_files,
    picture_pages,
)
from knowledge_base.pages.place_page import place_page
from knowledge_base.pages.record_lists import record_lists
from knowledge_base.pages.review_page import review_pages
from knowledge_base.pages.settings import SiteSettings
from knowledge_base.pages.source_page import record_of, source_page
from knowledge_base.pages.topic_page import topic_page
from knowledge_base.pages.view import View, view_of
from knowledge_base.vocabulary import FOLDERS, EntityType

_PAGES: Mapping[EntityType, Callable[[View, Entity], str]] = {
    "actor": actor_page,
    "place": place_page,
    "topic": topic_page,
    "date": date_page,
    "event": event_page,
}


def render_files(
    kb: KnowledgeBase,
    settings: SiteSettings,
    *,
    field_tables: str = "",
    maps: BaseMaps = NO_OUTLINES,
) -> dict[str, str]:
    """Everything that is generated: the pages, the data by which readers find them and that of pictures, by path under `docs/`, in order.

    Pure: reads no disk and no clock, and the same base with the same settings gives the same bytes. `field_tables` is the
    Markdown of the page on fields, which the entity models make; `maps` has the outlines that lie under places.
    """
    view = view_of(kb, settings)
    files = _page_files(view, field_tables, maps)
    files |= dict(finder_files(entries_of(view), long_lists(view)))
    files |= picture_files(view, maps)
    return {path: files[path] for path in sorted(files)}


def render_pages(
    kb: KnowledgeBase, settings: SiteSettings, *, field_tables: str = ""
) -> dict[str, str]:
    """The pages alone, as `render_files` has them."""
    return _page_files(view_of(kb, settings), field_tables, NO_OUTLINES)


def _page_files(view: View, field_tables: str, maps: BaseMaps) -> dict[str, str]:
    pages = dict(_all_pages(view)) | dict(picture_pages(view, maps))
    if field_tables:
        pages["fields"] = marked_text(field_tables.rstrip("\n") + "\n")
    return {f"{page}.md": pages[page] for page in sorted(pages)}


def _all_pages(view: View) -> Iterator[tuple[str, str]]:
    # Withdrawn addresses come first, so that a record that took one up again stands over it.
    for address in view.kb.withdrawn:
        page = _page_of_address(address)
        if "/" in page:
            yield page, withdrawn_page(view, page)
    yield "index", home_page(view)
    yield "search", search_page(view)
    yield from review_pages(view)
    yield from index_pages(view)
    yield from record_lists(view)
    for entity in view.kb.entities.values():
        if entity.status == "merged":
            yield page_of(entity.id), redirect_page(view, entity)
        elif entity.status == "rejected":
            yield page_of(entity.id), tombstone_page(view, entity)
        elif entity.type in _PAGES:
            yield page_of(entity.id), _PAGES[entity.type](view, entity)
    yield from _source_pages(view)


def _page_of_address(address: str) -> str:
    """The page of a published address (`actors/x.html`) or of an id."""
    return address.removesuffix(".html") if address.endswith(".html") else page_of(address)


def _source_pages(view: View) -> Iterator[tuple[str, str]]:
    """Every article has a page, also one whose record is closed: what quotes it must lead somewhere."""
    for source in sorted(view.kb.documents):
        record = record_of(view, source)
        if record.status not in ("merged", "rejected"):
            yield page_of(record.id), source_page(view, view.kb.documents[source], record)
    for entity in view.shown.get("source", ()):
        stem = entity.id.removeprefix(f"{FOLDERS['source']}/")
        if stem not in view.kb.documents:
            yield page_of(entity.id), lost_source_page(view, entity)
