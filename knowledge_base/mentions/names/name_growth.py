"""What belongs to a name beyond what was proposed: the rest of it on either side, "of Canada", "and Mines", a nickname."""

import re
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.name_edges import is_name_word, is_title
from knowledge_base.mentions.names.proposals import PERSON, end_of, label_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "``": "''"}
LONGEST_NICKNAME = 3


def with_beginning(doc: "Doc", start: int) -> int:
    """The start moved back over proper nouns that the model left out: "Belaunde | Terry", "Austria- | Hungary"."""
    while start > 0:
        step = 2 if start > 1 and _is_hyphen(doc, start - 1) else 1
        token = doc[start - step]
        joined = step == 2 or token.whitespace_ == " "
        if joined and step == 1 and _is_nation_of_body(token, doc[start]):
            return start - 1
        if (
            not joined
            or not _is_free_name_word(token)
            or fold(token.text) in name_words().not_names
        ):
            break
        if start > step and doc[start - step - 1].text == "of":
            break
        if _describes(token, doc[start]):
            break
        start -= step
    return _over_uncapitalised_given_names(doc, start)


def _is_nation_of_body(token: "Token", first: "Token") -> bool:
    """Whether an adjective of nation stands before the one head word of a body: "Australian | Democrats"."""
    return (
        label_of(token) == "NORP"
        and token.pos_ == "ADJ"
        and token.text[:1].isupper()
        and fold(first.text) in name_words().actor_heads
    )


def _describes(token: "Token", first: "Token") -> bool:
    """Whether a plain word in front of a given name is no part of the name: "Coach Ricardo"."""
    given = name_words().given_names
    word = fold(token.text)
    return fold(first.text) in given and word not in given and is_ordinary(word)


def _over_uncapitalised_given_names(doc: "Doc", start: int) -> int:
    """Back over given names that lost their capital: "roberto | Navas"; the name may go on with "de Roldan"."""
    at = start
    while at > 0 and doc[at - 1].is_lower and doc[at - 1].text in name_words().inner_particles:
        at -= 1
    if at == 0 or not _is_uncapitalised_given_name(doc[at - 1]):
        return start
    while at > 0 and _is_uncapitalised_given_name(doc[at - 1]):
        at -= 1
    return at


def _is_uncapitalised_given_name(token: "Token") -> bool:
    word = fold(token.text)
    return (
        token.is_lower
        and token.whitespace_ == " "
        and word in name_words().given_names
        and not is_ordinary(word)
    )


def with_end(doc: "Doc", start: int, end: int, label: str) -> int:
    """The end moved over what was left out: "Arce | Battalion", "Liberal Party | of Canada", "Robert | de Cotret"."""
    end = _over_proper_nouns(doc, end, label)
    if label == PERSON or _may_go_on_with_particles(doc, start):
        end = _over_rest_of_person(doc, start, end, label)
    end = _over_particles(doc, start, end, label)
    if label == PERSON or _may_go_on_with_particles(doc, start):
        end = _over_rest_of_person(doc, start, end, label)
    end = _over_of(doc, end)
    return _over_and(doc, start, end, label)


def _over_proper_nouns(doc: "Doc", end: int, label: str) -> int:
    while end < len(doc):
        if _is_hyphen(doc, end) and end + 1 < len(doc) and _is_second_half(doc[end + 1], label):
            end += 2
        elif doc[end - 1].whitespace_ == " " and (
            _is_free_name_word(doc[end]) or (label == PERSON and _is_ordinal(doc[end]))
        ):
            end += 1
        else:
            break
    return end


def _is_ordinal(token: "Token") -> bool:
    """A king's or pope's number: "Charles | I", not the pronoun."""
    return bool(re.fullmatch("[IVX]+", token.text)) and token.pos_ != "PRON"


def _is_second_half(token: "Token", label: str) -> bool:
    """What may follow a hyphen inside a name: "Arauco-Malleco", "Jong-un"; not "FARC-linked"."""
    if _is_free_name_word(token):
        return True
    return label == PERSON and token.is_lower and token.is_alpha and not is_ordinary(token.text)


def _may_go_on_with_particles(doc: "Doc", start: int) -> bool:
    """People with a known given name and places like "San Miguel | de Mercedes"."""
    first = fold(doc[start].text)
    words = name_words()
    return first in words.given_names or first in words.saint_words


def _over_rest_of_person(doc: "Doc", start: int, end: int, label: str) -> int:
    """Over a nickname in quotes with a surname, further surnames, and a surname that lost its capital."""
    while end < len(doc) and doc[end - 1].whitespace_ == " ":
        further = _after_nickname(doc, end)
        if label_of(doc[end]) == PERSON and is_name_word(doc[end]) and not is_title(doc[end]):
            further = end_of(doc[end])
        elif further == end and _is_uncapitalised_surname(doc, start, end):
            further = end + 1
        if further == end:
            break
        end = _over_proper_nouns(doc, further, label)
    return end


def _over_particles(doc: "Doc", start: int, end: int, label: str) -> int:
    """Over Spanish and other small words with what they join: "Robert | de Cotret", "Graña | y Montero", "CNN | en Español"."""
    words = name_words()
    person = label == PERSON or _may_go_on_with_particles(doc, start)
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
        end = _over_proper_nouns(doc, max(at + 1, end_of(doc[at]) if person else at + 1), label)
    return end


