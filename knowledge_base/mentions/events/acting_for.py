"""For which organisation people act: "FMLN guerrillas", "members of the FMLN", "rebels who belong to the FMLN"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.nouns import PEOPLE, Paragraph, classes_of, lemma, of_noun
from knowledge_base.mentions.events.phrases import apposed_name
from knowledge_base.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def organisation_of(head: Token, paragraph: Paragraph) -> tuple[Mention, bool] | None:
    """The organisation of "FMLN guerrillas" or "guerrillas of the FMLN", and whether it stands before the head."""
    for child in head.children:
        if child.dep_ in ("compound", "nmod", "amod", "poss") and child.i < head.i:
            mention = paragraph.name_at(child)
            if mention is not None and mention.type == "actor" and mention.kind != "person":
                return mention, True
    complement = of_noun(head)
    for noun in (complement, _belongs_to(head)):
        named = noun is not None and (paragraph.name_at(noun) or apposed_name(noun, paragraph))
        if named and named.type == "actor" and named.kind != "person":
            return named, False
    inner = complement is not None and classes_of(complement, paragraph) & PEOPLE
    deeper = organisation_of(complement, paragraph) if complement is not None and inner else None
    return (deeper[0], False) if deeper is not None else None


def _belongs_to(head: Token) -> Token | None:
    """ "Rebels belonging to the FMLN", "rebels who belong to the FMLN": the FMLN."""
    for child in head.children:
        if child.dep_ in ("acl", "relcl") and lemma(child) == "belong":
            for word in child.children:
                if word.dep_ == "prep" and word.lower_ == "to":
                    return next((c for c in word.children if c.dep_ == "pobj"), None)
    return None
