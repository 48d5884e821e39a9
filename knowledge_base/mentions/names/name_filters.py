"""Which capitalised words are no name: generic nouns, creeds, offices, weapons, laws, the first word of a sentence."""

import functools
import re
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.name_edges import is_title
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold, fold_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Makes of weapons and vehicles; groups so named ("M-19") are known names.
# The sign of a document or case: "E/CN.7/2021/5".
_CODE = re.compile(r"/\S*\d|\d\S*/")
_WEAPON = re.compile(r"[A-Z]{1,3}-?\d{1,3}[A-Z]?")
_MARKS = frozenset("“\"'‘«*_")
_JOINED = frozenset({"-", "–", "/", "'s", "’s"})
# The share of longer words with a capital from which a paragraph counts as a heading.
TITLE_CASE = 0.6
SMALL_WORDS_IN_HEADING = 2
# What units are numbered of: "Third Brigade", "Sixth Front".
UNITS = frozenset({"armed-group", "security-force"})
SHORTEST_ACRONYM, LONGEST_ACRONYM = 3, 6


def may_be_name(doc: "Doc", start: int, end: int, label: str) -> bool:
    """Not generic, not a word that names no actor and no place, not a mere number or initial."""
    if is_numbered_place(doc, end):
        return True
    if _is_generic(doc, start, end) or _is_thing(doc, start, end, label):
        return False
    if label in {"", "ORG"} and _names_office(doc, start, end):
        return False
    if label == "NORP":
        return _is_group(doc, start, end)
    return bool(label) or _strong(doc, start, end)


def is_numbered_place(doc: "Doc", end: int) -> bool:
    """Whether the two words before `end` are a place that has a number for a name: "Zone 12"."""
    if end < 2 or not doc[end - 1].text.isdigit():
        return False
    noun = doc[end - 2]
    return noun.text.istitle() and fold(noun.text) in name_words().numbered_places


def _is_generic(doc: "Doc", start: int, end: int) -> bool:
    """Whether no word has a capital or all of them are generic: "the Army", "Western"."""
    words = name_words()
    tokens = doc[start:end]
    text = tokens.text
    name = fold_name(text)
    if not any(token.text[:1].isupper() for token in tokens) or len(name) < 2 or "$" in text:
        return True
    if not words.not_names.isdisjoint({name, fold(text)}):
        return True
    if name in words.generic_alone or name in words.titles or _CODE.search(text):
        return True
    parts = name.split(" ")
    if not all(
        part in words.not_names or part in words.generic_alone or part in words.place_modifiers
        for part in parts
    ):
        return False
    return not _is_named_body(doc, start, end, parts)


def _is_named_body(doc: "Doc", start: int, end: int, parts: list[str]) -> bool:
    """Whether generic words make a proper name together: "National Assembly", "Socialist Party"; not "Armed Forces"."""
    words = name_words()
    return (
        len(parts) == end - start > 1
        and all(token.text[:1].isupper() for token in doc[start:end])
        and (
            parts[0] in words.naming_words
            or (parts[0] in words.ordinals and words.actor_heads.get(parts[-1]) in UNITS)
        )
        and parts[-1] in words.actor_heads
        and parts[-1] not in words.never_named
    )


def _is_thing(doc: "Doc", start: int, end: int, label: str) -> bool:
    """Whether it is a common noun at the start of a sentence, a weapon, or the beginning of a law's or plan's name."""
    first = doc[start]
    plain = not label or is_ordinary(fold(first.text)) or first.pos_ not in {"NOUN", "ADJ"}
    common = first.pos_ not in {"PROPN", "X"} and not first.text.isupper() and label != "NORP"
    common = common and plain
    if (end - start == 1 and common) or _WEAPON.fullmatch(doc[start:end].text):
        return True
    if label != "PERSON" and (
        _is_named_thing(doc, start, end) or _is_one_of_a_make(doc, start, end)
    ):
        return True
    if _is_vessel(doc, start, end):
        return True
    following = fold(doc[end].text) if end < len(doc) else ""
    return following in name_words().thing_words and label != "PERSON"


def _is_named_thing(doc: "Doc", start: int, end: int) -> bool:
    """Whether the words themselves say that a war, a law or an operation has the name: "First Mafia War", "Operation Rainbow"."""
    things = name_words().thing_words
    first, last = doc[start], doc[end - 1]
    named_after = first.text.istitle() and fold(first.text) == "operation"
    return end - start > 1 and (named_after or (last.text.istitle() and fold(last.text) in things))


