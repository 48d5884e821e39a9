"""Dates with a word that takes a part of them ("early April", "mid-80s", "end of 2014"), and days with a name of their own."""

import re
from dataclasses import replace

from knowledge_base.edtf import is_edtf
from knowledge_base.mentions.dates.bounds import from_then_on, up_to_then
from knowledge_base.mentions.dates.completion import read_date
from knowledge_base.mentions.dates.counting import shift_unit
from knowledge_base.mentions.dates.date_words import COUNT, NAMED_DAYS, either
from knowledge_base.mentions.dates.decades import read_century, read_decade
from knowledge_base.mentions.dates.inference import year_of_month
from knowledge_base.mentions.dates.narrative_dates import read_narrative
from knowledge_base.mentions.dates.parts import part_of
from knowledge_base.mentions.dates.points import read_point, read_weekday_point
from knowledge_base.mentions.dates.relative_dates import read_unit
from knowledge_base.mentions.dates.scene import Reading, Scene, inferred, vague

_PART = re.compile(
    r"(?P<part>early[\s-]to[\s-]mid|mid(?:dle)?[\s-]to[\s-]late|early|late|mid|middle|(?:(?:very\s+)?(?:beginning|start|middle|end|close)|(?:first|second|latter|1st|2nd)\s+half|"
    rf"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+(?:quarter|semester|trimester|third)|(?:first|last|final)\s+{COUNT}\s+months|"
    r"(?:first|last)\s+(?:months|weeks|days)|(?:first|second|third|fourth|last|1st|2n?d|3r?d|4th)\s+week)\s+of|end(?=-)|(?:q[1-4]|h[12])(?:\s+of)?)"
    r"[\s-]+(?:(?:in|of)\s+)?(?P<the>the\s+)?(?:month\s+of\s+|year\s+(?=[12][0-9]))?",
    re.I,
)
# "In the third quarter" of a year that is not said.
_QUARTER = re.compile(r"(?P<number>first|second|third|fourth)\s+quarter(?!\w|\s+of\b)", re.I)
_QUARTER_LEAD = re.compile(r"\b(?:in|for|during|of|since|until|by)\s+the\s+$", re.I)
_QUARTERS = {"first": 1, "second": 4, "third": 7, "fourth": 10}
# "The end of the year" with no year beside it.
_BARE_UNIT = re.compile(r"(?P<unit>year|month|week)(?![\w-]|\s+(?:[0-9]|of\b))", re.I)
_IN_FIGURES = {
    "1st": "first",
    "2nd": "second",
    "2d": "second",
    "3rd": "third",
    "3d": "third",
    "4th": "fourth",
}
_PART_NAMES = {
    "beginning": "early",
    "start": "early",
    "middle": "mid",
    "end": "late",
    "close": "late",
    "latter half": "second half",
    "h1": "first half",
    "h2": "second half",
    "q1": "first quarter",
    "q2": "second quarter",
    "q3": "third quarter",
    "q4": "fourth quarter",
}
_BETWEEN = re.compile(r"between\s+(?:the\s+)?", re.I)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.I)
_TO = re.compile(r"(?:\s+(?:to|until|through)\s+|\s*[-–]\s*)(?:the\s+)?", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_NAMED = re.compile(rf"{either(NAMED_DAYS)}(?![\w/])", re.I)


def read_part(scene: Scene, position: int) -> Reading | None:
    """A part of a month, year or decade as one date; vague where the whole is."""
    match = _PART.match(scene.text, position, scene.end)
    whole = None
    if match:
        bare = match["the"] and _read_bare_unit(scene, match.end())
        whole = bare or _read_whole(scene, match.end())
    if not match or whole is None:
        return None
    words = re.sub(r"[\s-]+", " ", match["part"].lower()).removesuffix(" of").removeprefix("very ")
    for figures, word in _IN_FIGURES.items():
        words = words.replace(figures, word)
    part = _PART_NAMES.get(words, words)
    if whole.value is None:
        return vague(position, whole.end, "date:part", "period")
    value = part_of(whole.value, part)
    if value is None and whole.rule == "date:century":
        return vague(position, whole.end, "date:part", "period")
    if value is None:
        return None
    return Reading(
        start=position,
        end=whole.end,
        value=value,
        rule="date:part",
        basis=whole.basis,
        anchor=whole.anchor,
    )


def read_long_range(scene: Scene, position: int) -> Reading | None:
    """A period with a part or decade for an end: "between the 1960s and 1980s", "1978 to the early 1990s"."""
    between = _BETWEEN.match(scene.text, position, scene.end)
    left = _read_end(scene, between.end() if between else position)
    link = (_AND if between else _TO).match(scene.text, left.end, scene.end) if left else None
    right = _read_end(scene, link.end()) if link else None
    if not left or not left.value or not right or not right.value:
        return None
    if left.rule == right.rule == "date:year":
        return None
    first, last = from_then_on(left.value), up_to_then(right.value)
    if first is None or last is None:
        return None
    value = first.removesuffix("..") + last.removeprefix("../")
    if not is_edtf(value):
        return None
    return replace(right, start=position, value=value, rule="date:period")


def _read_end(scene: Scene, position: int) -> Reading | None:
    """A part, a decade or a year; days and months with a year are ends of other ranges."""
    if long := read_part(scene, position) or read_decade(scene, position):
        return long
    point = read_point(scene, position)
    return read_date(scene, point, "date:year") if point and point.level == "year" else None


def read_quarter(scene: Scene, position: int) -> Reading | None:
    """A quarter without its year: the last one that has begun, or the next where words aim ahead."""
    match = _QUARTER.match(scene.text, position, scene.end)
    if not match or not _QUARTER_LEAD.search(scene.before(position)):
        return None
    anchor = scene.anchor
    if anchor is None or len(anchor.value) < 7:
        return vague(position, match.end(), "date:quarter", "period")
    first = _QUARTERS[match["number"].lower()]
    year = year_of_month(first, anchor, aim=scene.aim(position, match.end()))
    value = f"{year:04}-{first:02}/{year:04}-{first + 2:02}"
    return inferred(position, match.end(), value, "date:quarter", anchor.value)


def read_calendar_date(scene: Scene, position: int) -> Reading | None:
    """A day, month or year, with its weekday if that is said."""
    point = read_weekday_point(scene, position) or read_point(scene, position)
    if point is None:
        return None
    in_figures = point.end - point.start > 4 and not _LETTER.search(
        scene.text, point.start, point.end
    )
    return read_date(scene, point, "date:figures" if in_figures else f"date:{point.level}")


def read_named_day(scene: Scene, position: int) -> Reading | None:
    """A day that goes by a name of its own: "9/11"."""
    match = _NAMED.match(scene.text, position, scene.end)
    if not match or re.search(r"[\w/]$", scene.before(position, 1)):
        return None
    value = NAMED_DAYS[match[0].lower()]
    return Reading(start=position, end=match.end(), value=value, rule="date:named")


def _read_bare_unit(scene: Scene, position: int) -> Reading | None:
    """The year, month or week of "the end of the year": that of the date just named, or the article's."""
    match = _BARE_UNIT.match(scene.text, position, scene.end)
    if not match:
        return None
    anchor = scene.focus or scene.anchor
    value = shift_unit(anchor, match["unit"].lower(), 0) if anchor else None
    if value is None or anchor is None:
        return vague(position, match.end(), "date:part", "period")
    return inferred(position, match.end(), value, "date:part", anchor.value)


def _read_whole(scene: Scene, position: int) -> Reading | None:
    for read in (read_narrative, read_unit, read_decade, read_century):
        if whole := read(scene, position):
            return whole
    point = read_point(scene, position)
    if point is None or point.level == "day":
        return None
    return read_date(scene, point, "date:part")
