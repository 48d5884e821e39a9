"""The slots of a trigger in the parse: its subjects, objects and prepositional nouns, passive or active alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import (
    is_outcome_adjective,
    owners_of,
    prepositional,
    whole_words,
)
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects

if TYPE_CHECKING:
    from spacy.tokens import Token


HELD = ("hostage", "captive", "prisoner")
PARTICLES = ("down", "up", "off", "out", "over")
ENTERING = ("into", "onto", "upon", "across")
AIMED = ("at", "against", "outside")
LIVING = ("life", "throat")


@dataclass(slots=True)
class Slots:
    """The nouns in the slots of one trigger. `carrier` is the verb that says that the event took place."""

    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    prepositions: list[tuple[str, Token]] = field(default_factory=list)
    possessives: list[Token] = field(default_factory=list)
    of: list[Token] = field(default_factory=list)
    compounds: list[Token] = field(default_factory=list)
    carrier: Token | None = None


def verb_slots(verb: Token, others: Iterable[Token] = ()) -> Slots:
    """The slots of a verb, active or passive alike."""
    others = tuple(others)
    slots = Slots(carrier=verb)
    surface = surface_subjects(verb)
    if is_passive(verb):
        slots.objects = [noun for noun in surface if noun not in others]
    else:
        slots.subjects = surface
        slots.objects = _own_objects(verb, others) or _before_complement(others) or _let_do(others)
        slots.objects = [c for noun in whole_words(slots.objects) for c in _through_gerund(noun)]
        if not slots.objects:
            slots.objects = _named_as(verb) or ([] if others else _shared_object(verb))
            slots.objects = slots.objects or ([] if _has_object(others) else _relative_object(verb))
        slots.objects += [owner for c in others if lemma(c) in LIVING for owner in owners_of(c)]
    for token in (verb, *others):
        slots.prepositions += [pair for pair in prepositional(token) if pair[1] not in others]
        enters = token.lower_ in ENTERING and not slots.objects
        gives = token.lower_ == "in" and token.i == verb.i + 1  # "handed in their rifles"
        if gives and not slots.objects:
            slots.objects = [c for c in token.children if c.dep_ == "pobj" and c not in others]
        particle = token.lower_ in PARTICLES
        if token in others and token.dep_ in ("prep", "prt") and (enters or particle):
            slots.objects += [
                c for c in token.children if c.dep_ == "pobj" and (c not in others or particle)
            ]
    for noun in slots.objects:
        slots.prepositions += [(p, n) for p, n in prepositional(noun) if p == "with"]
    _add_aims(slots)
    if is_passive(verb):
        slots.subjects = [n for p, n in slots.prepositions if p == "by"] or _far_agent(verb)
        # "a bomb was placed by a man at the bank": the parse hangs "at" on the man
        behind = [pair for noun in slots.subjects for pair in prepositional(noun)]
        slots.prepositions += [(p, n) for p, n in behind if p in AIMED]
    _add_company(slots)
    slots.prepositions = [(p, n) for p, n in slots.prepositions if p != "by"]
    _add_means(verb, slots)
    return slots


def _own_objects(verb: Token, others: tuple[Token, ...]) -> list[Token]:
    """The objects of the words of a trigger: in "shot dead the mayor" the parse may hang him on "dead"."""
    return [
        c
        for token in (verb, *others)
        for c in token.children
        if c.dep_ in ("dobj", "dative", "oprd")
        and c not in others
        and not (_is_complement(c, others) or is_outcome_adjective(c))
    ]


def _is_complement(noun: Token, others: tuple[Token, ...]) -> bool:
    """ "Named the Red Hand a terrorist organisation": what it was called, whose own word is part of the trigger."""
    return noun.dep_ == "oprd" and any(word.head == noun for word in others)


def _add_aims(slots: Slots) -> None:
    """ "Threw a bomb from a car at the bank": the parse hangs "at" on the car."""
    for word, noun in list(slots.prepositions):
        if word == "from":
            slots.prepositions += [(p, n) for p, n in prepositional(noun) if p in ("at", "against")]


def _add_means(verb: Token, slots: Slots) -> None:
    """ "Attacked the station using grenades", "used grenades to attack the station"."""
    used = verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB" and lemma(verb.head) == "use"
    if used:
        slots.prepositions += [("with", c) for c in verb.head.children if c.dep_ == "dobj"]
    for child in verb.children:
        if child.dep_ == "advcl" and child.lower_ in ("using", "throwing", "firing", "hurling"):
            slots.prepositions += [("with", c) for c in child.children if c.dep_ == "dobj"]


def _before_complement(others: tuple[Token, ...]) -> list[Token]:
    """ "They took the rancher Luis Vega hostage": the parse makes one noun phrase of both."""
    for token in others:
        if token.dep_ == "dobj" and lemma(token) in HELD:
            return [c for c in token.lefts if c.pos_ in ("NOUN", "PROPN")][-1:]
    return []


def _far_agent(verb: Token) -> list[Token]:
    """ "One of the engineers who was kidnapped today, presumably by guerrillas, was freed": the parse hangs "by" on "one"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 15, verb.sent.end)]:
        if token.pos_ == "VERB":
            return []
        if token.lower_ == "by" and token.head in verb.ancestors and token.head.pos_ != "VERB":
            return [c for c in token.children if c.dep_ == "pobj"]
    return []


