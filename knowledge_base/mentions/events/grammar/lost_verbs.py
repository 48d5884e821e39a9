"""Verbs that the parse takes for nouns: "two men on a motorcycle shot the judge", "were lined up and shot"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.lexicon.event_data import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_A_NOUN = ("det", "poss", "amod", "compound", "nummod")


def find_lost_verbs(doc: Doc, words: Words) -> None:
    """Make verbs again of the words that can be (`verbs taken for nouns`) where nothing before them and something behind them says so.

    The parse is changed where it stands, so that whoever reads it next finds a verb; doing it again changes nothing.
    """
    forms = words.lists["verbs taken for nouns"]
    for token in [token for token in doc if token.lower_ in forms]:
        if token.tag_ == "NN":
            _restore(token, words)
        elif token.tag_ == "VBD" and _shares_passive(token):
            token.tag_ = "VBN"


def _shares_passive(token: Token) -> bool:
    """ "Was dragged from his car and shot": the same form is past and participle, and nothing says whom he shot."""
    shared = token.dep_ == "conj" and _has(token.head, "auxpass")
    return shared and not _has(token, "dobj") and not _has(token, "nsubj")


def _has(token: Token, dep: str) -> bool:
    return any(c.dep_ == dep for c in token.children)


def _restore(token: Token, words: Words) -> None:
    if any(c.dep_ in OF_A_NOUN and c.i < token.i for c in token.children):
        return
    shared = token.dep_ == "conj" and token.head.tag_ in ("VBN", "VBD")
    whom = _has(token, "dobj")
    root = token.sent.root
    lost = token.dep_ == "acl" and whom and root.pos_ in ("NOUN", "PROPN") and root.i < token.i
    if not shared and not lost:
        return
    passive = _shares_passive(token)
    token.tag_, token.pos_ = ("VBN" if passive else "VBD"), "VERB"
    token.lemma_ = words.verb_forms.get(token.lower_, token.lower_)
    if lost:  # the sentence has lost its verb: its first noun is who does it
        token.head, token.dep_ = token, "ROOT"
        root.head, root.dep_ = token, "nsubj"
