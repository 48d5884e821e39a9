"""Which of two told of before "the former" and "the latter" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.nouns import ACTING, PEOPLE, classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 60  # tokens: the sentence before and its own


def one_of_two(noun: Token, paragraph: Paragraph) -> Token | None:
    """ "Pinto and a lieutenant were convicted; the latter was jailed": the lieutenant. None where no two people were joined before."""
    if noun.lower_ not in ("former", "latter") or not any(c.lower_ == "the" for c in noun.lefts):
        return None
    for second in reversed(noun.doc[max(0, noun.i - REACH) : noun.i]):
        first = second.head
        if second.dep_ != "conj" or any(c.dep_ == "conj" for c in second.children):
            continue
        people = all(classes_of(t, paragraph) & PEOPLE for t in (first, second))
        after = noun.doc[max(second.right_edge.i + 1, noun.sent.start) : noun.i]
        if first.dep_ == "conj" or not people or any(_is_somebody(t, paragraph) for t in after):
            return None
        return first if noun.lower_ == "former" else second
    return None


def _is_somebody(token: Token, paragraph: Paragraph) -> bool:
    """Whether a word after the two tells of a third, who may be meant as well."""
    return token.pos_ in ("NOUN", "PROPN") and bool(classes_of(token, paragraph) & ACTING)
