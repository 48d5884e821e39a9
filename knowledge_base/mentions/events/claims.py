"""Who is said to have done it: claims of responsibility, blame, attributions, and who makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.fillers import Filler, fill
from knowledge_base.mentions.events.nouns import Paragraph, is_acting, lemma, of_noun
from knowledge_base.mentions.events.slots import is_passive, prepositional, surface_subjects

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody is named as the agent of an event: `noun` is the event's word in the same sentence, None for one before.

    `alleged` is set for blame by others, not for a claim of one's own.
    """

    fillers: tuple[Filler, ...]
    noun: Token | None
    alleged: bool


def _with_role(fillers: Iterator[Filler], role: str) -> list[Filler]:
    found = [f for f in fillers if is_acting(f.classes)]
    return [replace(f, argument=replace(f.argument, role=role)) for f in found]


def _agents(nouns: list[Token], paragraph: Paragraph) -> list[Filler]:
    return [f for noun in nouns for f in _with_role(fill("agent", noun, paragraph), "agent")]


def _sources(nouns: list[Token], paragraph: Paragraph) -> list[Filler]:
    return [
        f
        for noun in nouns
        for f in _with_role(fill("participant", noun, paragraph), "source-of-claim")
    ]


def _event_noun(verb: Token, words: tuple[str, ...]) -> Token | None:
    for child in verb.subtree:
        if child.dep_ == "pobj" and child.head.lower_ in words:
            return child
    return None


def _responsibility(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "The ELN claimed responsibility for the attack."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    words = paragraph.words
    if not any(words.has("responsibility nouns", lemma(o)) for o in objects):
        return None
    passive = is_passive(verb)
    subjects = (
        [n for p, n in prepositional(verb) if p == "by"] if passive else surface_subjects(verb)
    )
    agents = _agents(subjects, paragraph)
    negated = any(c.dep_ == "neg" or lemma(c) == "no" for o in (verb, *objects) for c in o.children)
    if not agents or negated:
        return None
    return Claim(fillers=tuple(agents), noun=_event_noun(verb, ("for",)), alleged=False)


def _blame(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "Police blamed the FARC for the attack"; "the attack was attributed to the FARC"."""
    passive = is_passive(verb)
    prepositions = list(prepositional(verb))
    surface = surface_subjects(verb)
    if paragraph.words.has("attributing", lemma(verb)):
        blamed = [n for p, n in prepositions if p == "to"]
        noun = next(iter(surface), None) if passive else _object(verb)
    else:
        blamed = surface if passive else [c for c in verb.children if c.dep_ == "dobj"]
        noun = _event_noun(verb, ("for", "of", "on", "in", "with", "to"))
    agents = _agents(blamed, paragraph)
    if not agents or noun is None:
        return None
    accusers = [n for p, n in prepositions if p == "by"] if passive else surface
    return Claim(fillers=(*agents, *_sources(accusers, paragraph)), noun=noun, alleged=True)


def _work_of(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "The attack was the work of the FARC"."""
    work = next((c for c in verb.children if c.dep_ == "attr" and lemma(c) == "work"), None)
    author = of_noun(work) if work is not None else None
    noun = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    agents = _agents([author], paragraph) if author is not None else []
    negated = any(c.dep_ == "neg" for c in verb.children)
    if not agents or noun is None or negated:
        return None
    return Claim(fillers=tuple(agents), noun=noun, alleged=True)


def _committed(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "This crime, committed by soldiers", "the act was perpetrated by a squad": the deed is one told before."""
    if not is_passive(verb) or not paragraph.words.has("light", lemma(verb)):
        return None
    deed = next(iter(surface_subjects(verb)), None)
    if deed is None or not paragraph.words.has("deeds", lemma(deed)):
        return None
    agents = _agents([n for p, n in prepositional(verb) if p == "by"], paragraph)
    return Claim(fillers=tuple(agents), noun=deed, alleged=False) if agents else None


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj"), None)


def find_claims(sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
    """The claims and attributions of a sentence, in reading order."""
    words = paragraph.words
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        word = lemma(token)
        claim = _work_of(token, paragraph) if word == "be" else _committed(token, paragraph)
        if words.has("claiming responsibility", word):
            claim = _responsibility(token, paragraph)
        elif words.has("blaming", word) or words.has("attributing", word):
            claim = _blame(token, paragraph)
        if claim is not None:
            yield claim
