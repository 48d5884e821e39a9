"""Words as the index knows them. `docs/assets/find.js` cuts a reader's words by the same rules."""

import re
import unicodedata

# Words that nearly every sentence has; they are neither kept nor looked up.
UNSOUGHT = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "in",
        "into",
        "is",
        "it",
        "its",
        "not",
        "of",
        "on",
        "or",
        "she",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "which",
        "who",
        "will",
        "with",
        "would",
        "el",
        "la",
        "los",
        "las",
        "de",
        "del",
        "y",
        "en",
        "que",
    ]
)
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The text without accents and case: "Núñez" is "nunez"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn").lower()


def words_of(text: str) -> list[str]:
    """The plain words of a text in order; a dotted acronym (U.S.) is one word."""
    joined = _DOTTED.sub(lambda found: found.group().replace(".", ""), plain(text))
    return _WORD.findall(joined)


def sought_words(text: str) -> list[str]:
    """The words of a text by which it can be found: no single letters, none of those that every text has."""
    return [word for word in words_of(text) if len(word) > 1 and word not in UNSOUGHT]
