"""Whom a pronoun means that is linked to a deed: "Luis Mir was arrested on Monday. He is accused of the murder of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive

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
    speaker = _speaker_above(pronoun, paragraph, many=many)
    if speaker is not None and tells_of_himself(pronoun, paragraph):
        return speaker
    if pronoun.sent.start == 0 or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    before = pronoun.doc[pronoun.sent.start - 1].sent.root
    told = [c for c in before.children if c.dep_ in ("nsubj", "nsubjpass")]
    told += direct_objects(before)
    harmed = is_passive(before) and lemma(before) in paragraph.words.harm  # no deed of his own
    meant = (n for n in told if not harmed and not _is_other(n, pronoun, paragraph))
    return next((noun for noun in meant if _is_meant(noun, paragraph, many=many)), None)


def may_mean_the_speaker(pronoun: Token, paragraph: Paragraph) -> bool:
    """Whether it stays open whom a pronoun means: "The judge said he was responsible for the murder" may speak of anybody."""
    if pronoun.tag_ != "PRP" or pronoun.lower_ not in (*ONE, *MANY):
        return False
    speaker = _speaker_above(pronoun, paragraph, many=pronoun.lower_ in MANY)
    return speaker is not None and not tells_of_himself(pronoun, paragraph)


def tells_of_himself(pronoun: Token, paragraph: Paragraph) -> bool:
    """ "Said that he had given the order", "admitted that he was involved": he who says it did it."""
    admits = paragraph.words.has("confessing", lemma(pronoun.head.head))
    return admits or (pronoun.dep_ == "nsubj" and pronoun.head.pos_ == "VERB")


def _speaker_above(pronoun: Token, paragraph: Paragraph, *, many: bool) -> Token | None:
    """Who is said to say the clause of a pronoun, where the pronoun may mean him."""
    clause = pronoun.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ != "ccomp":
        return None
    told = (c for c in clause.head.children if c.dep_ == "nsubj" and c.i < pronoun.i)
    return next((noun for noun in told if _is_meant(noun, paragraph, many=many)), None)


def _is_meant(noun: Token, paragraph: Paragraph, *, many: bool) -> bool:
    """Whether a noun stands for people as many as the pronoun says."""
    if noun.dep_ not in NOUNS or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    several = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    return several == many and bool(classes_of(noun, paragraph) & PEOPLE)


def _is_other(noun: Token, pronoun: Token, paragraph: Paragraph) -> bool:
    """Whether a noun stands for a man where the pronoun is "she", or for a woman where it is "he"."""
    other = "men" if pronoun.lower_ in ("she", "her") else "women"
    return pronoun.lower_ not in MANY and paragraph.words.has(other, lemma(noun))
