"""When a deed was that is told by how long before or after another it was: "a week after soldiers had killed two girls"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fulfilment import done_at_last
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.when_where import head_of
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.settings.deed_dates import find_date
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_YEAR = re.compile(r"\d{4}")
_BEHIND = re.compile(r",\s+(?:on|in|at)\s+(?:the\s+)?$", re.I)
_LEADING = 12  # characters before a date in which ", on the " stands
PARTS = ("night", "day", "morning", "afternoon", "evening")
SUBORDINATE = ("advcl", "relcl", "acl")
SAME_DAY = ("hour", "minute", "moment")
LONG = 4  # digits of a number that is a year rather than a count
DAYS = {"day": 1, "week": 7}
UNITS = (*SAME_DAY, *DAYS, "month", "year")


@dataclass(frozen=True, slots=True)
class Interval:
    """How many units later than another deed, told before, a deed was: "two days after the attack"; `deed` is its noun."""

    number: int
    unit: str
    deed: str


def find_interval(anchor: Token, paragraph: Paragraph) -> Interval | None:
    """By how much a sentence counts a deed from one that the text has told: "a day before the raid", "on the night of the coup"."""
    for word in anchor.subtree:
        noun = next((c for c in word.children if c.dep_ == "pobj"), None)
        if noun is None or not _is_told(noun, paragraph) or word.head == noun:
            continue
        unit, verb = _unit_of(word)
        if unit is None or verb != anchor:
            continue
        if word.lower_ == "of":
            return Interval(-1 if lemma(unit) == "eve" else 0, "day", lemma(noun))
        number = _count(unit)
        if number is not None and lemma(unit) in UNITS:
            way = 1 if word.lower_ == "after" else -1
            return Interval(way * number, lemma(unit), lemma(noun))
    return None


def _is_told(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a noun is of a deed that the reader knows: "the attack", "that raid"."""
    words = paragraph.words
    deed = words.has("deeds", lemma(noun)) or words.has("result nouns", lemma(noun))
    return deed and any(c.lower_ in ("the", "that", "this") for c in noun.lefts)


def _unit_of(word: Token) -> tuple[Token | None, Token | None]:
    """The unit that a preposition counts in, and the verb whose time it says: "two days after", "on the night of"."""
    if word.lower_ == "of" and lemma(word.head) in (*PARTS, "eve"):
        on = word.head.head
        return (word.head, on.head) if on.lower_ in ("on", "in", "during") else (None, None)
    if word.lower_ not in ("after", "before"):
        return None, None
    if word.head.dep_ == "npadvmod":
        return word.head, word.head.head
    unit = next((c for c in word.lefts if c.dep_ == "npadvmod"), None)
    return unit, word.head


def shifted(mention: Mention, interval: Interval) -> Mention | None:
    """The date of a deed so long after the one that `mention` dates."""
    return _shifted(mention, -interval.number, interval.unit)


def find_when(
    anchors: tuple[Token, ...], sentence: Span, paragraph: Paragraph, *, own: bool = False
) -> Mention | None:
    """The date of a deed: its own (`find_date`), or the one that it has from how long before or after another it is told to be."""
    if behind := _set_off(anchors[0], sentence, paragraph):
        return behind
    beside = None if own else _clause_beside(anchors[0])
    if beside is not None and find_date(anchors, sentence, paragraph, own=True) is None:
        verb, number, unit = beside
        other = find_date((verb,), sentence, paragraph, own=True)
        return _shifted(other, number, unit) if other is not None else None
    found = find_date(anchors, sentence, paragraph, own=own)
    denied = any(c.dep_ == "neg" for c in anchors[0].children)
    if found is not None and denied and done_at_last(anchors[0]):
        return replace(found, edtf=(found.edtf or "").removeprefix("../"))
    return _on_the_eve(found, anchors[0], paragraph) if found is not None else None


def _set_off(verb: Token, sentence: Span, paragraph: Paragraph) -> Mention | None:
    """The date between commas behind a clause: "When X was shot, on 3 May 1998, the town …"; the parse hangs it on the main verb."""
    if verb.pos_ != "VERB" or verb.dep_ not in SUBORDINATE:
        return None
    for mention in paragraph.mentions:
        if mention.type != "date" or mention.edtf is None or mention.end > sentence.end:
            continue
        first = paragraph.tokens_of(mention)[0]
        before = paragraph.text[max(0, mention.start - _LEADING) : mention.start]
        commas = _BEHIND.search(before) and paragraph.text[mention.end : mention.end + 1] == ","
        if not commas or first.i <= verb.i or first.sent != verb.sent:
            continue
        if not any(t.pos_ in ("VERB", "AUX") for t in verb.doc[verb.i + 1 : first.i]):
            return mention
    return None


def _clause_beside(verb: Token) -> tuple[Token, int, str] | None:
    """The verb that a deed is told beside, how many units later than the deed it was, and the unit; None where nothing says.

    "X was arrested, two days after rebels killed Y": two days from the killing to the arrest; before, it is two the other way.
    """
    if verb.dep_ != "advcl":
        return None
    mark = next((c for c in verb.lefts if c.lower_ in ("after", "before")), None)
    unit = mark.nbor(-1) if mark is not None and mark.i else None
    if mark is None or unit is None or lemma(unit) not in UNITS:
        return None
    number = _count(unit)
    if number is None:
        return None
    return verb.head, number if mark.lower_ == "after" else -number, lemma(unit)


def _shifted(mention: Mention, number: int, unit: str) -> Mention | None:
    """The date so many units before another, as exact as both allow; None where they do not go together ("two days" of a year)."""
    value = mention.edtf or ""
    if unit in SAME_DAY:
        found: str | None = value
    elif unit in DAYS and _DAY.fullmatch(value):
        found = (date.fromisoformat(value) - timedelta(days=DAYS[unit] * number)).isoformat()
    elif unit == "month" and _MONTH.match(value):
        months = int(value[:4]) * 12 + int(value[5:7]) - 1 - number
        found = f"{months // 12:04}-{months % 12 + 1:02}"
    elif unit == "year" and _YEAR.match(value):
        found = f"{int(value[:4]) - number:04}"
    else:
        found = None
    return replace(mention, edtf=found, basis="inferred") if found else None


def _count(unit: Token) -> int | None:
    """How many: "a week", "the day", "two months", "18 days"; hours are within a day, however many."""
    if lemma(unit) in SAME_DAY:
        return 0
    before = [c for c in unit.children if c.dep_ in ("det", "nummod")]
    if len(before) != 1 or (unit.tag_ == "NNS" and before[0].dep_ != "nummod"):
        return None
    word = before[0].lower_
    if before[0].dep_ == "det":
        return 1 if word in ("a", "an", "the") else None
    if word.isdecimal():
        return int(word) if len(word) < LONG else None
    return load_words().numbers.get(word)


def _on_the_eve(mention: Mention, anchor: Token, paragraph: Paragraph) -> Mention:
    """The day before, where the date stands in "the eve of …" and the deed does not: "was shot on the eve of Sunday's vote"."""
    head, value = head_of(mention, paragraph), mention.edtf or ""
    if head is None or not _DAY.fullmatch(value):
        return mention
    eve = next((t for t in head.ancestors if t.lower_ == "eve"), None)
    if eve is None or eve in anchor.ancestors or any(c.dep_ == "nummod" for c in eve.children):
        return mention
    day = date.fromisoformat(value) - timedelta(days=1)
    return replace(mention, edtf=day.isoformat(), basis="inferred")
