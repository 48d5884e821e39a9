"""Where quoted words stand in a source; what does not occur is never placed by guess.

White space counts as equal whatever its kind and length, because line breaks and double blanks do not survive copying;
every other character must be the same. Words in site furniture are found only where the article itself does not hold them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from knowledge_base.entities.fields.parts import Evidence as WrittenEvidence
from knowledge_base.model import Document, Evidence, Span


def find_occurrences(document: Document, words: str, *, whole_words: bool = False) -> list[Span]:
    """Every place where words stand in a document, in order; `whole_words` leaves out those inside longer words."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    pattern = r"\s+".join(parts)
    if whole_words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    spans = [Span(m.start(), m.end()) for m in re.finditer(pattern, document.text)]
    return [span for span in spans if not in_furniture(document, span)] or spans


def in_furniture(document: Document, span: Span) -> bool:
    """Whether any of a stretch belongs to the site and not to the article."""
    at = bisect_right(document.furniture, span.end - 1, key=lambda piece: piece.start) - 1
    return at >= 0 and document.furniture[at].end > span.start


def locate_quote(document: Document, quote: str, nth: int | None = None) -> Span | None:
    """The one place of a quote, or its nth (from 1); None for an orphan and for a quote that repeats without `nth`."""
    spans = find_occurrences(document, quote)
    if nth is not None:
        return spans[nth - 1] if nth <= len(spans) else None
    return spans[0] if len(spans) == 1 else None


def cite(document: Document, span: Span) -> Evidence:
    """A stretch of a document as evidence."""
    return Evidence(
        source=document.source,
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
    )


def locate_evidence(
    written: Iterable[WrittenEvidence], documents: Mapping[str, Document]
) -> tuple[Evidence, ...]:
    """The quotes of people that are found in their sources, in the order written; orphans are left out."""
    found = []
    for item in written:
        document = documents.get(item.source)
        span = locate_quote(document, item.quote, item.nth) if document else None
        if document and span:
            found.append(cite(document, span))
    return tuple(found)


def quotes_in(part: BaseModel) -> Iterator[WrittenEvidence]:
    """Every quote in what a person wrote, however deep, in the order of the fields."""
    for name in type(part).model_fields:
        yield from _quotes_in_value(getattr(part, name))


def _quotes_in_value(value: object) -> Iterator[WrittenEvidence]:
    if isinstance(value, WrittenEvidence):
        yield value
    elif isinstance(value, BaseModel):
        yield from quotes_in(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _quotes_in_value(item)
