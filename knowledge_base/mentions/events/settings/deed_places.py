"""Where: the places that a sentence gives to one of its deeds, with every level that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from knowledge_base.mentions.events.grammar.clauses import is_run_on
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.when_where import attachments, head_of
from knowledge_base.mentions.events.settings.date_bearers import carries_out
from knowledge_base.mentions.events.settings.deed_dates import ALONGSIDE
from knowledge_base.mentions.events.settings.here import means_here
from knowledge_base.mentions.events.settings.place_levels import (
    is_any_street,
    is_far_off,
    is_quarter,
    is_street,
    with_levels,
)
from knowledge_base.mentions.events.settings.where_words import thing_of, where_preposition
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.lexicon.event_data import Words

INDEFINITE = ("one", "another")
PLACING = ("locate", "situate")
HITTING = ("on", "against", "at")
Nearness = Literal["its own", "beside", "far"]


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


def _distance(
    token: Token, anchors: tuple[Token, ...], paragraph: Paragraph, *, alongside: bool = False
) -> int | None:
    """Steps in the parse between an adverbial and an event; None when it belongs to something else.

    With `alongside` a clause of what went on at the time counts as well: "was shot when he was about to speak in X".
    """
    best: int | None = None
    for anchor in anchors:
        chain = _clauses_above(anchor)
        climbs = [token, *token.ancestors]
        if anchor in climbs:  # inside the event's own phrase
            between = climbs[1 : climbs.index(anchor)]
            if any(
                _is_another_clause(t, paragraph.words)
                and not (alongside and _goes_on(t, paragraph.words))
                for t in between
            ):
                continue
            steps = climbs.index(anchor)
        else:
            if any(carries_out(t, anchor, paragraph) for t in climbs):
                return 1
            point = next((p for p in attachments(token) if p in chain), None)
            if point is None or paragraph.words.has("reporting", lemma(point)):
                continue
            if not alongside and any(
                _is_joined(t, paragraph.words) for t in chain[: chain.index(point)]
            ):
                continue
            steps = 2 * chain.index(point) + 1
        best = steps if best is None else min(best, steps)
    return best


def _is_another_clause(token: Token, words: Words) -> bool:
    """Whether what a verb below a deed says is of something else; "the bank, which is located in X" says where it was."""
    if _is_joined(token, words):
        return True
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.head.lower_ in INDEFINITE:
        return True  # "one was murdered in X, another kidnapped in Y"
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in ("relcl", "ccomp", "advcl"):
        return False
    return lemma(token) not in PLACING


def _goes_on(token: Token, words: Words) -> bool:
    """Whether a clause tells what went on at the time of the deed: "as he left a bank in X", "when he was about to speak in X"."""
    at_the_time = token.dep_ == "advcl" and any(c.lower_ in ALONGSIDE for c in token.lefts)
    return at_the_time or _is_joined(token, words)


def _is_joined(token: Token, words: Words) -> bool:
    """ "Killed two in X and captured a third in Y": the place of another verb is a deed's own only where its verb has none."""
    return (token.dep_ == "conj" and token.pos_ == "VERB") or is_run_on(token, words)


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
    how = [(mention, _how_near(mention, anchors, paragraph, also)) for mention in named]
    near = [m for m, nearness in how if nearness == "its own" and m not in streets]
    beside = [m for m, nearness in how if nearness == "beside" and m not in streets]
    far = [m for m, nearness in how if nearness == "far" and m not in streets]
    for token, mention in _pointed_at(anchors[0], paragraph):
        where = where_preposition(token, paragraph, also)
        if where is not None and _distance(where, anchors, paragraph, alongside=True) is not None:
            near.append(mention)
    in_town = any(
        nearness == "its own" and m in streets and not is_any_street(m, paragraph)
        for m, nearness in how
    )
    if not near and in_town and paragraph.here is not None:
        near.append(paragraph.here)  # "on 15th Street": of the town that the report comes from
    near = near or beside
    chosen = with_levels(near or far, candidates, sentence, paragraph)
    if near and paragraph.here is not None and all(is_quarter(m, paragraph) for m in chosen):
        chosen.append(paragraph.here)
    return tuple(place_argument(mention) for mention in _once(chosen, sentence)), bool(near)


def _how_near(
    mention: Mention, anchors: tuple[Token, ...], paragraph: Paragraph, also: frozenset[str]
) -> Nearness | None:
    """Whether a name says where the deed was, or what went on beside it, or where something else of the sentence was."""
    head = head_of(mention, paragraph)
    if head is None:
        return None
    entered = _is_shaken(head, anchors, paragraph) or _is_entered(head, anchors, paragraph)
    if entered or _is_the_scene(mention, anchors, paragraph):
        return "its own"
    where = where_preposition(head, paragraph, also)
    if where is None:
        return "beside" if _is_of_what_was_hit(head, anchors, paragraph) else None
    if _distance(where, anchors, paragraph) is not None:
        return "its own"
    if _distance(where, anchors, paragraph, alongside=True) is not None:
        return "beside"
    return None if _is_of_a_report(where, paragraph) else "far"


def _is_of_what_was_hit(town: Token, anchors: tuple[Token, ...], paragraph: Paragraph) -> bool:
    """Whether a town is that of the house that was hit: "destroyed the X town hall", "an attack on the airport of X"."""
    thing = thing_of(town, paragraph)
    if thing is None:
        return False
    if thing.dep_ == "pobj" and thing.head.lower_ in HITTING:
        return thing.head.head in anchors
    return thing.dep_ in ("dobj", "nsubjpass", "nsubj") and thing.head in anchors


def _is_shaken(town: Token, anchors: tuple[Token, ...], paragraph: Paragraph) -> bool:
    """Whether a town is what a deed shook: "explosions rocked X", "X was left in darkness after an attack"."""
    verb = town.head
    governing = (t for anchor in anchors for t in _clauses_above(anchor))
    if town.dep_ not in ("nsubjpass", "dobj") or verb not in governing:
        return False
    left = town.dep_ == "nsubjpass" and lemma(verb) == "leave"
    return left or paragraph.words.has("shaking", lemma(verb))


def _is_entered(town: Token, anchors: tuple[Token, ...], paragraph: Paragraph) -> bool:
    """Whether a town is what those who did the deed came into: "entered X and burned …", "occupied the village of X, where …"."""
    of_area = town.dep_ == "pobj" and town.head.lower_ == "of"
    noun = town.head.head if of_area else town
    if of_area and not paragraph.words.has("area nouns", lemma(noun)):
        return False
    if noun.dep_ != "dobj" or not paragraph.words.has("entering", lemma(noun.head)):
        return False
    return any(noun.head in _clauses_above(anchor) for anchor in anchors)


def _is_the_scene(mention: Mention, anchors: tuple[Token, ...], paragraph: Paragraph) -> bool:
    """Whether a name is that of which a clause says "where": "drove to X, where he was shot"."""
    for anchor in anchors:
        where = next((c for c in anchor.lefts if c.lower_ == "where"), None)
        if where is None or anchor.dep_ != "relcl":
            continue
        name = paragraph.mention_at(anchor.head)
        if name is not None and name.start == mention.start:
            return True
    return False


def _pointed_at(anchor: Token, paragraph: Paragraph) -> Iterator[tuple[Token, Mention]]:
    """The words of a sentence that mean the place of its teller, each with the name of that place."""
    if paragraph.here is None and paragraph.capital is None and not paragraph.capitals:
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
