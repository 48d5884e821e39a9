"""Who the victims were, told afterwards: "The victims were identified as X and Y", "Among the dead is Z"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, lemma, of_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


NAMED_IN = ("attack", "bombing", "kidnapping", "assassination", "massacre", "arson", "hijacking", "robbery", "death")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Names given for somebody told of before: `described` are the nouns that pick him up, empty for "the victims"."""

    names: tuple[Filler, ...]
    described: frozenset[str]


def find_identified(sentence: Sentence, paragraph: Paragraph) -> Iterator[Identified]:
    """The names that a sentence gives to those whom it takes as known, in reading order."""
    for verb in sentence:
        if verb.pos_ == "NOUN" or verb.lower_ == "one":
            yield from _apposed(verb, paragraph)
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        known, named = (
            _identified(verb, paragraph) if verb.pos_ == "VERB" else _equated(verb, paragraph)
        )
        known = [n for noun in known if _picks_up(n := _some_of(noun, paragraph), paragraph)]
        victims = any(_is_victim(noun, paragraph) for noun in known)
        names = tuple(
            filler
            for noun in named
            for filler in fill("victim", noun, paragraph)
            if filler.classes & PEOPLE
            and (" " in filler.argument.text or (victims and filler.plural))
            and (filler.named or (victims and not filler.definite))
        )
        if known and names:
            words = frozenset(lemma(noun) for noun in known)
            yield Identified(names=names, described=frozenset() if victims else words)


def _apposed(noun: Token, paragraph: Paragraph) -> Iterator[Identified]:
    """ "The engineers, X and Y, worked at the mine": names beside a noun that picks somebody up."""
    if noun.lower_ == "one" and (of_noun(noun) or noun).i > noun.i:
        yield from _one_of_them(noun, paragraph)
    if not any(c.lower_ in ("the", "these", "both") for c in noun.lefts) or of_noun(noun):
        return
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.nbor(1).text != ",":
        return
    fillers = [f for f in fill("victim", noun, paragraph) if f.classes & PEOPLE and f.thing]
    if len(fillers) == 1 or noun.tag_ == "NNS":
        names = tuple(f for f in fillers if " " in f.argument.text)
        if names and (noun.tag_ == "NNS") == (len(names) > 1):
            yield Identified(names=names, described=frozenset({lemma(noun)}))


def _one_of_them(one: Token, paragraph: Paragraph) -> Iterator[Identified]:
    """ "One of the wounded, Mrs X, said …"."""
    if not _is_victim(_some_of(one, paragraph), paragraph):
        return
    beside = (c for c in one.children if c.dep_ == "appos" and c.i > one.i)
    names = tuple(f for c in beside for f in fill("victim", c, paragraph) if f.thing)
    if names:
        yield Identified(names=names[:1], described=frozenset())


def _some_of(noun: Token, paragraph: Paragraph) -> Token:
    """ "One of the wounded", "those who were kidnapped", "the persons injured": the word that says what happened to them."""
    inner = of_noun(noun) or noun
    done = (c for c in inner.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VBN")
    harmed = (c for c in done if _is_victim(c, paragraph) or _is_harmed(c, paragraph))
    return next(harmed, inner)


def _identified(verb: Token, paragraph: Paragraph) -> tuple[list[Token], list[Token]]:
    """ "X was identified as Y", "police identified X as Y", "the dead include X"."""
    if lemma(verb) == "include":
        return surface_subjects(verb), [c for c in verb.children if c.dep_ == "dobj"]
    if not paragraph.words.has("identifying", lemma(verb)):
        return [], []
    named = [noun for word, noun in prepositional(verb) if word == "as"]
    if is_passive(verb):
        return surface_subjects(verb), named
    return [c for c in verb.children if c.dep_ == "dobj"], named


def _those_before(noun: Token, paragraph: Paragraph) -> Token:
    """Of "they" and "one of them" the victims of whom the sentence before speaks: "the names of the dead are known. They are …"."""
    whole = of_noun(noun) or noun
    if whole.lower_ not in ("they", "them") or not noun.sent.start:
        return noun
    before = noun.doc[noun.sent.start - 1].sent
    said = (t for t in before if t.pos_ in ("NOUN", "ADJ", "VERB") and _is_victim(t, paragraph))
    some = noun.lower_ == "one" and whole != noun
    done = (t for t in before if some and t.pos_ == "VERB" and _is_done(t, paragraph))
    return next(said, next(done, noun))


def _is_done(verb: Token, paragraph: Paragraph) -> bool:
    """Whether a verb says what was done to people: "two men were killed", "rebels kidnapped two nuns"."""
    return _is_harmed(verb, paragraph) and not any(c.dep_ == "neg" for c in verb.children)


def _equated(verb: Token, paragraph: Paragraph) -> tuple[list[Token], list[Token]]:
    """ "The victims are X and Y", "Among the dead is Z"."""
    subjects = [_those_before(c, paragraph) for c in verb.children if c.dep_ == "nsubj"]
    among = [noun for word, noun in prepositional(verb) if word == "among"]
    if among:
        return among, subjects + [c for c in verb.children if c.dep_ == "attr"]
    return subjects, [c for c in verb.children if c.dep_ == "attr"]


def _picks_up(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a noun takes somebody as known: "the victims", "the dead", "the three peasants"."""
    if paragraph.name_at(noun) is not None:
        return False
    definite = any(c.lower_ in ("the", "these", "both") for c in noun.children)
    return definite or _is_victim(noun, paragraph)


def _is_victim(noun: Token, paragraph: Paragraph) -> bool:
    """ "The victims", "the wounded", which the parse may take for a participle."""
    harmed = noun.tag_ in ("VBN", "VBD") and _is_harmed(noun, paragraph)
    words = [lemma(noun), noun.lower_]
    if noun.pos_ == "NOUN":  # "the wounded reporters"
        words += [c.lower_ for c in noun.lefts if c.dep_ == "amod"]
    return harmed or any(paragraph.words.has("victims", word) for word in words)


def _is_harmed(word: Token, paragraph: Paragraph) -> bool:
    return paragraph.words.has("harmed", lemma(word))
