"""Why the events of articles are found, article by article."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from knowledge_base.model import Document, Findings, KnownName


def explain(
    documents: Sequence[Document],
    findings: Mapping[str, Findings],
    known_names: Sequence[KnownName],
    *,
    published: Mapping[str, str | None],
    cache: Path | None,
) -> Iterator[tuple[Document, Mapping[str, Any]]]:
    """Each document with how its events are found (`explain_events`), in the order given.

    `findings` are those of the same documents, names and dates; the articles are parsed again, from the cache where they lie there.
    """
    from knowledge_base.mentions.document_findings import prepare
    from knowledge_base.mentions.events.explanation.explaining import explain_events
    from knowledge_base.mentions.names.known_names import KnownNameIndex
    from knowledge_base.mentions.parsing.language_model import is_ordinary
    from knowledge_base.mentions.parsing.parses import parse_paragraphs

    index = KnownNameIndex(known_names, is_ordinary)
    texts = {document.source: prepare(document, index).model_texts for document in documents}
    for document, (source, docs) in zip(documents, parse_paragraphs(texts, cache), strict=True):
        explained = explain_events(
            list(zip(document.paragraphs, docs, strict=True)),
            document=document,
            mentions=findings[source].mentions,
            published=published.get(source),
        )
        yield document, explained
