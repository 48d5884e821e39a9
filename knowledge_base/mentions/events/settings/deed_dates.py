"""When: the date that a sentence gives to one of its deeds, told apart from the dates of other deeds and of the telling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.when_where import attachments, head_of
from knowledge_base.mentions.events.settings.date_bearers import (
    begins_at,
    carries_out,
    deed_within,
    goes_on_through,
    is_counted_from,
    is_of_an_office,
    is_of_another_clock,
    says_that,
)
from knowledge_base.mentions.events.settings.dated_clauses import SHARING, clauses_above
from knowledge_base.mentions.events.settings.hours import CLOCK_RULE
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

ALONGSIDE = ("while", "as", "when")
CONCERNING = ("over", "for", "about", "concerning", "regarding")
NOW = re.compile(r"(?:early |late )?(?:today|tonight|this (?:morning|afternoon|evening))$", re.I)
CLOCK = re.compile(
    r"\bat (?:approximately |about |around |some )?(?:\d{3,4}\b|\d{1,2}[:.]\d\d|noon\b|midnight\b|dawn\b|daybreak\b)"
)
_OPENING = 24  # characters of a sentence in which an hour opens it


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of a sentence, how far it is from the deed, and the verb of saying that it hangs on, if any."""

    steps: int
    apart: int
    at: int
    mention: Mention
    saying: Token | None = None


def find_date(
    anchors: tuple[Token, ...], sentence: Span, paragraph: Paragraph, *, own: bool = False
) -> Mention | None:
    """The date nearest to a deed in the parse; that of a report ("said today that …") is not the deed's.

    `anchors` are the trigger and the words that carry it. With `own` only a date inside the deed's own phrase counts.
    """
    told = [
        (mention, head)
        for mention in paragraph.mentions
        if mention.type == "date"
        and mention.edtf is not None
        and sentence.start <= mention.start
        and mention.end <= sentence.end
        and not is_of_another_clock(mention, paragraph)
        and (head := head_of(mention, paragraph)) is not None
        and not is_of_an_office(mention, head, paragraph)
        and not is_counted_from(head, anchors)
    ]
    dates = [(m, head) for m, head in told if m.rule != CLOCK_RULE] or told
    if not own and (opening := _opening_clock(dates, anchors, sentence)):
        return opening
    if own:
        dates = [(m, head) for m, head in dates if any(a in head.ancestors for a in anchors)]
    if not own and (named := _when(anchors, dates, paragraph)):
        return named
    found = [dated for date in dates if (dated := _place(date, anchors, paragraph))]
    of_deed = [dated for dated in found if dated.saying is None]
    of_report = [dated for dated in found if dated.saying is not None]
    of_deed += _after_the_report(of_report, anchors, paragraph)
    if not own and not of_deed:
        of_deed = _beside_the_noun(dates, anchors) or _by_the_clock(of_report, anchors, paragraph)
    return _finest(of_deed)


def _opening_clock(
    dates: Sequence[tuple[Mention, Token]], anchors: tuple[Token, ...], sentence: Span
) -> Mention | None:
    """The hour that opens the sentence of a deed told by its main verb, whatever the parse hangs it on: "At 0400 troops …"."""
    mention = dates[0][0] if dates else None
    if mention is None or mention.rule != CLOCK_RULE or mention.start - sentence.start > _OPENING:
        return None
    main = any(a.dep_ == "ROOT" or (a.dep_ == "conj" and a.head.dep_ == "ROOT") for a in anchors)
    return mention if main else None


def _finest(found: Sequence[_Dated]) -> Mention | None:
    """The nearest date, or the day inside it that the sentence gives too: "today … their sixth attack this year"."""
    if not found:
        return None
    ranked = sorted(found, key=lambda d: (d.steps, d.apart, d.mention.start))
    best = ranked[0].mention
    value = best.edtf or ""
    inside = (
        d.mention
        for d in ranked
        if (d.mention.edtf or "").startswith(value + "-") and "/" not in value
    )
    return next(inside, best)


def _when(
    anchors: tuple[Token, ...], dates: Sequence[tuple[Mention, Token]], paragraph: Paragraph
) -> Mention | None:
    """The date of "1 August, when X was murdered"; what lasts "since 1 August, when …" began with the deed."""
    for anchor in anchors:
        when = next((c for c in anchor.lefts if c.lower_ == "when"), None)
        if when is None or when.i == 0:
            continue
        before = when.nbor(-1)
        if before.text == "," and before.i:
            before = before.nbor(-1)
        mention = paragraph.mention_at(before)
        if mention is not None and any(mention is m for m, _ in dates):
            day = (mention.edtf or "").removesuffix("/..")
            return replace(mention, edtf=day)
    return None


def _place(
    date: tuple[Mention, Token], anchors: tuple[Token, ...], paragraph: Paragraph
) -> _Dated | None:
    """Where a date stands to a deed in the parse; None when it belongs to something else."""
    mention, head = date
    best: _Dated | None = None
    for anchor in anchors:
        found = _place_by(head, anchor, paragraph)
        if found is None:
            continue
        steps, saying = found
        leads = anchor.pos_ in ("NOUN", "PROPN") or head.i < anchor.i
        if anchor == anchors[0] and anchor in head.ancestors and leads:
            steps -= 2  # its own day before that of another deed in a list
        dated = _Dated(steps, abs(head.i - anchors[0].i), head.i, mention, saying)
        if best is None or (saying is not None, steps) < (best.saying is not None, best.steps):
            best = dated
    return best


