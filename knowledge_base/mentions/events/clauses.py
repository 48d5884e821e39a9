"""How the clause of a deed hangs on another of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

ORDER = ("after", "before")


def comes_with(verb: Token) -> int | None:
    """The verb of the deed before or after which a clause is told: "12 hours after they shot X", "after killing X"."""
    if verb.dep_ == "advcl":
        marks = (c for c in verb.children if c.dep_ == "mark")
        return verb.head.i if any(c.lower_ in ORDER for c in marks) else None
    if verb.dep_ == "pcomp" and verb.head.lower_ in ORDER:
        return verb.head.head.i
    return None


def clause_above(verb: Token) -> int | None:
    """What the verb's clause hangs on; "left four injured" hangs on what "left" does."""
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb.head.i if verb.dep_ in ("advcl", "relcl") else None
