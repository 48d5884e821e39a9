"""Small maps that say where: a base map shared by many pages, and on it the places of one page."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge_base.base_map import BaseMap
from knowledge_base.known_places import Box
from knowledge_base.model import Coordinates, Entity
from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.escaping import NOTHING, Html, element
from knowledge_base.pages.page_frame import PICTURE_MARK
from knowledge_base.pages.pictures.base_picture import base_shapes
from knowledge_base.pages.pictures.geometry import Projection, frame_around
from knowledge_base.pages.pictures.map_picture import REACH
from knowledge_base.pages.pictures.mapped import coordinates_of
from knowledge_base.pages.wording import counted


class CutMap(Protocol):
    """Whoever has the outlines of the world."""

    def __call__(self, frame: Box, *, steps: int = 800) -> BaseMap:
        """The base map of a frame, `steps` steps fine across its width."""
        ...


def bare_map(frame: Box, *, steps: int = 800) -> BaseMap:
    """A base map without outlines, for whoever has none."""
    return BaseMap(frame=frame, outlines=())


FOLDER = "pictures/maps"
_WIDTH = 360.0
_SHAPE = 1.25
# Heights of frames in degrees, and the part of a height that their middles are rounded to: so that pages share base maps.
_HEIGHTS = (9.0, 18.0, 36.0, 72.0, 140.0)
_STEPS = 4
_MOST_MARKS = 40
_NOTHING_KNOWN: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True, slots=True)
class Locator:
    """A small map: the frame whose base it needs, and its HTML."""

    frame: Box
    html: Html


def locate(
    places: Sequence[Entity], *, page: str, happened: Mapping[str, Sequence[str]] = _NOTHING_KNOWN
) -> Locator | None:
    """The small map of some places; None where none of them has a place that a mark can honestly stand for.

    Where `happened` has the events of a place, its mark is the wider the more they are.
    """
    known = [(place, where) for place in places if (where := _drawable(place))][:_MOST_MARKS]
    if not known:
        return None
    frame = shared_frame([(where.lat, where.lon) for _, where in known])
    projection = Projection(frame, _WIDTH)
    size = f"0 0 {projection.width:g} {projection.height:g}"
    names = ", ".join(place.name for place, _ in known[:4])
    says = f"Map: {names}" + (
        f" and {counted(len(known) - 4, 'more place')}" if len(known) > 4 else ""
    )
    single = len(known) == 1
    marks = [
        _mark(
            place,
            where,
            projection,
            page,
            named=single or len(known) < 6,
            events=len(happened.get(place.id, ())),
        )
        for place, where in known
    ]
    html = element(
        "figure",
        element(
            "img",
            src=_up(page) + base_path(frame),
            alt=True,  # empty: the marks over it say all in words
            width=f"{projection.width:g}",
            height=f"{projection.height:.0f}",
            loading="lazy",
        ),
        element("svg", element("title", says), *marks, viewBox=size, role="group", aria_label=says),
        class_="kb-locator",
    )
    return Locator(frame, html)


def base_path(frame: Box) -> str:
    """The file of a shared base map under the folder of pages."""
    return f"{FOLDER}/{'_'.join(f'{side:g}'.replace('-', 'm').replace('.', 'p') for side in frame)}.svg"


def base_file(frame: Box, cut_map: CutMap) -> str:
    """A base map as a file of its own; its colours are in it, for a picture file sees no style sheet of the page."""
    projection = Projection(frame, _WIDTH)
    shapes = base_shapes(cut_map(frame), projection)
    size = f"0 0 {projection.width:g} {projection.height:g}"
    style = element("style", Html(_STYLE))
    sea = element("rect", class_="kb-sea", width="100%", height="100%")
    drawn = element("svg", style, sea, shapes, xmlns="http://www.w3.org/2000/svg", viewBox=size)
    return f"{PICTURE_MARK}\n{drawn}\n"


_STYLE = (
    ".kb-sea{fill:#dfe7ec}.kb-land{fill:#f7f5ef;stroke:#9aa5ad;stroke-width:.6}"
    ".kb-lake{fill:#dfe7ec;stroke:#9aa5ad;stroke-width:.4}"
    ".kb-region{fill:none;stroke:#c9c8c0;stroke-width:.6}.kb-river{fill:none;stroke:#a9c3d1;stroke-width:.7}"
    ".kb-border{fill:none;stroke:#7c858c;stroke-width:1}"
)


def shared_frame(points: Sequence[tuple[float, float]]) -> Box:
    """A frame around the points from a fixed grid of frames, with room on each side."""
    tight = frame_around(points, least=_HEIGHTS[0] * 0.6, shape=_SHAPE)
    needed = tight.north - tight.south
    height = next((h for h in _HEIGHTS if h >= needed * 1.15), _HEIGHTS[-1])
    step = height / _STEPS
    lat = round((tight.north + tight.south) / 2 / step) * step
    lon = round((tight.east + tight.west) / 2 / step) * step
    return frame_around([(lat, lon)], least=height, shape=_SHAPE)


def _drawable(place: Entity) -> Coordinates | None:
    known = coordinates_of(place)
    return known if known and known.precision != "country" else None


def _mark(
    place: Entity,
    where: Coordinates,
    projection: Projection,
    page: str,
    *,
    named: bool,
    events: int,
) -> Html:
    across, down = projection.point(where.lat, where.lon)
    reach = projection.kilometres(REACH.get(where.precision, 0.0))
    wide = min(3.4 + 0.6 * math.sqrt(events), 12.0)
    spot = element(
        "circle", r=f"{max(reach, wide):.3g}", class_="kb-around" if reach else "kb-spot"
    )
    right = across < projection.width * 0.62
    label = element(
        "text", place.name, x="8" if right else "-8", y="4", text_anchor="start" if right else "end"
    )
    return element(
        "a",
        element("title", f"{place.name}: {counted(events, 'event')}" if events else place.name),
        spot,
        label if named else NOTHING,
        href=href(page, page_of(place.id)),
        transform=f"translate({across:g} {down:g})",
    )


def _up(page: str) -> str:
    return "../" * page.count("/")
