"""Who reports an event: the source of "police said that …", "according to the army, …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import fill
from knowledge_base.mentions.events.grammar.nouns import is_acting
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.model import Argument

if TYPE_CHECKING:
    from spacy.tokens import Token

ROLE = "source-of-claim"


def find_sources(trigger: Token, paragraph: Paragraph) -> tuple[Argument, ...]:
    """Those who are said to tell of the event, nearest first; pronouns name nobody, and who tells of his own deed is its agent."""
    words = paragraph.words
    for clause in (trigger, *trigger.ancestors):
        named = _according_to(clause)
        if not named and clause.dep_ in ("ccomp", "parataxis"):
            said = clause.head
            if words.has("reporting", lemma(said)) or words.has("alleging", lemma(said)):
                named = [c for c in said.children if c.dep_ == "nsubj"]
        if named:
            return tuple(a for noun in named for a in _arguments(noun, paragraph))
    return ()


def _according_to(clause: Token) -> list[Token]:
    """ "According to the army and the police, …": the army."""
    return [
        noun
        for word in clause.children
        if word.lower_ == "according"
        for to in word.children
        if to.lower_ == "to"
        for noun in to.children
        if noun.dep_ == "pobj"
    ]


def _arguments(noun: Token, paragraph: Paragraph) -> list[Argument]:
    if noun.pos_ == "PRON":
        return []
    found = [f for f in fill("participant", noun, paragraph) if is_acting(f.classes)]
    return [replace(filler.argument, role=ROLE) for filler in found]
