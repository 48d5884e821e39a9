"""The nouns of a phrase that may fill a role: of lists each, of parts the whole, of "nobody" none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.lists import with_listed, with_things
from knowledge_base.mentions.events.nouns import (
    Paragraph,
    classes_of_word,
    lemma,
    of_noun,
    relative_antecedent,
    says_no,
)
from knowledge_base.mentions.events.phrases import nouns_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def heads_of(role: str, head: Token, paragraph: Paragraph) -> list[Token]:
    """The nouns that a phrase joins, with those of a list that the parse lost; of a relative pronoun what it stands for."""
    meant = who_is_it(relative_antecedent(head) or head, paragraph)
    people = with_listed(role, list(nouns_of(meant, paragraph)), paragraph)
    return with_things(role, people, paragraph)


def who_is_it(noun: Token, paragraph: Paragraph) -> Token:
    """ "X was the one who shot her", "X, (one of) the men who shot her": X."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and above.lower_ == "one" and above.dep_ in ("appos", "attr"):
        noun = above
    if not paragraph.words.has("stand-ins", lemma(noun)) or paragraph.name_at(noun) is not None:
        return noun
    definite = noun == above or any(c.lower_ == "the" for c in noun.children)
    if noun.dep_ == "attr" and definite and lemma(noun.head) == "be":
        subjects = (
            c
            for c in noun.head.children
            if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN") and not names_nobody(c)
        )
        return next(subjects, noun)
    named = paragraph.name_at(noun.head) if noun.dep_ == "appos" else None
    return noun.head if named is not None and named.kind == "person" else noun


def names_nobody(noun: Token, *, relative: bool = False) -> bool:
    """Whether a noun stands for none in particular: "one of them", "those", "no policeman", a sign, or what is no noun outside of a relative clause."""
    whole = of_noun(noun)
    if noun.lower_ in ("one", "ones", "those") and (whole is None or whole.tag_ == "PRP"):
        return True
    if _is_nobody(noun):
        return True
    if not any(letter.isalnum() for letter in noun.text):
        return True
    return not relative and noun.pos_ in ("PRON", "DET", "VERB", "AUX", "PUNCT", "ADP")


def _is_nobody(noun: Token) -> bool:
    """ "No policeman", "no organisation or individual", "any group", "… and not the rebels"."""
    first = noun.left_edge
    if any(c.lower_ in ("any", "not") for c in noun.lefts) or (
        first.i and first.nbor(-1).lower_ == "not"
    ):
        return True
    alternative = noun.dep_ == "conj" and any(c.lower_ == "or" for c in noun.head.children)
    nouns = (noun, noun.head) if alternative else (noun,)
    return any(says_no(child) for n in nouns for child in n.children)


def is_unknown(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a name is one that nothing says the kind of, or that of a community: a union or a people."""
    mention = paragraph.name_at(noun)
    return mention is not None and mention.type == "actor" and mention.kind in (None, "community")


def wholes_of(role: str, nouns: Sequence[Token], paragraph: Paragraph) -> Iterator[Token]:
    """What was hit rather than the part of it: "at the doors of two banks and a church"."""
    for noun in nouns:
        part = role == "affected" and paragraph.words.has("parts", noun.lower_)
        body = role in ("victim", "affected") and "bodies" in classes_of_word(noun, paragraph.words)
        whole = of_noun(noun) if part or body else None
        if whole is None or paragraph.name_at(noun) is not None:
            yield noun
        else:
            yield from nouns_of(whole, paragraph)
