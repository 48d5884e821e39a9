"""Where a new name begins and ends: titles, articles, possessives and verbs off, the rest of the name on."""

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.proposals import ORGANISATION, PERSON, Proposal, proposals
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTES = frozenset("“”\"'‘’«»`")
_MARKS = frozenset({";", "/", "(", ")", "[", "]", "--", "–", "—", ":", "|"})
_CUTS = {ORGANISATION: _MARKS, PERSON: _MARKS | {",", "in", "and"}}
_CUTS_OF_OTHERS = _MARKS | {",", "in", "at", "and", "or", "from", "near"}


def is_name_word(token: "Token") -> bool:
    """Whether a token is a capitalised word that may be part of a name."""
    text = token.text
    return (
        text[:1].isupper()
        and (len(text) > 1 or token.pos_ == "PROPN")
        and any(map(str.isalpha, text))
    )


def is_title(token: "Token") -> bool:
    """Whether a token is a person's title or part of one ("Prime Minister")."""
    words = name_words()
    word = fold(token.text).rstrip(".")
    if word in words.titles or (word.endswith("s") and word[:-1] in words.titles):
        return True
    if word not in _parts_of_titles():
        return False
    doc, i = token.doc, token.i
    pairs = [doc[max(0, i - 1) : i + 1].text, doc[i : i + 2].text]
    return any(fold(pair).rstrip(".") in words.titles for pair in pairs if " " in pair)


@functools.cache
def _parts_of_titles() -> frozenset[str]:
    """The words of titles of two words, with and without their full stop."""
    longer = [part for title in name_words().titles if " " in title for part in title.split(" ")]
    return frozenset(longer) | frozenset(part.rstrip(".") for part in longer)


def entity_ranges(doc: "Doc") -> Iterator[tuple[int, int, str]]:
    """The model's entities as token ranges, cut where two names were glued, extended where one was cut."""
    for proposal in proposals(doc):
        for start, end in _parts(doc, proposal):
            first, last = _trimmed(doc, start, end)
            if proposal.label == PERSON:
                first = past_description(doc, _past_office(doc, first, last), last)
            titled = _titled_person(doc, first, last) if proposal.label != PERSON else last
            if titled < last:
                yield titled, last, PERSON
                last = _trimmed(doc, first, titled - 1)[1]
            if first < last:
                yield first, last, proposal.label


def _titled_person(doc: "Doc", start: int, end: int) -> int:
    """Where a person begins behind a title within what the model took for one body: "Carabineros Corporal | Hector Rojas"; else the end."""
    words = name_words()
    certain = words.titles - words.titles_that_may_be_names
    for at in range(start, end - 1):
        titled = fold(doc[at].text).rstrip(".") in certain and doc[at].text[0].isupper()
        if titled and fold(doc[at + 1].text) in words.given_names:
            return at + 1
    return end


def past_description(doc: "Doc", start: int, end: int) -> int:
    """The start moved past plain words in front of a given name: "Coach | Ricardo Galeano", "Spaniard | Jose Antuñano"."""
    words = name_words()
    for at in range(start + 1, end - 1):
        if fold(doc[at].text) in words.given_names:
            before = [fold(token.text) for token in doc[start:at]]
            described = all(
                is_ordinary(word)
                and word not in words.given_names
                and word not in words.place_beginnings
                for word in before
            )
            return at if described else start
    return start


def _parts(doc: "Doc", proposal: Proposal) -> list[tuple[int, int]]:
    """Split at slashes, brackets, semicolons and, outside organisations, at commas and "in"."""
    cuts = _CUTS.get(proposal.label, _CUTS_OF_OTHERS)
    if fold(doc[proposal.start].text) in name_words().given_names:
        cuts |= {"of", "from", "for", "and"}  # a person, and what he is of or who is with him
    if proposal.start and doc[proposal.start - 1].lower_ == "between":
        cuts |= {"and"}
    parts, start = [], proposal.start
    for token in doc[proposal.start : proposal.end]:
        text = token.text
        if (
            text in cuts
            or (text == "and" and token.i + 1 < proposal.end and token.nbor().text == "the")
            or (text == "," and not _company_comma(token))
            or token.is_space
        ):
            parts.append((start, token.i))
            start = token.i + 1
    return [*parts, (start, proposal.end)]


def _company_comma(token: "Token") -> bool:
    following = token.doc[token.i + 1].text.rstrip(".") if token.i + 1 < len(token.doc) else ""
    return following in {"Inc", "Ltd", "LLC", "Jr", "Sr", "S"}


def _trimmed(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    while start < end and _no_beginning(doc[start], end):
        start += 1
    while end > start and _no_end(doc[end - 1]):
        end -= 1
    return start, end


def _past_office(doc: "Doc", start: int, end: int) -> int:
    """The start of a person's name behind an office that the model took in: "National Security Adviser | Rosa Vidal"."""
    words = name_words()
    if start >= end or fold(doc[start].text) in words.given_names:
        return start
    certain = words.titles - words.titles_that_may_be_names
    offices = [i for i in range(start, end - 1) if fold(doc[i].text).rstrip(".") in certain]
    return offices[-1] + 1 if offices and doc[offices[-1] + 1].text[0].isalpha() else start


def _no_beginning(token: "Token", end: int) -> bool:
    text = token.text
    if text in _QUOTES:
        return not _closes_inside(token, end)
    if fold(text) in name_words().function_words:
        return True
    if not text[0].isalnum() or text[0].isdigit():
        return not (text[0].isdigit() and text[-1] in "dhts" and end - token.i > 1)
    if text[0].islower():
        return not _starts_lower(token, end)
    return drops_title(token, end)


def _closes_inside(token: "Token", end: int) -> bool:
    """A quoted nickname at the start stays with the name that follows: “El Chapo” Guzmán."""
    closing = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}.get(token.text)
    return any(
        other.text == closing for other in token.doc[token.i + 1 : max(token.i + 1, end - 1)]
    )


def _starts_lower(token: "Token", end: int) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < end else None
    return token.text in {"al", "el", "de", "von", "van", "bin", "al-", "da", "di"} and bool(
        following is not None and following.text[:1].isupper()
    )


def drops_title(token: "Token", end: int) -> bool:
    """Whether a token is a title in front of more of the name, or nothing but a title."""
    words = name_words()
    word = fold(token.text).rstrip(".")
    if not is_title(token):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < end else None
    if following is None:
        return word not in words.titles_that_may_be_names and len(word) > 2
    if following.text.lower() in {"of", "for", "de", "del", "and", "'s", "’s"}:
        return False
    rest = fold(token.doc[end - 1].text)
    keeps = (
        word in words.titles_that_may_be_names
        or rest in words.actor_heads
        or rest in words.place_heads
    )
    return not keeps


def _no_end(token: "Token") -> bool:
    text = token.text
    if text in {"A", "An", "The"} and token.i and token.nbor(-1).text[-1] == ".":
        return True  # a sentence begins: "he wrote on X. | A cameraman"
    if text in {"'s", "’s", "'", "’", "s"} or not text[-1].isalnum():
        return text not in {"U.S.", "U.N.", "U.K."} and not (text[0].isupper() and text[-1] == ".")
    if fold(text) in name_words().shared_heads:
        return True
    return text[0].islower() and fold(text) not in name_words().place_heads
