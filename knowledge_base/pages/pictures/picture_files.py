"""The pages of pictures, and the files that they and the small maps of records need."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from knowledge_base.pages.pictures.small_maps import map_of_base, small_map
from knowledge_base.pages.view import View


@dataclass(frozen=True, slots=True)
class BaseMaps:
    """Where the outlines under places come from, and the notice that their licence asks for; without any, maps have no coasts."""

    cut: CutMap = bare_map
    licence: str = ""


NO_OUTLINES = BaseMaps()


def picture_pages(view: View, maps: BaseMaps) -> Iterator[tuple[str, str]]:
    """The pages that are pictures of the whole base."""
    yield EXPLORE, explore_page(view, maps.cut, licence=maps.licence)
    yield NETWORK, network_page(view)


def picture_files(view: View, maps: BaseMaps) -> dict[str, str]:
    """The data of the pictures and the base maps that small maps share, by path under `docs/`."""
    frames = {small.frame for small in _small_maps(view)}
    return {
        EVENT_SCRIPT: event_script(view),
        **{base_path(frame): base_file(frame, maps.cut) for frame in sorted(frames)},
    }


def _small_maps(view: View) -> Iterator[Locator]:
    """The small map of every record that has one."""
    if whole := map_of_base(view):
        yield whole
    for kind in ("place", "event", "actor"):
        for entity in view.shown[kind]:
            if small := small_map(view, entity):
                yield small
