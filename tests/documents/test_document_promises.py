"""What holds of every text, whatever stands in it."""

import itertools
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.documents import read_documents
from knowledge_base.model import Document

LINES = st.sampled_from(
    [
        "The Coal Road",
        "The Coal Road | Harbour Watch",
        "Leave a Reply",
        "About The Author",
        "Subscribe now",
        "Home",
        "News",
        "* * *",
        "- a station of the road",
        "# The Coal Road #",
        "---",
        "title: x",
        "By Jane Doe, May 20, 2016",
        "Lima, 4 FEB 90 (EFE) -- Nobody asked what was under the coal in the three trucks.",
        "Nobody at the checkpoint asked what was under the coal in the three trucks.",
        "who pays for the silence of the men at the bridge and of the men at the",
        "2 thoughts on “The Coal Road”",
        "A caption of a picture that was taken at the port. (AP Photo/Jane Doe)",
        "\u00a0  \u00a0",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n", "\r", "\u2028", "\n   "])
PAGES = st.lists(st.tuples(LINES | st.text(max_size=90), BREAKS), max_size=25).map(
    lambda parts: "".join(line + end for line, end in parts)
)


@given(page=PAGES, suffix=st.sampled_from([".txt", ".md"]), bom=st.booleans())
@settings(max_examples=150)
def test_every_letter_is_article_or_furniture_and_never_both(
    page: str, suffix: str, bom: bool
) -> None:
    document = _read("\ufeff" * bom + page, suffix)
    if document is None:
        return
    spans = sorted([*document.paragraphs, *document.furniture])
    parted = {n for span in spans for n in range(span.start, span.end)}

    assert document.text == "\ufeff" * bom + page
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(n in parted for n, c in enumerate(document.text) if c.isalnum())
    assert list(document.paragraphs) == sorted(document.paragraphs)
    assert list(document.furniture) == sorted(document.furniture)


@given(page=PAGES)
@settings(max_examples=60)
def test_paragraphs_are_trimmed_and_headings_are_among_them(page: str) -> None:
    document = _read(page, ".txt")
    if document is None:
        return

    for span in document.paragraphs:
        words = document.text[span.start : span.end]
        assert words == words.strip()
    assert set(document.headings) <= set(document.paragraphs)
    assert document.title
    if document.title_span:
        stated = document.text[document.title_span.start : document.title_span.end]
        assert document.title.split() == stated.translate({0x200B: None, 0xAD: None}).split()


@given(page=PAGES)
@settings(max_examples=25)
def test_reading_twice_gives_the_same(page: str) -> None:
    assert _read(page, ".txt") == _read(page, ".txt")


def _read(page: str, suffix: str) -> Document | None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"article{suffix}"
        path.write_bytes(page.encode())
        documents, _ = read_documents([path])
    if not documents:
        return None
    [document] = documents
    return replace(document, path=Path(path.name))
