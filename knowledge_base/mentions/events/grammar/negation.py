"""Which words say that there was nobody and nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


NOBODY = ("nobody", "none", "neither")
UNDONE = (("instead", "of"), ("far", "from"))
NEAR = 3  # "rather than to kill", "rather than risk killing"
NEVER = ("way", "time", "case", "circumstance", "moment")


def says_no(token: Token) -> bool:
    """Whether a word says that there is none; "vehicle No 85" has a number."""
    if token.lower_ != "no":
        return False
    after = token.doc[token.i + 1 : token.i + 3].text.lstrip(". ")
    return not (token.text == "No" and after[:1].isdigit())


def of_nobody(verb: Token) -> bool:
    """Whether a verb has "no" before who did or suffered it: "no hostages were taken"; or before a way or time: "in no way"."""
    nouns = [noun for noun in verb.children if noun.dep_ in ("dobj", "nsubjpass", "nsubj")]
    if verb.dep_ in ("acl", "relcl"):
        nouns.append(verb.head)
    nouns += [n for p in verb.children if p.dep_ == "prep" for n in p.children if lemma(n) in NEVER]
    if any(noun.lower_ in NOBODY for noun in nouns):
        return True
    return any(
        says_no(child) or child.lower_ == "neither" for noun in nouns for child in noun.children
    )


def is_left_undone(verb: Token) -> bool:
    """ "Withdrew without attacking the town", "let him go rather than kill him", "instead of", "far from": it was not done."""
    while verb.dep_ == "conj" and not _is_than(verb.i, verb.head):
        verb = verb.head
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        word, before = verb.head.lower_, verb.head.i - 1
        pair = verb.doc[before].lower_ if before >= verb.sent.start else ""
        return word == "without" or (pair, word) in UNDONE
    return verb.dep_ in ("conj", "advcl") and (
        _is_than(verb.i, verb.head) or _is_than(verb.i, verb)
    )


def _is_than(at: int, verb: Token) -> bool:
    """Whether "rather than" stands among a verb's words right before a place."""
    marks = (
        c for c in verb.children if c.lower_ == "than" and c.dep_ in ("mark", "cc") and c.i < at
    )
    return any(at - c.i <= NEAR and c.i and c.nbor(-1).lower_ == "rather" for c in marks)
