"""The lanes of a line of time for a large base: a cell a kind and month or year, the darker the more events."""

from collections.abc import Mapping
from datetime import date

from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.escaping import Html, element
from knowledge_base.pages.pictures.time_counts import Period, TimeCounts
from knowledge_base.pages.pictures.time_scale import TimeScale
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words, spaced

# The width of the cells that hold what was before the scale begins.
EARLIER = 58.0
ROW = 15.0
Lane = tuple[str, list[Html], int]


def cell_lanes(view: View, counts: TimeCounts, scale: TimeScale, page: str) -> list[Lane]:
    """A lane a kind. Where months are told apart, a second row has what is known by its year alone."""
    most = max(count for lane in counts.lanes.values() for count in lane.values())
    found = []
    for kind, lane in counts.lanes.items():
        cells, rows = [], 1
        for period, count in sorted(lane.items()):
            below = counts.monthly and not period.month and not period.before
            rows = 2 if below else rows
            cells.append(
                element(
                    "a" if (where := page_of_period(view, period, page)) else "g",
                    *_shapes(period, scale, words_of(period, counts), kind, count, below=below),
                    href=where or None,
                    class_=f"kb-cell kb-cell--{_shade(count / most)}",
                    data_period=period.id or None,
                    data_before=str(period.year) if period.before else None,
                    data_count=str(count),
                )
            )
        found.append((kind, cells, rows))
    return found


def page_of_period(view: View, period: Period, page: str) -> str:
    """The page of a month or year; empty where there is none."""
    record = view.date_record(period.id) if period.id else None
    return href(page, page_of(record.id)) if record else ""


def words_of(period: Period, counts: TimeCounts) -> str:
    """A period in words."""
    if period.before:
        return f"before {period.year}"
    if counts.monthly and not period.month:
        return f"{period.year}, month not known"
    return date_in_words(period.id)


def month_marks(scale: TimeScale, *, down: float) -> list[Html]:
    """The first letters of the months under each year."""
    return [
        element("text", letter, x=f"{_across(Period(year, month), scale) + 3:.1f}", y=f"{down:g}")
        for year in range(scale.first, scale.last + 1)
        for month, letter in enumerate("JFMAMJJASOND", start=1)
    ]


def _shade(share: float) -> int:
    """A step of 1 to 5 for a part of the fullest cell; follows its root, so that few can still be told from none."""
    return min(5, 1 + int(5 * share**0.5))


def _shapes(
    period: Period, scale: TimeScale, words: str, kind: str, count: int, *, below: bool
) -> list[Html]:
    wide = max(scale.per_year / (12 if period.month else 1) - 1, 2)
    across, top = _across(period, scale), 1 + (ROW if below else 0)
    if period.before:
        across, wide = scale.left - EARLIER, EARLIER - 8
    shapes: list[Html] = [
        element("title", f"{words}: {counted(count, f'{spaced(kind)} event'.strip())}"),
        element("rect", x=f"{across:.1f}", y=f"{top:g}", width=f"{wide:.1f}", height="13"),
    ]
    if wide > 7 * len(str(count)):
        middle = across + wide / 2
        shapes.append(element("text", str(count), x=f"{middle:.1f}", y=f"{top + 10.5:g}"))
    return shapes


def _across(period: Period, scale: TimeScale) -> float:
    if period.month:
        return scale.at(date(period.year, period.month, 1))
    return scale.left + (period.year - scale.first) * scale.per_year


def kinds_in_words(kinds: Mapping[str, int]) -> str:
    """How many of each kind, the most frequent first."""
    order = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    return ", ".join(f"{spaced(kind) or 'event'} {kinds[kind]:,}" for kind in order)
