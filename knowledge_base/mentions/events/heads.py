"""The nouns of a phrase that may fill a role: of lists each, of parts the whole, of "nobody" none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.lists import with_listed, with_things
from knowledge_base.mentions.events.nouns import (
    Paragraph,
    classes_of_word,
    conjuncts_of,
    of_noun,
    relative_antecedent,
    says_no,
)
from knowledge_base.mentions.events.phrases import nouns_of, stands_alone

if TYPE_CHECKING:
    from spacy.tokens import Token


def heads_of(role: str, head: Token, paragraph: Paragraph) -> list[Token]:
    """The nouns that a phrase joins, with those of a list that the parse lost; of a relative pronoun what it stands for."""
    meant = relative_antecedent(head) or head
    people = with_listed(role, list(nouns_of(meant, paragraph)), paragraph)
    things = with_things(role, people, paragraph)
    return [*things, *(n for head in things for n in _after_of(head, paragraph))]


def _after_of(head: Token, paragraph: Paragraph) -> Iterator[Token]:
    """Things that the parse joins to what follows "of": the bank of "the offices of El Sol and a bank"."""
    complement = of_noun(head)
    joined = conjuncts_of(complement) if complement is not None else ()
    yield from (noun for noun in joined if stands_alone(noun, head, paragraph))


def names_nobody(noun: Token, *, relative: bool) -> bool:
    """Whether a noun stands for none in particular: "one of them", "those", "no policeman", a sign, or what is no noun outside of a relative clause."""
    whole = of_noun(noun)
    if noun.lower_ in ("one", "those") and (whole is None or whole.tag_ == "PRP"):
        return True
    if any(says_no(child) for child in noun.children):
        return True
    if not any(letter.isalnum() for letter in noun.text):
        return True
    return not relative and noun.pos_ in ("PRON", "DET", "VERB", "AUX", "PUNCT", "ADP")


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
