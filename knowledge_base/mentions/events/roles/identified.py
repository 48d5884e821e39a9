"""Who the victims were, told afterwards: "The victims were identified as X and Y", "Among the dead is Z"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.filler_parts import is_definite
from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.lists import DASHES
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, of_noun
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
        if verb.pos_ == "NOUN" or verb.lower_ == "one" or _is_of_nation(verb, paragraph):
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
            for noun in (named if known else ())
            for filler in fill("victim", noun, paragraph)
            if filler.classes & PEOPLE
            and (" " in filler.argument.text or (victims and filler.plural))
            and (filler.named or (victims and not filler.definite))
        )
        if known and names:
            words = frozenset(lemma(noun) for noun in known)
            yield Identified(names=names, described=frozenset() if victims else words)
        elif verb.tag_ == "VBZ":
            yield from _one_more(verb, paragraph)
        elif verb.tag_ in ("VBD", "VBG"):
            yield from _one_more(verb, paragraph)
            yield from _described(verb, paragraph)
            yield from _told_of(verb, paragraph)


def _apposed(noun: Token, paragraph: Paragraph) -> Iterator[Identified]:
    """ "The engineers, X and Y, worked at the mine": names beside a noun that picks somebody up."""
    if noun.lower_ == "one" and (of_noun(noun) or noun).i > noun.i:
        yield from _one_of_them(noun, paragraph)
    if noun.i + 1 >= len(noun.doc) or noun.nbor(1).text not in (",", "(", *DASHES):
        return
    if not any(c.lower_ in ("the", "these", "both") for c in noun.lefts) or of_noun(noun):
        return
    told_of = noun.dep_ in ("nsubj", "nsubjpass") or noun.left_edge.i == noun.sent.start
    if not told_of or noun.i + 1 >= noun.sent.end:
        return
    many = noun.tag_ in ("NNS", "NNPS")
    told = {f.argument.span: f for f in fill("victim", noun, paragraph)}
    fillers = [f for f in told.values() if f.classes & PEOPLE and f.thing]
    names = tuple(f for f in fillers if " " in f.argument.text)
    if names and many == (len(fillers) > 1) == (len(names) > 1):
        if _is_victim(noun, paragraph):
            if many or not _is_one_more(noun, paragraph):
                yield Identified(names=names, described=frozenset())
            return
        word = "citizen" if _is_of_nation(noun, paragraph) else lemma(noun)
        held = paragraph.words.has("held for a deed", lemma(noun.head))
        if not (
            held and paragraph.words.has("stand-ins", word)
        ):  # "The two men, X and Y, were arrested"
            yield Identified(names=names, described=frozenset({word}))


def _is_of_nation(noun: Token, paragraph: Paragraph) -> bool:
    """ "The two Italians": people told by their country alone."""
    mention = paragraph.mention_at(noun)
    return mention is not None and mention.adjectival and noun.tag_ in ("NNS", "NNPS")


def _told_of(verb: Token, paragraph: Paragraph) -> Iterator[Identified]:
    """ "X and Y were on their way to Cali", after "two tourists were abducted": as many names at the head of a sentence that only
    goes on about them."""
    heads = [c for c in verb.children if c.dep_ == "nsubj"]
    going_on = lemma(verb) == "be" or paragraph.words.has("going about", lemma(verb))
    if not going_on or not heads or heads[0].left_edge.i != verb.sent.start:
        return
    told = {f.argument.span: f for f in fill("victim", heads[0], paragraph)}
    names = tuple(told.values())
    if len(names) > 1 and all(f.thing and " " in f.argument.text for f in names):
        yield Identified(names=names, described=frozenset({"person"}))


def _is_one_more(noun: Token, paragraph: Paragraph) -> bool:
    """ "The latest victim", "the second victim": of another deed perhaps."""
    before = (c for c in noun.lefts if c.dep_ in ("amod", "nummod"))
    return not all(
        paragraph.words.has("victims", c.lower_) or _is_harmed(c, paragraph) for c in before
    )


def _described(be: Token, paragraph: Paragraph) -> Iterator[Identified]:
    """ "Ana Ruiz was a teacher at the school", after "a teacher was killed": she is told to be what somebody was said to be."""
    subjects = [c for c in be.children if c.dep_ == "nsubj"]
    said = [c for c in be.children if c.dep_ == "attr" and c.pos_ == "NOUN"]
    denied = any(c.dep_ == "neg" for c in be.children)
    if denied or not said or is_definite(said[0]):
        return
    names = tuple(
        filler
        for noun in subjects
        for filler in fill("victim", noun, paragraph)
        if filler.classes & PEOPLE and filler.thing and " " in filler.argument.text
    )
    if names and (said[0].tag_ == "NNS") == (len(names) > 1):
        yield Identified(names=names, described=frozenset({lemma(said[0])}))


def _one_more(be: Token, paragraph: Paragraph) -> Iterator[Identified]:
    """ "Ana Ruiz is the third judge to be killed this year", after "a judge was shot dead": she is the latest of those who are counted."""
    if lemma(be) != "be":
        return
    counted = [c for c in be.children if c.dep_ == "attr" and c.pos_ == "NOUN" and _is_next(c)]
    if not counted or any(c.dep_ == "neg" for c in be.children):
        return
    clauses = (c for c in counted[0].children if c.dep_ in ("acl", "relcl"))
    harmed = any(_is_harmed(t, paragraph) for c in clauses for t in (c, *c.children))
    subjects = [c for c in be.children if c.dep_ == "nsubj"] if harmed else []
    names = tuple(f for noun in subjects for f in fill("victim", noun, paragraph) if f.thing)
    if len(names) == 1:
        yield Identified(names=names, described=frozenset({lemma(counted[0])}))


def _is_next(noun: Token) -> bool:
    """ "The third judge", "the latest candidate"."""
    return any(
        c.dep_ == "amod" and (c.like_num or c.lower_ in ("latest", "last")) for c in noun.lefts
    )


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
