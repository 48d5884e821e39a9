"""Whom a pronoun means that is linked to a deed: "Luis Mir was arrested on Monday. He is accused of the murder of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

ONE = ("he", "she", "him", "her")
MANY = ("they", "them")
NOUNS = ("nsubj", "nsubjpass", "dobj", "pobj")


def meant_by_pronoun(pronoun: Token, paragraph: Paragraph) -> Token | None:
    """The people whom a pronoun picks up: those named last before it in its own sentence, else those whom the sentence before is about."""
    if pronoun.tag_ != "PRP" or pronoun.lower_ not in (*ONE, *MANY):
        return None
    if pronoun.head.dep_ in (
        "acl",
        "relcl",
    ):  # "they rejected the charges linking them to the murder"
        return None
    many = pronoun.lower_ in MANY
    if pronoun.dep_ == "dobj":
        acting = {c.i for c in pronoun.head.subtree if c.dep_ in ("nsubj", "nsubjpass")}
        for noun in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
            if noun.i not in acting and _is_meant(noun, paragraph, many=many):
                return noun
    if pronoun.sent.start == 0 or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    before = pronoun.doc[pronoun.sent.start - 1].sent.root
    told = [c for c in before.children if c.dep_ in ("nsubj", "nsubjpass")]
    told += direct_objects(before)
    return next((noun for noun in told if _is_meant(noun, paragraph, many=many)), None)


def _is_meant(noun: Token, paragraph: Paragraph, *, many: bool) -> bool:
    """Whether a noun stands for people as many as the pronoun says."""
    if noun.dep_ not in NOUNS or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    several = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    return several == many and bool(classes_of(noun, paragraph) & PEOPLE)
