"""What a date beside a deed belongs to: another clock, an office that somebody held, a participle that tells of the deed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.when_where import attachments
from knowledge_base.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

# "(0330 GMT on 4 May)": the day in Greenwich, which is not always that of the place.
_OTHER_CLOCK = re.compile(r"\(\s*[^()]{0,12}\b(?:GMT|UTC)\s+(?:on\s+)?$")
DURING = ("in", "during")
CLAIMED = ("responsibility", "credit")
UNITS = ("day", "days", "week", "weeks", "month", "months", "year", "years")
WITHIN = ("in", "from", "during")
LONGEST_OFFICE = 8  # words from an office to its year
_LEADING = 24  # characters before a date in which "GMT on" stands


def is_of_another_clock(mention: Mention, paragraph: Paragraph) -> bool:
    """Whether a date is that of the hour in Greenwich, which is not always that of the place."""
    before = paragraph.text[max(0, mention.start - _LEADING) : mention.start]
    return bool(_OTHER_CLOCK.search(before))


def is_of_an_office(mention: Mention, head: Token, paragraph: Paragraph) -> bool:
    """Whether a date says when somebody was something: "a minister until May", "mayor since 1986", ", mayor of X in 1986"."""
    if _ends_an_office(mention, head, paragraph):
        return True
    if ".." not in (mention.edtf or ""):
        return False
    noun = next((t for t in attachments(head) if t != head), None)
    return noun is not None and noun.pos_ in ("NOUN", "PROPN") and noun.dep_ == "appos"


def _ends_an_office(mention: Mention, year: Token, paragraph: Paragraph) -> bool:
    """Whether a year stands behind an office without an article: "the killing of X, a banker and mayor of Y in 1986"."""
    first = max(year.sent.start + 1, year.i - LONGEST_OFFICE)
    if len(mention.edtf or "") != len("1986") or first >= year.i:
        return False
    words, before = paragraph.words, [*year.doc[first : year.i]]
    if before.pop().lower_ not in WITHIN:
        return False
    for word in reversed(before):
        if word.pos_ in ("VERB", "AUX", "PUNCT"):
            return False
        if "people" in words.classes.get(lemma(word), ()):
            start = word.nbor(-1) if word.nbor(-1).dep_ == "amod" else word
            return start.i > 0 and start.nbor(-1).lower_ in (",", "and", "as")
    return False


def carries_out(verb: Token, deed: Token, paragraph: Paragraph) -> bool:
    """Whether a participle behind a noun tells when that was done: "condemned the murder of X, carried out this morning"."""
    claimed = verb.dep_ == "acl" and lemma(verb.head) in CLAIMED  # "claims responsibility for …"
    beside = claimed or verb.dep_ == "advcl"
    loose = verb.tag_ in ("VBN", "VBD") and beside and deed.i < verb.i
    if not loose or deed.pos_ not in ("NOUN", "PROPN") or deed.dep_ not in ("dobj", "pobj"):
        return False
    alone = not any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.children)
    return alone and paragraph.words.has("committing", lemma(verb))


def begins_at(verb: Token, chain: Sequence[Token], paragraph: Paragraph) -> Token | None:
    """The word of `chain` on which a verb of beginning hangs: "the trial is due to begin on 3 May" gives the day of the trial."""
    words, word = paragraph.words, lemma(verb)
    if verb.dep_ != "xcomp" or not (words.has("occurring", word) or words.has("light", word)):
        return None
    return next((t for t in (verb.head, verb.head.head) if t in chain), None)


def deed_within(verb: Token, paragraph: Paragraph) -> Token | None:
    """What was done "in the raid, carried out on 3 May": the verb to which the participle's deed says in what it happened."""
    if not paragraph.words.has("committing", lemma(verb)) or verb.tag_ != "VBN":
        return None
    if verb.dep_ == "advcl":  # so the parse may read it
        return verb.head if any(c.lower_ in DURING for c in verb.lefts) else None
    within = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "pobj" else None
    return within.head if within is not None and within.lower_ in DURING else None


def goes_on_through(points: Iterator[Token]) -> Iterator[Token]:
    """The words that a date may hang on, also those above what went on at the time: "stopped a boat carrying drugs on 3 May"."""
    point: Token | None = None
    for point in points:
        yield point
    if point is not None and point.dep_ == "acl" and point.tag_ == "VBG":
        above = (t for t in point.ancestors if t.pos_ in ("VERB", "AUX"))
        yield from list(above)[:1]


def says_that(saying: Token | None, first: Token, paragraph: Paragraph) -> bool:
    """Whether a verb of saying stands before its "that", or is none: "that on 3 May alleged rebels killed …" (the parse reads a verb)."""
    if saying is None:
        return False
    return saying.i < first.i or paragraph.words.has("alleging adjectives", saying.lower_)


def is_counted_from(head: Token, anchors: Sequence[Token]) -> bool:
    """ "Two weeks before the election of 10 April": the day of the election, from which that of the deed is counted."""
    for word in head.ancestors:
        if word.lower_ not in ("before", "after"):
            continue
        counted = any(c.dep_ in ("npadvmod", "quantmod", "nmod") for c in word.lefts)
        before = word.nbor(-1) if word.i > word.sent.start else None
        counted = counted or (before is not None and before.lower_ in UNITS)
        return counted and not any(word in anchor.ancestors for anchor in anchors)
    return False
