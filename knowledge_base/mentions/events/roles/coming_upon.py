"""Who did a deed by what is told beside it: "two men on a motorcycle opened fire", "he was intercepted by four men", "the attackers fled"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of, of_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.grammar.words_said import words_among, words_said
from knowledge_base.mentions.events.roles.claims import Claim, agents_of
from knowledge_base.mentions.events.roles.denied_links import is_denied

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

# Who may be waylaid, or what they drive.
WAYLAID = PEOPLE | {"vehicles"}
WAYS = ("way", "path")
# From what, or by what, those flee who have done a deed there.
FLED = {"things", "vehicles"}
AT = ("at", "on", "against")
OPENING = ("open", "fire")  # "opened fire", "fired"
THEIRS = ("his", "her", "their", "the", "these", "both")


def find_doers_beside(sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
    """Those of a sentence who by what they do there did the deed told before, of whom nobody else is told to have done it.

    Police and soldiers who stop somebody, shoot or draw may be those who came afterwards.
    """
    words = paragraph.words
    forms = words.any_of("waylaying", "drawing", "making off").union(OPENING)
    called = not words.lists["doers"].isdisjoint(words_said(sentence))
    for verb in sentence if called else words_among(sentence, forms):
        if verb.pos_ != "VERB" or verb.dep_ == "pcomp":  # "without firing a shot"
            continue
        who = _doers_by(verb, paragraph)
        if not who or is_denied(verb, paragraph):
            continue
        agents = [f for f in agents_of(who, paragraph) if "forces" not in f.classes]
        if agents:
            yield Claim(fillers=tuple(agents), noun=None, alleged=False, unless_known=True)


def _doers_by(verb: Token, paragraph: Paragraph) -> list[Token]:
    """Who stops people or their car, fires, draws a weapon, makes off, or is called after the deed and goes on acting there."""
    words, done = paragraph.words, lemma(verb)
    if words.has("waylaying", done):
        by = [n for p, n in prepositional(verb) if p == "by"]
        who = by if is_passive(verb) else surface_subjects(verb)
        whom = surface_subjects(verb) if is_passive(verb) else direct_objects(verb)
        return who if any(_can_be_waylaid(n, paragraph) for n in whom) else []
    if is_passive(verb):
        return []
    if _shoots(verb, paragraph):
        return [n for n in surface_subjects(verb) if _may_have_come(n, paragraph)]
    if words.has("making off", done):
        return [n for n in surface_subjects(verb) if _makes_off(n, verb, paragraph)]
    told = verb.tag_ == "VBD" and not any(c.tag_ == "MD" for c in verb.children)
    return [n for n in surface_subjects(verb) if told and _is_called_after_it(n, paragraph)]


def _can_be_waylaid(noun: Token, paragraph: Paragraph) -> bool:
    whose = any(c.dep_ == "poss" for c in noun.lefts)
    if lemma(noun) in WAYS and whose:  # "blocked her way"
        return True
    return noun.pos_ == "PRON" or bool(classes_of(noun, paragraph) & WAYLAID)


def _shoots(verb: Token, paragraph: Paragraph) -> bool:
    """ "Opened fire", "fired five times", "drew a pistol"; who fires at rebels fires back."""
    draws = paragraph.words.has("drawing", lemma(verb))
    if not draws and lemma(verb) not in OPENING:
        return False
    objects = direct_objects(verb)
    if any("fighters" in classes_of(n, paragraph) for p, n in prepositional(verb) if p in AT):
        return False
    if draws:
        return any("weapons" in classes_of(n, paragraph) for n in objects)
    if lemma(verb) == "open":
        return any(lemma(n) == "fire" for n in objects)
    return all(paragraph.words.has("shots", lemma(n)) or n.like_num for n in objects)


def _may_have_come(noun: Token, paragraph: Paragraph) -> bool:
    """ "Two men opened fire", "the gunmen fired": not "the crew", "the guards", who were there."""
    classes = classes_of(noun, paragraph)
    known = any(c.lower_ in THEIRS for c in noun.lefts) and paragraph.name_at(noun) is None
    vague = paragraph.words.has("vague people", lemma(noun))
    return bool(classes & PEOPLE) and (not known or vague or "fighters" in classes)


def _makes_off(noun: Token, verb: Token, paragraph: Paragraph) -> bool:
    """ "The gunmen fled", "two men escaped on a motorcycle"; not "the residents fled", "three men escaped unhurt"."""
    classes = classes_of(noun, paragraph)
    if "fighters" in classes and paragraph.name_at(noun) is None:
        return True
    new = not any(c.lower_ in ("the", "those") for c in noun.lefts)
    vague = new and paragraph.words.has("vague people", lemma(noun))
    beside = (n for p, n in prepositional(verb) if p in ("on", "in", "from", "aboard"))
    return vague and any(classes_of(n, paragraph) & FLED for n in beside)


def _is_called_after_it(noun: Token, paragraph: Paragraph) -> bool:
    """ "The attackers", "his killers": known from the deed; not "the killers of X", which may be another one."""
    if not paragraph.words.has("doers", noun.lower_) or of_noun(noun) is not None:
        return False
    return noun.pos_ == "NOUN" and any(c.lower_ in THEIRS for c in noun.lefts)
