"""What else a blast or attack hit, told beside it: "Two cars were damaged", "nearby houses suffered damage"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.clauses import has_happened
from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.negation import says_no
from knowledge_base.mentions.events.grammar.nouns import ACTING, classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import HIT
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.grammar.words_said import words_among

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


TAKING, DOING = ("suffer", "sustain", "receive"), ("cause", "do", "inflict", "report", "leave")


def find_damaged(sentence: Sentence, paragraph: Paragraph) -> tuple[Filler, ...]:
    """The things that a sentence says were damaged or destroyed without saying by whom, in reading order."""
    found: dict[int, Filler] = {}
    forms = paragraph.words.lists["wrecking"] | {"damage"}
    for token in words_among(sentence, forms):
        for noun in _damaged(token, paragraph):
            for filler in fill("affected", noun, paragraph):
                head = paragraph.doc[filler.head]
                part = paragraph.words.has("parts", head.lower_)
                new = filler.named or not filler.definite  # "the building" was told before
                thing = not filler.classes or bool(filler.classes & HIT)
                if filler.role == "target" and thing and new and not part:
                    found.setdefault(filler.head, filler)
    return tuple(found[at] for at in sorted(found))


def _damaged(token: Token, paragraph: Paragraph) -> Iterator[Token]:
    """What a verb or the noun "damage" says was damaged."""
    if token.pos_ == "VERB" and paragraph.words.has("wrecking", lemma(token)):
        by = [noun for word, noun in prepositional(token) if word == "by"]
        acting = any(classes_of(noun, paragraph) & ACTING for noun in by)
        if is_passive(token) and not acting and has_happened(token):
            yield from surface_subjects(token)
        elif has_happened(token) and any(_is_blast(s, paragraph) for s in surface_subjects(token)):
            yield from direct_objects(token)
    elif token.pos_ == "NOUN" and lemma(token) == "damage" and not any(map(says_no, token.lefts)):
        verb = token.head
        if token.dep_ not in ("dobj", "nsubjpass") or not has_happened(verb):
            return
        if lemma(verb) in TAKING:
            yield from surface_subjects(verb)
        elif lemma(verb) in DOING:
            yield from (n for w in (verb, token) for p, n in prepositional(w) if p == "to")


def _is_blast(noun: Token, paragraph: Paragraph) -> bool:
    """ "The blast", "the explosion of the bomb", "the shock wave", "the charge"."""
    wave = lemma(noun) == "wave" and any(lemma(c) == "shock" for c in noun.lefts)
    blast = wave or lemma(noun) in ("explosion", "blast", "detonation", "shock", "shockwave")
    return blast or bool(classes_of(noun, paragraph) & {"explosives"})
