"""Decades, seasons and centuries: "the 1980s", "the '80s", "the eighties", "spring 2014", "the 19th century", "the 1700s"."""

import re

from knowledge_base.mentions.dates.date_words import CENTURIES, DECADES, SEASONS, either
from knowledge_base.mentions.dates.scene import Reading, Scene, vague
from knowledge_base.mentions.dates.years import YEAR, expand_short_year, follows_well

_LONG = re.compile(r"(?P<decade>1[5-9][0-9]|20[0-9])0\s?['’]?s(?![\w])", re.I)
_SHORT = re.compile(r"(?P<apostrophe>['’‘])?(?P<ten>[0-9])0['’]?s(?![\w])", re.I)
_WORD = re.compile(rf"(?P<word>{either(DECADES)})(?!\w)", re.I)
_SHORT_LEAD = re.compile(
    rf"(?:\b(?:the|early|late|mid|in)[\s-]+|\bdecade\s+of\s+|(?:[0-9]0['’]?s|\b{either(DECADES)})(?:\s+(?:and|to|or|through)\s+(?:the\s+)?|[-–]))$",
    re.I,
)
_AGE_LEAD = re.compile(
    r"\b(?:his|her|their|my|our|your|its|a|aged)\s+(?:early|late|mid|middle)?[\s-]*$", re.I
)
_SEASON = re.compile(
    rf"(?:(?P<part>early|late)\s+)?(?P<season>{either(SEASONS)}),?\s+(?:of\s+)?(?:(?=[12][0-9]{{3}})|['’](?P<short>[0-9]{{2}})(?!\w))",
    re.I,
)
# "The winter of 2001-02" is that of 2001.
_NEXT_YEAR = re.compile(r"[-–/](?P<year>[0-9]{2}|[12][0-9]{3})(?![\w-])")
_CENTURY = re.compile(
    rf"(?:(?P<number>1[0-9]|2[0-1]|[1-9])(?:st|nd|rd|th)|(?P<word>{either(CENTURIES)}))[\s-]century(?!\w)",
    re.I,
)
_FIRST_CENTURY = 11


def read_decade(scene: Scene, position: int) -> Reading | None:
    """A decade; "the 1800s" are a century, "the 1900s" may be either and stay vague, "in her 80s" is an age."""
    text, end = scene.text, scene.end
    if match := _LONG.match(text, position, end):
        decade = match["decade"]
        if decade == "190":
            return vague(position, match.end(), "date:century", "period")
        if decade.endswith("0") and decade != "200":
            value = f"{decade[:2]}XX"
            return Reading(start=position, end=match.end(), value=value, rule="date:century")
        return Reading(start=position, end=match.end(), value=f"{decade}X", rule="date:decade")
    match = _SHORT.match(text, position, end)
    before = scene.before(position)
    if not (match or _WORD.match(text, position, end)) or _AGE_LEAD.search(before):
        return None
    # An apostrophe belongs to the words: "'80s".
    if match and (match["apostrophe"] or _SHORT_LEAD.search(before)):
        value = f"{'20' if match['ten'] in '01' else '19'}{match['ten']}X"
    else:
        match = _WORD.match(text, position, end) if _SHORT_LEAD.search(before) else None
        value = DECADES[match["word"].lower()] if match else ""
    if not match:
        return None
    return Reading(start=position, end=match.end(), value=value, rule="date:decade")


def read_season(scene: Scene, position: int) -> Reading | None:
    """A season of a stated year: "spring 2014", "the summer of 2017", "winter 2001-02"."""
    match = _SEASON.match(scene.text, position, scene.end)
    if not match:
        return None
    if match["short"]:
        year, end = expand_short_year(int(match["short"])), match.end()
    else:
        stated = YEAR.match(scene.text, match.end(), scene.end)
        if not stated:
            return None
        year, end = int(stated["year"]), stated.end()
        after = _NEXT_YEAR.match(scene.text, end, scene.end)
        if after and int(after["year"]) % 100 == (year + 1) % 100:
            end = after.end()
        elif not follows_well(scene, stated.start(), end):
            return None
    value = f"{year}-{SEASONS[match['season'].lower()]}"
    return Reading(start=position, end=end, value=value, rule="date:season")


def read_century(scene: Scene, position: int) -> Reading | None:
    """A century, "the 19th century" or "the nineteenth"; those long gone and those told in parts stay vague."""
    match = _CENTURY.match(scene.text, position, scene.end)
    if not match:
        return None
    number = int(match["number"]) if match["number"] else CENTURIES[match["word"].lower()]
    if number < _FIRST_CENTURY:
        return vague(position, match.end(), "date:century", "period")
    value = f"{number - 1}XX"
    return Reading(start=position, end=match.end(), value=value, rule="date:century")
