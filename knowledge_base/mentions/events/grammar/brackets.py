"""What stands on both sides of a bracket: "the CEDES (Centre for Social Studies) headquarters" is one noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.nouns import classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import HIT

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 14  # words in brackets


def thing_behind_name(noun: Token, paragraph: Paragraph) -> Token | None:
    """The thing that a name with its meaning in brackets stands before: the headquarters, where the parse ends with "CEDES"."""
    name = _name_around(noun, paragraph)
    if name is None:
        return None
    doc, at = paragraph.doc, name[-1].i + 1
    if at >= len(doc) or doc[at].text != "(":
        return None
    closing = next((t for t in doc[at : at + LONGEST] if t.text == ")"), None)
    thing = closing.nbor(1) if closing is not None and closing.i + 1 < len(doc) else None
    if (
        thing is None
        or thing.pos_ not in ("NOUN", "PROPN")
        or not classes_of(thing, paragraph) & HIT
    ):
        return None
    return thing


def before_bracket(first: Token, head: Token, paragraph: Paragraph) -> Token:
    """The first word of a phrase that goes on before a bracket: "the" for the headquarters above."""
    doc = paragraph.doc
    brackets = [t for t in doc[max(0, first.i - 1) : head.i] if t.text in "()"]
    opened = bool(brackets) and brackets[0].text == "(" and brackets[0].i < first.i
    closing = next(iter(brackets[opened:]), None)
    if closing is None or closing.text == "(":
        return first
    opening = next(
        (t for t in reversed(doc[max(0, first.i - LONGEST) : first.i]) if t.text == "("), None
    )
    name = _name_around(opening.nbor(-1), paragraph) if opening is not None and opening.i else None
    if name is None:
        return first
    start = name[0]
    while start.i and start.nbor(-1).pos_ == "DET":
        start = start.nbor(-1)
    return start


def _name_around(token: Token, paragraph: Paragraph) -> list[Token] | None:
    """The words of the name of an organisation, or of one that nobody knows, at a token."""
    mention = paragraph.mention_at(token)
    if mention is None:
        return [token] if token.tag_ in ("NNP", "NNPS") else None
    named = mention.type == "actor" and mention.kind != "person"
    return paragraph.tokens_of(mention) or None if named else None
