"""When and where: the date and the places that a sentence gives to one of its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.datelines import find_dateline
from knowledge_base.mentions.events.nouns import Paragraph, lemma
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


ADVERBIAL = ("pobj", "prep", "appos", "nummod", "npadvmod", "pcomp", "compound")


def dateline_end(text: str, paragraph: Span, mentions: Sequence[Mention] = ()) -> int:
    """Where the dateline of a wire report ends ("San Salvador, 3 Jan 90 (ACAN-EFE) -- "): the paragraph's start if none.

    What the form leaves open the `mentions` settle: a place opens a report, a person or a group before a dash does not.
    """
    dateline = find_dateline(text, paragraph)
    if dateline is None:
        return paragraph.start
    if dateline.place is None:
        return dateline.end
    types = {m.type for m in mentions if m.start <= dateline.place.start < m.end}
    opens = "actor" not in types if dateline.sure else "place" in types
    return dateline.end if opens else paragraph.start


def head_of(mention: Mention, paragraph: Paragraph) -> Token | None:
    """The token of a mention that hangs on something outside it."""
    tokens = paragraph.tokens_of(mention)
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), None)


def _attachments(token: Token) -> Iterator[Token]:
    """The verbs and nouns that a prepositional phrase or adverbial may hang on: the nearest one first."""
    current = token
    while current.dep_ in ADVERBIAL and current.head != current:
        hangs = current.dep_ in ("prep", "npadvmod")
        current = current.head
        if hangs and current.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            yield current
    yield current


def _clauses_above(anchor: Token) -> list[Token]:
    """The tokens above an event whose adverbials are the event's too; another clause's or another deed's are not."""
    chain = [anchor]
    current = anchor
    while current.head != current:
        if current.dep_ == "relcl" or (current.dep_ == "acl" and current.tag_ == "VBN"):
            break
        if current.dep_ == "advcl" and any(c.lower_ in ("after", "before") for c in current.lefts):
            break
        noun = current.pos_ in ("NOUN", "PROPN")
        if noun and current.dep_ in ("dobj", "attr", "compound"):
            break
        current = current.head
        chain.append(current)
    return chain


def _distance(token: Token, anchors: tuple[Token, ...], paragraph: Paragraph) -> int | None:
    """Steps in the parse between an adverbial and an event; None when it belongs to something else."""
    best: int | None = None
    for anchor in anchors:
        chain = _clauses_above(anchor)
        climbs = [token, *token.ancestors]
        if anchor in climbs:  # inside the event's own phrase
            between = climbs[1 : climbs.index(anchor)]
            if any(t.pos_ == "VERB" and t.dep_ in ("relcl", "ccomp", "advcl") for t in between):
                continue
            steps = climbs.index(anchor)
        else:
            point = next((p for p in _attachments(token) if p in chain), None)
            if point is None or paragraph.words.has("reporting", lemma(point)):
                continue
            steps = 2 * chain.index(point) + 1
        best = steps if best is None else min(best, steps)
    return best


def find_date(
    anchors: tuple[Token, ...], sentence: Span, paragraph: Paragraph, *, own: bool = False
) -> Mention | None:
    """The date nearest to the event in the parse; dates of reports ("said today that …") are not the event's.

    With `own` only a date inside the event's own phrase counts.
    """
    choices: list[tuple[int, int, Mention]] = []
    for mention in paragraph.mentions:
        if mention.type != "date" or mention.edtf is None:
            continue
        if not (sentence.start <= mention.start and mention.end <= sentence.end):
            continue
        head = head_of(mention, paragraph)
        distance = _distance(head, anchors, paragraph) if head is not None else None
        if distance is not None and head is not None:
            if own and not any(anchor in head.ancestors for anchor in anchors):
                continue
            choices.append((distance, abs(head.i - anchors[0].i), mention))
    return min(choices, key=lambda c: (c[0], c[1], c[2].start))[2] if choices else None


def _where_preposition(token: Token, paragraph: Paragraph, also: frozenset[str]) -> Token | None:
    """The token through which a place name says where, None if it says something else ("mayor of Achi", "to Lima")."""
    current: Token | None = token
    for _ in range(8):
        if current is None or _says_where(current, paragraph, also):
            return current
        current = _towards_preposition(current, paragraph, also)
    return None


def _says_where(token: Token, paragraph: Paragraph, also: frozenset[str]) -> bool:
    """Whether a token is a preposition of place, an adverbial ("300 km north of X") or a possessive ("Peru's election")."""
    if token.dep_ == "npadvmod":
        return token.head.pos_ in ("VERB", "NOUN")
    if token.dep_ == "poss":
        return token.head.pos_ == "NOUN"
    preposition = token.pos_ in ("ADP", "SCONJ", "ADV") and token.dep_ in (
        "prep",
        "prt",
        "agent",
        "advmod",
    )
    words, word = paragraph.words, token.lower_
    wanted = words.has("locative", word) and not words.has("not where", word)
    return preposition and (wanted or word in also)


def _towards_preposition(token: Token, paragraph: Paragraph, also: frozenset[str]) -> Token | None:
    """One step up from a place name, None where the way leads to no preposition of place."""
    head = token.head
    words = paragraph.words
    if token.dep_ in ("appos", "conj", "nmod", "compound") and head != token:
        area = words.has("area nouns", lemma(head))
        return None if token.dep_ == "compound" and head.pos_ == "NOUN" and not area else head
    if token.dep_ != "pobj":
        return None
    if head.lower_ == "of":
        return head.head if words.has("area nouns", lemma(head.head)) else None
    return head if _says_where(head, paragraph, also) else None


def find_places(
    anchors: tuple[Token, ...],
    sentence: Span,
    paragraph: Paragraph,
    taken: frozenset[Span],
    also: frozenset[str] = frozenset(),
) -> tuple[tuple[Argument, ...], bool]:
    """The places where the sentence says the event happened, nested ones included, and whether they are in its own clause.

    Where its clause names none, those of the rest of the sentence are given. `also` are prepositions that say where for this kind
    of event besides the usual ones.
    """
    near: list[Mention] = []
    far: list[Mention] = []
    for mention in paragraph.mentions:
        inside = sentence.start <= mention.start and mention.end <= sentence.end
        if mention.type != "place" or mention.adjectival or not inside:
            continue
        head = head_of(mention, paragraph)
        if head is None or Span(mention.start, mention.end) in taken:
            continue
        where = _where_preposition(head, paragraph, also)
        if where is None:
            continue
        attached = _distance(where, anchors, paragraph) is not None
        (near if attached else far).append(mention)
    chosen = near or far
    return tuple(place_argument(mention) for mention in chosen), bool(near)


def place_argument(mention: Mention) -> Argument:
    """A place mention as the argument of an event."""
    span = Span(mention.start, mention.end)
    return Argument(role="place", text=mention.text, span=span, mentions=(span,))
