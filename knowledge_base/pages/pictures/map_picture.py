"""The map of all places: marks that open into their parts, drawn as wide as the place is known, each a link."""

import math
from collections.abc import Sequence

from knowledge_base.base_map import BaseMap
from knowledge_base.model import Coordinates
from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.escaping import Html, element
from knowledge_base.pages.pictures.base_picture import base_shapes
from knowledge_base.pages.pictures.clusters import Mark, marks_of
from knowledge_base.pages.pictures.geometry import Projection
from knowledge_base.pages.pictures.labels import label_levels
from knowledge_base.pages.pictures.mapped import MappedPlace
from knowledge_base.pages.wording import counted

# How far a place of each precision may reach, in kilometres: the mark of a town stands for its built-up area, that of a region for no more than "around here".
REACH = {"point": 0.0, "town": 0.0, "region": 75.0}
_LIST = "#places"


def map_picture(places: Sequence[MappedPlace], base: BaseMap, *, page: str, says: str) -> Html:
    """The picture as inline SVG: readable as it stands, and what a script needs to zoom and filter in attributes.

    `places` all have coordinates. `says` is its text alternative; the table under the map holds the same places and links.
    """
    projection = Projection(base.frame)
    spots = [projection.point(where.lat, where.lon) for where in map(_where, places)]
    weights = [len(place.events) for place in places]
    marks = marks_of(spots, weights)
    totals = [sum(weights[at] for at in mark.members) for mark in marks]
    fame = [1000 * len(place.events) + sum(place.place.mentions.values()) for place in places]
    names = [_name(mark, places, fame) for mark in marks]
    levels = label_levels(marks, names, [max(fame[at] for at in mark.members) for mark in marks])
    drawn = [
        _mark(mark, places, name=name, total=total, level=level, page=page)
        for mark, name, total, level in zip(marks, names, totals, levels, strict=True)
    ]
    return element(
        "svg",
        element("title", says),
        element(
            "rect", class_="kb-sea", width=f"{projection.width:g}", height=f"{projection.height:g}"
        ),
        element("g", base_shapes(base, projection), class_="kb-base"),
        element("g", *_reaches(places, projection), class_="kb-reaches"),
        element("g", *drawn, class_="kb-marks-layer"),
        class_="kb-map",
        viewBox=f"0 0 {projection.width:g} {projection.height:g}",
        role="group",
        aria_label=says,
    )


def _where(place: MappedPlace) -> Coordinates:
    if place.where is None:
        raise ValueError(f"{place.place.id} has no place on a map.")
    return place.where


def _reaches(places: Sequence[MappedPlace], projection: Projection) -> list[Html]:
    """A dashed circle around each place that is only known as a region: it lies somewhere here."""
    circles = []
    for place in places:
        where = _where(place)
        if reach := REACH.get(where.precision, 0.0):
            across, down = projection.point(where.lat, where.lon)
            radius = projection.kilometres(reach)
            circles.append(
                element(
                    "circle",
                    cx=f"{across:g}",
                    cy=f"{down:g}",
                    r=f"{radius:g}",
                    data_place=place.place.id,
                )
            )
    return circles


def _mark(
    mark: Mark,
    places: Sequence[MappedPlace],
    *,
    name: str,
    total: int,
    level: int | None,
    page: str,
) -> Html:
    single = len(mark.members) == 1
    first = places[mark.members[0]]
    across, down = mark.at
    label = element("text", name, x="9", y="4", data_from=str(level)) if level is not None else ""
    what = counted(total, "event") if total else "no event"
    title = f"{name}: {what}" if single else f"{counted(len(mark.members), 'place')}, {what}"
    radius = 4 if not total else min(4 + 1.4 * math.sqrt(total), 14)
    shape = element("circle", r=f"{radius:.1f}")
    count = "" if single else element("text", str(len(mark.members)), class_="kb-count", y="3.5")
    return element(
        "a",
        element("title", title),
        element("g", shape, count, label),
        href=href(page, page_of(first.place.id)) if single else _LIST,
        class_=_classes(first, single=single, empty=not total),
        transform=f"translate({across:g} {down:g})",
        data_first=str(mark.first),
        data_last=str(mark.last),
        data_places=" ".join(places[at].place.id.partition("/")[2] for at in mark.members),
        hidden=mark.first > 0,
    )


def _classes(place: MappedPlace, *, single: bool, empty: bool) -> str:
    words = ["kb-mark", "" if single else "kb-mark--many", "kb-mark--empty" if empty else ""]
    words.append(f"kb-mark--{_where(place).precision}" if single else "")
    return " ".join(word for word in words if word)


def _name(mark: Mark, places: Sequence[MappedPlace], fame: Sequence[int]) -> str:
    """The name of a place, or of the best known of several and how many more."""
    chief = max(mark.members, key=lambda at: (fame[at], -at))
    name = places[chief].place.name
    more = len(mark.members) - 1
    return f"{name} +{more}" if more else name
