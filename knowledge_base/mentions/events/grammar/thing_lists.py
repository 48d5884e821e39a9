"""Lists of things as they stand on the page: "the palace, a deputy's home, two banks and the offices of the council" are four,
whatever the parse makes of the commas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.brackets import thing_behind_name
from knowledge_base.mentions.events.grammar.dependents import conjuncts_of
from knowledge_base.mentions.events.grammar.lists import separator_at
from knowledge_base.mentions.events.grammar.nouns import (
    PEOPLE,
    classes_of,
    classes_of_word,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import HIT, phrase_end

if TYPE_CHECKING:
    from spacy.tokens import Token

CLOSING = ("and", ";", "&")
LONGEST_MEMBER = 10  # words of one, without what follows "of"
LONGEST_PLACE = 12  # words that say where one stands


def with_things(role: str, heads: list[Token], paragraph: Paragraph) -> list[Token]:
    """The nouns with those of a list of things that the parse took for what the first one is called, for clauses or for owners."""
    if role != "affected":
        return heads
    found = list(heads)
    for head in heads:
        classes = classes_of(head, paragraph)
        if classes & (PEOPLE | {"places", "inert", "weapons"}):
            continue
        more = [n for noun in _joined_to_verb(head, paragraph) for n in conjuncts_of(noun)]
        found += [n for n in (*more, *_listed_after(head, paragraph)) if n not in found]
    return found


def _joined_to_verb(head: Token, paragraph: Paragraph) -> Iterator[Token]:
    """Things that the parse joins to the verb of which the first is the object."""
    after = head.head.children if head.dep_ == "dobj" else ()
    for child in after:
        noun = child.dep_ == "conj" and child.i > head.i and child.pos_ in ("NOUN", "PROPN")
        if noun and classes_of(child, paragraph) & HIT:
            yield child


def _listed_after(head: Token, paragraph: Paragraph) -> list[Token]:
    """The heads of the things that follow one in a list that ends in "and" or is parted by semicolons."""
    found: list[Token] = []
    closed = False
    last, at = head, _end_of(head, paragraph)
    while at is not None and at < head.sent.end:
        separator, start = separator_at(at, paragraph)
        if not separator or start >= head.sent.end:
            break
        member = _member_at(start, head, paragraph)
        if member is None:
            at = _after_description(start, head, paragraph) if separator == "," else None
        elif _is_subject(member, head) or _is_place(start, last, at, paragraph):
            break
        else:
            found.append(member)
            closed = closed or separator in CLOSING
            last, at = member, _end_of(member, paragraph)
    return found if closed else []


def _end_of(noun: Token, paragraph: Paragraph) -> int | None:
    """Where the words of a member end: after its name, what is in brackets, and where it stands."""
    doc, end = paragraph.doc, noun.sent.end
    at = phrase_end(noun, paragraph).i + 1
    if at < end and doc[at].text == "(":
        at = next((t.i + 1 for t in doc[at : at + LONGEST_PLACE] if t.text == ")"), at)
    if at < end and paragraph.words.has("locative", doc[at].lower_):
        for token in doc[at : min(at + LONGEST_PLACE, end)]:
            named = any(after.pos_ == "PROPN" for after in doc[token.i + 1 : token.i + 2])
            joined = token.pos_ == "CCONJ" and not named
            if joined or token.pos_ in ("VERB", "AUX", "SCONJ"):
                return at
            if token.text in (",", ";"):
                return int(token.i)
    return at


def _after_description(start: int, first: Token, paragraph: Paragraph) -> int | None:
    """Where a description or a place between commas ends ("speaker of Congress,"); None where it is more than that."""
    for token in paragraph.doc[start : min(start + LONGEST_PLACE, first.sent.end)]:
        where = token.lower_ == "of" or paragraph.words.has("locative", token.lower_)
        more = token.pos_ == "ADP" and not where
        if more or token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ"):
            return None
        if token.text in (",", ";"):
            return token.i if token.i > start else None
    return None


def _is_subject(member: Token, first: Token) -> bool:
    """Whether another clause begins here: "they burned a bank; the mayor's office closed"."""
    told = member.dep_ in ("nsubj", "nsubjpass") and member.head.i > member.i
    return told and member.head != first.head


def _is_place(start: int, last: Token, at: int, paragraph: Paragraph) -> bool:
    """Whether a name goes on with where the last member stands: "positions in Los Robles, Santa Ana and El Recreo"."""
    placed = at > phrase_end(last, paragraph).i + 1
    return placed and paragraph.doc[start].pos_ == "PROPN"


def _member_at(start: int, first: Token, paragraph: Paragraph) -> Token | None:
    """The head of a thing whose words begin here: "President Ruiz's private home", "two of the shops"."""
    doc, head = paragraph.doc, None
    for token in doc[start : min(start + LONGEST_MEMBER, first.sent.end)]:
        if not _belongs(token):
            break
        head = token if token.pos_ in ("NOUN", "PROPN") else head if token.pos_ != "PART" else None
    if head is None:
        return None
    head = thing_behind_name(head, paragraph) or head
    classes = classes_of(head, paragraph)
    hit = classes & HIT or (paragraph.name_at(head) is not None and "groups" in classes)
    area = "places" in classes | classes_of_word(head, paragraph.words)
    return head if hit and not area and not classes & PEOPLE else None


def _belongs(token: Token) -> bool:
    """Whether a word may stand before the head of a noun phrase, or be it."""
    if token.pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART") or token.tag_ == "PRP$":
        return token.lower_ not in ("not", "to")
    return token.tag_ == "HYPH" or token.text in ('"', "“", "”") or token.dep_ == "amod"
