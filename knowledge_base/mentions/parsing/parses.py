"""Parsed paragraphs, from disk where the same paragraphs were parsed before."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge_base.mentions.caching.cache_files import sharded, write_whole
from knowledge_base.mentions.parsing.language_model import fingerprint, load_model

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BATCH = 64
FOLDER = "parses"
CHECK_LENGTH = 32


def parse_paragraphs(
    texts: Mapping[str, Sequence[str]], cache: Path | None
) -> Iterator[tuple[str, "list[Doc]"]]:
    """For each source its paragraphs parsed, in the order of `texts`.

    Kept under `cache`/parses, a file a document (about 6 KB), found by the paragraphs' hash and the model's fingerprint. A
    file that is damaged is parsed anew. Without `cache` nothing is kept.
    """
    sources = list(texts)
    for first in range(0, len(sources), BATCH):
        group = sources[first : first + BATCH]
        files = {source: _file(cache, texts[source]) for source in group}
        cached = {source: _read(files[source], texts[source]) for source in group}
        fresh = _parse({source: texts[source] for source in group if cached[source] is None})
        for source in group:
            docs = cached.pop(source)
            if docs is None:
                docs = next(fresh)
                _write(files[source], docs)
            yield source, docs


def tokens_with(doc: "Doc", attribute: str, value: str) -> "Iterator[Token]":
    """The tokens that have a value ("POS", "PROPN"), in order; the others are never made into Python objects."""
    wanted = doc.vocab.strings[value]
    for at in (doc.to_array(attribute) == wanted).nonzero()[0].tolist():
        yield doc[at]


def _parse(texts: Mapping[str, Sequence[str]]) -> "Iterator[list[Doc]]":
    if not texts:
        return
    stream = (text for paragraphs in texts.values() for text in paragraphs)
    parsed = load_model().pipe(stream, batch_size=BATCH)
    for paragraphs in texts.values():
        yield [next(parsed) for _ in paragraphs]


def _file(cache: Path | None, paragraphs: Sequence[str]) -> Path | None:
    if cache is None:
        return None
    content = hashlib.sha256(json.dumps([fingerprint(), *paragraphs]).encode()).hexdigest()
    return sharded(cache / FOLDER, content, ".spacy")


def _read(file: Path | None, paragraphs: Sequence[str]) -> "list[Doc] | None":
    if file is None or not file.is_file():
        return None
    from spacy.tokens import DocBin

    content = file.read_bytes()
    check, body = content[:CHECK_LENGTH], content[CHECK_LENGTH:]
    if hashlib.sha256(body).digest() != check:
        return None
    docs = list(DocBin().from_bytes(body).get_docs(load_model().vocab))
    return docs if [doc.text for doc in docs] == list(paragraphs) else None


def _write(file: Path | None, docs: "Sequence[Doc]") -> None:
    if file is None:
        return
    from spacy.tokens import DocBin

    body = DocBin(docs=docs).to_bytes()
    write_whole(file, hashlib.sha256(body).digest() + body)
