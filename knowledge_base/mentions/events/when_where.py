"""What dates and places hang on in the parse, and the dateline in which a report has its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.nouns import Paragraph
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


DATELINE = re.compile(
    r"\s*[^\n.]{0,60}?\b\d{1,2} [A-Za-z]{3,9}\.? (?:\d{2}|\d{4})\b[^\n]{0,80}?(?:--|—|–) ?(?:\(?\[[^\]\n]{0,80}\]\)? ?)?"
)

ADVERBIAL = ("pobj", "prep", "appos", "nummod", "npadvmod", "pcomp", "compound")


def dateline_end(text: str, paragraph: Span) -> int:
    """Where the dateline of a wire report ends ("San Salvador, 3 Jan 90 (ACAN-EFE) -- "): the paragraph's start if none."""
    match = DATELINE.match(text, paragraph.start, paragraph.end)
    return match.end() if match else paragraph.start


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
