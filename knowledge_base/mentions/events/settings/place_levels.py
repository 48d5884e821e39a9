"""The levels of a place that the words beside it name, and names beside a deed that are no place of it: streets, distances."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.when_where import head_of
from knowledge_base.model import Argument, Mention, Span

# The kinds of places in which towns lie.
WIDE = frozenset(["country", "region", "macro-region", "continent"])
MOST = 60  # characters between the names of two levels
# "X, in the east of Y", "X neighbourhood of Y", "X (Y Department)", "X's Y", "the capital of Y"
_WORD = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")
_LINKS = frozenset(
    [
        "in",
        "of",
        "within",
        "the",
        "this",
        "located",
        "situated",
        "which",
        "is",
        "that",
        "neighbouring",
        "neighboring",
        "nearby",
        "adjacent",
    ]
)
_JOINS = frozenset([",", "(", "in", "of", "within"])
_DIRECTION = re.compile(r"(?:north|south|east|west|central|upper|lower|middle)[a-z]*$", re.I)
# "415 km east of X", "ten blocks from X"; after a comma it only says where another place lies
_DISTANCE = re.compile(
    r"(?P<apart>[,(]\s*(?:an?\s+(?:[a-z-]+\s+){1,3}|the\s+[a-z-]+\s+)?)?(?:(?:which is|that is|located|situated|about|approximately|around|some|roughly|nearly|almost)\s+)*"
    r"\b(?:\d[\d,.]*|a few|several|two|three|four|five|ten|hundreds? of)[\s-]*(?:kms?|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|blocks?)\b"
    r"[^,;()]{0,30}?\b(?:of|from)\s+(?:the\s+|this\s+)?(?:[a-z]+\s+of\s+)?$",
    re.I,
)
_UNIT = re.compile(r"km|kilomet|mile|met(?:er|re)|block", re.I)  # without one there is no distance
# ", 300 km west of Bogota," between two levels
_MEASURE = re.compile(
    r",\s*[a-z ]{0,30}\d[\d,.]*[\s-]*(?:kms?|kilomet(?:er|re)s?|miles?)\b[^,()]*,"
)
_LAST_WORD = re.compile(r"[^\W\d_]+[\"')]*\s*$")
_QUARTER = re.compile(r"\s*\b(?:neighbou?rhood|quarter)\b", re.I)
_ANY = re.compile(r"\ban?\s+(?:[a-z]+\s+)?$", re.I)
_AFTER = 15  # characters behind a name in which the word for a quarter stands
_BEFORE = 70  # characters before a name in which a distance from it stands


def is_street(mention: Mention, paragraph: Paragraph) -> bool:
    """Whether a name is that of a street, which is no place of the base: "48th Street", "between Junin and Prado streets"."""
    words, roads = mention.text.lower().split(), paragraph.words.lists["roads"]
    if len(words) > 1 and (words[-1] in roads or words[0] in roads):
        return True
    head = head_of(mention, paragraph)
    if head is None:
        return False
    of_roads = [head.head] if head.dep_ == "compound" else list(head.conjuncts)
    return any(t.text.islower() and t.tag_ == "NNS" and lemma(t) in roads for t in of_roads)


def is_any_street(mention: Mention, paragraph: Paragraph) -> bool:
    """Whether the name of a street is that of its town: "in a downtown Medellin street"."""
    before = paragraph.text[max(0, mention.start - _AFTER) : mention.start]
    return bool(_ANY.search(before))


def is_quarter(mention: Mention, paragraph: Paragraph) -> bool:
    """Whether a name is that of a quarter of some town: "the San Benito neighbourhood", "Miraflores neighborhood"."""
    if mention.kind == "neighbourhood":
        return True
    after = paragraph.text[mention.start : mention.end + _AFTER]
    return bool(_QUARTER.match(after[len(mention.text) :]) or _QUARTER.search(mention.text))


def names_of_levels(
    places: Sequence[Argument], paragraph: Paragraph
) -> tuple[frozenset[str], frozenset[str]]:
    """The names of those of some places that are wider than a town, and of those within one: "Antioquia", "the San Benito neighbourhood"."""
    spans = {place.span for place in places}
    named = [m for m in paragraph.mentions if Span(m.start, m.end) in spans and m.type == "place"]
    wide = frozenset(m.text.lower() for m in named if m.kind in WIDE)
    narrow = (m for m in named if m.kind == "facility" or is_quarter(m, paragraph))
    return wide, frozenset(m.text.lower() for m in narrow) - wide


def is_far_off(start: int, paragraph: Paragraph) -> bool:
    """Whether the name at an offset only says how far off another place is: "Huancayo, 415 km east of Lima".

    Behind what has no name ("a cooperative, 18 km from Lima") it says where that is.
    """
    begin = max(0, start - _BEFORE)
    match = _distance_before(start, paragraph)
    if match is None or not match["apart"]:
        return False
    word = _LAST_WORD.search(paragraph.text[begin : begin + match.start()])
    return word is None or not word[0].islower()


def is_measured(start: int, paragraph: Paragraph) -> bool:
    """Whether the name at an offset is that of the place from which something is measured: "25 km from Medellin"."""
    return _distance_before(start, paragraph) is not None


def _distance_before(start: int, paragraph: Paragraph) -> re.Match[str] | None:
    before = paragraph.text[max(0, start - _BEFORE) : start]
    return _DISTANCE.search(before) if _UNIT.search(before) else None


def with_levels(
    places: Sequence[Mention], candidates: Sequence[Mention], sentence: Span, paragraph: Paragraph
) -> list[Mention]:
    """Places of a deed with the other levels that the words right behind them name: "the hamlet of X, in Y, Z Department".

    `candidates` are the places that may be levels: those of the sentence that are nothing else in it. A country is none: what
    country an event was in is told apart.
    """
    found = list(places)
    inside = sorted(
        (
            m
            for m in candidates
            if sentence.start <= m.start and m.end <= sentence.end and m.kind != "country"
        ),
        key=lambda m: m.start,
    )
    for here, beside in pairwise(inside):
        if here in found and beside not in found and _is_level(here, beside, paragraph):
            found.append(beside)
    for beside, here in pairwise(inside):
        if here not in found or beside in found:
            continue
        narrower = here.kind in WIDE and _is_level(beside, here, paragraph)
        if _owns(beside, here, paragraph) or (narrower and _stands_behind(beside, paragraph)):
            found.append(beside)
    return sorted(found, key=lambda m: m.start)


def _is_level(here: Mention, beside: Mention, paragraph: Paragraph) -> bool:
    """Whether the words between two names make the second the wider place of the first."""
    between = _MEASURE.sub(",", paragraph.text[here.end : beside.start])
    if len(between) > MOST or "\n\n" in between:
        return False
    words = [w.lower() for w in _WORD.findall(between)]
    areas = paragraph.words.lists["area nouns"]
    known = all(w in _LINKS or w in areas or w in ",()" or _DIRECTION.match(w) for w in words)
    if not known or _JOINS.isdisjoint(words):
        return False
    head = head_of(beside, paragraph)
    between_commas = words == [","] and paragraph.text[beside.end : beside.end + 1] == ","
    if head is None or head.dep_ == "poss":
        return False
    if head.dep_ in ("nsubj", "nsubjpass") and not between_commas:
        return False  # "in X, Y Department, rebels …", which the parse may take for who did it
    return head.dep_ != "compound" or lemma(head.head) in areas


def _stands_behind(name: Mention, paragraph: Paragraph) -> bool:
    """Whether a name stands behind a preposition, wherever the parse hangs that: "was seized on Monday 20 km north of X, in Y Department"."""
    head = head_of(name, paragraph)
    return head is not None and head.dep_ == "pobj" and is_measured(name.start, paragraph)


def _owns(beside: Mention, here: Mention, paragraph: Paragraph) -> bool:
    """ "Tegucigalpa's Miraflores neighbourhood"."""
    between = paragraph.text[beside.end : here.start].replace("’", "'")
    return between.strip() in ("'s", "'")
