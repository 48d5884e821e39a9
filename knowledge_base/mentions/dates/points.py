"""Calendar dates as they are written: "4 FEB 90", "February 12, 1990", "12 de febrero", "September, 2014", "1983"."""

import functools
import re
from dataclasses import dataclass

from knowledge_base.mentions.dates.date_words import (
    AFTER_NO_MONTH,
    AMBIGUOUS_MONTHS,
    BEFORE_MONTHS,
    COUNTED,
    MONTH,
    MONTHS,
    ORDINALS,
    SPANISH_MONTH,
    WEEKDAY,
    WEEKDAY_SHORT,
    either,
)
from knowledge_base.mentions.dates.inference import is_day
from knowledge_base.mentions.dates.numeric_dates import read_numbers
from knowledge_base.mentions.dates.scene import Scene
from knowledge_base.mentions.dates.years import (
    SHORT_YEAR,
    YEAR,
    expand_short_year,
    follows_well,
    stands_alone,
)

DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|º|°)?(?![\w°])"
_FLAGS = re.IGNORECASE
_DAY_MONTH = re.compile(rf"{DAY}(?:\s+(?:day\s+)?of\s+|\s+|[-/]){MONTH}", _FLAGS)
_WORD_DAY_MONTH = re.compile(rf"(?P<word>{either(ORDINALS)})\s+(?:day\s+)?of\s+{MONTH}", _FLAGS)
_MONTH_WORD_DAY = re.compile(
    rf"{MONTH}\s+(?:the\s+)?(?P<word>{either(ORDINALS)})(?=\s*(?:$|[.,;:)])|,?\s+(?:[12][0-9]{{3}}|and|at|in)\b)",
    _FLAGS,
)
_MONTH_DAY = re.compile(rf"{MONTH}\.?\s+(?:the\s+)?{DAY}(?![.,:/]\d|\s*%)", _FLAGS)
# "9 de mayo"; without "de" a year shows that no name is meant.
_SPANISH_DAY_MONTH = re.compile(
    rf"{DAY}\s+(?P<de>de\s+)?{SPANISH_MONTH}(?(de)|(?=\s+[12][0-9]{{3}}\b))", _FLAGS
)
_SPANISH_MONTH = re.compile(rf"{SPANISH_MONTH}(?=\s+del?\s+[12])", _FLAGS)
_MONTH = re.compile(MONTH, _FLAGS)
_YEAR_TAIL = re.compile(r"(?:\.?,?\s+(?:(?:of|de|del)\s+)?|\.?,|-)(?=[12][0-9]{3})", _FLAGS)
_FRACTION = re.compile(r"\b(?:a|one|two|three)\s+$", _FLAGS)
# "Mar del Plata", "Jan Egeland": a short form with the rest of a name behind it.
_NAME_GOES_ON = re.compile(r"\s+(?:del?\s|[A-Z][a-z])")
_PAUSE = re.compile(r"\s*(?:[(.,;:)]|--|$)")
_QUOTED_YEAR = re.compile(r"\.?,?\s+(?:of\s+)?['’‘](?P<short>[0-9]{2})(?!\w)")
# "In '89"; a quotation would close behind the number.
_SHORT_QUOTED = re.compile(r"['’‘](?P<short>[0-9]{2})(?![\w'’%]|[.,]\d)")
_BEFORE_SHORT = re.compile(
    r"\b(?:in|of|since|until|by|from|to|before|after|summer|spring|winter|fall)\s+$", _FLAGS
)
# "In 1989 and '90"
_YEAR_LIST = re.compile(
    r"(?<!\d)(?:(?:1[89]|20)[0-9]{2}|['’‘][0-9]{2})(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)$",
    _FLAGS,
)
_WEEKDAY_LEAD = re.compile(
    rf"(?:(?:last|next|this|this\s+past|this\s+coming)\s+)?(?:{WEEKDAY}|{WEEKDAY_SHORT}\.?),?\s+(?:the\s+)?",
    _FLAGS,
)
# "May, June and July": in such company no word is a name.
_LIST_BEHIND = re.compile(rf"\s*(?:,\s*(?:and|or)\s+|,\s*|\s(?:and|or)\s+|/){MONTH}", _FLAGS)
_LIST_AHEAD = re.compile(
    rf"(?<![^\W_]){MONTH}\s*(?:,\s*(?:and|or)\s+|,\s*|\s(?:and|or)\s+|/)$", _FLAGS
)
# "In December 12 policemen died" has a month and a count.
_LEAD_OF_MONTH = re.compile(r"\b(?:in|during|of|since)\s+$", _FLAGS)
_BAD_BEFORE_DAY = re.compile(r"(?:[\w$€£/:#]|[^\W\d]-|\d[.,])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A calendar date as far as its words go; `month_first` for "May 8" (a range may go on with a bare day)."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    month_first: bool = False

    @property
    def level(self) -> str:
        """How exact the words are: day, month or year."""
        return "day" if self.day else "month" if self.month else "year"


@functools.lru_cache(maxsize=64)  # several rules ask of one place in turn
def read_point(scene: Scene, position: int) -> Point | None:
    """The longest calendar date that begins at `position`; None where there is none."""
    for read in (
        _read_numeric,
        _read_day_month,
        _read_month_day,
        _read_worded_day,
        _read_month,
        _read_year,
    ):
        point = read(scene, position)
        if point and (not point.day or is_day(point.year or 2000, point.month or 1, point.day)):
            return point
    return None


def read_bare_month(scene: Scene, position: int) -> Point | None:
    """A month's name with a capital letter, whatever stands before it: an end of "May-June 2014"."""
    match = _MONTH.match(scene.text, position, scene.end)
    if not match or not scene.text[position].isupper():
        return None
    year, stop = _read_year_tail(scene, match.end(), short=False)
    return _make(match, position, stop, year)


def read_weekday_point(scene: Scene, position: int) -> Point | None:
    """A date with its weekday before it ("Tuesday, May 10"), as one."""
    lead = _WEEKDAY_LEAD.match(scene.text, position, scene.end)
    point = read_point(scene, lead.end()) if lead else None
    if point is None or point.level != "day":
        return None
    return Point(start=position, end=point.end, year=point.year, month=point.month, day=point.day)


def write_point(year: int, month: int | None = None, day: int | None = None) -> str:
    """The EDTF value of a year, month or day."""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def is_written_as_month(word: str) -> bool:
    """Whether a word can be a month as it is spelt: "May" and "MAY" can, "may" not."""
    return word[0].isupper() or word.lower() not in AMBIGUOUS_MONTHS


def _read_numeric(scene: Scene, position: int) -> Point | None:
    found = read_numbers(scene, position)
    if found is None:
        return None
    end, year, month, day = found
    return Point(start=position, end=end, year=year, month=month, day=day)


def _read_day_month(scene: Scene, position: int) -> Point | None:
    text, end = scene.text, scene.end
    match = _SPANISH_DAY_MONTH.match(text, position, end) or _DAY_MONTH.match(text, position, end)
    if not match or _BAD_BEFORE_DAY.search(scene.before(position, 3)):
        return None
    year, stop = _read_year_tail(scene, match.end())
    if not year and not is_written_as_month(match["month"]):
        return None
    return _make(match, position, stop, year)


def _read_month_day(scene: Scene, position: int) -> Point | None:
    match = _MONTH_DAY.match(scene.text, position, scene.end)
    if not match:
        return None
    year, stop = _read_year_tail(scene, match.end())
    if not year and not is_written_as_month(match["month"]):
        return None
    is_count = COUNTED.match(scene.after(match.end())) and not year
    if is_count and _LEAD_OF_MONTH.search(scene.before(position, 12)):
        return None
    return _make(match, position, stop, year, month_first=True)


def _read_worded_day(scene: Scene, position: int) -> Point | None:
    """A day in words: "the ninth of December", "December ninth"."""
    text, end = scene.text, scene.end
    match = _WORD_DAY_MONTH.match(text, position, end) or _MONTH_WORD_DAY.match(text, position, end)
    if not match or not is_written_as_month(match["month"]):
        return None
    if _FRACTION.search(scene.before(position)):
        return None
    year, stop = _read_year_tail(scene, match.end())
    day = ORDINALS[match["word"].lower()]
    return Point(start=position, end=stop, year=year, month=MONTHS[match["month"].lower()], day=day)


def _read_month(scene: Scene, position: int) -> Point | None:
    text, end = scene.text, scene.end
    match = _MONTH.match(text, position, end) or _SPANISH_MONTH.match(text, position, end)
    if not match:
        return None
    year, stop = _read_year_tail(scene, match.end(), short=False)
    quoted = _QUOTED_YEAR.match(text, match.end(), end)
    if not year and quoted:
        year, stop = expand_short_year(int(quoted["short"])), quoted.end()
    if not year and not _month_stands_alone(scene, match.start("month"), match.end("month")):
        return None
    return _make(match, position, stop, year)


def _read_year(scene: Scene, position: int) -> Point | None:
    quoted = _SHORT_QUOTED.match(scene.text, position, scene.end)
    before = scene.before(position)
    if quoted and (_BEFORE_SHORT.search(before) or _YEAR_LIST.search(before)):
        year = expand_short_year(int(quoted["short"]))
        return Point(start=position, end=quoted.end(), year=year)
    match = YEAR.match(scene.text, position, scene.end)
    if not match or not stands_alone(scene, position, match.end()):
        return None
    return Point(start=position, end=match.end(), year=int(match["year"]))


def _make(
    match: re.Match[str], start: int, end: int, year: int | None, *, month_first: bool = False
) -> Point:
    day = match.groupdict().get("day")
    return Point(
        start=start,
        end=end,
        year=year,
        month=MONTHS[match["month"].lower()],
        day=int(day) if day else None,
        month_first=month_first,
    )


def _read_year_tail(scene: Scene, position: int, *, short: bool = True) -> tuple[int | None, int]:
    """The year that follows a month or day and where it ends; without one, None and `position`."""
    tail = _YEAR_TAIL.match(scene.text, position, scene.end)
    match = YEAR.match(scene.text, tail.end(), scene.end) if tail else None
    if match and follows_well(scene, match.start(), match.end()):
        return int(match["year"]), match.end()
    brief = SHORT_YEAR.match(scene.text, position, scene.end) if short else None
    if brief and _is_short_year(brief, scene.text[position - 1], scene.after(brief.end(), 4)):
        return expand_short_year(int(brief["short"])), brief.end()
    return None, position


def _is_short_year(brief: re.Match[str], before: str, after: str) -> bool:
    """Whether two digits are a year: what could be a day or a count needs an apostrophe, a hyphen, a zero or a pause behind."""
    if brief["apostrophe"] or brief[0][0] == "-" or int(brief["short"]) > 31:
        return True
    is_day_first = not before.isdigit()
    return is_day_first and (brief["short"][0] == "0" or bool(_PAUSE.match(after)))


def _is_in_list(scene: Scene, start: int, end: int) -> bool:
    """Whether another month stands beside this one: "in May, June and July", not "it may or may not"."""
    other = _LIST_BEHIND.match(scene.after(end)) or _LIST_AHEAD.search(scene.before(start))
    return other is not None and other["month"].lower() != scene.text[start:end].lower()


def _month_stands_alone(scene: Scene, start: int, end: int) -> bool:
    word = scene.text[start:end]
    if word.lower() not in AMBIGUOUS_MONTHS:
        return True
    if not word[0].isupper():
        return False
    if _is_in_list(scene, start, end):
        return True
    if len(word) == 3 and word.lower() != "may" and _NAME_GOES_ON.match(scene.after(end)):
        return False
    lead = BEFORE_MONTHS.search(scene.before(start, 16))
    if not lead:
        return False
    return lead[0].strip().lower() != "the" or not (
        AFTER_NO_MONTH.match(scene.after(end)) or not re.match(r"\s+\w", scene.after(end))
    )
