"""Runs of proper nouns: how far the words of one name go on side by side."""

import re
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.name_edges import is_name_word, is_title
from knowledge_base.mentions.names.proposals import PERSON, label_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def over_proper_nouns(doc: "Doc", end: int, label: str) -> int:
    """The end moved over proper nouns that no other proposal holds, hyphens included."""
    while end < len(doc):
        if is_hyphen(doc, end) and end + 1 < len(doc) and _is_second_half(doc[end + 1], label):
            end += 2
        elif doc[end - 1].whitespace_ == " " and (
            is_free_name_word(doc[end]) or (label == PERSON and _is_ordinal(doc[end]))
        ):
            end += 1
        else:
            break
    return end


def _is_second_half(token: "Token", label: str) -> bool:
    """What may follow a hyphen inside a name: "Arauco-Malleco", "Jong-un"; not "FARC-linked"."""
    if is_free_name_word(token):
        return True
    return label == PERSON and token.is_lower and token.is_alpha and not is_ordinary(token.text)


def _is_ordinal(token: "Token") -> bool:
    """A king's or pope's number: "Charles | I", not the pronoun."""
    return bool(re.fullmatch("[IVX]+", token.text)) and token.pos_ != "PRON"


def is_free_name_word(token: "Token") -> bool:
    """Whether a token is a proper noun that the tagger left alone and no title."""
    return (
        is_name_word(token)
        and token.pos_ == "PROPN"
        and not label_of(token)
        and not is_title(token)
        and fold(token.text) not in name_words().function_words
    )


def is_hyphen(doc: "Doc", i: int) -> bool:
    """Whether a token is a hyphen inside a word."""
    return doc[i].text == "-" and not doc[i].whitespace_ and i > 0 and not doc[i - 1].whitespace_
