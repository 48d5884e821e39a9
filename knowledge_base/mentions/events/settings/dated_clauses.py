"""Up from a deed through the sentence: the words whose dates are the deed's too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.clauses import is_run_on
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of_word
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

# Through these a noun of a deed shares the date of its verb: "was wounded on Friday in an attack"; "met on Friday about the attack" does not.
SHARING = ("in", "during", "by", "from", "amid", "through", "as", "including", "like")
AFTERWARDS = ("after", "following")
# Clauses that tell of another time than the one they hang on.
APART = (
    "after",
    "before",
    "because",
    "although",
    "though",
    "if",
    "unless",
    "despite",
    "until",
    "since",
)
# Verbs that govern no clause of what somebody says or knows, whatever the parse makes of them.
SILENT = ("be", "have", "do")


def clauses_above(anchor: Token, paragraph: Paragraph) -> tuple[list[Token], Token | None]:
    """The tokens above a deed whose dates are the deed's too, and the verb of saying at which they end."""
    chain = [anchor]
    current = anchor
    while current.head != current:
        dep, head = current.dep_, current.head
        noun = current.pos_ in ("NOUN", "PROPN")
        if dep == "relcl" or (dep == "acl" and current.tag_ == "VBN"):
            break
        if dep == "advcl" and any(c.lower_ in APART for c in current.lefts):
            break
        if is_run_on(current, paragraph.words):
            break
        there = dep == "attr" and any(c.dep_ == "expl" for c in head.children)
        speaks = dep == "ccomp" and lemma(head) not in SILENT and not _is_watched(current)
        if speaks or (noun and dep in ("dobj", "attr", "compound") and not there):
            speaks = speaks or paragraph.words.has("reporting", lemma(head))
            return chain, head if speaks else None
        if dep == "pcomp" and head.lower_ not in SHARING:
            break
        if dep == "pobj" and noun and not _shares(head, paragraph):
            break
        if dep == "pobj" and current != anchor and _is_somebody(current, paragraph):
            break  # "sentenced on 3 May as the perpetrator of the murder"
        current = head
        chain.append(current)
    return chain, None


def _shares(preposition: Token, paragraph: Paragraph) -> bool:
    """Whether what stands after a preposition happened when its head did."""
    word, head = preposition.lower_, preposition.head
    if head.pos_ in ("VERB", "AUX"):
        outcome = paragraph.words.has("outcome verbs", lemma(head))
        return word in SHARING or (word in AFTERWARDS and outcome)
    return word == "of" or word in SHARING


def _is_watched(verb: Token) -> bool:
    """ "Saw his lorry go up in flames": what was seen happened when it was seen."""
    return verb.tag_ == "VB" and not any(c.dep_ in ("aux", "mark") for c in verb.children)


def _is_somebody(noun: Token, paragraph: Paragraph) -> bool:
    return bool(classes_of_word(noun, paragraph.words) & PEOPLE)
