"""Events over time: a bar as long as the date is uncertain, a lane a kind; for many events, how many a year."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.escaping import NOTHING, Html, element
from knowledge_base.pages.event_list import doubt
from knowledge_base.pages.pictures.event_data import in_time, year_of_event
from knowledge_base.pages.pictures.time_scale import Stretch, TimeScale, scale_of
from knowledge_base.pages.record_values import value_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words, spaced

# Up to so many events each has its own bar; beyond, only their numbers can be told apart.
MOST_BARS = 160
_WIDTH, _NAMES, _TOP, _ROW, _LANE = 960.0, 132.0, 28.0, 15.0, 9.0
# The width of the cells that hold what was before the scale begins.
_EARLIER = 58.0


def timeline_picture(
    view: View, events: Sequence[Entity], *, page: str, says: str, most_bars: int = MOST_BARS
) -> Html:
    """The picture as inline SVG, nothing where no event has a date. The list of events beside it holds the same links."""
    dated = [event for event in in_time(events) if value_of(event, "date")]
    many = len(dated) > most_bars
    values = [value_of(event, "date") or "" for event in (_bulk(dated) if many else dated)]
    left = _NAMES + (_EARLIER if many else 0)
    scale = scale_of(values, left=left, width=_WIDTH - left - 12)
    if not scale:
        return NOTHING
    lanes = _counts(view, dated, scale, page) if many else _bars(dated, scale, page)
    parts: list[Html] = []
    down = _TOP
    for kind, shapes, rows in lanes:
        height = rows * _ROW + _LANE
        parts.append(
            element(
                "g",
                element(
                    "text", spaced(kind) or "event", class_="kb-lane", x="0", y=f"{_ROW - 2:g}"
                ),
                element("path", class_="kb-rule", d=f"M0 {height - _LANE / 2:g}H{_WIDTH:g}"),
                *shapes,
                transform=f"translate(0 {down:g})",
                data_kind=kind,
            )
        )
        down += height
    return element(
        "svg",
        element("title", says),
        _axis(scale, down),
        *parts,
        class_="kb-timeline",
        viewBox=f"0 0 {_WIDTH:g} {down:g}",
        role="group",
        aria_label=says,
    )


Lane = tuple[str, list[Html], int]


def _axis(scale: TimeScale, height: float) -> Html:
    marks = []
    if scale.left > _NAMES:
        marks.append(element("text", "earlier", x=f"{_NAMES:g}", y="14"))
    for year in scale.ticks(most=12):
        across = scale.left + (year - scale.first) * scale.per_year
        marks.append(element("path", d=f"M{across:.1f} {_TOP - 8:g}V{height:g}"))
        marks.append(element("text", str(year), x=f"{across + 3:.1f}", y="14"))
    return element("g", *marks, class_="kb-axis")


def _bars(events: Sequence[Entity], scale: TimeScale, page: str) -> list[Lane]:
    """A bar an event, in as many rows a lane as keep bars apart."""
    lanes: defaultdict[str, list[Html]] = defaultdict(list)
    ends: defaultdict[str, list[float]] = defaultdict(list)
    for event in events:
        stretch = scale.stretch(value_of(event, "date") or "")
        if not stretch:
            continue
        kind = event.kind or ""
        rows = ends[kind]
        row = next((at for at, end in enumerate(rows) if end + 3 <= stretch.left), len(rows))
        rows[row:] = [stretch.right, *rows[row + 1 :]]
        lanes[kind].append(_bar(event, stretch, row, page))
    return [(kind, lanes[kind], len(ends[kind])) for kind in sorted(lanes)]


def _bar(event: Entity, stretch: Stretch, row: int, page: str) -> Html:
    words = date_in_words(value_of(event, "date") or "")
    sure = doubt(event)
    classes = ["kb-bar"]
    classes += ["kb-bar--about"] if stretch.approximate else []
    classes += ["kb-bar--doubt"] if sure else []
    return element(
        "a",
        element("title", f"{event.name}, {words}{f' ({sure})' if sure else ''}"),
        element("path", d=_outline(stretch, row * _ROW + 2)),
        href=href(page, page_of(event.id)),
        class_=" ".join(classes),
        data_event=event.id.partition("/")[2],
    )


def _outline(stretch: Stretch, top: float) -> str:
    """A bar with straight ends; an open end comes to a point, which says "and further"."""
    height, point = 10.0, 7.0
    left = (
        f"l-{point:g} -{height / 2:g}l{point:g} -{height / 2:g}"
        if stretch.open_left
        else f"v-{height:g}"
    )
    right = (
        f"l{point:g} {height / 2:g}l-{point:g} {height / 2:g}"
        if stretch.open_right
        else f"v{height:g}"
    )
    start = stretch.left + (point if stretch.open_left else 0)
    end = max(stretch.right - (point if stretch.open_right else 0), start + 1)
    return f"M{start:.1f} {top:g}H{end:.1f}{right}H{start:.1f}{left}z"


def _counts(view: View, events: Sequence[Entity], scale: TimeScale, page: str) -> list[Lane]:
    """A cell a year and kind, the darker the more events; a date of several years counts in its first.

    The scale begins where most events are; the first cell of a lane holds what was before.
    """
    lanes: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for event in events:
        year = year_of_event(event)
        if year is not None:
            lanes[event.kind or ""][max(year, scale.first - 1)] += 1
    most = max(count for years in lanes.values() for count in years.values())
    found: list[Lane] = []
    for kind, years in sorted(lanes.items()):
        cells = []
        for year, count in sorted(years.items()):
            record = view.date_record(str(year)) if year >= scale.first else None
            where = href(page, page_of(record.id)) if record else ""
            cells.append(_cell(scale, kind, year, count, count / most, where))
        found.append((kind, cells, 1))
    return found


def _bulk(events: Sequence[Entity]) -> list[Entity]:
    """The events without the earliest twentieth part, which would push the rest together."""
    years = sorted(year for event in events if (year := year_of_event(event)) is not None)
    first = years[len(years) // 20] if years else 0
    return [e for e in events if (year := year_of_event(e)) is not None and year >= first]


def _cell(scale: TimeScale, kind: str, year: int, count: int, share: float, where: str) -> Html:
    """A cell that leads `where`; `share` is its part of the fullest cell, whose root its shade follows."""
    earlier = year < scale.first
    across = (
        scale.left - _EARLIER if earlier else scale.left + (year - scale.first) * scale.per_year
    )
    shade = min(5, 1 + int(5 * share**0.5))
    wide = _EARLIER - 8 if earlier else max(scale.per_year - 1, 2)
    named = f"before {scale.first}" if earlier else str(year)
    shapes = [
        element("title", f"{named}: {counted(count, spaced(kind) + ' event')}"),
        element("rect", x=f"{across:.1f}", y="1", width=f"{wide:.1f}", height="13"),
    ]
    if wide > 7 * len(str(count)):
        middle = across + wide / 2
        shapes.append(element("text", str(count), x=f"{middle:.1f}", y="11.5"))
    return element(
        "a" if where else "g",
        *shapes,
        href=where or None,
        class_=f"kb-cell kb-cell--{shade}",
        data_year=str(year),
        data_earlier=earlier,
        data_count=str(count),
    )
