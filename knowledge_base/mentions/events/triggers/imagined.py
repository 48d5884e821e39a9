"""What is no deed but a thought: conditions, commands, films and dreams, the mere notion of a deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.triggers.tenses import asks_who

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.lexicon.event_data import Words

INVERTED = ("had", "were", "should")
NO_COMMAND = ("nsubj", "nsubjpass", "aux", "auxpass", "mark", "expl")


def is_imagined(verb: Token, words: Words) -> bool:
    """Whether a clause speaks of a deed that nobody says was done, by its form or by what it hangs on."""
    first = _first_of_list(verb)
    return (
        _is_inverted(verb)
        or _is_command(first)
        or _is_of_a_notion(first, words)
        or _is_in_a_work(first, words)
    )


def _first_of_list(verb: Token) -> Token:
    """The first of "stormed the bank, shot the guard and fled"."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _is_inverted(verb: Token) -> bool:
    """ "Had the bomb exploded, …", "did soldiers kill them?": a condition or question told by its order of words; who asks why knows that they did."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    asked = verb.sent[-1].text == "?"
    if not asked:
        helpers = [c for c in helpers if c.lower_ in INVERTED]
    before = any(helper.i < min(noun.i, verb.i) for helper in helpers for noun in subjects)
    return before and not (asked and asks_who(verb))


def _is_command(verb: Token) -> bool:
    """ "Kill the judges and the law dies", "seize the assets, not the couriers"; not "let the hostages go", nor "helped kill the judge"."""
    alone = verb.tag_ == "VB" and not any(c.dep_ in NO_COMMAND for c in verb.children)
    below = verb.dep_ == "ccomp" and verb.head.i > verb.i  # "'Kill them,' he wrote"
    return alone and (verb.dep_ == "ROOT" or below)


def _is_of_a_notion(verb: Token, words: Words) -> bool:
    """ "The possibility of prisoners being released", "the cost of kidnapping a banker"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "for"):
        notion = verb.head.head
    elif verb.dep_ == "acl" and verb.head.dep_ == "pobj" and verb.head.head.lower_ == "of":
        going_on = verb.tag_ == "VBG" or any(c.lower_ == "being" for c in verb.lefts)
        notion = verb.head.head.head if going_on else verb
    else:
        return False
    word = lemma(notion)
    return words.has("possibility nouns", word) or words.has("notions", word)


def _is_in_a_work(verb: Token, words: Words) -> bool:
    """ "The film shows how a gang kills a priest", "a novel in which …", "he dreamed that …", "in the scenario, …"."""
    if any(_is_made_up(n, words) for p in verb.lefts if p.lower_ == "in" for n in p.children):
        return True
    if verb.dep_ == "relcl":
        clauses = [c for c in verb.lefts if c.dep_ in ("prep", "advmod")]
        inside = any(t.lower_ in ("which", "where") for c in clauses for t in c.subtree)
        return inside and _is_made_up(verb.head, words)
    above = verb.head
    if verb.dep_ != "ccomp" or above.i > verb.i:
        return False
    if words.has("imagining", lemma(above)) or words.has("playing", lemma(above)):
        return True
    return any(c.dep_ == "nsubj" and _is_made_up(c, words) for c in above.children)


def _is_made_up(noun: Token, words: Words) -> bool:
    return words.has("works of fiction", lemma(noun)) and noun.dep_ != "compound"
