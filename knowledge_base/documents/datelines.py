"""The head of a dispatch: `Lima, 4 February 1990 (AFP) --`, which states where, when and by which medium."""

import re
from dataclasses import dataclass
from functools import cache

from knowledge_base.documents.detail_rules import DetailRules
from knowledge_base.documents.stated_dates import DatePatterns

_BRACKETS = re.compile(r"\(([^()]{1,60})\)")
_PLACE = r"""(?P<place>[^\W\d_][^()\[\];:!?"—–]{1,60}?)"""
_IN_BRACKETS = r"(?: ?\([^()]{1,60}\)){0,2}"
# "[Text]", "[Article]": what a monitoring service says of the kind of text that begins here.
_MARK_OF_TEXT = r"(?:\[[^\W\d_][^\[\]]{1,30}\] )?"
_LONGEST = 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a dateline states; `length` is how many characters of the plain text it takes.

    `day` holds the words of a date without a year ("Aug 27"), which another line may complete.
    """

    length: int
    publisher: str | None
    published: str | None
    day: str | None = None


def find_dateline(plain: str, rules: DetailRules) -> Dateline | None:
    """The dateline a paragraph opens with, None where there is none."""
    if "-" not in plain[:_LONGEST] and "—" not in plain[:_LONGEST] and "–" not in plain[:_LONGEST]:
        return None
    found = _pattern(rules.dates).match(plain[:_LONGEST])
    if not found or not _is_stated(found):
        return None
    return Dateline(
        length=found.end(),
        publisher=_medium(found, rules),
        published=rules.dates.read(found["date"]) if found["date"] else None,
        day=found["day"],
    )


@cache
def _pattern(dates: DatePatterns) -> re.Pattern[str]:
    return re.compile(
        rf"{_MARK_OF_TEXT}{_PLACE}(?P<country>{_IN_BRACKETS})"
        rf"(?:,? (?P<date>(?i:{dates.source}))|,? (?P<day>(?i:{dates.source_without_year})))?"
        rf"(?P<medium>{_IN_BRACKETS})\.?\s?(?P<dash>--+|—|–|(?<=[\s.)])-)(?:\s|$)"
    )


def _is_stated(found: re.Match[str]) -> bool:
    """Whether there is more to it than words before a dash: a date, a medium, or a place in capitals."""
    place: str = found["place"]
    if not place[0].isupper():
        return False
    if found["date"] or found["day"]:
        return True
    long_words = [word for word in re.findall(r"[^\W\d_]+", place) if len(word) > 4]
    if not all(word[0].isupper() for word in long_words):
        return False
    if found["country"]:
        return True
    double = found["dash"].startswith("--")
    return place.isupper() or (double and len(place.split()) <= 3)


def _medium(found: re.Match[str], rules: DetailRules) -> str | None:
    """The name in the last brackets; without a date before them they may hold a country, unless they say otherwise."""
    after_date = _BRACKETS.findall(found["medium"])
    if found["date"] or found["day"]:
        return after_date[-1] if after_date else None
    brackets = _BRACKETS.findall(found["country"]) + after_date
    if not brackets:
        return None
    last: str = brackets[-1]
    is_medium = last.isupper() or any(w in rules.media_words for w in last.lower().split())
    return last if is_medium or len(brackets) > 1 else None