def _place_by(head: Token, anchor: Token, paragraph: Paragraph) -> tuple[int, Token | None] | None:
    climbs = [head, *head.ancestors]
    if anchor in climbs:  # inside the deed's own phrase
        steps = climbs.index(anchor)
        between = climbs[1:steps]
        since = any(t.lower_ == "since" for t in between[1:])  # "since the group disarmed in March"
        since = since or any(_is_the_matter(t, head, paragraph) for t in between)
        apart = since or any(_is_another_clause(t, anchor, paragraph) for t in between)
        within = any(deed_within(t, paragraph) == anchor for t in between)
        return (steps, None) if within or not apart else None
    chain, saying = clauses_above(anchor, paragraph)
    for point in goes_on_through(attachments(head)):
        if carries_out(point, anchor, paragraph):
            return 1, None
        if point in chain:
            told = point if paragraph.words.has("reporting", lemma(point)) else None
            return 2 * chain.index(point) + 1, told
        if saying is not None and point == saying:
            return 2 * len(chain) + 1, saying
        above = begins_at(point, chain, paragraph) or deed_within(point, paragraph)
        if above in chain:
            return 2 * chain.index(above) + 2, None
    return None


def _is_another_clause(token: Token, anchor: Token, paragraph: Paragraph) -> bool:
    """Whether a verb below a deed tells of something else: not "while walking home today", nor "the attack that occurred today"."""
    if token.dep_ == "pcomp" and token.pos_ == "VERB":
        return token.head.lower_ not in SHARING
    if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
        return (
            token.nbor(-1).text == "," and token.head != anchor
        )  # "the Front, founded in 1980, attacked …"
    if token.pos_ != "VERB" or token.dep_ not in ("relcl", "ccomp", "advcl"):
        return False
    if token.dep_ == "advcl":
        return not any(c.lower_ in ALONGSIDE for c in token.lefts)
    words, word = paragraph.words, lemma(token)
    of_it = token.head == anchor and anchor.pos_ in ("NOUN", "PROPN")
    carries = any(words.has(name, word) for name in ("occurring", "light", "outcome verbs"))
    return not (token.dep_ == "relcl" and of_it and carries)


def _is_the_matter(noun: Token, date: Token, paragraph: Paragraph) -> bool:
    """Whether a noun is of a deed over which another is done: "arrested X over the 2014 murder of Y"."""
    over = noun.dep_ == "pobj" and noun.head.lower_ in CONCERNING
    return over and (date.i < noun.i or paragraph.words.has("deeds", lemma(noun)))


def _after_the_report(
    told: Sequence[_Dated], anchors: tuple[Token, ...], paragraph: Paragraph
) -> list[_Dated]:
    """The dates that the parse hangs on a verb of saying and that are the deed's.

    "Said today that yesterday rebels attacked …": what stands after "that". "Today deplored the murder of X this morning": the
    second of two around the deed; of two before it the later one.
    """
    anchor = anchors[0]
    found = []
    for dated in told:
        saying = dated.saying
        first = paragraph.tokens_of(dated.mention)[0]
        introduced = any(
            t.lower_ == "that" for t in paragraph.doc[max(first.i - 3, first.sent.start) : first.i]
        )
        others = [d for d in told if d is not dated and d.saying == saying]
        earlier = any(d.at < dated.at for d in others)
        before = [d for d in others if d.at < anchor.i]
        second = earlier and (dated.at < anchor.i or bool(before))
        if (introduced and first.i < anchor.i and says_that(saying, first, paragraph)) or second:
            found.append(dated)
    return found


def _beside_the_noun(
    dates: Sequence[tuple[Mention, Token]], anchors: tuple[Token, ...]
) -> list[_Dated]:
    """The date behind an event noun, with no verb between, that cannot be when it was spoken of.

    Because it is in figures ("responsible for the theft of a car on 3 May"), because an earlier one says that ("today urged … into
    the murder of X two days ago"), or because the doer stands before it ("the murder of X by two men this morning").
    """
    noun = anchors[0]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return []
    told = any(head.i < noun.i for _, head in dates)
    found = []
    for mention, head in dates:
        between = noun.doc[noun.i + 1 : head.i] if head.i > noun.i else ()
        if not between or any(t.pos_ in ("VERB", "AUX") for t in between):
            continue
        done = any(t.lower_ == "by" for t in between)
        if between[-1].text == ",":  # "regarding the death of X, today, 3 May, we declare"
            continue
        if told or done or any(c.isdecimal() for c in mention.text):
            found.append(_Dated(1, head.i - noun.i, head.i, mention))
    return found


def _by_the_clock(
    told: Sequence[_Dated], anchors: tuple[Token, ...], paragraph: Paragraph
) -> list[_Dated]:
    """ "Reported today that at 0620 a bomb went off": an hour without a day is one of the day of the report."""
    sentence = anchors[0].sent
    start = paragraph.start + sentence.start_char
    end = paragraph.start + sentence.end_char
    clock = CLOCK.search(paragraph.text, start, end)
    if clock is None:
        return []
    return [
        d
        for d in told
        if NOW.match(d.mention.text) and d.mention.end < clock.start() and d.at < anchors[0].i
    ]
