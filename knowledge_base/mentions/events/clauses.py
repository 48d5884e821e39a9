"""What the clause of a verb hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.nouns import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.event_data import Words


def clause_above(verb: Token) -> int | None:
    """What the verb's clause hangs on; "left four injured" hangs on what "left" does."""
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb.head.i if verb.dep_ in ("advcl", "relcl") else None


def tells_of_a_deed(verb: Token, words: Words) -> bool:
    """ "An incident in which two guards were killed", "a bloody action that left one dead": the clause of a word for any deed."""
    while verb.dep_ in ("conj", "xcomp") and verb.head.pos_ == "VERB":
        verb = verb.head
    noun = verb.head
    return verb.dep_ in ("relcl", "acl") and noun.pos_ == "NOUN" and words.has("deeds", lemma(noun))
