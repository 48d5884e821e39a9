"""The subject that the parse lost: to a clause in between, to the day before it, to a noun right before the verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.nouns import ACTING, classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.grammar.subjects import TIME_CLAUSES, is_passive
from knowledge_base.mentions.events.triggers.triggers import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT_OF = {"him": "he", "her": "she", "them": "they"}


def _nearest_subject(verb: Token, paragraph: Paragraph) -> list[Token]:
    """The subject that a long sentence lost to a clause in between: the last acting one before the verb."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.dep_ == "mark" or token.lower_ in (";", ":"):
            return []
        if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ not in ("WP", "WDT"):
            return [token] if classes_of(token, paragraph) & ACTING else []
    first = verb
    while (
        first.dep_ == "conj" and first.head.pos_ == "VERB"
    ):  # "… abducted two men and burned a truck"
        first = first.head
    return _after_date(first, paragraph)


def _after_date(verb: Token, paragraph: Paragraph) -> list[Token]:
    """ "On the night of 9 April dissidents abducted …": the parse makes the day and the dissidents one noun phrase."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.dep_ == "pobj" and token.head.i < verb.i and _is_of(token.head, verb):
            before = (paragraph.mention_at(c) for c in (*token.lefts, *token.head.rights))
            dated = any(
                m is not None and m.type == "date" and m != paragraph.mention_at(token)
                for m in before
            )
            if dated:
                return [token] if classes_of(token, paragraph) & ACTING else []
    return []


def _is_of(preposition: Token, verb: Token) -> bool:
    """Whether a preposition hangs on a verb, or as "of" on a noun that does."""
    above = preposition.head
    if preposition.lower_ == "of" and above.dep_ == "pobj":
        above = above.head.head
    return above == verb


def _adjacent_subject(verb: Token, paragraph: Paragraph) -> list[Token]:
    """Those who stand right before the verb and were read as part of an adverbial: "in the town of X rebels burned …"."""
    at = verb.i - 1
    while at > verb.sent.start and _between(verb.doc[at], paragraph):
        at -= 1
    noun: Token = verb.doc[at]
    if noun.pos_ not in ("NOUN", "PROPN") or paragraph.start + noun.idx < paragraph.body:
        return []
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and not _acts(noun, paragraph):
        noun = noun.head.head
    if _is_companion(noun, paragraph):
        return []
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and _acts(noun, paragraph) and _acts(above, paragraph):
        noun = above
    return [noun] if _acts(noun, paragraph) else []


def _is_companion(noun: Token, paragraph: Paragraph) -> bool:
    """ "Men linked to a foreign service broke in": whom a preposition with an article of its own ties to the doers."""
    if noun.dep_ != "pobj" or noun.head.lower_ in TIME_CLAUSES:
        return False
    first = noun.doc[noun.head.i + 1]
    here = any(t.i in paragraph.by_token for t in noun.doc[first.i : noun.i])  # "in Lima rebels"
    return first.head == noun and first.dep_ == "det" and not here


def _acts(noun: Token, paragraph: Paragraph) -> bool:
    classes = classes_of(noun, paragraph)
    return bool(classes & ACTING) and "places" not in classes


def _between(token: Token, paragraph: Paragraph) -> bool:
    """Whether a word may stand between a subject and its verb: an adverb, a date."""
    mention = paragraph.mention_at(token)
    dated = mention is not None and mention.type == "date"
    return (
        dated
        or token.pos_ in ("ADV", "AUX")
        or (token.pos_ == "DET" and token.head.dep_ == "npadvmod")
    )


def with_subject(match: Match, slots: Slots, paragraph: Paragraph) -> Slots:
    """The slots with the subject that a long sentence lost, where none that can act was found."""
    verb = match.token
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and not match.is_noun and not is_passive(verb)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in verb.children)
    others = [s for s in slots.subjects if s.lower_ not in _themselves(slots)]
    classes = frozenset().union(*(classes_of(s, paragraph) for s in others))
    bomb = "weapons" in classes  # "the bombs that went off and killed …"
    if not finite or own or bomb or (classes & ACTING and not _in_own_clause(verb)):
        return slots
    if _in_own_clause(verb) and classes & ACTING:
        found = _adjacent_subject(verb, paragraph)
        return replace(slots, subjects=found) if found else slots
    found = _nearest_subject(verb, paragraph) or _adjacent_subject(verb, paragraph)
    return replace(slots, subjects=found)


def with_late_object(match: Match, slots: Slots) -> Slots:
    """ "The gunmen, three in all, shot Juan Mir, the mayor, …": the parse makes two subjects; what follows the verb is its object."""
    verb = match.token
    late = [s for s in slots.subjects if s.head == verb and s.i > verb.i]
    if match.is_noun or not late or len(late) == len(slots.subjects):
        return slots
    early = [s for s in slots.subjects if s not in late]
    return replace(slots, subjects=early, objects=[*slots.objects, *late])


def _in_own_clause(verb: Token) -> bool:
    """ "She died after men this morning placed a bomb": a finite clause has a subject of its own, which the parse lost."""
    return verb.dep_ == "advcl"


def _themselves(slots: Slots) -> set[str]:
    """The subjects that the objects rule out: in "she … shot her" and "they … attacked them" two are told of."""
    return {SUBJECT_OF[o.lower_] for o in slots.objects if o.lower_ in SUBJECT_OF}
