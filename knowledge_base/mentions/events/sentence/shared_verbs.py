"""One verb that tells of several deeds: "gunmen killed a nurse in Cali and a judge in Pasto", "six were arrested in Lima, four in Ica".

The parse joins what the verb is not repeated for to the first object or to a place, so that the words themselves are read:
somebody or something with a day or place of its own, after a comma, a semicolon or "and".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.nouns import classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.settings.deed_places import place_argument
from knowledge_base.mentions.events.triggers.triggers import Match
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SEPARATORS = (",", ";", "and")
IN_PHRASE = (
    "DT",
    "PDT",
    "CD",
    "JJ",
    "JJS",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "PRP$",
    "POS",
    "HYPH",
    "VBN",
)
NOUNS = ("NN", "NNS", "NNP", "NNPS", "CD")
LONGEST_PHRASE = 12  # tokens of one who is told
LONGEST_SETTING = (
    4  # tokens between a preposition and the day or place that it gives: "in the town of X"
)
SETTING = ("in", "at", "near", "on", "outside", "of")
GOAL = ("to", "from")  # "X to Chile on Monday and Y to Peru on Friday"
AFFECTED = ("victim", "target", "participant")
AFTER = (".", ",", ";", "and", ":", ")", "--", "—", "-", "”", '"')


@dataclass(frozen=True, slots=True)
class Share:
    """What a verb is not repeated for: its noun, the words of its part, and when and where these say it was."""

    head: Token
    first: int
    last: int
    places: tuple[Mention, ...]
    date: Mention | None

    def holds(self, index: int) -> bool:
        """Whether a token stands in the part."""
        return self.first <= index <= self.last


def told_in_parts(
    match: Match, slots: Slots, paragraph: Paragraph, draft: Callable[[Slots], Draft]
) -> list[Draft]:
    """The deeds that one verb tells of, mostly one; `draft` reads one of them from its slots."""
    whole = draft(slots)
    by_itself = match.trigger.frame.pattern.subject == "instrument" and not slots.objects
    shares = [] if match.is_noun or by_itself else list(_shares(match, paragraph))
    base = [f for f in whole.fillers if f.role in AFFECTED and not _in_any(f.head, shares)]
    if not shares or not base:
        return [whole]
    first = _first_part(whole, slots, paragraph, (draft, shares))
    if not _apart(first, shares):
        return [whole]
    acted = tuple(f for f in first.fillers if f.role not in AFFECTED)
    parts = [first]
    for number, share in enumerate(shares, start=1):
        told = draft(_with_object(slots, share.head))
        hurt = [f for f in told.fillers if share.holds(f.head) and f.role in AFFECTED]
        hurt = hurt or _of_the_same_kind(share, base[0], paragraph)
        if not hurt:
            return [whole]
        places = tuple(place_argument(m) for m in share.places) or first.places
        part = replace(
            first,
            part=number,
            # the verb stands for the first alone: what stands for this one is its noun
            trigger=paragraph.span_of(share.head, share.head),
            fillers=(*acted, *hurt),
            places=places,
            own_places=bool(share.places) or first.own_places,
            date=share.date or first.date,
            stretch=paragraph.span_of(paragraph.doc[share.first], paragraph.doc[share.last]),
        )
        parts.append(part)
    return parts


def _first_part(
    whole: Draft,
    slots: Slots,
    paragraph: Paragraph,
    context: tuple[Callable[[Slots], Draft], Sequence[Share]],
) -> Draft:
    """The deed that stands beside the verb, without what belongs to the others; a day told at the end is that of all."""
    draft, shares = context
    kept = replace(
        slots,
        objects=[n for n in slots.objects if not _in_any(n.i, shares)],
        prepositions=[(p, n) for p, n in slots.prepositions if not _in_any(n.i, shares)],
    )
    own = draft(kept)
    spans = [paragraph.span_of(paragraph.doc[s.first], paragraph.doc[s.last]) for s in shares]
    places = tuple(p for p in own.places if not _within(p.span, spans))
    date = whole.date
    if date is not None and _within(Span(date.start, date.end), spans):
        dated = [s for s in shares if s.date is not None]
        date = shares[-1].date if dated == [shares[-1]] else None
    fillers = tuple(f for f in own.fillers if not _in_any(f.head, shares))
    return replace(own, fillers=fillers, places=places, date=date)


def _apart(first: Draft, shares: Sequence[Share]) -> bool:
    """Whether each part has a day or a place that is not that of the first, told as the first has one."""
    places = {p.text.lower() for p in first.places}
    day = first.date.edtf if first.date is not None else None
    for share in shares:
        elsewhere = bool(places) and bool(share.places)
        elsewhere = elsewhere and places.isdisjoint(m.text.lower() for m in share.places)
        later = day is not None and share.date is not None and share.date.edtf != day
        if not (elsewhere or later):
            return False
    return True


def _of_the_same_kind(share: Share, base: Filler, paragraph: Paragraph) -> list[Filler]:
    """ "Two in Ica", "another in Lima": as many of those told before."""
    if share.head.tag_ not in ("CD", "DT"):
        return []
    span = paragraph.span_of(share.head, share.head)
    text = paragraph.text[span.start : span.end]
    argument = replace(base.argument, text=text, span=span, mentions=(), core=None)
    return [replace(base, argument=argument, head=share.head.i, named=False, thing=None)]


def _with_object(slots: Slots, noun: Token) -> Slots:
    """The slots with another noun in the place of those who suffered it, or to whom it happened."""
    if slots.objects or not slots.subjects:
        return replace(slots, objects=[noun], prepositions=[])
    return replace(slots, subjects=[noun], prepositions=[])


def _shares(match: Match, paragraph: Paragraph) -> Iterator[Share]:
    """The parts after the verb, in order; they end at the first words that are none."""
    doc, end = paragraph.doc, match.token.sent.end
    at = begin = max(t.i for t in (match.token, *match.others)) + 1
    started = False
    while at < end and doc[at].pos_ not in ("VERB", "AUX"):
        if doc[at].lower_ not in SEPARATORS:
            at += 1
            continue
        start = at
        while start < end and doc[start].lower_ in SEPARATORS:
            start += 1
        share = _share(start, end, paragraph) if start < end else None
        told = at > begin and _mention(at - 1, paragraph) is not None
        if share is not None and (told or doc[share.first].lower_ in SETTING):
            started = True
            yield share
            at = share.last + 1
        elif started:
            return
        else:
            at = start


def _share(start: int, end: int, paragraph: Paragraph) -> Share | None:
    """The part that begins at a token: somebody with a day or place, and no verb of their own."""
    doc = paragraph.doc
    before = _settings(start, end, paragraph)
    if before is not None and (before[0] >= end or doc[before[0]].text != ","):
        return None  # "in Tame and in the Saravena region": only where
    begin = start if before is None else before[0] + 1  # "; in Medellin, a union leader"
    after = _phrase(begin, end, paragraph)
    if after is None or _is_somewhere(after[0], paragraph):
        return None
    head, at = after
    found = _settings(at, end, paragraph) or (at, [])
    mentions = [*found[1], *(before[1] if before is not None else [])]
    at = found[0]
    if not mentions or _goes_on(head, at, end, paragraph):
        return None
    places = tuple(m for m in mentions if m.type == "place")
    dates = [m for m in mentions if m.type == "date"]
    return Share(head, start, at - 1, places, dates[0] if dates else None)


def _goes_on(head: Token, at: int, end: int, paragraph: Paragraph) -> bool:
    """Whether the words after a part belong to it: a verb of its own, more of its name."""
    after = paragraph.doc[at] if at < end else None
    if after is not None and after.lower_ not in AFTER and after.tag_ != "IN":
        return True
    clauses = (t for t in head.children if t.dep_ in ("relcl", "acl"))
    return head.dep_ in ("nsubj", "nsubjpass") or any(verb.i < at for verb in clauses)


def _is_somewhere(noun: Token, paragraph: Paragraph) -> bool:
    """ "In Tame and the Saravena region": another place, nobody else."""
    area = paragraph.words.has("area nouns", lemma(noun))
    return area or bool(classes_of(noun, paragraph) & {"places", "date"})


def _phrase(at: int, end: int, paragraph: Paragraph) -> tuple[Token, int] | None:
    """The head of the noun phrase that begins at a token, and where it ends; "the mayor of the town" is the mayor."""
    doc, first = paragraph.doc, at
    head: Token | None = None
    while at < end and at - first < LONGEST_PHRASE:
        token = doc[at]
        mention = paragraph.mention_at(token)
        if mention is not None and mention.type == "date":
            break
        if token.tag_ in IN_PHRASE:
            head = token if _can_head(token) else head
            at += 1
        elif token.lower_ == "of" and head is not None:
            return _through_of(head, at, end, paragraph)
        else:
            break
    return (head, at) if head is not None else None


def _can_head(token: Token) -> bool:
    return token.tag_ in NOUNS or token.lower_ == "another"


def _through_of(head: Token, at: int, end: int, paragraph: Paragraph) -> tuple[Token, int]:
    at += 1
    while at < end and paragraph.doc[at].tag_ in IN_PHRASE:
        at += 1
    return head, at


def _settings(at: int, end: int, paragraph: Paragraph) -> tuple[int, list[Mention]] | None:
    """Where the days and places that begin at a token end, and these; None where there are none."""
    doc, found = paragraph.doc, list[Mention]()
    while at < end:
        step = at
        if doc[step].lower_ in SETTING + GOAL:
            step += 1
        elif doc[step].text == "," and found and step + 1 < end:
            step += 1  # "in Tame, Arauca"
            if _mention(step, paragraph) is None:
                break
        furthest = step + (LONGEST_SETTING if step > at else 1)  # a day stands without "on", too
        for ahead in range(step, min(furthest, end)):
            mention = _mention(ahead, paragraph)
            if mention is not None:
                break
            if doc[ahead].pos_ in ("VERB", "AUX", "PUNCT", "CCONJ"):
                return (at, found) if found else None
        else:
            break
        if mention is None or (step == at and mention.type != "date"):
            break
        if doc[at].lower_ not in GOAL:
            found.append(mention)
        at = paragraph.tokens_of(mention)[-1].i + 1
    return (at, found) if found else None


def _mention(index: int, paragraph: Paragraph) -> Mention | None:
    mention = paragraph.mention_at(paragraph.doc[index])
    if mention is None or mention.adjectival:
        return None
    dated = mention.type == "date" and mention.edtf is not None
    return mention if dated or mention.type == "place" else None


def _in_any(index: int, shares: Sequence[Share]) -> bool:
    return any(share.holds(index) for share in shares)


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in spans)
