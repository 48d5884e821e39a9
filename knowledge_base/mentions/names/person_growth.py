"""What goes on with a person's name: particles, a nickname in quotes, further surnames, words that lost their capital."""

from typing import TYPE_CHECKING

from knowledge_base.mentions.names.name_edges import is_name_word, is_title
from knowledge_base.mentions.names.name_runs import over_proper_nouns
from knowledge_base.mentions.names.proposals import PERSON, end_of, label_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "``": "''"}
LONGEST_NICKNAME = 3
SHORTEST_SURNAME = 3


def over_uncapitalised_given_names(doc: "Doc", start: int) -> int:
    """Back over given names that lost their capital: "roberto | Navarrete"; the name may go on with "de Roldan"."""
    at = start
    while at > 0 and doc[at - 1].is_lower and doc[at - 1].text in name_words().inner_particles:
        at -= 1
    if at == 0 or not _is_uncapitalised_given_name(doc[at - 1]):
        return start
    while at > 0 and _is_uncapitalised_given_name(doc[at - 1]):
        at -= 1
    return at


def _is_uncapitalised_given_name(token: "Token") -> bool:
    """Whether a given name lost its capital; one that is a word of English too must be read as part of a name."""
    word = fold(token.text)
    return (
        token.is_lower
        and token.whitespace_ == " "
        and word in name_words().given_names
        and (not is_ordinary(word) or token.tag_ == "NNP" or _joins_name(token))
    )


def _joins_name(token: "Token") -> bool:
    return token.dep_ == "compound" and token.head.pos_ == "PROPN"


def may_go_on_with_particles(doc: "Doc", start: int) -> bool:
    """People with a known given name and places like "San Miguel | de Mercedes"."""
    first = fold(doc[start].text)
    words = name_words()
    return first in words.given_names or first in words.saint_words


def is_opening(token: "Token") -> bool:
    """Whether a token is a quotation mark that may open a nickname."""
    return token.text in _CLOSING


def over_rest_of_person(doc: "Doc", start: int, end: int, label: str) -> int:
    """Over a nickname in quotes with a surname, further surnames, and a surname that lost its capital."""
    end = _over_closing_quote(doc, start, end)
    while end < len(doc) and doc[end - 1].whitespace_ == " ":
        further = _after_nickname(doc, end)
        if label_of(doc[end]) == PERSON and is_name_word(doc[end]) and not is_title(doc[end]):
            further = end_of(doc[end])
        elif further == end and _goes_on_uncapitalised(doc, start, end):
            further = end + 1
        if further == end:
            break
        end = over_proper_nouns(doc, further, label)
    return end


def _over_closing_quote(doc: "Doc", start: int, end: int) -> int:
    """Over the closing quote of a nickname and the surname, where a proposal stopped inside the nickname."""
    opened = [t for t in doc[start:end] if t.text in _CLOSING]
    if len(opened) != 1 or end + 1 >= len(doc) or doc[end].text != _CLOSING[opened[0].text]:
        return end
    return end_of(doc[end + 1]) if is_name_word(doc[end + 1]) else end + 1


def over_particles(doc: "Doc", start: int, end: int, label: str) -> int:
    """Over Spanish and other small words with what they join: "Horacio | de Sela", "Graña | y Montero", "CNN | en Español"."""
    words = name_words()
    person = label == PERSON or may_go_on_with_particles(doc, start)
    while end < len(doc) and doc[end - 1].whitespace_ == " ":
        at = end
        while at < len(doc) and doc[at].is_lower and doc[at].text in words.inner_particles:
            at += 1
        if at == end or at == len(doc) or not is_name_word(doc[at]) or is_title(doc[at]):
            break
        if not person and doc[end].text not in words.joining_particles:
            break
        if label_of(doc[at]) in {"GPE", "LOC"} and doc[end].text in {"en", "de", "del"} and person:
            break
        end = over_proper_nouns(doc, max(at + 1, end_of(doc[at]) if person else at + 1), label)
    return end


def _after_nickname(doc: "Doc", end: int) -> int:
    """Over “El Gordo” where a surname follows: Hugo “El Gordo” Basualdo."""
    closing = _CLOSING.get(doc[end].text)
    for at in range(end + 2, min(end + 3 + LONGEST_NICKNAME, len(doc) - 1)):
        if doc[at].text == closing:
            inside = doc[end + 1 : at]
            named = is_name_word(doc[at + 1]) and doc[at].whitespace_ == " "
            return (
                end_of(doc[at + 1]) if named and any(t.text[0].isupper() for t in inside) else end
            )
    return end


def _goes_on_uncapitalised(doc: "Doc", start: int, end: int) -> bool:
    """Whether a word that lost its capital goes on with a person's name: "Gustavo | alvarado", "Jaime | orlando Suarez"."""
    if _is_uncapitalised_surname(doc, start, end):
        return True
    between = end + 1 < len(doc) and _is_uncapitalised_given_name(doc[end])
    return between and is_name_word(doc[end + 1]) and not is_title(doc[end + 1])


def _is_uncapitalised_surname(doc: "Doc", start: int, end: int) -> bool:
    """Whether a word in lower case ends a person's name: no English word ("Gustavo alvarado"), or one that the tagger reads as a
    name ("Jorge mesa")."""
    token = doc[end]
    word = fold(token.text)
    words = name_words()
    return (
        token.is_lower
        and token.is_alpha
        and len(token) > SHORTEST_SURNAME
        and fold(doc[start].text) in words.given_names
        and token.pos_ not in {"AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART", "ADV"}
        and (not _is_english(token) or _is_read_as_name(token))
        and word not in words.function_words
        and word not in words.thing_words
    )


def _is_read_as_name(token: "Token") -> bool:
    """Whether the tagger takes an English word for a name, and no body or office is called so: "Jorge mesa", not "Vega administration"."""
    words, word = name_words(), fold(token.text)
    before_noun = token.dep_ == "compound" and token.head.i > token.i and token.head.is_lower
    return (
        token.tag_ == "NNP"
        and not before_noun
        and word not in words.actor_heads
        and word not in words.member_nouns
        and not is_title(token)
    )


def _is_english(token: "Token") -> bool:
    """Whether a word in lower case is a form of an English word, short ones ("asked", "plays") included."""
    word = fold(token.text)
    stems = {fold(token.lemma_), *(word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing"))}
    return any(is_ordinary(stem) for stem in {word, *stems})
