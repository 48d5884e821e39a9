"""Who else was hurt, told beside a deed without a word of violence: "A guard suffered cuts", "a nun was cut by flying glass"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.clauses import has_happened
from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.negation import says_no
from knowledge_base.mentions.events.grammar.nouns import (
    ACTING,
    PEOPLE,
    classes_of,
    of_noun,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.grammar.words_said import words_among

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


SUFFERING = ("suffer", "sustain", "receive", "get")
LOSING = ("lose",)
LEAVING = ("leave",)


def find_hurt(sentence: Sentence, paragraph: Paragraph) -> tuple[Filler, ...]:
    """Those whom a sentence says to be wounded without saying by whom, in reading order; who was told before is none of them."""
    found: dict[int, Filler] = {}
    forms = paragraph.words.any_of("wounding", "taking in").union(SUFFERING, LOSING, LEAVING)
    for token in words_among(sentence, forms):
        if token.pos_ != "VERB" or not has_happened(token):
            continue
        for noun in _hurt(token, paragraph):
            if says_no(noun) or any(says_no(child) for child in noun.lefts):
                continue
            for filler in fill("victim", noun, paragraph):
                new = filler.named or not filler.definite
                if filler.role == "victim" and filler.classes & PEOPLE and new:
                    found.setdefault(filler.head, replace(filler, harm="wounded"))
    return tuple(found[at] for at in sorted(found))


def _hurt(verb: Token, paragraph: Paragraph) -> Iterator[Token]:
    """The people to whom a verb says that something happened."""
    words, word = paragraph.words, lemma(verb)
    if is_passive(verb):
        by = [noun for how, noun in prepositional(verb) if how == "by"]
        done = any(classes_of(noun, paragraph) & ACTING for noun in by)
        to = [lemma(noun) for how, noun in prepositional(verb) if how in ("to", "in", "for", "at")]
        taken = any(words.has("hospitals", n) or words.has("wounds", n) for n in to)
        if not done and (words.has("wounding", word) or (words.has("taking in", word) and taken)):
            yield from surface_subjects(verb)
        return
    things = [lemma(n) for noun in direct_objects(verb) for n in (of_noun(noun), noun) if n]
    wounds = word in SUFFERING and any(words.has("wounds", n) for n in things)
    limbs = word in LOSING and any(words.has("limbs", n) for n in things)
    if wounds or limbs:
        yield from surface_subjects(verb)
    elif word in LEAVING:
        marks = [lemma(n) for how, n in _all_prepositional(verb) if how == "with"]
        if any(words.has("wounds", n) for n in marks):
            yield from direct_objects(verb)


def _all_prepositional(verb: Token) -> Iterator[tuple[str, Token]]:
    yield from prepositional(verb)
    for noun in direct_objects(verb):
        yield from prepositional(noun)
