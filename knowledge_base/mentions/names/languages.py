"""Words for languages: "in Spanish" and "Portuguese-speaking" name no country."""

import re

from knowledge_base.mentions.words import fold

_LANGUAGES = frozenset(
    [
        *("spanish", "portuguese", "french", "english", "german", "italian", "dutch", "russian"),
        *("chinese", "japanese", "arabic", "hebrew", "turkish", "greek", "polish", "korean"),
    ]
)
_BEFORE = re.compile(
    r"\b(?:in|into|speaks?|spoke|speaking|learn(?:ed|s|t)?|stud(?:y|ies|ied)|fluent)\s+[\"“‘']?$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[-–](?:language|speaking|speakers?)\b", re.IGNORECASE)
# What cannot be a noun that the adjective goes with, as in "in Spanish waters".
_NO_NOUN = re.compile(
    r"[\"”’']?\s*(?:[.,;:()\[\]!?\d]|--|[–—]|$|(?:and|or|on|at|by|to|for|from|with|as|is|was|that|which|while|when|but)\b)",
    re.IGNORECASE,
)
_NEAR = 20


def is_language(text: str, start: int, end: int) -> bool:
    """Whether the adjective of a nation at `start` to `end` means the language that is spoken or written."""
    if fold(text[start:end]) not in _LANGUAGES:
        return False
    if _SPOKEN.match(text, end):
        return True
    spoken = _BEFORE.search(text[max(0, start - _NEAR) : start])
    return bool(spoken and _NO_NOUN.match(text, end))
