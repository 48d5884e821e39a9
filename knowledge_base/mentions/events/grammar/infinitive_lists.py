"""Infinitives that the parse hangs on the verb above their list: "threatened to kill the mayor, burn his house and kidnap his son"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_A_CLAUSE = ("xcomp", "ccomp", "advcl", "acl")
ABOVE = ("VBD", "VBN", "VBZ", "VBP", "VBG")
OWN = ("nsubj", "nsubjpass", "aux", "auxpass", "mark")


def join_infinitives(doc: Doc) -> None:
    """Join the bare verbs of such a list to its first infinitive, so that whoever asks how they are told finds the threat or plan above them.

    A bare form can go on no finite verb. The parse is changed where it stands; doing it again changes nothing.
    """
    for verb in doc:
        if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ in ABOVE:
            first = _first_of_list(verb)
            if first is not None:
                verb.head = first


def _first_of_list(verb: Token) -> Token | None:
    """The infinitive right before a bare verb under the same verb."""
    if any(c.dep_ in OWN for c in verb.lefts):
        return None
    before = [
        c
        for c in verb.head.rights
        if c.i < verb.i and c.dep_ in OF_A_CLAUSE and c.tag_ == "VB" and _has_to(c)
    ]
    return before[-1] if before else None


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" for c in verb.lefts)
