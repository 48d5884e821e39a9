"""Who is said to have done it: claims of responsibility, blame, attributions, and who makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.fillers import Filler, fill
from knowledge_base.mentions.events.nouns import (
    Paragraph,
    classes_of,
    is_acting,
    lemma,
    of_noun,
    relative_antecedent,
)
from knowledge_base.mentions.events.slots import is_passive, prepositional, surface_subjects

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

# What somebody may claim to have done.
CLAIMED = (
    "attack",
    "bombing",
    "kidnapping",
    "assassination",
    "massacre",
    "arson",
    "hijacking",
    "robbery",
)
NEAR = 2  # paragraphs between an event and the claim to it

REACH = 8  # words between "responsible for" and the deed


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


def agents_of(nouns: list[Token], paragraph: Paragraph) -> list[Filler]:
    """The nouns as agents, as far as they can act."""
    return [f for noun in nouns for f in _with_role(fill("agent", noun, paragraph), "agent")]


def _sources(nouns: list[Token], paragraph: Paragraph) -> list[Filler]:
    return [
        f
        for noun in nouns
        for f in _with_role(fill("participant", noun, paragraph), "source-of-claim")
    ]


def _event_noun(verb: Token, words: tuple[str, ...], paragraph: Paragraph) -> Token | None:
    """The deed after one of these prepositions under a verb: a noun that tells of one, else what was done, else the first."""
    found = [c for c in verb.subtree if c.dep_ == "pobj" and c.head.lower_ in words]
    doing = [t for t in verb.subtree if t.dep_ == "pcomp" and t.head.lower_ in words]
    found += [c for t in doing for c in t.children if c.dep_ == "dobj"]
    deeds = [c for c in found if paragraph.words.has("deeds", lemma(c))]
    return next(iter([*deeds, *doing, *found]), None)


def _authors(subjects: list[Token], paragraph: Paragraph) -> list[Token]:
    """Who claims something: "a spokesman for X" and "leaflets of X" speak for X."""
    found = []
    for subject in subjects:
        group = None
        if paragraph.words.has("speaking for", lemma(subject)):
            group = next(
                (n for p, n in prepositional(subject) if p in ("for", "of", "by", "from")), None
            )
        found.append(group or subject)
    return found


def _responsibility(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "The ELN claimed responsibility for the attack."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    words = paragraph.words
    passive = is_passive(verb)
    own = lemma(verb) == "claim" and any(words.has("deeds", lemma(o)) for o in objects)
    if not own and not any(words.has("responsibility nouns", lemma(o)) for o in objects):
        return None
    subjects = (
        [n for p, n in prepositional(verb) if p == "by"] if passive else surface_subjects(verb)
    )
    if (
        verb.dep_ == "acl" and verb.head.head.pos_ == "VERB"
    ):  # "X gave out leaflets claiming responsibility"
        subjects = [*subjects, *surface_subjects(verb.head.head)]
    agents = agents_of(_authors(subjects, paragraph), paragraph)
    negated = any(c.dep_ == "neg" or lemma(c) == "no" for o in (verb, *objects) for c in o.children)
    if not agents or negated:
        return None
    deed = objects[0] if own else _event_noun(verb, ("for",), paragraph)
    return Claim(fillers=tuple(agents), noun=deed, alleged=False)


def _blame(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "Police blamed the FARC for the attack"; "the attack was attributed to the FARC"."""
    passive = is_passive(verb)
    prepositions = list(prepositional(verb))
    surface = surface_subjects(verb)
    if paragraph.words.has("attributing", lemma(verb)):
        blamed = [n for p, n in prepositions if p == "to"]
        noun = next(iter(surface), None) if passive else _object(verb) or _described_deed(verb)
    else:
        blamed = surface if passive else [c for c in verb.children if c.dep_ == "dobj"]
        noun = _event_noun(verb, ("for", "of", "on", "in", "with", "to"), paragraph)
    if lemma(verb) == "blame" and not passive:
        on = [n for p, n in prepositions if p == "on"]
        deed = _object(verb)
        if on and deed is not None and not is_acting(classes_of(deed, paragraph)):
            blamed, noun = on, relative_antecedent(deed) or deed
    if lemma(verb) == "hold":  # "hold X responsible for the attack"
        word = next((c for c in verb.subtree if c.lower_ in ("responsible", "accountable")), None)
        noun = _event_noun(verb, ("for",), paragraph) if word is not None else None
        own = [c for c in word.children if c.dep_ == "nsubj"] if word is not None else []
        blamed = own or blamed
    agents = agents_of(blamed, paragraph)
    if noun is None:
        bare = not passive and _says_no_more(verb)
        agents = [f for f in agents if bare and does_deeds(f)]
    if not agents:
        return None
    accusers = [n for p, n in prepositions if p == "by"] if passive else surface
    return Claim(fillers=(*agents, *_sources(accusers, paragraph)), noun=noun, alleged=True)


