"""Whether what somebody wanted, planned or tried to prevent is said to have been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.lexicon.event_data import Words


def done_after_all(verb: Token) -> bool:
    """ "He wanted the state to revise the law, which it did": the relative clause says that it was done."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ == "VBD" and lemma(token) == "do" and token.dep_ not in ("aux", "auxpass"):
            said = {child.lower_ for child in token.children}
            return "which" in said and not said & {"not", "n't", "never"}
    return False


def came_about(verb: Token) -> bool:
    """ "Was seized in 1984 and would die in captivity the next year": what was still to come then, and has a time of its own.

    Not what somebody said that he would do, or would have done, nor what hung on a condition.
    """
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "would" not in helpers or "have" in helpers or verb.dep_ not in ("ROOT", "conj", "relcl"):
        return False
    if verb.dep_ == "conj" and not (verb.head.pos_ == "VERB" and _is_told(verb.head)):
        return False
    if verb.dep_ == "relcl" and not any(c.tag_ in ("WP", "WRB") for c in verb.children):
        return False  # "a plan that would free 300 men by 1990"
    clauses = (c for c in verb.children if c.dep_ == "advcl")
    if any(c.dep_ == "mark" for clause in clauses for c in clause.children):
        return False
    times = (c for c in verb.children if c.dep_ in ("npadvmod", "prep", "advmod"))
    return any(_is_time(token) for child in times for token in child.subtree)


def _is_told(verb: Token) -> bool:
    """Whether a verb is a plain past, or such a "would" itself."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return came_about(verb) if "would" in helpers else verb.tag_ in ("VBD", "VBN")


def _is_time(token: Token) -> bool:
    """A year, or "later", "the following year"."""
    year = token.text.isdecimal() and len(token.text) == 4 and token.text[:2] in ("18", "19", "20")
    return year or token.lower_ == "later" or (token.lower_ == "year" and token.dep_ == "npadvmod")


def done_at_last(verb: Token) -> bool:
    """ "Was not captured until 1999", "did not surrender until May": it was done then."""
    past = any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.children)
    until = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("until", "till"))
    nouns = (n for c in until for n in c.children if n.dep_ == "pobj")
    return past and any(t.ent_type_ == "DATE" or _is_time(t) for n in nouns for t in n.subtree)


def happened_anyway(noun: Token, carrier: Token, words: Words) -> bool:
    """ "His death did not end the trade": what is denied is what a deed led to, not that it took place."""
    negated = any(c.dep_ == "neg" for c in carrier.children)
    led_to = negated and noun.dep_ == "nsubj" and noun.head == carrier
    return led_to and not words.has("taking place", lemma(carrier))


def not_prevented(verb: Token, words: Words) -> bool:
    """ "Police could not stop the gunmen from killing the judge", "failed to prevent them from burning the bus": it was done."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "from":
        return False
    guard = verb.head.head
    if not words.has("keeping from", lemma(guard)) and not words.has("foiling", lemma(guard)):
        return False
    told = any(c.tag_ in ("VBD", "MD") and c.lower_ in ("did", "could") for c in guard.lefts)
    failed = guard.dep_ == "xcomp" and lemma(guard.head) == "fail"
    return failed or (told and any(c.dep_ == "neg" for c in guard.lefts))
