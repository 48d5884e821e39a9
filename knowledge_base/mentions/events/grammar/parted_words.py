"""Words that the parse takes apart at their hyphen: "semi-submersible", "co-defendants"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.parsing.parses import tokens_with

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAMING = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr")


def join_parted_words(doc: Doc) -> None:
    """Make one noun again of two that the parse hangs side by side: what stands before the hyphen is part of what stands behind it.

    The parse is changed where it stands; doing it again changes nothing.
    """
    for hyphen in tokens_with(doc, "ORTH", "-"):
        if 0 < hyphen.i < len(doc) - 1 and not hyphen.whitespace_:
            _join(hyphen.nbor(-1), hyphen, hyphen.nbor(1))


def _join(first: Token, hyphen: Token, last: Token) -> None:
    beside = first.head == last.head and first.dep_ == last.dep_ and last.dep_ in NAMING
    if first.whitespace_ or not beside or last.pos_ == "PROPN":
        return
    for child in list(first.lefts):
        child.head = last
    first.head, first.dep_ = last, "compound"
    hyphen.head, hyphen.dep_ = last, "punct"
    last.pos_ = "NOUN"
    last.tag_ = last.tag_ if last.tag_ in ("NN", "NNS") else "NN"
