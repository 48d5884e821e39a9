"""Answers about the words of a parsed paragraph, remembered: a dozen readers ask the same of every verb."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_Answer = TypeVar("_Answer")
_Words = TypeVar("_Words", "Token", "Span")
_KEY = "events: remembered"
A_TOKEN, A_SENTENCE = attrgetter("i"), attrgetter("start")


def remember_from_now(doc: Doc) -> None:
    """Begin to remember, with nothing that was answered before: the parse is mended and will not change any more."""
    doc.user_data[_KEY] = {}


def remembered(
    place: attrgetter[int],
) -> Callable[[Callable[[_Words], _Answer]], Callable[[_Words], _Answer]]:
    """Makes a question of each token or sentence one that is asked once after `remember_from_now`; before that each time.

    `place` (`A_TOKEN`, `A_SENTENCE`) tells where what is asked of stands. The answer must never be None.
    """

    def once(question: Callable[[_Words], _Answer]) -> Callable[[_Words], _Answer]:
        name = question.__qualname__

        @wraps(question)
        def answer(words: _Words) -> _Answer:
            known = words.doc.user_data.get(_KEY)
            if known is None:
                return question(words)
            key = (name, place(words))
            found: _Answer | None = known.get(key)
            if found is None:
                found = known[key] = question(words)
            return found

        return answer

    return once
