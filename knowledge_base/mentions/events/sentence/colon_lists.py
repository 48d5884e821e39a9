"""Incidents listed behind a colon in one sentence: "three incidents on 4 June: gunmen killed X, a bomb went off in Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

ENOUGH = 2  # deeds make a list


def with_colon_lists(
    drafts: Sequence[Draft], sentence: Sentence, paragraph: Paragraph
) -> list[Draft]:
    """The drafts of a sentence; those listed behind its colon are of the day before it, and what only sums them up is left out."""
    colon = next((t for t in sentence if t.text == ":"), None)
    if colon is None or len({d.token for d in drafts if d.token > colon.i}) < ENOUGH:
        return list(drafts)
    days = [m for m in _days(sentence, paragraph) if m.end <= paragraph.start + colon.idx]
    day = days[0] if len({m.edtf for m in days}) == 1 else None
    kept = [d for d in drafts if d.token > colon.i or not _sums_up(d, paragraph)]
    return [
        replace(d, date=day) if d.token > colon.i and d.date is None and day is not None else d
        for d in kept
    ]


def _sums_up(draft: Draft, paragraph: Paragraph) -> bool:
    """ "Three attacks"."""
    return draft.is_noun and paragraph.doc[draft.token].tag_ in ("NNS", "NNPS")


def _days(sentence: Sentence, paragraph: Paragraph) -> list[Mention]:
    start = paragraph.start + sentence.start_char
    end = paragraph.start + sentence.end_char
    dates = (m for m in paragraph.mentions if m.type == "date" and m.edtf is not None)
    return [m for m in dates if start <= m.start and m.end <= end]