def _is_vessel(doc: "Doc", start: int, end: int) -> bool:
    """Whether a ship or an aircraft has the name: "the trawler | Santa Elena", 'aboard the "| Lucky Star"', "USS | Trenton"."""
    words, first, root = name_words(), doc[start], doc[start:end].root
    if first.text.isupper() and end - start > 1 and fold(first.text) in words.ship_prefixes:
        return True
    if root.dep_ == "appos" and root.head.is_lower and fold(root.head.text) in words.vessels:
        return True  # "a ferry, the Lucky Star"
    at = start - 1
    while at > 0 and (doc[at].text in _MARKS or (is_title(doc[at]) and doc[at].is_title)):
        at -= 1
    if at < 1:
        return False
    before = doc[at]
    if before.text.isupper():
        return fold(before.text) in words.ship_prefixes
    aboard = before.lower_ == "the" and doc[at - 1].lower_ == "aboard"
    named = before.is_lower and before.pos_ != "VERB" and fold(before.text) in words.vessels
    return aboard or named


def _is_one_of_a_make(doc: "Doc", start: int, end: int) -> bool:
    """Whether "a" makes a plain noun of the name, as of a car: "from a Toyota"; in "a Cali Cartel hitman" it goes with the noun."""
    if start == 0 or doc[start - 1].lower_ not in {"a", "an"}:
        return False
    words = name_words()
    last = fold(doc[end - 1].text)
    if last in words.actor_heads or last in words.place_heads:
        return False
    after = doc[end] if end < len(doc) else None
    goes_on = after is not None and (
        after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or after.text in _JOINED
    )
    return not goes_on


def _names_office(doc: "Doc", start: int, end: int) -> bool:
    """What an office is of: "Minister of Trade and Industry", "Culture and Communications Minister", "Chief Executive"."""
    words = name_words()
    if fold(doc[end - 1].text) in words.offices:
        return True
    if end < len(doc) and fold(doc[end].text) in words.offices and doc[end].text[0].isupper():
        return not doc[end - 1].text.isupper()
    return (
        start > 1
        and doc[start - 1].text == "of"
        and fold(doc[start - 2].text) in words.offices
        and doc[start - 2].text[0].isupper()
        and not any(fold(token.text) in words.actor_heads for token in doc[start:end])
    )


def _is_group(doc: "Doc", start: int, end: int) -> bool:
    """A people's or members' noun ("the Sandinistas"), no adjective of nation, creed or doctrine ("Andean", "Leninist")."""
    last = doc[end - 1]
    word = fold(last.text)
    endings = name_words().creed_endings
    if end - start == 1 and word.endswith(tuple(endings)) and word not in name_words().actor_heads:
        return False
    return last.tag_ in {"NNP", "NNPS", "NNS", "NN"}


def _strong(doc: "Doc", start: int, end: int) -> bool:
    """Whether proper nouns that the model left alone are surely a name.

    A head word, a title or a given name shows it; so do capitals where the words are no English and the paragraph does not
    capitalise all its words.
    """
    words = name_words()
    first, last = fold(doc[start].text), fold(doc[end - 1].text)
    if end - start > 1 and (last in words.actor_heads or last in words.place_heads):
        return True
    titled = start > 0 and is_title(doc[start - 1]) and doc[start - 1].text[:1].isupper()
    if titled or (end - start > 1 and first in words.given_names):
        return True
    if end - start == 1 and len(doc[start]) < 3 and not doc[start].text.isupper():
        return False
    if _is_title_case(doc):
        return False
    plain = [is_ordinary(fold(token.text)) for token in doc[start:end]]
    return not all(plain) if end - start > 1 else not plain[0] or _is_acronym(doc[start].text)


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and SHORTEST_ACRONYM <= len(text) <= LONGEST_ACRONYM


@functools.lru_cache(maxsize=1)  # asked of one paragraph again and again
def _is_title_case(doc: "Doc") -> bool:
    """Whether a paragraph writes (almost) every longer word with a capital, as headings do."""
    long = [token for token in doc if len(token) > 3 and token.is_alpha]
    small = sum(1 for token in long if token.text[0].islower())
    return small <= SMALL_WORDS_IN_HEADING and len(long) - small > TITLE_CASE * len(long)
