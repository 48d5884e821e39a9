"""Words of a text with their offsets, and how two spellings of one word are compared."""

import functools
import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|org|net|gov|edu|info)\b\S*")
LONGEST_ABBREVIATION = 4
_QUOTES = str.maketrans(
    {"“": None, "”": None, '"': None, "«": None, "»": None, "„": None, "’": "'", "‘": "'", "`": "'"}
)
_DASHES = re.compile(r"[‐‑‒–—-]\s*")
_SPACES = re.compile(r"\s+")
_LETTERS_WITHOUT_PARTS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae"})


class Word(NamedTuple):
    """A run of letters or of digits; `folded` is the form that comparisons use."""

    start: int
    end: int
    folded: str


@functools.lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case without accents, so that "Perú" and "PERU" compare equal."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(
        _LETTERS_WITHOUT_PARTS
    )


@functools.lru_cache(maxsize=20_000)
def words_of_name(name: str) -> tuple[Word, ...]:
    """The words of a name; remembered apart from those of texts, which the many names of a list would push out."""
    return find_words.__wrapped__(name, 0, len(name))


@functools.lru_cache(maxsize=2_000)
def find_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words between two offsets, those of web and mail addresses left out; remembered, as several rules ask in turn."""
    masked = [match.span() for match in _ADDRESS.finditer(text, start, end)]
    found = ((*match.span(), fold(match[0])) for match in _WORD.finditer(text, start, end))
    words = tuple(map(Word._make, found))
    if not masked:
        return words
    return tuple(w for w in words if not any(a <= w.start < b for a, b in masked))


def plain_gap(gap: str) -> str:
    """What stands between two words, so that kinds of quotes, dashes and white space do not matter."""
    if gap == " ":
        return gap
    return _SPACES.sub(" ", _DASHES.sub("-", gap.translate(_QUOTES)))


def gaps_agree(known: str, found: str, *, after: str) -> bool:
    """Whether a name written with `known` between two words may be written with `found` there.

    `after` is the word before the gap: only a short one may be an abbreviation that takes a point ("Gen. Rojas").
    """
    if known == found:
        return True
    same = {known, found}
    if same == {". ", " "}:
        return len(after) <= LONGEST_ABBREVIATION
    return same in ({" ", "-"}, {"", "-"}, {".", ". "})


@functools.lru_cache(maxsize=50_000)
def fold_name(text: str) -> str:
    """A whole name in the form that tells whether two names are spelt alike: "U.S." and "u.s."."""
    return " ".join([fold(word) for word in _WORD.findall(text)])
