"""What a word says was done to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.lexicon.event_data import Words
from knowledge_base.mentions.events.lexicon.word_fields import Harm

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.triggers.triggers import Match

OF_KINDS: dict[str, Harm] = {
    "assassination": "killed", "massacre": "killed", "death": "killed", "kidnapping": "kidnapped"
}  # fmt: skip


FATAL = ("death", "sword", "knife")  # "hacked to death", "put to the sword"


def harm_of(token: Token, words: Words) -> Harm | None:
    """What a word says was done to people: "killed", "gunned down", "hacked to death", "left dead", "the dead"."""
    told = words.harm.get(lemma(token)) or words.harm.get(token.lower_)
    if told is None and token.tag_ == "NNS" and lemma(token) == "life":
        counted = any(c.dep_ == "nummod" for c in token.children)
        return "killed" if counted and words.has("taking lives", lemma(token.head)) else None
    if told is not None or token.pos_ != "VERB":
        return told
    for child in token.children:
        if child.dep_ == "prt" and f"{lemma(token)}-{child.lower_}" in words.harm:
            return words.harm[f"{lemma(token)}-{child.lower_}"]
        if child.i > token.i and child.lower_ == "dead" and child.dep_ != "dobj":
            return "killed"
        if child.lower_ == "to" and any(c.lower_ in FATAL for c in child.children):
            return "killed"
    return None


def tells_of_wounds(match: Match, words: Words) -> bool:
    """ "Suffered burns", "lost an eye": a phrase that holds a word for a wound or a limb."""
    return any(words.has(name, lemma(t)) for t in match.others for name in ("wounds", "limbs"))


def harm_told(match: Match, words: Words) -> Harm | None:
    """What the people that a trigger names have suffered."""
    if match.trigger.frame.pattern.name == "falling to":
        return "killed"
    if tells_of_wounds(match, words):
        return "wounded"
    return harm_of(match.token, words) or OF_KINDS.get(match.trigger.frame.kind)
