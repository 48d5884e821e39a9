"""The map of all places: marks that open into their parts, drawn as wide as the place is known, each a link."""

import math
from collections.abc import Mapping, Sequence

from knowledge_base.base_map import BaseMap
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Coordinates
from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.pictures.base_picture import base_shapes
from knowledge_base.pages.pictures.clusters import Mark, marks_of
from knowledge_base.pages.pictures.geometry import Place, Projection
from knowledge_base.pages.pictures.labels import GAP, LINE, Label, Named, label_levels
from knowledge_base.pages.pictures.mapped import MappedPlace, coordinates_of
from knowledge_base.pages.wording import counted

# How far a place of each precision may reach, in kilometres: the mark of a town stands for its built-up area, that of a region for no more than "around here".
REACH = {"point": 0.0, "town": 0.0, "region": 75.0}
_LIST = "#places"
# A circle of fewer picture units says nothing beside the mark that stands for it and others.
_LEAST_CIRCLE = 16.0
_ANCHORS: Mapping[float, str | None] = {0.0: None, 0.5: "middle", 1.0: "end"}
# The second ring around a mark of several places.
_RING = 3.0


def map_picture(
    places: Sequence[MappedPlace],
    base: BaseMap,
    *,
    page: str,
    says: str,
    countries: Sequence[MappedPlace] = (),
) -> Html:
    """The picture as inline SVG: readable as it stands, and what a script needs to zoom and filter in attributes.

    `places` all have coordinates. `says` is its text alternative; the table under the map holds the same places and links.
    The names of `countries` stand on the ground, for orientation alone.
    """
    projection = Projection(base.frame)
    spots = [projection.point(where.lat, where.lon) for where in map(_where, places)]
    weights = [len(place.events) for place in places]
    marks = marks_of(spots, weights)
    totals = [sum(weights[at] for at in mark.members) for mark in marks]
    fame = [1000 * len(place.events) + sum(place.place.mentions.values()) for place in places]
    named = [
        Named(
            name=_name(mark, places, fame),
            at=mark.at,
            shift=mark.shift,
            first=mark.first,
            last=mark.last,
            radius=_radius(total) + (_RING if len(mark.members) > 1 else 0),
            weight=max(fame[at] for at in mark.members),
        )
        for mark, total in zip(marks, totals, strict=True)
    ]
    lands = _lands(countries, projection)
    labels = label_levels([*named, *lands], size=(projection.width, projection.height))
    alone = {mark.members[0]: mark.first for mark in marks if len(mark.members) == 1}
    drawn = [
        _mark(mark, places, named=one, total=total, label=label, page=page)
        for mark, one, total, label in zip(marks, named, totals, labels, strict=False)
    ]
    return element(
        "svg",
        element("title", says),
        element(
            "rect", class_="kb-sea", width=f"{projection.width:g}", height=f"{projection.height:g}"
        ),
        element("g", base_shapes(base, projection), class_="kb-base"),
        element(
            "g", *map(_land, lands, labels[len(named) :]), class_="kb-lands", aria_hidden="true"
        ),
        element("g", *_reaches(places, alone, projection), class_="kb-reaches"),
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


def _reaches(
    places: Sequence[MappedPlace], alone: Mapping[int, int], projection: Projection
) -> list[Html]:
    """A dashed circle around each place that is only known as a region: it lies somewhere here.

    It is there once it is wide enough to say so, and at the latest where the place has a mark of its own (`alone`, its level).
    """
    circles = []
    for at, place in enumerate(places):
        where = _where(place)
        if reach := REACH.get(where.precision, 0.0):
            across, down = projection.point(where.lat, where.lon)
            radius = projection.kilometres(reach)
            wide = max(0, math.ceil(math.log2(_LEAST_CIRCLE / radius)))
            first = min(wide, alone[at])
            circles.append(
                element(
                    "circle",
                    cx=f"{across:g}",
                    cy=f"{down:g}",
                    r=f"{radius:g}",
                    data_place=place.place.id,
                    data_from=str(first),
                    hidden=first > 0,
                )
            )
    return circles


def _lands(countries: Sequence[MappedPlace], projection: Projection) -> list[Named]:
    """The names of the countries within the frame, which yield to those of all places."""
    found = []
    for country in countries:
        known = coordinates_of(country.place)
        if known and projection.frame.holds(known.lat, known.lon):
            weight = len(country.events) - 1_000_000
            at: Place = projection.point(known.lat, known.lon)
            found.append(Named(name=country.place.name, at=at, weight=weight))
    return found


def _land(land: Named, label: Label | None) -> Html:
    if not label:
        return NOTHING
    across, down = land.at
    return element(
        "g", element("g", _words(land, label)), transform=f"translate({across:g} {down:g})"
    )


def _mark(
    mark: Mark,
    places: Sequence[MappedPlace],
    *,
    named: Named,
    total: int,
    label: Label | None,
    page: str,
) -> Html:
    single = len(mark.members) == 1
    first = places[mark.members[0]]
    across, down = mark.at
    what = counted(total, "event") if total else "no event"
    title = f"{named.name}: {what}" if single else f"{counted(len(mark.members), 'place')}, {what}"
    radius = _radius(total)
    ring = element("circle", r=f"{radius + _RING:.1f}", class_="kb-ring")
    shape = element("circle", r=f"{radius:.1f}")
    count = element("text", f"{total}", class_="kb-count", y="3.5") if total > 1 else NOTHING
    words = _words(named, label) if label else NOTHING
    shapes = (NOTHING if single else ring, shape, count, words)
    beside = f"translate({mark.shift[0]:g} {mark.shift[1]:g})" if any(mark.shift) else ""
    return element(
        "a",
        element("title", title),
        element("g", element("g", *shapes, transform=beside) if beside else join(shapes)),
        href=href(page, page_of(first.place.id)) if single else _LIST,
        class_=_classes(first, single=single, total=total),
        transform=f"translate({across:g} {down:g})",
        data_first=str(mark.first),
        data_last=str(mark.last),
        data_places=" ".join(stem_of(places[at].place.id) for at in mark.members),
        hidden=not mark.first <= 0 <= mark.last,
    )


def _words(named: Named, label: Label) -> Html:
    """The name beside its mark."""
    away, side = named.radius + GAP, label.side
    return element(
        "text",
        named.name,
        x=f"{side.right * away:g}",
        y=f"{side.down * (away + LINE / 2) + 4:g}",
        text_anchor=_ANCHORS[side.before],
        data_from=str(label.level),
    )


def _radius(total: int) -> float:
    """Picture units: wide enough for its number, and the wider the more events; the script counts by the same measure."""
    if total < 2:
        return 4.0 + 0.6 * total
    return min(3.2 + 2.4 * len(str(total)) + 0.6 * math.sqrt(total), 24.0)


def _classes(place: MappedPlace, *, single: bool, total: int) -> str:
    words = ["kb-mark", "" if single else "kb-mark--many"]
    words.append("kb-mark--number" if total > 1 else "" if total else "kb-mark--empty")
    words.append(f"kb-mark--{_where(place).precision}" if single else "")
    return " ".join(word for word in words if word)


def _name(mark: Mark, places: Sequence[MappedPlace], fame: Sequence[int]) -> str:
    """The name of a place, or of the best known of several and how many more."""
    chief = max(mark.members, key=lambda at: (fame[at], -at))
    name = places[chief].place.name
    more = len(mark.members) - 1
    return f"{name} +{more}" if more else name
