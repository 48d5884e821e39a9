"""The passage that a mention stands in, to quote as evidence."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from knowledge_base.entities.linking.quotes import cite
from knowledge_base.model import Document, Evidence, Findings, Mention, Span


def sentence_of(document: Document, sentences: Sequence[Span], mention: Mention) -> Span:
    """The sentence around a mention, else its paragraph, else the mention alone."""
    for spans in (sentences, document.paragraphs):
        at = bisect_right(spans, mention.start, key=lambda span: span.start) - 1
        if at >= 0 and mention.end <= spans[at].end:
            return spans[at]
    return Span(mention.start, mention.end)


def first_passages(
    mentions: Sequence[Mention],
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
) -> tuple[Evidence, ...]:
    """For each source the first sentence that names the thing; running text goes before headings, names before demonyms."""
    first: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.source, _rank(m, documents), m.start)):
        first.setdefault(mention.source, mention)
    return tuple(
        cite(documents[s], sentence_of(documents[s], findings[s].sentences, mention))
        for s, mention in sorted(first.items())
    )


def role_passages(
    uses: Iterable[tuple[Mention, Span]],
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
) -> tuple[Evidence, ...]:
    """For each source the first sentence that says a role, with the name; running text goes before headings."""
    first: dict[str, tuple[Mention, Span]] = {}
    for use in sorted(uses, key=lambda u: (u[0].source, _rank(u[0], documents), u[1])):
        first.setdefault(use[0].source, use)
    return tuple(
        cite(documents[s], _passage_over(documents[s], findings[s].sentences, mention, role))
        for s, (mention, role) in sorted(first.items())
    )


def _passage_over(
    document: Document, sentences: Sequence[Span], mention: Mention, role: Span
) -> Span:
    """The sentences of the role and the name, which an abbreviation between them may have parted."""
    named = sentence_of(document, sentences, mention)
    said = sentence_of(document, sentences, replace(mention, start=role.start, end=role.end))
    return Span(min(named.start, said.start), max(named.end, said.end))


def _rank(mention: Mention, documents: Mapping[str, Document]) -> tuple[bool, bool]:
    headings = documents[mention.source].headings
    at = bisect_right(headings, mention.start, key=lambda span: span.start) - 1
    return mention.adjectival, at >= 0 and mention.start < headings[at].end
