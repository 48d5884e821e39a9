"""Whether an event noun takes up a deed told before: "the attack", "his murder"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import (
    ACTING,
    PEOPLE,
    classes_of,
    of_noun,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import surface_subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.triggers.triggers import Match


def refers_back(match: Match, paragraph: Paragraph) -> bool:
    """Whether a noun refers back: "the attack", "the murder attempt", "today's blast", "his murder"; not "the arrest of Luis Prado", "the two blasts", "the murder of officials"."""
    complement = of_noun(match.token) if match.is_noun else None
    named = complement is not None and paragraph.name_at(complement) is not None
    if not match.is_noun or named or any(c.dep_ == "nummod" for c in match.token.children):
        return False
    people = complement is not None and bool(classes_of(complement, paragraph) & PEOPLE)
    if complement is not None and people and _is_new(complement):
        return _is_caused(match.token, paragraph)
    nouns, top = [match.token], match.token.head
    if match.token.dep_ == "compound" and lemma(top) in paragraph.words.ways:
        nouns.append(top)
    return any(_points_back(c, paragraph) for noun in nouns for c in noun.children)


def _is_new(noun: Token) -> bool:
    """Whether nothing before a noun takes it as known: "officials", "four candidates"; not "members of that group"."""
    words = [noun] if (whole := of_noun(noun)) is None else [noun, whole]
    known = (c for word in words for c in word.children if c.dep_ in ("poss", "det"))
    return all(c.lower_ in ("a", "an") for c in known)


def _is_caused(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a deed told before is said to have led to it: "the attack, which resulted in the death of a civilian"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if not paragraph.words.has("causing", lemma(verb)) or verb.pos_ != "VERB":
        return False
    return not any(classes_of(c, paragraph) & ACTING for c in surface_subjects(verb))


def _points_back(child: Token, paragraph: Paragraph) -> bool:
    if child.dep_ == "poss":
        mention = paragraph.mention_at(child)
        return child.pos_ == "PRON" or (mention is not None and mention.type == "date")
    return child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those")
