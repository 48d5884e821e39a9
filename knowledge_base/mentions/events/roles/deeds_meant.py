"""Which deed a word of blame speaks of: "blamed the rebels for the murder of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token


def deed_after(verb: Token, words: tuple[str, ...], paragraph: Paragraph) -> Token | None:
    """The deed after one of these prepositions under a verb: a noun that tells of one, else what was done, else the first."""
    found = [
        c
        for c in verb.subtree
        if c.dep_ == "pobj" and c.head.lower_ in words and _reaches(c, verb, paragraph)
    ]
    found = [c for c in found if not _is_name(c, paragraph)]  # not X of "blamed the Front of X"
    doing = [t for t in verb.subtree if t.dep_ == "pcomp" and t.head.lower_ in words]
    found += [c for t in doing for c in t.children if c.dep_ == "dobj"]
    deeds = [c for c in found if paragraph.words.has("deeds", lemma(c))]
    return next(iter([*deeds, *doing, *found]), None)


def _is_name(noun: Token, paragraph: Paragraph) -> bool:
    mention = paragraph.mention_at(noun)
    return mention is not None and mention.type in ("actor", "place")


def _reaches(noun: Token, verb: Token, paragraph: Paragraph) -> bool:
    """Whether a verb is about what a noun names: not "accused him of hiding the witness of the murder"."""
    if noun.head.lower_ == "for":
        return True  # "blamed the rebels for …", whatever the parse hangs it on
    between = ("involvement", "shares in a deed", "deeds", "charges", "transparent")
    for word in noun.ancestors:
        if word == verb:
            return True
        own = word.head == verb or paragraph.name_at(word) is not None
        listed = any(paragraph.words.has(name, lemma(word)) for name in between)
        if word.pos_ == "NOUN" and not own and not listed:
            return False
    return False
