"""What dates and places hang on in the parse, and the dateline in which a report has its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.datelines import find_dateline
from knowledge_base.mentions.events.nouns import Paragraph
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


ADVERBIAL = ("pobj", "prep", "appos", "nummod", "npadvmod", "pcomp", "compound")


def dateline_end(text: str, paragraph: Span, mentions: Sequence[Mention] = ()) -> int:
    """Where the dateline of a wire report ends ("San Salvador, 3 Jan 90 (ACAN-EFE) -- "): the paragraph's start if none.

    What the form leaves open the `mentions` settle: a place opens a report, a person or a group before a dash does not.
    """
    dateline = find_dateline(text, paragraph)
    if dateline is None:
        return paragraph.start
    if dateline.place is None:
        return dateline.end
    types = {m.type for m in mentions if m.start <= dateline.place.start < m.end}
    opens = "actor" not in types if dateline.sure else "place" in types
    return dateline.end if opens else paragraph.start


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
