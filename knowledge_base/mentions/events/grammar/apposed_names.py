"""Which name stands beside a description: "the head of the cartel, Pablo Escobar"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import phrase_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from knowledge_base.model import Mention


def apposed_name(head: Token, paragraph: Paragraph) -> Mention | None:
    """The name beside a description: "the head of the cartel, Pablo Escobar", "the terrorist group Sendero Luminoso"."""
    for child in (*head.children, *_identified_as(head, paragraph)):
        if child.dep_ in ("appos", "nmod", "pobj", "oprd") and child.i > head.i:
            mention = paragraph.name_at(child)
            if mention is not None and mention.type == "actor":
                return mention
    last = phrase_end(head, paragraph)
    if last == head and head.i + 1 < len(paragraph.doc) and head.pos_ in ("NOUN", "PROPN"):
        mention = paragraph.name_at(head.nbor(1))
        titled = mention is not None and (head.pos_ == "NOUN" or mention.kind == "person")
        if mention is not None and titled and mention.type == "actor":
            return mention
    if last.i + 2 < len(paragraph.doc) and last.nbor(1).text == ",":
        return _name_after_comma(last.nbor(2), head, paragraph)
    return None


def class_of_apposed(noun: Token, paragraph: Paragraph) -> frozenset[str]:
    """A word that no list knows is what the name beside it is."""
    mention = apposed_name(noun, paragraph)
    tokens = paragraph.tokens_of(mention) if mention is not None else []
    return classes_of(tokens[-1], paragraph) if tokens else frozenset()


def _identified_as(head: Token, paragraph: Paragraph) -> Iterator[Token]:
    """ "A street vendor identified as X", "a guard named X": X."""
    for verb in head.children:
        if verb.dep_ == "acl" and paragraph.words.has("identifying", lemma(verb)):
            yield from (c for c in verb.children if c.dep_ == "oprd")
            for word in (c for c in verb.children if c.lower_ == "as"):
                yield from (c for c in word.children if c.dep_ == "pobj")


def _name_after_comma(first: Token, head: Token, paragraph: Paragraph) -> Mention | None:
    """The name in "the boss of the cartel, Juan Mesa, …"; in a list ("…, X and Y") it is somebody else's."""
    mention = paragraph.name_at(first)
    if mention is None or mention.type != "actor" or head.tag_ != "NN":
        return None
    tokens = paragraph.tokens_of(mention)
    if any(token.dep_ == "appos" for token in tokens):
        return mention
    after = tokens[-1].i + 1
    joined = after < len(paragraph.doc) and paragraph.doc[after].lower_ in ("and", "or")
    return None if joined or mention.kind != "person" else mention
