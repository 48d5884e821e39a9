"""Decades and seasons: "the 1980s", "the '80s", "the eighties", "spring 2014", and centuries, which stay vague."""

import re

from knowledge_base.mentions.dates.date_words import DECADES, SEASONS, either
from knowledge_base.mentions.dates.scene import Reading, Scene, vague
from knowledge_base.mentions.dates.years import YEAR, follows_well

_LONG = re.compile(r"(?P<decade>1[5-9][0-9]|20[0-9])0\s?['’]?s(?![\w])", re.I)
_SHORT = re.compile(r"(?P<apostrophe>['’‘])?(?P<ten>[2-9])0['’]?s(?![\w])", re.I)
_WORD = re.compile(rf"(?P<word>{either(DECADES)})(?!\w)", re.I)
_SHORT_LEAD = re.compile(
    r"(?:\b(?:the|early|late|mid|in)[\s-]+|[0-9]0['’]?s\s+(?:and|to|or|through)\s+(?:the\s+)?)$",
    re.I,
)
_AGE_LEAD = re.compile(
    r"\b(?:his|her|their|my|our|your|its|a|aged)\s+(?:early|late|mid|middle)?[\s-]*$", re.I
)
_SEASON = re.compile(rf"(?P<season>{either(SEASONS)})\s+(?:of\s+)?(?=[12][0-9]{{3}})", re.I)
_CENTURY = re.compile(
    r"(?:[12]?[0-9](?:st|nd|rd|th)|(?:six|seven|eigh|nine)teenth|twentieth|twenty-first)[\s-]century\b",
    re.I,
)


def read_decade(scene: Scene, position: int) -> Reading | None:
    """A decade; "1900s" and "1800s" may mean a century and stay vague, "in her 80s" is an age."""
    text, end = scene.text, scene.end
    if match := _LONG.match(text, position, end):
        decade = match["decade"]
        if decade.endswith("0") and decade != "200":
            return vague(position, match.end(), "date:century", "period")
        return Reading(start=position, end=match.end(), value=f"{decade}X", rule="date:decade")
    before = scene.before(position)
    if _AGE_LEAD.search(before):
        return None
    match = _SHORT.match(text, position, end)
    if match and (match["apostrophe"] or _SHORT_LEAD.search(before)):
        # An apostrophe belongs to the words: "'80s".
        value = f"19{match['ten']}X"
        return Reading(start=position, end=match.end(), value=value, rule="date:decade")
    match = _WORD.match(text, position, end)
    if match and _SHORT_LEAD.search(before):
        value = DECADES[match["word"].lower()]
        return Reading(start=position, end=match.end(), value=value, rule="date:decade")
    return None


def read_season(scene: Scene, position: int) -> Reading | None:
    """A season of a stated year: "spring 2014", "the summer of 2017"."""
    match = _SEASON.match(scene.text, position, scene.end)
    year = YEAR.match(scene.text, match.end(), scene.end) if match else None
    if not match or not year or not follows_well(scene, year.start(), year.end()):
        return None
    value = f"{year['year']}-{SEASONS[match['season'].lower()]}"
    return Reading(start=position, end=year.end(), value=value, rule="date:season")


def read_century(scene: Scene, position: int) -> Reading | None:
    """A century: EDTF could say it, the project's subset of it cannot."""
    match = _CENTURY.match(scene.text, position, scene.end)
    return vague(position, match.end(), "date:century", "period") if match else None
