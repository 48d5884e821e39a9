"""Where: the places that a sentence gives to one of its deeds, with every level that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.here import means_here
from knowledge_base.mentions.events.nouns import ACTING, Paragraph, classes_of_word, lemma
from knowledge_base.mentions.events.place_levels import (
    is_any_street,
    is_far_off,
    is_measured,
    is_quarter,
    is_street,
    with_levels,
)
from knowledge_base.mentions.events.when_where import attachments, head_of
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACING = ("locate", "situate")
CONNECTING = ("link", "connect", "join", "run", "lead")


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
            if any(_is_another_clause(t) for t in between):
                continue
            steps = climbs.index(anchor)
        else:
            point = next((p for p in attachments(token) if p in chain), None)
            if point is None or paragraph.words.has("reporting", lemma(point)):
                continue
            steps = 2 * chain.index(point) + 1
        best = steps if best is None else min(best, steps)
    return best


def _is_another_clause(token: Token) -> bool:
    """Whether what a verb below a deed says is of something else; "the bank, which is located in X" says where it was."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in ("relcl", "ccomp", "advcl"):
        return False
    return lemma(token) not in PLACING


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
    if token.dep_ == "advmod" and paragraph.words.has("area nouns", token.lower_):
        return token.head.pos_ == "VERB"  # "kidnapped south of X"
    if token.dep_ == "poss":
        return token.head.pos_ == "NOUN"
    if token.lower_ == "from" and "from" not in also:
        return any(is_measured(paragraph.start + n.idx, paragraph) for n in token.subtree)
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
        area = words.has("area nouns", lemma(head)) or _stands_in(token, head, paragraph)
        return None if token.dep_ == "compound" and head.pos_ == "NOUN" and not area else head
    if token.dep_ in ("advmod", "amod") and words.has("area nouns", token.lower_):
        return head if head.pos_ == "NOUN" else None  # "on the road south of X"
    connecting = head if token.dep_ == "dobj" else head.head if token.dep_ == "pobj" else token
    if connecting.dep_ == "acl" and lemma(connecting) in CONNECTING:
        return connecting.head  # "on the road linking X with Y"
    if token.dep_ == "pobj" and head.lower_ == "of":
        return head.head if words.has("area nouns", lemma(head.head)) else None
    return head if token.dep_ == "pobj" and _says_where(head, paragraph, also) else None


def _stands_in(name: Token, noun: Token, paragraph: Paragraph) -> bool:
    """ "In a Lima restaurant": a house, which stands in the town before its name; not those who work for it ("the Lima police")."""
    mention = paragraph.mention_at(name)
    if mention is None or mention.kind != "city":
        return False
    classes = classes_of_word(noun, paragraph.words)
    return "things" in classes and not classes & (ACTING | {"vehicles"})


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
    named = [
        mention
        for mention in paragraph.mentions
        if mention.type == "place"
        and not mention.adjectival
        and sentence.start <= mention.start
        and mention.end <= sentence.end
        and Span(mention.start, mention.end) not in taken
        and not is_far_off(mention.start, paragraph)
    ]
    streets = [mention for mention in named if is_street(mention, paragraph)]
    candidates = [mention for mention in named if mention not in streets]
    in_town = False
    for mention in named:
        head = head_of(mention, paragraph)
        where = _where_preposition(head, paragraph, also) if head is not None else None
        if where is None:
            continue
        attached = _distance(where, anchors, paragraph) is not None
        if mention in streets:
            in_town |= attached and not is_any_street(mention, paragraph)
        elif attached:
            near.append(mention)
        elif not _is_of_a_report(where, paragraph):
            far.append(mention)
    for token, mention in _pointed_at(anchors[0], paragraph):
        where = _where_preposition(token, paragraph, also)
        if where is not None and _distance(where, anchors, paragraph) is not None:
            near.append(mention)
    if not near and in_town and paragraph.here is not None:
        near.append(paragraph.here)  # "on 15th Street": of the town that the report comes from
    chosen = with_levels(near or far, candidates, sentence, paragraph)
    if near and paragraph.here is not None and all(is_quarter(m, paragraph) for m in chosen):
        chosen.append(paragraph.here)
    return tuple(place_argument(mention) for mention in _once(chosen, sentence)), bool(near)


def _pointed_at(anchor: Token, paragraph: Paragraph) -> Iterator[tuple[Token, Mention]]:
    """The words of a sentence that mean the place of its teller, each with the name of that place."""
    if paragraph.here is None and paragraph.capital is None:
        return
    for token in anchor.sent:
        mention = means_here(token, paragraph)
        if mention is not None and not is_far_off(paragraph.start + token.idx, paragraph):
            yield token, mention


def _is_of_a_report(where: Token, paragraph: Paragraph) -> bool:
    """ "Said in Caracas that …", "the charges made in Lima that …": where it was told."""
    point = next(attachments(where), None)
    return point is not None and paragraph.words.has("reporting", lemma(point))


def _once(places: Sequence[Mention], sentence: Span) -> list[Mention]:
    """Each name once, in reading order: where the sentence itself has it, or where it stands first."""
    first: dict[str, Mention] = {}
    for place in sorted(places, key=lambda m: (m.start < sentence.start, m.start)):
        first.setdefault(place.text.lower(), place)
    return sorted(first.values(), key=lambda m: m.start)


def place_argument(mention: Mention) -> Argument:
    """A place mention as the argument of an event."""
    span = Span(mention.start, mention.end)
    return Argument(role="place", text=mention.text, span=span, mentions=(span,))
