"""Events over time: a bar as long as the date is uncertain, a lane a kind; for many events, how many a month or year."""

from collections import defaultdict
from collections.abc import Sequence

from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.escaping import NOTHING, Html, element
from knowledge_base.pages.event_list import doubt
from knowledge_base.pages.pictures.event_data import in_time
from knowledge_base.pages.pictures.time_cells import EARLIER, ROW, Lane, cell_lanes, month_marks
from knowledge_base.pages.pictures.time_counts import count_times
from knowledge_base.pages.pictures.time_scale import Stretch, TimeScale, scale_of
from knowledge_base.pages.record_values import value_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import date_in_words, spaced

# Up to so many events each has its own bar; beyond, only their numbers can be told apart.
MOST_BARS = 160
_WIDTH, _NAMES, _TOP, _LANE = 960.0, 132.0, 28.0, 9.0
# Room for a row of months below that of years.
_MONTHS = 14.0
_RIGHT = 12.0


def timeline_picture(
    view: View,
    events: Sequence[Entity],
    *,
    page: str,
    says: str,
    most_bars: int = MOST_BARS,
    most_lanes: int = 1000,
) -> Html:
    """The picture as inline SVG, nothing where no event has a date. The list of events beside it holds the same links."""
    dated = [event for event in in_time(events) if value_of(event, "date")]
    if shows_numbers(dated, most_bars=most_bars):
        return _cells(view, dated, page=page, says=says, most_lanes=most_lanes)
    values = [value_of(event, "date") or "" for event in dated]
    scale = scale_of(values, left=_NAMES, width=_WIDTH - _NAMES - _RIGHT)
    return _picture(_bars(dated, scale, page), scale, says=says) if scale else NOTHING


def shows_numbers(events: Sequence[Entity], *, most_bars: int = MOST_BARS) -> bool:
    """Whether the picture of these events has their numbers and not a bar for each."""
    return sum(bool(value_of(event, "date")) for event in events) > most_bars


def _cells(view: View, events: Sequence[Entity], *, page: str, says: str, most_lanes: int) -> Html:
    counts = count_times(events, most_lanes=most_lanes)
    if not counts:
        return NOTHING
    left = _NAMES + EARLIER
    scale = TimeScale(counts.first, counts.last, left, _WIDTH - left - _RIGHT)
    lanes = cell_lanes(view, counts, scale, page)
    return _picture(lanes, scale, says=says, earlier=True, monthly=counts.monthly)


def _picture(
    lanes: Sequence[Lane],
    scale: TimeScale,
    *,
    says: str,
    earlier: bool = False,
    monthly: bool = False,
) -> Html:
    parts: list[Html] = []
    down = top = _TOP + (_MONTHS if monthly else 0)
    for kind, shapes, rows in lanes:
        height = rows * ROW + _LANE
        name = element("text", spaced(kind) or "event", class_="kb-lane", x="0", y=f"{ROW - 2:g}")
        rule = element("path", class_="kb-rule", d=f"M0 {height - _LANE / 2:g}H{_WIDTH:g}")
        place = f"translate(0 {down:g})"
        parts.append(element("g", name, rule, *shapes, transform=place, data_kind=kind))
        down += height
    months = month_marks(scale, down=_TOP) if monthly else []
    return element(
        "svg",
        element("title", says),
        _axis(scale, top, down, months, earlier=earlier),
        *parts,
        class_="kb-timeline",
        viewBox=f"0 0 {_WIDTH:g} {down:g}",
        role="group",
        aria_label=says,
    )


def _axis(
    scale: TimeScale, top: float, height: float, months: Sequence[Html], *, earlier: bool
) -> Html:
    marks = [*months]
    if earlier:
        marks.append(element("text", "earlier", x=f"{_NAMES:g}", y="14"))
    for year in scale.ticks(most=12):
        across = scale.left + (year - scale.first) * scale.per_year
        marks.append(element("path", d=f"M{across:.1f} {top - 8:g}V{height:g}"))
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
    classes = ["kb-span"]
    classes += ["kb-span--about"] if stretch.approximate else []
    classes += ["kb-span--doubt"] if sure else []
    return element(
        "a",
        element("title", f"{event.name}, {words}{f' ({sure})' if sure else ''}"),
        element("path", d=_outline(stretch, row * ROW + 2)),
        href=href(page, page_of(event.id)),
        class_=" ".join(classes),
        data_event=stem_of(event.id),
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
