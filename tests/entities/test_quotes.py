"""Quotes are found to the letter or not at all."""

import pytest

from knowledge_base.entities.linking.quotes import find_occurrences, locate_quote
from knowledge_base.model import Span
from tests.entities.small_world import make_document

TEXT = "#Peru first#\nPeru said so.\nThe  wind\u00a0came\r\nover Peru and Peruvians.\nIt “ended”."


@pytest.mark.parametrize(
    ("quote", "nth", "found"),
    [
        ("said so", None, "said so"),
        ("wind came over", None, "wind\u00a0came\r\nover"),
        ("over  Peru", None, "over Peru"),
        ("“ended”", None, "“ended”"),
        ('"ended"', None, None),
        ("Said so", None, None),
        ("Peru", None, None),
        ("Peru", 1, "Peru"),
        ("Peru", 9, None),
        ("  ", None, None),
    ],
)
def test_a_quote_is_found_where_it_stands_once_or_says_which(
    quote: str, nth: int | None, found: str | None
) -> None:
    span = locate_quote(make_document("a", TEXT), quote, nth)

    assert (TEXT[span.start : span.end] if span else None) == found


def test_furniture_counts_only_where_the_article_does_not_say_it() -> None:
    document = make_document("a", TEXT)

    assert locate_quote(document, "Peru", 1) == Span(13, 17)
    assert locate_quote(document, "Peru first") == Span(1, 11)


def test_whole_words_leave_longer_words_alone() -> None:
    document = make_document("a", TEXT)

    assert len(find_occurrences(document, "Peru")) == 3
    assert len(find_occurrences(document, "Peru", whole_words=True)) == 2
