"""How names are compared here, and which runs of capitalised words a text has."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from knowledge_base.model import Span

LONGEST = 6  # words of a name: "San Luis de la Reina" has five
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
# One name goes on over white space, a hyphen, an apostrophe or the point of an abbreviation ("Sto. Tomás").
_GAP = re.compile(r"[ \t]+|[ \t]*\n[ \t]*|[-'’]|\. ?")
_JOINERS = frozenset(
    ["de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "das", "dos", "of", "the"]
)
_LETTERS_WITHOUT_PARTS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae"})


@functools.lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """Lower case without accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold()).casefold()
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    return letters.translate(_LETTERS_WITHOUT_PARTS)


@functools.lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """The words of a name without case, accents and punctuation: two names that fold alike are spelt alike."""
    return " ".join(fold_word(match.group()) for match in _WORD.finditer(name))


def find_names(text: str, spans: Iterable[Span]) -> dict[str, set[str]]:
    """All runs of up to six words that begin and end with a capital, folded, each with the ways in which the text writes it."""
    found: dict[str, set[str]] = {}
    for span in spans:
        for start, end, folded in _runs(text, span):
            found.setdefault(folded, set()).add(text[start:end])
    return found


def _runs(text: str, span: Span) -> Iterator[tuple[int, int, str]]:
    words = list(_WORD.finditer(text, span.start, span.end))
    folded = [fold_word(word.group()) for word in words]
    capital = [word.group()[0].isupper() for word in words]
    for first in range(len(words)):
        if not capital[first]:
            continue
        for last in range(first, min(first + LONGEST, len(words))):
            if last > first and not _GAP.fullmatch(
                text, words[last - 1].end(), words[last].start()
            ):
                break
            if capital[last]:
                yield words[first].start(), words[last].end(), " ".join(folded[first : last + 1])
            elif folded[last] not in _JOINERS:
                break
