"""What becomes of a clause that others are said to say: "no proof that …", "rumours say that …", "the report that … is false"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.lexicon.event_data import Words
from knowledge_base.mentions.events.triggers.telling import HAPPENED, Telling
from knowledge_base.vocabulary import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token


def has_that(verb: Token) -> bool:
    """Whether a clause behind a noun says what the noun is about: "the rumour that gunmen had taken a priest", where the parse may
    make an object of "that"."""
    if any(c.dep_ == "mark" for c in verb.children):
        return True
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return len(objects) > 1 and objects[0].lower_ == "that"


def as_said(governor: Token, telling: Telling, words: Words) -> Telling:
    """What becomes of a clause that a noun or a verb of saying introduces: "no proof that …", "rumours say that …", "it is not true that …"."""
    if telling.modality != "asserted":
        return telling
    if governor.pos_ in ("NOUN", "PROPN"):
        return _by_noun(governor, telling, words)
    if any(child.dep_ == "neg" or child.lower_ == "no" for child in governor.children):
        return replace(telling, modality="denied")
    subjects = [c for c in governor.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(child.lower_ == "no" for subject in subjects for child in subject.children):
        return replace(telling, modality="denied")
    if any(words.has("rumour nouns", lemma(subject)) for subject in subjects):
        return replace(telling, modality="alleged")
    return telling


def _by_noun(noun: Token, telling: Telling, words: Words) -> Telling:
    """What a noun makes of the clause that hangs on it; a possibility of something past is somebody's suspicion."""
    word, above = lemma(noun), noun.head
    told = words.has("rumour nouns", word) or words.has("report nouns", word)
    if told and (words.has("negating", lemma(above)) or _is_false(above, words)):
        return replace(telling, modality="denied")
    if words.has("proof nouns", word):
        none = any(child.lower_ in ("no", "little", "any") for child in noun.children)
        negated = any(child.dep_ == "neg" for child in above.children)
        return replace(telling, modality="denied" if none or negated else "alleged")
    if words.has("rumour nouns", word):
        return replace(telling, modality="alleged")
    if words.has("possibility nouns", word):
        modality: Modality = "alleged" if telling.time in HAPPENED else "hypothetical"
        return replace(telling, modality=modality)
    return telling


def _is_false(verb: Token, words: Words) -> bool:
    """ "The report that … is unfounded."""
    said = (child for child in verb.children if child.dep_ in ("acomp", "attr", "advcl", "oprd"))
    return any(words.has("false adjectives", lemma(child)) for child in said)
