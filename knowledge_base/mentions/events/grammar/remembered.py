"""Answers about the words of a parsed paragraph, remembered: a dozen readers ask the same of every verb."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_Answer = TypeVar("_Answer")
_KEY = "events: remembered"


def remember_from_now(doc: Doc) -> None:
    """Begin to remember, with nothing that was answered before: the parse is mended and will not change any more."""
    doc.user_data[_KEY] = {}


def answers_of(doc: Doc) -> dict[tuple[str, int], Any] | None:
    """What was answered of a paragraph, by the name of the question and the place that it was asked of; None before `remember_from_now`."""
    known: dict[tuple[str, int], Any] | None = doc.user_data.get(_KEY)
    return known


def remembered(question: Callable[[Token], _Answer]) -> Callable[[Token], _Answer]:
    """The question, asked once of each word after `remember_from_now`; before that each time. Its answer must never be None."""
    name = question.__qualname__

    @wraps(question)
    def answer(token: Token) -> _Answer:
        known = answers_of(token.doc)
        if known is None:
            return question(token)
        key = (name, token.i)
        found: _Answer | None = known.get(key)
        if found is None:
            found = known[key] = question(token)
        return found

    return answer
