"""What a text itself says about its author, its publisher and the day it was published."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.documents.blocks import Block, is_body
from knowledge_base.documents.datelines import Dateline, find_dateline
from knowledge_base.documents.detail_rules import DetailRules

_LONGEST_STATEMENT = 300
_NO_DATELINE = Dateline(length=0, publisher=None, published=None)
_DATED_ADDRESS = re.compile(
    r"(?:[^\W\d_]{3,12}: ?)?https?://[^\s/]+/(?:\S*/)?((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?/\S*",
    re.I,
)
# Markdown's emphasis, over a whole line ("*Published 20 May 2016*") or over its label ("**Published:** 20 May 2016").
_EMPHASIS = re.compile(r"([*_]{1,3})(?=\S)([^*_]+)(?<=\S)\1(?=\s|$)")
_AFTER_NAME = re.compile(r"\s(?:on|at|for|in|is|en|para)\s|[\d@|/•·(]|\s[-–—]\s")
_BETWEEN_NAMES = re.compile(r",\s*(?:and\s+|y\s+)?|\s+(?:and|&|with|y|e)\s+")
_NAME_WORD = re.compile(r"[^\W\d_]\.|(?:[^\W\d_]'|Mc|Mac)?[^\W\d_](?:[^\W\d_]|['-])*\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Author, publisher and date (EDTF); None for what the text does not state."""

    author: str | None = None
    publisher: str | None = None
    published: str | None = None


def read_statements(
    blocks: Sequence[Block], article: Sequence[Block], rules: DetailRules
) -> Statements:
    """The details a text states: `blocks` are all of it (furniture states publishers), `article` what is left to read."""
    head = _head(article)
    datelines = (find_dateline(block.plain, rules) for block in head)
    dateline = next(filter(None, datelines), _NO_DATELINE)
    stated = _first(rules.publishers, blocks, "publisher")
    series = _first(rules.series, head, "publisher")
    return Statements(
        author=next((name for block in head if (name := byline(block.plain, rules))), None),
        publisher=series or dateline.publisher or stated,
        published=_date(rules.labelled_dates, blocks, rules)
        or dateline.published
        or _date(rules.head_dates, head, rules)
        or _completed(dateline.day, blocks, rules)
        or _date(rules.updates, blocks, rules),
    )


def byline(plain: str, rules: DetailRules) -> str | None:
    """The author a line names (`By Jane Doe and Juan Pérez, Reuters` gives `Jane Doe, Juan Pérez`)."""
    plain = _unmarked(plain)
    for pattern in rules.bylines:
        found = pattern.fullmatch(plain) if len(plain) <= _LONGEST_STATEMENT else None
        if found and (names := _names(found["author"], rules)):
            return ", ".join(names)
    return None


def is_series(plain: str, rules: DetailRules) -> bool:
    """Whether a line names the journal or series that the article stands in."""
    return any(pattern.fullmatch(plain) for pattern in rules.series)


def is_head_note(plain: str, rules: DetailRules) -> bool:
    """Whether a line above an article says who wrote it or when, and so is no title."""
    if byline(plain, rules):
        return True
    patterns = (*rules.labelled_dates, *rules.head_dates, *rules.updates)
    return any(pattern.fullmatch(_unmarked(plain)) for pattern in patterns)


def _unmarked(plain: str) -> str:
    """A line as its reader sees it: emphasis at its beginning is no part of what it states."""
    found = _EMPHASIS.match(plain)
    return found[2] + plain[found.end() :] if found else plain


def _head(article: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to the second paragraph of running text: a byline may follow the first, which is then a summary."""
    bodies = [number for number, block in enumerate(article) if is_body(block.plain)]
    return article[: bodies[1]] if len(bodies) > 1 else article


def _first(patterns: Sequence[re.Pattern[str]], blocks: Sequence[Block], group: str) -> str | None:
    for pattern in patterns:
        for block in blocks:
            if len(block.plain) > _LONGEST_STATEMENT:
                continue
            if found := pattern.fullmatch(_unmarked(block.plain)):
                return found[group].strip(" .:,")
    return None


def _date(
    patterns: Sequence[re.Pattern[str]], blocks: Sequence[Block], rules: DetailRules
) -> str | None:
    said = _first(patterns, blocks, "date")
    return rules.dates.read(said) if said else None


def _completed(day: str | None, blocks: Sequence[Block], rules: DetailRules) -> str | None:
    """A day without a year, with the year that a line about an update or the article's own address gives it."""
    if day is None:
        return None
    known = _date(rules.updates, blocks, rules) or _date_of_address(blocks)
    return rules.dates.read_with_year(day, known) if known else None


def _date_of_address(blocks: Sequence[Block]) -> str | None:
    """The date in an address that stands on a line of its own: `https://example.org/2016/05/20/story`."""
    for block in blocks:
        if found := _DATED_ADDRESS.fullmatch(block.plain):
            return "-".join(part for part in found.groups() if part)
    return None


def _names(said: str, rules: DetailRules) -> list[str]:
    """The personal names a byline opens with; what follows them is a paper, a place or a date."""
    names: list[str] = []
    cut = _AFTER_NAME.split(f"{said} ", maxsplit=1)[0].strip(" ,.:")
    for part in _BETWEEN_NAMES.split(cut):
        if not _is_personal_name(part, rules):
            break
        names.append(part)
    return names


def _is_personal_name(part: str, rules: DetailRules) -> bool:
    words = part.split()
    if any(word.lower() in rules.media_words for word in words):
        return False
    if not 2 <= len(words) <= 5 or not words[-1][0].isupper():
        return False
    return all(
        _NAME_WORD.fullmatch(word) and (word[0].isupper() or word in rules.particles)
        for word in words
    )
