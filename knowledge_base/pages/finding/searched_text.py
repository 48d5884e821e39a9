"""The text that a record is found by, in pieces: what a reader of its page sees, never more."""

import html
import re
from collections.abc import Iterator

from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.entity_page import links_of
from knowledge_base.pages.escaping import clean_text
from knowledge_base.pages.marks import marks_of
from knowledge_base.pages.record_values import evidence_of, facts_of, value_of
from knowledge_base.pages.source_page import article
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import value_in_words

# A group named in hundreds of articles rests on as many passages; these articles are found themselves.
_MOST_PASSAGES = 12
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)


def searched_text(view: View, record: Entity) -> tuple[str, ...]:
    """The pieces of a record's text: an article's paragraphs; else its description, roles and the passages it rests on."""
    if record.type == "source":
        pieces = [*_description(record), *_article(view, record)]
    elif record.type == "date":
        pieces = _description(record)
    else:
        pieces = [*_description(record), *_roles(record), *_passages(view, record)]
    flat = (" ".join(clean_text(piece).split()) for piece in pieces)
    return tuple(dict.fromkeys(piece for piece in flat if piece))


def _article(view: View, record: Entity) -> Iterator[str]:
    """The paragraphs of an article that its page shows; of one shown by quotes alone, only these."""
    stem = stem_of(record.id)
    document = view.kb.documents.get(stem)
    if not document:
        return
    if value_of(record, "show") != "quotes":
        for span in document.paragraphs:
            yield document.text[span.start : span.end]
        return
    links = links_of(view, record)
    shown = article(links, document, marks_of(links, stem), quotes_only=True)
    for paragraph in _PARAGRAPH.findall(shown):
        if (text := html.unescape(_TAG.sub("", paragraph)).strip()) != "[…]":
            yield text


def _description(record: Entity) -> list[str]:
    described = record.description
    return [described.value] if described and isinstance(described.value, str) else []


def _roles(record: Entity) -> Iterator[str]:
    """Titles and roles in one piece."""
    named = [value_in_words(fact.value) for fact in facts_of(record, "role") if fact.value]
    yield "; ".join(named)


def _passages(view: View, record: Entity) -> list[str]:
    quotes = (
        passage.quote for passage in evidence_of(record) if passage.source in view.kb.documents
    )
    return list(dict.fromkeys(quotes))[:_MOST_PASSAGES]
