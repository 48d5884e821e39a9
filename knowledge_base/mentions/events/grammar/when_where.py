"""What dates and places hang on in the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


# "On Monday police seized …": the parse may hang the day on the police (nmod).
ADVERBIAL = ("pobj", "prep", "appos", "nummod", "npadvmod", "pcomp", "compound", "nmod")


def head_of(mention: Mention, paragraph: Paragraph) -> Token | None:
    """The token of a mention that hangs on something outside it."""
    tokens = paragraph.tokens_of(mention)
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), None)


def attachments(token: Token) -> Iterator[Token]:
    """The verbs and nouns that a prepositional phrase or adverbial may hang on: the nearest one first."""
    current = token
    while current.dep_ in ADVERBIAL and current.head != current:
        hangs = current.dep_ in ("prep", "npadvmod")
        current = current.head
        if hangs and current.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            yield current
    yield current
