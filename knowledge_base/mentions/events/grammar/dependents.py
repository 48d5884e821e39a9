"""What hangs on a word in the parse: its prepositional nouns, whose it is, what it is done to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.lexicon.event_data import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

FRONT = {"front": "outside", "side": "inside", "back": "behind"}


LIVES = ("life", "lives")


AGAINST = ("against", "on", "upon")


# In whose hands somebody is, at whose he dies, and of whose body a weapon hit a part: the preposition with what it governs.
OWNED = {
    ("at", "hands"): "at hands", ("to", "bullets"): "at hands", ("under", "bullets"): "at hands", ("to", "gunfire"): "at hands",
    ("in", "hands"): "in hands", ("in", "power"): "in hands",
}  # fmt: skip
BODY = ("head", "chest", "back", "neck", "stomach", "face", "body", "temple")


def owners_of(noun: Token) -> list[Token]:
    """Whose it is: X in "the life of X" and "X's life"."""
    owners = [c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    return owners + [inner for word, inner in prepositional(noun) if word == "of"]


def whole_words(tokens: Iterable[Token]) -> list[Token]:
    """Nouns without the first parts of those written with a hyphen: "president" of "ex-president", which the parse takes apart."""
    whole = {meant.i: meant for meant in map(_behind_hyphen, tokens) if meant.text != "-"}
    return list(whole.values())


def _behind_hyphen(noun: Token) -> Token:
    """The last part of a common noun written with a hyphen, whatever the parse hangs it on."""
    if noun.tag_ not in ("NN", "JJ") or noun.whitespace_ or noun.i + 2 >= noun.sent.end:
        return noun
    hyphen, last = noun.nbor(1), noun.nbor(2)
    joined = hyphen.text == "-" and not hyphen.whitespace_ and last.pos_ == "NOUN"
    return last if joined else noun


def is_outcome_adjective(word: Token) -> bool:
    """ "Was abducted and released unharmed": the parse takes for an object what only says how."""
    return word.tag_ == "JJ" and load_words().has("unharmed", word.lower_)


def direct_objects(verb: Token) -> list[Token]:
    """What a verb in the active is done to."""
    return [c for c in verb.children if c.dep_ == "dobj"]


def _owned(word: str, noun: str) -> str | None:
    """The preposition that "in the hands of", "to the bullets of" or "in the head of" make together."""
    if word in ("in", "into") and noun in BODY:
        return "in body"
    return OWNED.get((word, noun))


def prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions that hang on a token, with their nouns; "in front of X" and "opposite X" read "outside X"."""
    own = [
        c
        for c in token.children
        if c.dep_ in ("prep", "agent", "dative") or (c.dep_ == "advmod" and c.lower_ == "across")
    ]
    joined = [c for word in own for c in word.children if c.dep_ == "conj" and c.tag_ == "IN"]
    for child in own + joined:  # "at the bank and at the house"
        if child.pos_ == "VERB":
            continue
        below = list(child.children)
        whole = whole_words(n for n in below if n.dep_ == "pobj")
        for noun in (n for n in below if n.dep_ != "pobj" or n in whole):
            if noun.dep_ != "pobj":
                if noun.dep_ == "prep":  # "outside of", "from within", "across from"
                    word = "outside" if child.lower_ == "across" else child.lower_
                    yield from ((word, n) for n in noun.children if n.dep_ == "pobj")
                continue
            word = child.lower_
            inner = next((n for p, n in prepositional(noun) if p == "of"), None)
            if inner is not None and (owned := _owned(word, noun.lower_)):
                yield owned, inner
            elif word in AGAINST and noun.lower_ in LIVES and owners_of(noun):
                yield from (("on life", owner) for owner in owners_of(noun))
            elif noun.text in FRONT and inner is not None:  # not "the Front of the ELN"
                yield FRONT[noun.lower_], inner
            elif word == "opposite":
                yield "outside", noun
            else:
                yield word, noun


def conjuncts_of(token: Token) -> Iterator[Token]:
    """A noun and those joined to it by "and", in order; what a colon parts from it is told apart."""
    yield token
    for child in token.children:
        parted = any(t.text == ":" for t in token.doc[token.i : child.i])
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX") and not parted:
            yield from conjuncts_of(child)
