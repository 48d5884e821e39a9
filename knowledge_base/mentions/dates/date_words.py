"""The words of dates, read from `dates.yml`, and the pieces of patterns made of them."""

import re
from collections.abc import Iterable
from typing import Any

from knowledge_base.mentions.dates.date_data import load_date_words

_DATA: dict[str, Any] = load_date_words()


def either(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; a blank matches any white space, an apostrophe a curly one."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return (
        "(?:"
        + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)
        + ")"
    )


def stands_before(words: Iterable[str]) -> re.Pattern[str]:
    """Finds one of the words as the last thing in a stretch of text that white space (or one of `. : # -`) may close."""
    return re.compile(rf"(?<![^\W_]){either(words)}[\s.:#-]*$", re.IGNORECASE)


def stands_after(words: Iterable[str]) -> re.Pattern[str]:
    """Finds one of the words as the first thing in a stretch of text, after white space or a hyphen."""
    return re.compile(rf"[\s-]*{either(words)}(?![^\W_])", re.IGNORECASE)


def read_count(words: str) -> int:
    """The number that a match of `COUNT` stands for: 25 for "twenty-five" and "25", 150 for "a hundred and fifty"."""
    said = " ".join(words.lower().split())
    if said.isdecimal():
        return int(said)
    hundreds, hundred, rest = said.rpartition("hundred")
    number = NUMBERS[rest.strip().removeprefix("and ")] if rest else 0
    return number + (100 * NUMBERS[hundreds.strip()] if hundred else 0)


def _number_months(language: str) -> dict[str, int]:
    return {
        word: number
        for number, words in enumerate(_DATA["months"][language], start=1)
        for word in words
    }


ENGLISH_MONTHS = _number_months("english")
SPANISH_MONTHS = _number_months("spanish")
MONTHS = ENGLISH_MONTHS | SPANISH_MONTHS
AMBIGUOUS_MONTHS = frozenset[str](_DATA["ambiguous_months"])
WEEKDAYS: dict[str, int] = {word: number for number, word in enumerate(_DATA["weekdays"])}
SEASONS: dict[str, int] = _DATA["seasons"]
DECADES: dict[str, str] = _DATA["decades"]
_SIMPLE: dict[str, int] = _DATA["numbers"]
NUMBERS: dict[str, int] = _SIMPLE | {
    f"{ten}{link}{one}": tens + ones
    for ten, tens in _SIMPLE.items()
    for one, ones in _SIMPLE.items()
    for link in "- "
    if tens >= 20 and 1 <= ones <= 9 and len(one) > 2
}
NAMED_DAYS: dict[str, str] = {name.lower(): value for name, value in _DATA["named_days"].items()}
FAMOUS_DAYS: list[dict[str, Any]] = _DATA["famous_days"]
FEASTS: dict[str, list[int] | dict[str, Any]] = _DATA["feasts"]
BARE_FEASTS = frozenset[str](_DATA["bare_feasts"])
COUNTRY_DAYS: list[str] = _DATA["country_days"]
ORDINALS: dict[str, int] = {word: day for day, word in enumerate(_DATA["ordinals"], start=1)}
CENTURIES: dict[str, int] = _DATA["centuries"]

MONTH = rf"(?P<month>{either(ENGLISH_MONTHS)})(?![^\W_])"
SPANISH_MONTH = rf"(?P<month>{either(SPANISH_MONTHS)})(?![^\W_])"
WEEKDAY = either(WEEKDAYS)
WEEKDAY_SHORT = either(_DATA["weekday_short"])
NUMBER_WORD = either(NUMBERS)
# A number of units, in words or figures.
COUNT = rf"(?:(?:a|one|two|three|four|five)\s+hundred(?:\s+and\s+{NUMBER_WORD})?|{NUMBER_WORD}|(?<![0-9][,.])[0-9]{{1,3}})"

BEFORE_FEASTS = stands_before(_DATA["before_feasts"])
TOPICAL_ABOUT = re.compile(
    rf"(?<![^\W_]){either(_DATA['about_is_topic'])}\s+about\s+(?:the\s+year\s+)?$", re.IGNORECASE
)
BEFORE_YEARS = stands_before(_DATA["before_years"])
BEFORE_OLD_YEARS = stands_before(_DATA["before_old_years"])
BEFORE_MONTHS = stands_before(_DATA["before_months"])
AFTER_NO_MONTH = stands_after(_DATA["after_no_month"])
DESIGNATORS = stands_before(_DATA["designators"])
BEFORE_COUNTS = stands_before(_DATA["before_counts"])
COUNTED = stands_after(_DATA["counted"])
NAMES_AFTER = re.compile(rf"[\s\"'”’)-]*{either(_DATA['names_after'])}(?![^\W_])", re.IGNORECASE)
CAPITAL_NAMES_AFTER = re.compile(
    rf"[\s-]*(?:{either([*_DATA['capital_names_after'], *map(str.upper, _DATA['capital_names_after'])])})(?!\w)"
)
NAMES_BEFORE = stands_before(_DATA["names_before"])
WEEKDAY_NAMES_BEFORE = stands_before(_DATA["weekday_names_before"])
WEEKDAY_NAMES_AFTER = stands_after(_DATA["weekday_names_after"])
AHEAD = re.compile(rf"(?<![^\W_]){either(_DATA['ahead'])}(?![^\W_])", re.IGNORECASE)
AHEAD_AFTER = re.compile(rf"(?<![^\W_]){either(_DATA['ahead_after'])}(?![^\W_])", re.IGNORECASE)
NOWADAYS_BEFORE = stands_before(_DATA["nowadays_before"])
NOWADAYS_AFTER = stands_after(_DATA["nowadays_after"])
TODAYS_THINGS = re.compile(rf"['’]s\s+{either(_DATA['todays_things'])}(?![^\W_])", re.IGNORECASE)

# The words that a date can begin with, besides numbers.
START_WORDS = frozenset(
    re.split(r"[\s'.-]", word)[0]
    for words in (
        MONTHS,
        WEEKDAYS,
        _DATA["weekday_short"],
        SEASONS,
        DECADES,
        NUMBERS,
        FEASTS,
        COUNTRY_DAYS,
        ORDINALS,
        CENTURIES,
    )
    for word in words
) | frozenset(_DATA["start_words"])
