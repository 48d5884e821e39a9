"""With what a deed was done, told beside it: "Two pistols were used", "the attackers were armed with shotguns"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.clauses import has_happened
from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.nouns import classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.grammar.words_said import words_among

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

USING = ("use", "employ")
THEY = ("he", "she", "they")


def find_weapons(sentence: Sentence, paragraph: Paragraph) -> tuple[Filler, ...]:
    """The weapons that a sentence says were used by those who did what was told before, in reading order."""
    found: dict[int, Filler] = {}
    forms = paragraph.words.any_of("bearing arms").union(USING)
    for token in words_among(sentence, forms):
        if token.pos_ != "VERB" or not has_happened(token):
            continue
        for noun in _used(token, paragraph):
            for filler in fill("instrument", noun, paragraph):
                if "weapons" in filler.classes:
                    found.setdefault(filler.head, filler)
    return tuple(found[at] for at in sorted(found))


def _used(verb: Token, paragraph: Paragraph) -> Iterator[Token]:
    """The nouns of what a verb says was used or carried in a deed."""
    told = verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    if not told or verb.dep_ in ("acl", "relcl", "amod"):
        return
    passive = is_passive(verb)
    if lemma(verb) in USING and passive:
        yield from surface_subjects(verb)
    elif lemma(verb) in USING and (_by_doers(verb, paragraph) or _in_deed(verb, paragraph)):
        yield from direct_objects(verb)
    elif paragraph.words.has("bearing arms", lemma(verb)) and _by_doers(verb, paragraph):
        yield from (noun for word, noun in prepositional(verb) if word == "with" and passive)
        yield from (noun for noun in direct_objects(verb) if not passive)


def _by_doers(verb: Token, paragraph: Paragraph) -> bool:
    """Whether those who did something told before do it: "they", "the attackers", "the gunmen"."""
    words = paragraph.words
    return any(
        noun.lower_ in THEY
        or words.has("doers", noun.lower_)
        or "fighters" in classes_of(noun, paragraph)
        for noun in surface_subjects(verb)
    )


def _in_deed(verb: Token, paragraph: Paragraph) -> bool:
    """ "Used machetes for the killings", "… in the attack"."""
    told = (noun for word, noun in prepositional(verb) if word in ("in", "for", "during"))
    return any(paragraph.words.has("deeds", lemma(noun)) for noun in told)
