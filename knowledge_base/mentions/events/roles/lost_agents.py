"""Those who did it where the parse hangs them on something between: "kidnapped near his home by rebels", "hit by shots fired by soldiers"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.nouns import ACTING, classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.grammar.subjects import is_passive
from knowledge_base.mentions.events.triggers.triggers import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

# What stands between a verb and those who did it takes no "by" of its own.
BETWEEN = {"places", "things", "vehicles", "people", "date"}


def with_lost_agents(match: Match, slots: Slots, paragraph: Paragraph) -> Slots:
    """The slots with those behind the weapon or blast that did the harm, or whose "by" hangs on a noun after the verb."""
    if match.is_noun:
        return slots
    behind = [
        agent
        for noun in (*slots.subjects, *(n for p, n in slots.prepositions if p == "with"))
        for agent in _who_set_off(noun, paragraph)
    ]
    if behind:
        return replace(slots, subjects=[*slots.subjects, *behind])
    if slots.subjects or not is_passive(match.token):
        return slots
    return replace(slots, subjects=_far_by(match.token, paragraph))


def _who_set_off(noun: Token, paragraph: Paragraph) -> list[Token]:
    """ "Destroyed by blasts set off by rebels", "killed with a gun fired by a soldier": the rebels, the soldier."""
    if classes_of(noun, paragraph) & ACTING or paragraph.name_at(noun) is not None:
        return []
    done = (c for c in noun.children if c.dep_ in ("acl", "relcl") and is_passive(c))
    by = (n for verb in done for p, n in prepositional(verb) if p == "by")
    return [n for n in by if _did_it(n, paragraph)]


def _far_by(verb: Token, paragraph: Paragraph) -> list[Token]:
    """The nouns after a "by" that hangs on a place, a day, a thing or a companion named after the verb."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ in ("VBD", "VBZ", "VBP"):
            return []
        if token.lower_ != "by" or not verb.is_ancestor(token) or token.head.pos_ == "VERB":
            continue
        nouns = [c for c in token.children if c.dep_ == "pobj"]
        acting = [n for n in nouns if _did_it(n, paragraph)]
        if acting and _is_between(token.head, paragraph):
            return acting
    return []


def _did_it(noun: Token, paragraph: Paragraph) -> bool:
    classes = classes_of(noun, paragraph)
    return bool(classes & ACTING) and not classes & {"places", "vehicles", "things"}


def _is_between(noun: Token, paragraph: Paragraph) -> bool:
    mention = paragraph.mention_at(noun)
    named = mention is not None and mention.type in ("date", "place")
    named = named or (noun.dep_ == "pobj" and noun.head.lower_ == "with")  # "beaten with hoses"
    return named or bool(classes_of(noun, paragraph) & BETWEEN)
