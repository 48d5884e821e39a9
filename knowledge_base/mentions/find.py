"""All that a set of articles names and tells, each article read once and remembered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from knowledge_base.mentions.caching.findings_cache import FindingsCache
from knowledge_base.model import Document, Findings, KnownName


def find_mentions(
    documents: Sequence[Document],
    known_names: Sequence[KnownName],
    *,
    towns: Mapping[str, Sequence[KnownName]] | None = None,
    published: Mapping[str, str | None],
    cache: Path | None,
    report: Callable[[int, int], None] | None = None,
) -> dict[str, Findings]:
    """What each document names and tells, by source, in the order of `documents`.

    `towns` (by source) are names that are a place only where the document supports it. `published` (EDTF, by source) anchors relative dates. Under `cache` parses and findings are kept: an article is read again only if
    its text, its date, a known name that could occur in it, or this package changed, and parsed again only if its text did; spaCy is
    imported only then. `report` is told how many of how many documents are done. OSError where the model is not installed.
    """
    towns = towns or {}
    store = FindingsCache(cache, known_names, towns)
    found: dict[str, Findings | None] = {
        document.source: store.get(document, published.get(document.source))
        for document in documents
    }
    missing = [document for document in documents if found[document.source] is None]
    done = len(documents) - len(missing)
    tell = report or (lambda done, total: None)
    tell(done, len(documents))
    for document, findings in _read(missing, (known_names, towns), published, cache):
        store.put(document, published.get(document.source), findings)
        found[document.source] = findings
        done += 1
        tell(done, len(documents))
    return {source: findings for source, findings in found.items() if findings is not None}


def _read(
    documents: Sequence[Document],
    names: tuple[Sequence[KnownName], Mapping[str, Sequence[KnownName]]],
    published: Mapping[str, str | None],
    cache: Path | None,
) -> Iterator[tuple[Document, Findings]]:
    if not documents:
        return
    known_names, towns = names
    from knowledge_base.mentions.document_findings import find_in_document, prepare
    from knowledge_base.mentions.names.known_names import KnownNameIndex
    from knowledge_base.mentions.names.town_names import TownNames
    from knowledge_base.mentions.parsing.language_model import is_ordinary
    from knowledge_base.mentions.parsing.parses import parse_paragraphs

    index = KnownNameIndex(known_names, is_ordinary)
    countries = _countries(known_names)
    prepared = {d.source: prepare(d, index) for d in documents}
    parses = parse_paragraphs({source: p.model_texts for source, p in prepared.items()}, cache)
    for document, (source, docs) in zip(documents, parses, strict=True):
        yield (
            document,
            find_in_document(
                prepared[source],
                docs,
                towns=TownNames(towns.get(source, ())),
                countries=countries,
                published=published.get(source),
            ),
        )


def _countries(known_names: Sequence[KnownName]) -> dict[str, tuple[str, ...]]:
    """The countries of each known entity; a country is its own."""
    found: dict[str, set[str]] = {}
    for known in known_names:
        own = {known.entity} if known.kind == "country" else set()
        found.setdefault(known.entity, set()).update(known.countries, own)
    return {entity: tuple(sorted(countries)) for entity, countries in found.items()}
