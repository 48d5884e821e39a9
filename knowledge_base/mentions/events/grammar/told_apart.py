"""Those of several people who are told of on their own: "19 people, including ten children", "19 were hurt, among them a nun"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.lists import item_at, listed_after
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of
from knowledge_base.mentions.events.grammar.numbers_told import count_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import nouns_of, phrase_end

if TYPE_CHECKING:
    from spacy.tokens import Token

THEM = ("them", "whom", "these")


def told_apart(noun: Token, paragraph: Paragraph) -> list[Token]:
    """The nouns of those whom the words after a plural tell apart from it, in reading order."""
    found = list(_after_including(noun, paragraph))
    several = noun.tag_ in ("NNS", "NNPS") or count_of(noun, paragraph)
    start = _after_among(noun, paragraph) if several else None
    if start is None and count_of(noun, paragraph):
        start = _after_colon(noun)
    if start is None:
        return found
    first = item_at(start, paragraph, noun, last=True) or _of_a_kind(start, paragraph)
    more = [first, *listed_after(first, paragraph)] if first is not None else []
    return found + [n for n in more if n not in found]


def _of_a_kind(start: int, paragraph: Paragraph) -> Token | None:
    """ "At least 40 of them children": right behind "them" a bare plural says who they were."""
    noun = paragraph.doc[start]
    before = noun.nbor(-1)
    told = noun.tag_ == "NNS" and before.lower_ in THEM and before.nbor(-1).lower_ == "of"
    nation = paragraph.mention_at(noun) is not None  # "five of them Danes" are no others
    return noun if told and not nation and classes_of(noun, paragraph) & PEOPLE else None


def _after_including(noun: Token, paragraph: Paragraph) -> Iterator[Token]:
    verb = noun.head if noun.dep_ in ("nsubjpass", "dobj") and noun.head.pos_ == "VERB" else noun
    for child in verb.subtree:
        if child.dep_ == "prep" and child.lower_ == "including" and child.i > noun.i:
            for inner in (c for c in child.children if c.dep_ == "pobj"):
                yield from nouns_of(inner, paragraph)


def _after_among(noun: Token, paragraph: Paragraph) -> int | None:
    """Where the words begin that follow "among them", "one of whom was"; None where others are counted in between."""
    doc, end = noun.doc, noun.sent.end
    after = doc[noun.i + 1 : end]
    them = next((t for t in after if t.lower_ in THEM and _parts(doc[t.i - 1])), None)
    if them is None or them.i + 1 >= end:
        return None
    if any(_are_others(token, noun, paragraph) for token in doc[noun.i + 1 : them.i + 1]):
        return None
    at = them.i + 1
    while at < end and (doc[at].text in (",", ":") or lemma(doc[at]) == "be"):
        at += 1
    return at


def _are_others(token: Token, noun: Token, paragraph: Paragraph) -> bool:
    """Whether a noun after another is of people who are counted, or told of as some in particular: "several passengers"."""
    classes = classes_of(token, paragraph) if token.tag_ == "NNS" else frozenset()
    if not classes & PEOPLE:
        return False
    some = any(c.dep_ in ("det", "amod") for c in token.lefts)
    others = some and "people" in classes and token.i > phrase_end(noun, paragraph).i
    return others or bool(count_of(token, paragraph))


def _parts(before: Token) -> bool:
    """Whether a word before "them" takes some of them: "among", the "of" of "one of"."""
    if before.lower_ == "among":
        return True
    return before.lower_ == "of" and before.i > 1 and before.nbor(-1).like_num


def _after_colon(noun: Token) -> int | None:
    """Where those who were counted are told one by one: "three people died: a cook, …"."""
    verb = noun.head
    own = noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ == "VERB"
    colon = next((c for c in verb.children if c.text == ":" and c.i > noun.i), None)
    at = colon.i + 1 if own and colon is not None else noun.sent.end
    return at if at < noun.sent.end else None