def _add_company(slots: Slots) -> None:
    """ "Killed along with his wife", "together with two guards": they suffer the same."""
    beside = [
        (word, noun)
        for word, noun in slots.prepositions
        if word in ("along", "together")
        or (word == "with" and noun.head.i and noun.head.nbor(-1).lower_ in ("along", "together"))
    ]
    slots.objects += [noun for _, noun in beside]
    slots.prepositions = [pair for pair in slots.prepositions if pair not in beside]


def _named_as(verb: Token) -> list[Token]:
    """ "Declared the gang a terrorist organization", "found him guilty": the parse makes a clause without a verb of it."""
    bare = (c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("NOUN", "PROPN", "ADJ"))
    return [c for noun in bare for c in noun.lefts if c.dep_ == "nsubj"]


def _let_do(others: tuple[Token, ...]) -> list[Token]:
    """ "Let the senator go", "ordered the judge released", "forced the jet to land": he of whom the verb of the phrase says it."""
    below = (t for t in others if t.pos_ == "VERB" or t.dep_ in ("ccomp", "xcomp"))
    return [c for t in below for c in t.lefts if c.dep_ in ("nsubj", "nsubjpass")]


def _through_gerund(noun: Token) -> list[Token]:
    """ "started funding the plan": the plan."""
    if noun.tag_ != "VBG" or any(c.dep_ in ("det", "amod", "poss") for c in noun.children):
        return [noun]
    return [c for c in noun.children if c.dep_ == "dobj"]


def _shared_object(verb: Token) -> list[Token]:
    """ "attacked and burned the station": the object stands at the last verb."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.tag_ == verb.tag_:
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
                return []
            return [c for c in child.children if c.dep_ == "dobj"]
    return []


def _relative_object(verb: Token) -> list[Token]:
    """ "The guards they had slain", "a charge that rebels had laid": the noun that the clause describes."""
    noun = verb.head
    if verb.dep_ not in ("relcl", "acl") or noun.pos_ not in ("NOUN", "PROPN") or noun.i > verb.i:
        return []
    between = verb.doc[noun.i + 1 : verb.i]
    doers = any(c.dep_ == "nsubj" and c.lower_ != "that" for c in verb.lefts)
    joined = any(t.tag_ in ("WP", "WP$", "WRB") or t.lower_ == "which" for t in between)
    joined = joined or any(
        c.dep_ == "mark" for c in verb.lefts
    )  # "the report that rebels attacked"
    helped = verb.tag_ not in ("VBG", "VBN") or any(c.dep_ == "aux" for c in verb.lefts)
    return [noun] if doers and helped and not joined else []


def _has_object(others: tuple[Token, ...]) -> bool:
    """Whether the words of a trigger hold its object ("extended the truce")."""
    return any(t.dep_ in ("dobj", "pobj", "ccomp", "xcomp") for t in others)
