"""Whether what somebody wanted or planned is said to have been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.nouns import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


def done_after_all(verb: Token) -> bool:
    """ "He wanted the state to revise the law, which it did": the relative clause says that it was done."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ == "VBD" and lemma(token) == "do" and token.dep_ not in ("aux", "auxpass"):
            said = {child.lower_ for child in token.children}
            return "which" in said and not said & {"not", "n't", "never"}
    return False
