"""Words for languages: "in Spanish" and "Portuguese-speaking" name no country."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.words import fold

_NEAR = 20
# What ends the words about a language, where no small word goes on.
_ENDS = r"[.,;:()\[\]!?\d]|--|[–—]|$"


@dataclass(frozen=True, slots=True)
class _Company:
    """What stands beside the name of a language: before it, after it, and tied to it."""

    before: re.Pattern[str]
    no_noun: re.Pattern[str]
    spoken: re.Pattern[str]


def is_language(text: str, start: int, end: int) -> bool:
    """Whether the adjective of a nation at `start` to `end` means the language that is spoken or written."""
    if fold(text[start:end]) not in name_words().languages:
        return False
    company = _company()
    if company.spoken.match(text, end):
        return True
    before = company.before.search(text[max(0, start - _NEAR) : start])
    return bool(before and company.no_noun.match(text, end))


@functools.cache
def _company() -> _Company:
    words = name_words()
    before, after = _any(words.before_languages), _any(words.after_languages)
    return _Company(
        before=re.compile(rf"\b{before}\s+[\"“‘']?$", re.IGNORECASE),
        no_noun=re.compile(rf"[\"”’']?\s*(?:{_ENDS}|{after}\b)", re.IGNORECASE),
        spoken=re.compile(rf"[-–]{_any(words.language_parts)}\b", re.IGNORECASE),
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words)))})"
