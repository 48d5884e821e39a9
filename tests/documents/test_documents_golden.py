"""Each golden case is a text and what must be read in it; the file's name is the rule."""

from pathlib import Path
from typing import Any

import pytest

from knowledge_base.documents import read_documents
from knowledge_base.model import Document, Span
from tests.yaml_files import read_yaml

CASES = sorted((Path(__file__).parents[1] / "golden" / "documents").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_reading_follows_the_rule(case: Path, tmp_path: Path) -> None:
    expected: dict[str, Any] = read_yaml(case)
    path = tmp_path / expected.pop("file", "article.txt")
    path.write_bytes(expected.pop("text").encode())

    documents, problems = read_documents([path])

    assert problems == []
    assert {name: _seen(documents[0])[name] for name in expected} == expected


def _seen(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "title_stated": document.title_span is not None,
        "author": document.author,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "furniture": _words(document, document.furniture),
        "paragraphs": _words(document, document.paragraphs),
        "headings": _words(document, document.headings),
    }


def _words(document: Document, spans: tuple[Span, ...]) -> list[str]:
    return [" ".join(document.text[span.start : span.end].split()) for span in spans]
