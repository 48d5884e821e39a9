"""Signs of Markdown stand with the words they belong to, never as paragraphs of their own."""

from pathlib import Path

from knowledge_base.model import Document, Span
from knowledge_base.pages.linked_text import blocks_of

TEXT = "# Heading #\n\n- item one\n- item two\n"


def test_list_marks_join_their_item_and_heading_marks_are_not_shown() -> None:
    heading, one, two = (
        Span(TEXT.index(words), TEXT.index(words) + len(words))
        for words in ("Heading", "item one", "item two")
    )
    document = Document(
        source="a",
        path=Path("a.md"),
        text=TEXT,
        sha256="",
        language="en",
        title="Heading",
        title_span=heading,
        paragraphs=(heading, one, two),
        headings=(heading,),
    )

    shown = [TEXT[block.span.start : block.span.end] for block in blocks_of(document)]

    assert shown == ["Heading", "- item one", "- item two"]
