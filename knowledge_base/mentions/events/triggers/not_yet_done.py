"""What is feared or ordered: clauses and nouns that speak of a deed as of one not done, or not known to be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.noun_slots import governor_of, top_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.triggers.telling import HAPPENED, Telling, Time
from knowledge_base.mentions.events.triggers.triggers import Match
from knowledge_base.vocabulary import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.lexicon.event_data import Words

# What an authority first orders or asks for: "a judge ordered the arrest of X", "the court approved the extradition of X".
BY_ORDER = ("arrest", "extradition")
# What somebody may call for that nobody has done: "called for the assassination of X"; a strike that is called for is on.
INCITED = ("assassination", "attack", "bombing", "kidnapping", "massacre")
ACCUSED_OF = ("of", "with", "for")


def of_a_fear(verb: Token, time: Time | None, words: Words) -> Modality | None:
    """ "It is feared that X has been killed" is a suspicion, "they fear that he will be killed" a possibility."""
    if verb.dep_ != "ccomp" or not words.has("fearing", lemma(verb.head)):
        return None
    return "alleged" if time in HAPPENED else "hypothetical"


def is_of_the_accused(governor: Token, how: str, words: Words) -> bool:
    """ "Is suspected of killing X": what somebody is accused of now was done before."""
    return how in ACCUSED_OF and words.has("alleging", lemma(governor))


def as_ordered(match: Match, telling: Telling, paragraph: Paragraph) -> Telling:
    """ "Ordered the arrest of X", "requested the extradition of X" tell of something still to be done, "rejected" of nothing done,
    "called for the murder of X" of a wish."""
    if telling.modality != "asserted":
        return telling
    top = top_noun(match.token, paragraph)
    governor, how = governor_of(top)
    if match.trigger.frame.kind in INCITED:
        incited = governor is not None and paragraph.words.has("inciting", lemma(governor))
        incited = incited and how == "for"
        return replace(telling, modality="hypothetical") if incited else telling
    if match.trigger.frame.kind not in BY_ORDER:
        return telling
    ordered = _under_order(top, governor, how, paragraph.words)
    return replace(telling, modality=ordered) if ordered else telling


def _under_order(top: Token, governor: Token | None, how: str, words: Words) -> Modality | None:
    if governor is None and top.dep_ == "pobj" and top.head.lower_ in ("for", "to"):
        request = top.head.head  # "the request for the extradition of X"
        return "planned" if words.has("request nouns", lemma(request)) else None
    if governor is None or how not in ("dobj", "nsubjpass", "for"):
        return None
    if words.has("refusing", lemma(governor)):
        return "denied"
    return "planned" if words.has("ordering", lemma(governor)) else None
