"""Which words say that there was nobody and nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.nouns import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


NOBODY = ("nobody", "none")
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
    return any(says_no(child) for noun in nouns for child in noun.children)
