"""Deeds that a sentence only counts: "the third mayor murdered this year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.triggers.triggers import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINAL = re.compile(r"\d+(?:st|[nr]?d|th)")  # agencies write "the 33d attack"


def is_tallied(match: Match) -> bool:
    """Whether a deed is only counted: "he is the third mayor murdered this year", "it was the fifth attack on the line"."""
    token = match.token
    noun = token if match.is_noun else token.head if token.dep_ in ("acl", "relcl") else None
    if noun is None or noun.dep_ != "attr" or lemma(noun.head) != "be":
        return False
    before = [*noun.children, *(c for part in noun.lefts for c in part.lefts)]
    return any(_is_ordinal(c) and c.lower_ != "first" for c in before)


def _is_ordinal(token: Token) -> bool:
    return token.tag_ == "JJ" and (token.like_num or _ORDINAL.fullmatch(token.lower_) is not None)
