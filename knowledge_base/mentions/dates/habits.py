"""How one article writes its numbers: which comes first in 5/8/2014, and whether 1710 is an hour of its day."""

import re
from dataclasses import dataclass

from knowledge_base.mentions.dates.date_words import ENGLISH_MONTHS, either

_NUMERIC = re.compile(r"(?<![\w/.-])([0-3]?[0-9])([/.-])([0-3]?[0-9])\2(?:19|20)[0-9]{2}(?![\w/-])")
_YEAR = re.compile(r"\b[12][0-9]{3}\b")
# What stands before a year in a written date.
_DAY_FIRST = re.compile(
    rf"\b[0-3]?[0-9](?:st|nd|rd|th)?\s+(?:of\s+)?{either(ENGLISH_MONTHS)}\.?,?\s+$", re.I
)
_MONTH_FIRST = re.compile(
    rf"\b{either(ENGLISH_MONTHS)}\.?\s+[0-3]?[0-9](?:st|nd|rd|th)?,?\s+$", re.I
)
_REACH = 40  # characters of a date before its year
# What only a clock shows: 0400, 2315, "at 1130", "1730 GMT", "2000 hours".
_CLOCK = re.compile(
    r"(?<![\w,.$/-])(?:0[0-9][0-5][0-9]|2[1-3][0-5][0-9])(?![\w,./-]|\s+(?:\w+\s+)?[a-z]{3,}s\b)"
    r"|\bat\s+(?:about\s+|around\s+|approximately\s+)?(?:[01][0-9]|2[0-3])[0-5][0-9](?![\w,./-])"
    r"|\b[0-2][0-9][0-5][0-9]\s+(?:gmt|hours|hrs|local\s+time)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Habits:
    """How numbers are to be read where they could mean two things.

    `day_first` is None where nothing tells whether 5/8/2014 is in May or in August; `clock` says that hours are written
    without a colon.
    """

    day_first: bool | None = None
    clock: bool = False


UNKNOWN = Habits()


def read_habits(text: str, *, language: str = "en") -> Habits:
    """The habits of an article, from its own unmistakable dates and hours.

    Numeric dates with a part above 12 decide first, then the order of written dates ("8 May 2014", "May 8, 2014"), if it is
    always the same; outside English the day is first.
    """
    return Habits(_read_order(text, language), _CLOCK.search(text) is not None)


def _read_order(text: str, language: str) -> bool | None:
    votes = set()
    for first, _, second in _NUMERIC.findall(text):
        if int(first) <= 12 < int(second) or int(second) <= 12 < int(first):
            votes.add(int(first) > 12)
    if not votes:
        for year in _YEAR.finditer(text):
            before = max(0, year.start() - _REACH), year.start()
            votes |= {True} if _DAY_FIRST.search(text, *before) else set()
            votes |= {False} if _MONTH_FIRST.search(text, *before) else set()
    if len(votes) == 1:
        return votes.pop()
    return True if not votes and language != "en" else None