def _says_no_more(verb: Token) -> bool:
    """ "Police blamed the FARC.", "they hold the army responsible": the deed is one told before."""
    own = ("nsubj", "dobj", "punct", "cc", "conj", "advmod", "aux", "npadvmod")
    if lemma(verb) == "hold":
        return any(c.lower_ in ("responsible", "accountable") for c in verb.subtree)
    return all(c.dep_ in own for c in verb.children)


def does_deeds(filler: Filler) -> bool:
    """Whether somebody may be blamed for what another sentence tells: by name, as fighters or soldiers; not "the group"."""
    return filler.named or bool(filler.classes & {"fighters", "forces"})


def _work_of(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "The attack was the work of the FARC"."""
    work = next((c for c in verb.children if c.dep_ == "attr" and lemma(c) == "work"), None)
    author = of_noun(work) if work is not None else None
    noun = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    agents = agents_of([author], paragraph) if author is not None else []
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
    agents = agents_of([n for p, n in prepositional(verb) if p == "by"], paragraph)
    return Claim(fillers=tuple(agents), noun=deed, alleged=False) if agents else None


def _involved(word: Token, paragraph: Paragraph) -> Claim | None:
    """ "X is responsible for the murder", "the involvement of X in the attack", "X, the mastermind of the bombing"."""
    words = paragraph.words
    in_deed = words.has("roles in a deed", lemma(word))
    if not in_deed and not words.has("involvement", lemma(word)):
        return None
    wanted = ("of", "behind") if in_deed else ("for", "in", "of", "to")
    if word.dep_ == "dobj" and words.has("claiming responsibility", lemma(word.head)):
        return None  # that is their own claim
    deeds = [
        t
        for t in word.doc[word.i + 1 : min(word.i + REACH, word.sent.end)]
        if t.dep_ == "pobj" and t.head.lower_ in wanted and words.has("deeds", lemma(t))
    ]
    agents = agents_of(_linked_to(word), paragraph) if deeds else []
    if not agents:
        return None
    return Claim(fillers=tuple(agents), noun=deeds[0], alleged=True)


def _linked_to(word: Token) -> list[Token]:
    """Who has the responsibility or part that a word speaks of: its owner, its subject, the name beside it."""
    own = [c for c in word.children if c.dep_ == "poss" and c.tag_ != "PRP$"]
    owner = of_noun(word) if word.pos_ == "NOUN" and not own else None
    if own or (
        owner is not None
        and any(c.dep_ == "prep" and c.lower_ in ("in", "for") for c in word.children)
    ):
        return own or ([owner] if owner is not None else [])
    if word.dep_ in ("acomp", "attr"):
        return [] if _negated(word.head) else surface_subjects(word.head)
    if word.dep_ in ("appos", "amod", "acl", "relcl") and word.head.pos_ in ("NOUN", "PROPN"):
        return [word.head]
    beside = [c for c in word.children if c.dep_ == "appos"]
    verb = word.head if word.dep_ in ("dobj", "pobj") else None
    if word.dep_ == "pobj":
        verb = word.head.head
    if beside or verb is None or verb.pos_ not in ("VERB", "AUX") or _negated(verb):
        return beside
    objects = [c for c in verb.children if c.dep_ == "dobj" and c != word]
    return objects or surface_subjects(verb)


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _described_deed(verb: Token) -> Token | None:
    """ "An attack that the army attributed to X": the attack."""
    return verb.head if verb.dep_ == "relcl" and verb.head.pos_ == "NOUN" else None


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj"), None)


def find_claims(sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
    """The claims and attributions of a sentence, in reading order."""
    words = paragraph.words
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX"):
            linked = _involved(token, paragraph)
            if linked is not None:
                yield linked
            continue
        word = lemma(token)
        claim = _work_of(token, paragraph) if word == "be" else _committed(token, paragraph)
        if words.has("claiming responsibility", word):
            claim = _responsibility(token, paragraph)
        elif words.has("blaming", word) or words.has("attributing", word):
            claim = _blame(token, paragraph)
        if claim is not None:
            yield claim
