"""What a tagger proposes as names: the one place where its spans and labels are read.

Whoever puts another tagger in provides a spaCy `Doc` for each paragraph (`parsing.parses.parse_paragraphs`) whose `ents` are its
spans: none overlapping, whole tokens, each with one of the labels below. Further labels are allowed and tell only that the words
are taken. Nothing else of it is used: word classes, the parse and the sentences come from the pipeline, whoever set the spans.
A tagger that says nothing of a word leaves it to the rules, which look at proper nouns of their own accord (`new_names`).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSON, GROUP, ORGANISATION = "PERSON", "NORP", "ORG"
PLACES = frozenset({"GPE", "LOC", "FAC"})
# Names of people, groups of people, organisations and places.
LABELS = frozenset({PERSON, GROUP, ORGANISATION, *PLACES})
# Names are mistaken for these where their last word says better ("the Ranger Front" as a product).
DOUBTFUL_LABELS = frozenset({"EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
# What other label sets call the same.
_OTHER_WORDS = {"PER": PERSON, "PLACE": "LOC", "ORGANIZATION": ORGANISATION, "FACILITY": "FAC"}


class Proposal(NamedTuple):
    """Tokens `start` to `end` of a paragraph under one of the labels."""

    start: int
    end: int
    label: str


def proposals(doc: "Doc") -> Iterator[Proposal]:
    """All spans that the tagger set, in reading order."""
    for span in doc.ents:
        yield Proposal(span.start, span.end, _plain(span.label_))


def label_of(token: "Token") -> str:
    """The label of the span that a token belongs to; empty where the tagger left it alone."""
    return _plain(token.ent_type_)


def end_of(token: "Token") -> int:
    """Where the span that a token belongs to ends; the next token where it belongs to none."""
    doc, at = token.doc, token.i + 1
    while token.ent_type_ and at < len(doc) and doc[at].ent_iob_ == "I":
        at += 1
    return at


def _plain(label: str) -> str:
    return _OTHER_WORDS.get(label, label)
