"""What belongs to a name beyond what was proposed: the rest of it on either side, "of Canada", "and Mines"."""

from typing import TYPE_CHECKING

from knowledge_base.mentions.names.name_edges import is_name_word, is_title
from knowledge_base.mentions.names.name_runs import is_free_name_word, is_hyphen, over_proper_nouns
from knowledge_base.mentions.names.person_growth import (
    may_go_on_with_particles,
    over_particles,
    over_rest_of_person,
    over_uncapitalised_given_names,
)
from knowledge_base.mentions.names.proposals import PERSON, PLACES, end_of, label_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORTEST_ACRONYM = 3


def with_beginning(doc: "Doc", start: int) -> int:
    """The start moved back over proper nouns that the model left out: "Belaunde | Terry", "Austria- | Hungary"."""
    while start > 0:
        step = 2 if start > 1 and is_hyphen(doc, start - 1) else 1
        token = doc[start - step]
        joined = step == 2 or token.whitespace_ == " "
        if joined and step == 1 and _is_nation_of_body(token, doc[start]):
            return start - 1
        if not joined or not is_free_name_word(token) or fold(token.text) in name_words().not_names:
            break
        if start > step and doc[start - step - 1].text == "of" and not _is_given(token, doc[start]):
            break
        if _describes(token, doc[start]):
            break
        start -= step
    return over_uncapitalised_given_names(doc, start)


def _is_nation_of_body(token: "Token", first: "Token") -> bool:
    """Whether an adjective of nation stands before the one head word of a body: "Australian | Democrats"."""
    return (
        label_of(token) == "NORP"
        and token.pos_ == "ADJ"
        and token.text[:1].isupper()
        and fold(first.text) in name_words().actor_heads
    )


def _is_given(token: "Token", surname: "Token") -> bool:
    """Whether a given name stands before what the model takes for a person: "the killing of | Wilfrido Picón"."""
    return label_of(surname) == PERSON and fold(token.text) in name_words().given_names


def _describes(token: "Token", first: "Token") -> bool:
    """Whether a plain word in front of a given name is no part of the name: "Coach Ricardo"."""
    given = name_words().given_names
    word = fold(token.text)
    return fold(first.text) in given and word not in given and is_ordinary(word)


def with_end(doc: "Doc", start: int, end: int, label: str) -> int:
    """The end moved over what was left out: "Arce | Battalion", "Liberal Party | of Canada", "Horacio | de Sela"."""
    end = over_proper_nouns(doc, end, label)
    if label == PERSON or may_go_on_with_particles(doc, start):
        end = over_rest_of_person(doc, start, end, label)
    end = over_particles(doc, start, end, label)
    if label == PERSON or may_go_on_with_particles(doc, start):
        end = over_rest_of_person(doc, start, end, label)
    end = _over_place(doc, _over_of(doc, end))
    return _over_and(doc, start, end, label)


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
    if words.actor_heads.get(last) == "armed-group" and at < len(doc) and _is_acronym(doc, at):
        return end
    after = at
    while after < len(doc) and is_name_word(doc[after]) and doc[after].pos_ in {"PROPN", "ADJ"}:
        if _begins_person(doc, after) or is_title(doc[after]):
            break
        after += 1
    if after == at or doc[after - 1].pos_ != "PROPN":
        return end
    return after


def _over_place(doc: "Doc", end: int) -> int:
    """Over the country of a body that is called after where it works: "Verification Mission | in Colombia"."""
    words = name_words()
    at = end + 1
    if (
        fold(doc[end - 1].text) not in words.heads_before_in
        or doc[end - 1].is_lower
        or at >= len(doc)
    ):
        return end
    placed = doc[end].text == "in" and label_of(doc[at]) in PLACES and is_name_word(doc[at])
    return end_of(doc[at]) if placed else end


def before_owner(doc: "Doc", start: int, end: int) -> int:
    """The end moved before "of the FARC" in "Sixth Front of the FARC", which the tagger takes in at times."""
    for at in range(start + 1, end - 1):
        head = name_words().actor_heads.get(fold(doc[at - 1].text))
        owner = at + 2 if doc[at + 1].text == "the" else at + 1
        if head == "armed-group" and doc[at].text == "of" and owner == end - 1:
            return at if _is_acronym(doc, owner) else end
    return end


def _is_acronym(doc: "Doc", i: int) -> bool:
    """Whether the group stands here that a unit belongs to ("Sixth Front of the | FARC"), in a text that is not all in capitals."""
    word = doc[i].text
    capitals = all(token.is_upper for token in doc[max(0, i - 3) : i] if token.is_alpha)
    return word.isupper() and len(word) >= SHORTEST_ACRONYM and not capitals


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
