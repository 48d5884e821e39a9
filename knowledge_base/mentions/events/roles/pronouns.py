"""Whom a sentence speaks of without a name: the roles that its pronouns fill, and those whom a pronoun of the next may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.heads import is_known_count
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.grammar.subjects import is_passive
from knowledge_base.mentions.events.roles.roles import PERSONAL, PLURAL, role_pairs
from knowledge_base.mentions.events.triggers.asked_classes import has_class
from knowledge_base.mentions.events.triggers.triggers import (
    SUFFERED,
    Match,
    is_elliptic,
    owned_by,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


FIGHTING = frozenset({"fighters"})
SEX = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronouns:
    """The roles of a trigger that a personal pronoun fills: any, a plural one ("they were kidnapped"), "it", "she", or "he"."""

    roles: frozenset[str]
    plural: frozenset[str]
    thing: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


def pronoun_roles(match: Match, slots: Slots, paragraph: Paragraph) -> Pronouns:
    """The roles that a personal pronoun fills: somebody told before, not somebody new."""
    found: dict[str, set[str]] = {
        "any": set(),
        "they": set(),
        "it": set(),
        "she": set(),
        "he": set(),
    }
    for role, noun, _ in role_pairs(match, slots, paragraph):
        both = (noun.lower_ == "both" and noun.tag_ == "DT") or is_known_count(noun)
        if both or (noun.tag_ == "PRP" and noun.lower_ in PERSONAL):
            filled = "victim" if role == "affected" and noun.lower_ != "it" else role
            found["any"].add(filled)
            if both or noun.lower_ in PLURAL:
                found["they"].add(filled)
            if noun.lower_ == "it":
                found["it"].add(filled)
            found[SEX.get(noun.lower_, "any")].add(filled)
    pattern = match.trigger.frame.pattern
    if pattern.object in SUFFERED and not (match.is_noun or slots.objects):
        found["any"].update({pattern.object} if is_elliptic(match.token) else ())
    for owner in owned_by(match):
        found["any"].add(pattern.possessive)
        if owner.lower_ == "their":
            found["they"].add(pattern.possessive)
        found[SEX.get(owner.lower_, "any")].add(pattern.possessive)
    return Pronouns(
        roles=frozenset(found["any"]),
        plural=frozenset(found["they"]),
        thing=frozenset(found["it"]),
        female=frozenset(found["she"]),
        male=frozenset(found["he"]),
    )


def actors_told(sentence: Sentence, paragraph: Paragraph) -> tuple[Filler, ...]:
    """Those of whom a sentence says that they came armed or stopped somebody: "They" of the next goes on with them."""
    root = sentence.root
    active = [c for c in root.children if c.dep_ == "nsubj" and c.tag_ != "PRP"]
    by = [n for p, n in prepositional(root) if p == "by"] if is_passive(root) else []
    stopped = paragraph.words.has("stopping", lemma(root))
    acting = [n for n in (*active, *by) if stopped or has_class([n], FIGHTING, paragraph)]
    found = [f for noun in acting for f in fill("agent", noun, paragraph)]
    return tuple(f for f in found if f.classes & PEOPLE and not f.named)


def those_stopped(sentence: Sentence, paragraph: Paragraph) -> tuple[Filler, ...]:
    """Whom somebody stopped in a sentence: "him" of the next may mean him."""
    root = sentence.root
    if not paragraph.words.has("stopping", lemma(root)) or is_passive(root):
        return ()
    found = [f for noun in direct_objects(root) for f in fill("victim", noun, paragraph)]
    return tuple(f for f in found if f.classes & PEOPLE)


def people_told(sentence: Sentence, paragraph: Paragraph) -> tuple[Filler, ...]:
    """Those whom a sentence is about: the subject of what it tells, where that is people. A pronoun of the next sentence means them."""
    subject, speaker = _subject_of(_what_it_tells(sentence, paragraph)), _subject_of(sentence.root)
    if speaker is not None and speaker.lower_ in ("he", "she"):
        subject = _before(speaker)
    elif subject is not None and subject.tag_ == "PRP":
        subject = _speaker_of_himself(sentence, subject, paragraph)
    if subject is None or subject.tag_ == "PRP":
        return ()
    return tuple(f for f in fill("victim", subject, paragraph) if f.classes & PEOPLE)


def _before(pronoun: Token) -> Token | None:
    """The subject of the clause before that of a pronoun: "X was not there: he had been killed", "after X was wounded, he fled"."""
    before = (t for t in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]))
    told = (t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ != "relcl")
    return next(told, None)


def _speaker_of_himself(sentence: Sentence, said: Token, paragraph: Paragraph) -> Token | None:
    """Who says or sees something, where the pronoun may mean him: not "A clerk saw him dragged away", "His lawyer said that he …"."""
    speaker = _subject_of(sentence.root)
    if speaker is None or paragraph.words.has("perceiving", lemma(sentence.root)):
        return None
    many = speaker.tag_ in ("NNS", "NNPS")
    theirs = any(c.tag_ == "PRP$" for c in speaker.lefts)
    return speaker if many == (said.lower_ in PLURAL) and not theirs else None


def people_done_to(sentence: Sentence, paragraph: Paragraph) -> tuple[Filler, ...]:
    """To whom somebody did something in what a sentence tells: "The court acquitted Rueda. He was …"."""
    verb = _what_it_tells(sentence, paragraph)
    hit = [] if is_passive(verb) else [n for n in direct_objects(verb) if n.tag_ != "PRP"]
    return tuple(f for noun in hit for f in fill("victim", noun, paragraph) if f.classes & PEOPLE)


def speaks_on(sentence: Sentence, paragraph: Paragraph) -> bool:
    """Whether a sentence goes on about those of the sentence before: "They demanded …", "His wife said …"."""
    subjects = (_subject_of(sentence.root), _subject_of(_what_it_tells(sentence, paragraph)))
    return any(
        (s.tag_ == "PRP" and s.lower_ in PERSONAL and s.lower_ != "it")
        or any(c.tag_ == "PRP$" and c.lower_ != "its" for c in s.lefts)
        for s in subjects
        if s is not None
    )


def _what_it_tells(sentence: Sentence, paragraph: Paragraph) -> Token:
    """The verb of what is told: in "Police said that two nuns were freed" that of the nuns, not of who says so."""
    verb, words = sentence.root, paragraph.words
    while words.has("reporting", lemma(verb)) or words.has("perceiving", lemma(verb)):
        told = (c for c in verb.children if c.dep_ == "ccomp" and _subject_of(c) is not None)
        inner = next(told, None)
        if inner is None:
            break
        verb = inner
    return verb


def _subject_of(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
