"""How two spellings of one name are compared, and which ids names become."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from slugify import slugify

from knowledge_base.vocabulary import FOLDERS, EntityType

LONGEST_STEM = 80
_DOTTED_LETTERS = re.compile(r"\b(\w)\.(?=\w\b)")
_POSSESSIVE = re.compile(r"['’]s\b")
_NO_LETTERS = re.compile(r"[^\w]+|_")


@lru_cache(maxsize=262144)
def fold_name(text: str) -> str:
    """A name without accents, case, dots, quotes, hyphens and possessive: two names that fold alike are written alike."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text).casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    joined = _DOTTED_LETTERS.sub(r"\1", letters)
    return " ".join(_NO_LETTERS.sub(" ", joined).split()) or text.strip().casefold()


def is_short_form(text: str, name: str) -> bool:
    """Whether a text is only part of a fuller name: "Guzmán" of "Joaquín Guzmán"."""
    words, whole = fold_name(text).split(), fold_name(name).split()
    return len(words) < len(whole) and set(words) <= set(whole)


def choose_id(entity_type: EntityType, name: str, *, taken: set[str]) -> str:
    """A new id for a name: the slug, numbered from 2 where an id that differs at most by case is taken."""
    stem = slugify(name, max_length=LONGEST_STEM, word_boundary=True) or "unnamed"
    return free_id(f"{FOLDERS[entity_type]}/{stem}", taken=taken)


def free_id(wanted: str, *, taken: set[str]) -> str:
    """The wanted id, numbered from 2 where it is taken; `taken` holds ids in lower case."""
    found, number = wanted, 2
    while found.casefold() in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


def best_form(forms: Iterable[str]) -> str:
    """The form to call a thing by: not in capitals if there is another, the most frequent, the longest, the first in order."""
    counts: dict[str, int] = {}
    for form in forms:
        counts[form] = counts.get(form, 0) + 1
    return min(counts, key=lambda f: (_shouts(f), -counts[f], -len(f), f))


def _shouts(form: str) -> bool:
    """Capitals in a name of several words are a headline's; a single word may be an acronym."""
    return form.isupper() and " " in form
