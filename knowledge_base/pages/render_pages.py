"""The room's one way in: a knowledge base becomes the text of every generated page."""

from collections.abc import Callable, Iterator, Mapping

from knowledge_base.model import Entity, KnowledgeBase
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.closed_pages import redirect_page, tombstone_page, withdrawn_page
from knowledge_base.pages.date_page import date_page
from knowledge_base.pages.entity_page import entity_page
from knowledge_base.pages.event_page import event_page
from knowledge_base.pages.home_page import home_page
from knowledge_base.pages.index_pages import index_pages
from knowledge_base.pages.lost_source_page import lost_source_page
from knowledge_base.pages.page_frame import marked_text
from knowledge_base.pages.pictures.event_data import PATH as EVENT_SCRIPT
from knowledge_base.pages.pictures.event_data import event_script
from knowledge_base.pages.pictures.explore_page import PAGE as EXPLORE
from knowledge_base.pages.pictures.explore_page import explore_page
from knowledge_base.pages.pictures.locator import (
    CutMap,
    Locator,
    bare_map,
    base_file,
    base_path,
)
from knowledge_base.pages.pictures.network_page import PAGE as NETWORK
from knowledge_base.pages.pictures.network_page import network_page
from knowledge_base.pages.pictures.small_maps import small_map
from knowledge_base.pages.review_page import review_page
from knowledge_base.pages.settings import SiteSettings
from knowledge_base.pages.source_page import record_of, source_page
from knowledge_base.pages.view import View, view_of
from knowledge_base.vocabulary import FOLDERS, EntityType

_PAGES: Mapping[EntityType, Callable[[View, Entity], str]] = {
    "actor": entity_page,
    "place": entity_page,
    "topic": entity_page,
    "date": date_page,
    "event": event_page,
}


def render_pages(
    kb: KnowledgeBase,
    settings: SiteSettings,
    *,
    field_tables: str = "",
    cut_map: CutMap = bare_map,
    licence: str = "",
) -> dict[str, str]:
    """The text of every generated file by its path under `docs/`, in order of path.

    Pure: reads no disk and no clock, and the same base with the same settings gives the same bytes. `field_tables` is the
    Markdown of the page on fields, which the entity models make; `cut_map` gives the base map of a part of the earth, with its
    `licence`: without it maps have places and no coasts.
    """
    view = view_of(kb, settings)
    pages = dict(_all_pages(view))
    if field_tables:
        pages["fields"] = marked_text(field_tables.rstrip("\n") + "\n")
    files = {f"{page}.md": text for page, text in pages.items()}
    files |= _pictures(view, cut_map, licence)
    return {path: files[path] for path in sorted(files)}


def _pictures(view: View, cut_map: CutMap, licence: str) -> dict[str, str]:
    """The pages of pictures and the files that they and small maps need."""
    frames = {small.frame for small in _small_maps(view)}
    return {
        f"{EXPLORE}.md": explore_page(view, cut_map, licence=licence),
        f"{NETWORK}.md": network_page(view),
        EVENT_SCRIPT: event_script(view),
        **{base_path(frame): base_file(frame, cut_map) for frame in sorted(frames)},
    }


def _small_maps(view: View) -> Iterator[Locator]:
    """The small map of every record that has one."""
    for kind in ("place", "event", "actor"):
        for entity in view.shown[kind]:
            if small := small_map(view, entity):
                yield small


def _all_pages(view: View) -> Iterator[tuple[str, str]]:
    # Withdrawn addresses come first, so that a record that took one up again stands over it.
    for address in view.kb.withdrawn:
        page = _page_of_address(address)
        if "/" in page:
            yield page, withdrawn_page(view, page)
    yield "index", home_page(view)
    yield "review", review_page(view)
    yield from index_pages(view)
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