def _after_nickname(doc: "Doc", end: int) -> int:
    """Over “El Gordo” where a surname follows: Hugo “El Gordo” Basualdo."""
    closing = _CLOSING.get(doc[end].text)
    for at in range(end + 2, min(end + 3 + LONGEST_NICKNAME, len(doc) - 1)):
        if doc[at].text == closing:
            inside = doc[end + 1 : at]
            named = is_name_word(doc[at + 1]) and doc[at].whitespace_ == " "
            return end_of(doc[at + 1]) if named and any(t.text[0].isupper() for t in inside) else end
    return end


def _is_uncapitalised_surname(doc: "Doc", start: int, end: int) -> bool:
    """Whether a word in lower case that is no English word goes on with a person's name: "Gustavo alvarez"."""
    token = doc[end]
    word = fold(token.text)
    words = name_words()
    return (
        token.is_lower
        and token.is_alpha
        and len(token) > SHORTEST_SURNAME
        and fold(doc[start].text) in words.given_names
        and token.pos_ not in {"AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART", "ADV"}
        and not _is_english(token)
        and word not in words.function_words
        and word not in words.thing_words
    )


def _is_english(token: "Token") -> bool:
    """Whether a word in lower case is a form of an English word, short ones ("asked", "plays") included."""
    word = fold(token.text)
    stems = {fold(token.lemma_), *(word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing"))}
    return any(is_ordinary(stem) for stem in {word, *stems})


SHORTEST_SURNAME = 3


def _over_of(doc: "Doc", end: int) -> int:
    """Over "of Canada", "of England and Wales" after a head word such as "Party" or "Kingdom"."""
    words = name_words()
    last = fold(doc[end - 1].text)
    headed = last in words.actor_heads or last in words.place_heads or last in words.of_heads
    if not headed or end + 1 >= len(doc) or doc[end].text not in {"of", "de", "del", "for"}:
        return end
    at = end + 1
    while at < len(doc) and doc[at].text in {"the", "la", "los", "las", "el"}:
        at += 1
    after = at
    while after < len(doc) and is_name_word(doc[after]) and doc[after].pos_ in {"PROPN", "ADJ"}:
        if _begins_person(doc, after):
            break
        after += 1
    if after == at or doc[after - 1].pos_ != "PROPN":
        return end
    return after


def _begins_person(doc: "Doc", i: int) -> bool:
    """Whether a person stands here, whom "Party of Canada | Alan Smith" does not take in."""
    if label_of(doc[i]) == PERSON and (i == 0 or label_of(doc[i - 1]) != PERSON):
        return True
    given = fold(doc[i].text) in name_words().given_names
    return given and i + 1 < len(doc) and is_name_word(doc[i + 1]) and not _is_head(doc[i + 1])


def _over_and(doc: "Doc", start: int, end: int, label: str) -> int:
    """Over the rest of what a body is for ("Ministry of Trade | and Industry") or of a party's name ("Social Democratic | and Labour Party")."""
    tokens = doc[start:end]
    heads = [t for t in tokens if fold(t.text) in name_words().subject_heads]
    if heads and any(t.text in {"of", "for"} and t.i == heads[0].i + 1 for t in tokens):
        return _over_subjects(doc, end)
    if label in {"ORG", "NORP"} and not any(_is_head(t) for t in tokens):
        return _over_second_adjective(doc, end)
    return end


def _over_subjects(doc: "Doc", end: int) -> int:
    """Over further capitalised plain nouns in a list that ends in "and": "Alcohol | , Tobacco and Firearms"."""
    reached, at = end, end
    while at + 1 < len(doc):
        joiner = doc[at].text
        if joiner not in {",", "and", "&"}:
            break
        at += 1
        if joiner == "," and doc[at].text == "and":
            joiner, at = "and", at + 1
        after = at
        while after < len(doc) and _is_subject(doc[after]):
            after += 1
        if after == at or (after < len(doc) and is_name_word(doc[after]) and joiner == ","):
            break
        if joiner != ",":
            return reached if _is_head(doc[after - 1]) else after
        at = after
    return reached


def _is_subject(token: "Token") -> bool:
    word = fold(token.text)
    return (
        token.text[:1].isupper()
        and not token.text.isupper()
        and (is_ordinary(word) or is_ordinary(word.removesuffix("s")))
        and label_of(token) not in {PERSON, "GPE", "NORP"}
        and not is_title(token)
        and word not in name_words().function_words
    )


def _over_second_adjective(doc: "Doc", end: int) -> int:
    """Over "and Labour Party" where what stands before has no head of its own."""
    if end + 2 >= len(doc) or doc[end].text not in {"and", "&"}:
        return end
    at = end + 1
    while at < len(doc) and is_name_word(doc[at]):
        at += 1
    word = fold(doc[at - 1].text)
    whole = at > end + 2 and word in name_words().actor_heads and not word.endswith("s")
    return at if whole else end


def _is_head(token: "Token") -> bool:
    word = fold(token.text)
    return word in name_words().actor_heads or word in name_words().place_heads


def _is_free_name_word(token: "Token") -> bool:
    return (
        is_name_word(token)
        and token.pos_ == "PROPN"
        and not label_of(token)
        and not is_title(token)
        and fold(token.text) not in name_words().function_words
    )


def _is_hyphen(doc: "Doc", i: int) -> bool:
    return doc[i].text == "-" and not doc[i].whitespace_ and i > 0 and not doc[i - 1].whitespace_
