"""Headlines and entries of chronologies, which leave out articles and "was": "Mayor kidnapped in Tame"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECTS = ("dobj", "dative", "ccomp", "xcomp")
HELPERS = ("aux", "auxpass", "neg")


def is_headline(verb: Token) -> bool:
    """Whether the subject of a verb suffers what it says though no "was" stands there: a noun without article, nothing else hit.

    The verb must be the only one of its sentence in a form that is past and participle alike.
    """
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ != "ROOT":
        return False
    if any(c.dep_ in OBJECTS + HELPERS for c in verb.children):
        return False
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) != 1 or subjects[0].i > verb.i:
        return False
    noun = subjects[0]
    single = noun.tag_ in ("NN", "NNP") and not any(
        c.dep_ in ("det", "poss", "nummod") for c in noun.lefts
    )
    others = (
        t for t in verb.sent if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound")
    )
    return single and noun.ent_type_ != "ORG" and all(t == verb for t in others)
