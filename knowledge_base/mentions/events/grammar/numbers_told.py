"""Numbers that a text tells, in digits and in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import of_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.lexicon.event_data import Words

if TYPE_CHECKING:
    from spacy.tokens import Token


def parse_number(text: str, words: Words) -> int | None:
    """The whole number that a text says ("10", "1,200", "twenty-five", "a dozen", "two hundred"), or None ("dozens")."""
    parts = re.findall(r"[\d.,]+|[a-z]+", text.lower())
    total = current = 0
    seen = False
    for part in parts:
        if part[0].isdigit():
            digits = part.replace(",", "").rstrip(".")
            if not digits.isdecimal():
                return None
            current += int(digits)
        elif part in words.multipliers or part == "dozen":
            current = (current or 1) * (12 if part == "dozen" else words.multipliers[part])
            total, current = total + current, 0
        elif part in words.numbers:
            current += words.numbers[part]
        elif part in ("a", "an", "and", "at", "least", "about", "some", "more", "than", "another"):
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def count_of(noun: Token, paragraph: Paragraph) -> int | None:
    """How many a noun says it is: "10 people", "a dozen", "three of them"."""
    if noun.like_num or lemma(noun) == "dozen":
        return number(noun, paragraph)
    numeral = next((child for child in noun.children if child.dep_ == "nummod"), None)
    inner = of_noun(noun) if numeral is None else None
    if inner is not None and inner.like_num and paragraph.words.has("several people", lemma(noun)):
        numeral = inner  # "a family of seven"
    return number(numeral, paragraph) if numeral is not None else None


def number(numeral: Token, paragraph: Paragraph) -> int | None:
    """What a numeral says; None for one of a date, which the parse may hang on people: "In 1986 peasants were killed"."""
    at = paragraph.start + numeral.idx
    if any(m.type == "date" and m.start <= at < m.end for m in paragraph.mentions):
        return None
    return parse_number(_numeral_text(numeral), paragraph.words)


def _numeral_text(token: Token) -> str:
    """The numeral with the parts that belong to it ("twenty-five", "a dozen")."""
    own = [
        t for t in token.subtree if t.i <= token.i and (t.like_num or t.text == "-" or t == token)
    ]
    return " ".join(t.text for t in own)
