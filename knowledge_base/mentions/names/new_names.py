"""Names that nobody knew: what the language model calls people, groups and places, with evidence for what each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.name_edges import (
    entity_ranges,
    is_name_word,
    is_title,
    past_description,
)
from knowledge_base.mentions.names.name_evidence import Evidence, weigh
from knowledge_base.mentions.names.name_filters import UNITS, is_numbered_place, may_be_name
from knowledge_base.mentions.names.name_growth import before_owner, with_beginning, with_end
from knowledge_base.mentions.names.person_growth import (
    is_opening,
    over_particles,
    over_rest_of_person,
)
from knowledge_base.mentions.names.place_signs import weigh_place
from knowledge_base.mentions.names.proposals import DOUBTFUL_LABELS, GROUP, LABELS, PERSON, label_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.parsing.parses import tokens_with
from knowledge_base.mentions.words import fold
from knowledge_base.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|d|th)")
_ANY_ORDINAL = re.compile(r"\d(?:st|nd|rd|d|th)", re.IGNORECASE)
# A mark that may open a nickname; an apostrophe within a word is none.
_ANY_OPENING = re.compile(r"[“\"‘«`]|(?<!\w)'|'(?!\w)")
PLACED = 2.25  # points that only a place has
LONGEST_UNIT = 3  # words after the number


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A stretch that may be a name, and what speaks for an actor or a place.

    `label` is the model's, empty for proper nouns that it left alone.
    """

    start: int
    end: int
    text: str
    label: str
    evidence: Evidence
    heading: bool = False


def find_new_names(doc: "Doc", offset: int, text: str, *, heading: bool = False) -> list[NewName]:
    """Candidates in one parsed paragraph that begins at `offset` of the file, in reading order, none overlapping."""
    taken: set[int] = set()
    found = []
    certain = (*_numbered_units(doc, text, offset), *_numbered_places(doc), *_nicknamed(doc))
    for start, end, label in (*certain, *_ranges(doc)):
        if taken.isdisjoint(range(start, end)) and may_be_name(doc, start, end, label):
            taken.update(range(start, end))
            found.append(_new_name(doc, offset, text, (start, end, label)))
    if heading:
        found = [replace(name, heading=True) for name in found]
    return sorted(found, key=lambda name: name.start)


def _new_name(doc: "Doc", offset: int, text: str, part: tuple[int, int, str]) -> NewName:
    start, end, label = part
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    span = Span(offset + first, offset + last)
    evidence = weigh(doc, start, end, label=label)
    return NewName(
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        label=label,
        evidence=evidence,
    )


def _ranges(doc: "Doc") -> Iterator[tuple[int, int, str]]:
    words = name_words()
    for start, end, label in entity_ranges(doc):
        if label in DOUBTFUL_LABELS | {GROUP} and _is_misread_place(doc, start, end):
            yield start, with_end(doc, start, end, ""), ""
        elif label in LABELS:
            label = PERSON if label == GROUP and _is_misread_person(doc, start, end) else label
            first = start if label == GROUP else with_beginning(doc, start)
            yield first, before_owner(doc, first, with_end(doc, first, end, label)), label
        elif label in DOUBTFUL_LABELS:
            last = fold(doc[end - 1].text)
            if end - start > 1 and (last in words.actor_heads or last in words.place_heads):
                yield start, end, ""
    for start, end in _left_alone(doc):
        yield past_description(doc, start, end), with_end(doc, start, end, ""), ""


def _is_misread_place(doc: "Doc", start: int, end: int) -> bool:
    """Whether what the model takes for a work, a product or a people stands as only a place does: "in the hamlet of Aymaca"."""
    named = all(t.pos_ == "PROPN" and not is_ordinary(fold(t.text)) for t in doc[start:end])
    return named and weigh_place(doc, start, end) >= PLACED


def _is_misread_person(doc: "Doc", start: int, end: int) -> bool:
    """Whether what the model takes for a people is a given name that stands alone: "two girls, Lilian and Rosa"."""
    token = doc[start]
    single = (
        end - start == 1 and token.tag_ == "NNP" and fold(token.text) in name_words().given_names
    )
    return single and token.dep_ in {"nsubj", "nsubjpass", "dobj", "appos", "conj"}


def _numbered_places(doc: "Doc") -> Iterator[tuple[int, int, str]]:
    """Places that have a number for a name: "Zone 12", "Federal Highway 80"."""
    for end in (token.i + 1 for token in doc if token.is_digit):
        if is_numbered_place(doc, end):
            start = end - 2
            while start and doc[start - 1].whitespace_ and doc[start - 1].pos_ == "PROPN":
                if not _may_lead(doc[start - 1]):
                    break
                start -= 1
            yield start, over_particles(doc, start, end, ""), ""


def _may_lead(token: "Token") -> bool:
    return is_name_word(token) and not is_title(token) and label_of(token) in {"", "FAC", "LOC"}


def _numbered_units(doc: "Doc", text: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """Units of an army or of rebels that have a number for a name: "43rd Front", "13th Infantry Brigade"."""
    if not len(doc) or not _ANY_ORDINAL.search(text, offset, offset + doc[-1].idx + len(doc[-1])):
        return
    heads = name_words().actor_heads
    for token in doc:
        if not _ORDINAL.fullmatch(token.text):
            continue
        reached = at = token.i + 1
        while at < len(doc) and at <= token.i + LONGEST_UNIT and is_name_word(doc[at]):
            at += 1
            reached = at if heads.get(fold(doc[at - 1].text)) in UNITS else reached
        if reached > token.i + 1:
            yield token.i, reached, ""


def _nicknamed(doc: "Doc") -> Iterator[tuple[int, int, str]]:
    """People whose nickname in quotes stands behind a given name, whatever the model takes that for: Hugo “La Vaca” Gómez."""
    if not _ANY_OPENING.search(doc.text):
        return
    given = name_words().given_names
    for token in doc[: -1 if len(doc) else 0]:
        if token.is_lower or not token.text[:1].isupper():
            continue
        if fold(token.text) in given and is_opening(doc[token.i + 1]):
            start = token.i
            while start and _is_first_name(doc[start - 1]):
                start -= 1
            end = over_rest_of_person(doc, token.i, token.i + 1, PERSON)
            if end > token.i + 1:
                yield start, over_particles(doc, start, end, PERSON), PERSON


def _is_first_name(token: "Token") -> bool:
    return (
        token.whitespace_ == " "
        and is_name_word(token)
        and fold(token.text) in name_words().given_names
    )


def _left_alone(doc: "Doc") -> Iterator[tuple[int, int]]:
    """Runs of proper nouns outside the model's entities."""
    start, end = 0, 0
    for token in tokens_with(doc, "POS", "PROPN"):
        if not _is_plain_name_word(token):
            continue
        if start < end == token.i and doc[end - 1].whitespace_ == " ":
            end += 1
            continue
        if start < end:
            yield start, end
        start, end = token.i, token.i + 1
    if start < end:
        yield start, end


def _is_plain_name_word(token: "Token") -> bool:
    return is_name_word(token) and not label_of(token) and not is_title(token)
