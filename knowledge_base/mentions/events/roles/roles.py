"""Who plays which part: the slots that a verb or an event noun has in the parse, and the fillers of its roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.nouns import (
    ACTING,
    PEOPLE,
    classes_of,
    of_noun,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slot_repairs import bears_bomb
from knowledge_base.mentions.events.grammar.slots import LIVING, Slots
from knowledge_base.mentions.events.lexicon.frames import Pattern
from knowledge_base.mentions.events.roles.lost_agents import with_lost_agents
from knowledge_base.mentions.events.roles.lost_subjects import with_late_object, with_subject
from knowledge_base.mentions.events.triggers.triggers import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.model import Mention


def _compound_role(noun: Token, pattern: Pattern, paragraph: Paragraph) -> str | None:
    """The role of a noun before an event noun: acting groups act, weapons are used, the rest suffers."""
    classes = classes_of(noun, paragraph)
    mention = paragraph.mention_at(noun)
    if _only_describes(noun, classes, mention, paragraph):
        return None
    if pattern.compound != "auto":
        return pattern.compound
    if "weapons" in classes:
        return "instrument"
    acts = mention is not None or bool(classes & {"fighters"})
    return (
        pattern.subject if acts and classes & ACTING and "people" not in classes else pattern.object
    )


def _only_describes(
    noun: Token, classes: frozenset[str], mention: Mention | None, paragraph: Paragraph
) -> bool:
    """Whether a word before an event noun is no participant: "terrorist attack", "Lima bombing", "last attack"."""
    if not classes or classes & {"inert", "date", "places"}:
        return True
    if paragraph.words.has("labels", lemma(noun)) or (mention is not None and mention.adjectival):
        return True
    return noun.dep_ == "amod" and mention is None and not classes & {"fighters", "weapons"}


def _prepositional_pairs(
    match: Match, slots: Slots, paragraph: Paragraph
) -> Iterator[tuple[str, Token, str]]:
    pattern = match.trigger.frame.pattern
    hit = [o for o in slots.objects if classes_of(o, paragraph) != {"weapons"}]
    for word, noun in slots.prepositions:
        before = [
            o for o in hit if not match.token.i < noun.i < o.i
        ]  # "fired on a bar, a shop and …"
        beside = pattern.object == "affected" and before and not match.is_noun
        if word in LOCATIVE and beside:
            continue  # "hijacked a bus on the road": the road was not hijacked
        if word in pattern.prepositions:
            if word != "with" or not _is_used(pattern.prepositions[word], noun, pattern, paragraph):
                yield pattern.prepositions[word], noun, word
        elif word == "with" and "weapons" in classes_of(noun, paragraph):
            yield "instrument", noun, word


COMPANY = ACTING | {"places", "dignitaries", "diplomats", "lawmakers", "electors"}


def _is_used(role: str, noun: Token, pattern: Pattern, paragraph: Paragraph) -> bool:
    """ "Blocked the road with burning tires", "marched with torches": what things are used for is no company."""
    classes = classes_of(noun, paragraph)
    if role != "participant" or classes & COMPANY:
        return False
    return bool(classes) or pattern.subject == "agent"


def role_pairs(
    match: Match, slots: Slots, paragraph: Paragraph
) -> Iterator[tuple[str, Token, str]]:
    """The role that the pattern gives to the noun in each slot, and the name of the slot; a preposition is its own."""
    pattern = match.trigger.frame.pattern
    hurt = pattern.object == "victim" and not match.is_noun and not slots.objects
    hurt = hurt and not any(lemma(other) in LIVING for other in match.others)
    if hurt and match.token.tag_ in ("VBD", "VBN"):  # "leaving 17 people wounded"
        for noun in slots.subjects:
            if noun.head == match.token:
                yield pattern.object, noun, "subject"
    else:
        yield from ((pattern.subject, noun, "subject") for noun in slots.subjects)
    yield from ((pattern.object, noun, "object") for noun in slots.objects)
    yield from ((pattern.of, noun, "of") for noun in slots.of)
    for noun in slots.possessives:
        if pattern.possessive == "agent" or "places" not in classes_of(noun, paragraph):
            yield pattern.possessive, noun, "possessive"
    yield from _prepositional_pairs(match, slots, paragraph)
    for noun in slots.compounds:
        role = _compound_role(noun, pattern, paragraph)
        if role is not None:
            yield role, noun, "compound"
    yield from (("instrument", noun, "compound") for noun in weapons_in(match, paragraph))


def weapons_in(match: Match, paragraph: Paragraph) -> list[Token]:
    """The weapon that an event noun of several words names: the dynamite of "a dynamite attack"."""
    if not match.is_noun:
        return []
    return [noun for noun in match.others if "weapons" in classes_of(noun, paragraph)][-1:]


PLURAL = ("they", "them")
PERSONAL = ("he", "she", "they", "him", "her", "them", "it")
LOCATIVE = ("in", "at", "near", "inside", "outside", "under", "behind", "beside", "into", "on")


def is_place_reading(role: str, noun: Token, word: str, paragraph: Paragraph) -> bool:
    """A town after "in" or "at" is where it happened, not what was hit, and so is a road after "on"."""
    if role != "affected" or word not in LOCATIVE:
        return False
    whole = of_noun(noun) or noun  # "on kilometer 6 of the road"
    if word == "on" and paragraph.words.has("roads", lemma(whole)):
        return True
    if _is_building(noun, paragraph) or (word in ("at", "on") and _is_facility(noun, paragraph)):
        return False
    return "places" in classes_of(noun, paragraph) or paragraph.words.has("area nouns", lemma(noun))


def _is_where(noun: Token, paragraph: Paragraph) -> bool:
    """ "A bomb went off in an alley destroying …": the alley, which the parse hands to "destroying", does nothing."""
    beside = noun.dep_ == "pobj" and noun.head.lower_ in LOCATIVE
    return beside and not classes_of(noun, paragraph) & ACTING


def _is_facility(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a name is that of a building, a station, an airport: an attack at or on it hits it, while one at a town was only there."""
    words = paragraph.words
    street = words.has("roads", lemma(noun)) or words.has("area nouns", lemma(noun))
    return "things" in classes_of(noun, paragraph) and not street


def _is_building(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a noun of an area is part of what a building is called: "a shopping center", but "the city center"."""
    words = paragraph.words
    named = (c for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "NOUN")
    return "things" in classes_of(noun, paragraph) and any(
        not words.has("area nouns", lemma(c)) for c in named
    )


def repeats_in_brackets(filler: Filler, others: Iterable[Filler], paragraph: Paragraph) -> bool:
    """Whether a filler is the abbreviation of one before it: "leaders of the Patriotic Union (UP)"."""
    start = filler.argument.span.start
    if paragraph.text[start - 1 : start] != "(":
        return False
    return any(0 <= start - other.argument.span.end <= len(" (") for other in others)


def _is_known_body(filler: Filler, noun: Token) -> bool:
    """Whether a body is that of somebody told before: "his body", "the three bodies", not "two bodies"."""
    if "bodies" not in filler.classes or filler.classes & PEOPLE:
        return False
    return filler.definite or any(c.dep_ == "poss" for c in noun.children)


def fill_roles(match: Match, slots: Slots, paragraph: Paragraph) -> list[Filler]:
    """The fillers of the trigger's roles, each stretch of text once, in reading order."""
    slots = with_subject(match, with_late_object(match, slots), paragraph)
    slots = with_lost_agents(match, slots, paragraph)
    words = {noun.i: word for word, noun in slots.prepositions}
    found: dict[tuple[int, int], Filler] = {}
    for role, noun, slot in role_pairs(match, slots, paragraph):
        if role == "agent" and _is_where(noun, paragraph):
            continue
        if role == "ignored" or is_place_reading(role, noun, words.get(noun.i, ""), paragraph):
            continue
        laid = match.trigger.frame.pattern.object == "instrument"
        if role == "affected" and laid and bears_bomb(slot, noun, paragraph):
            continue
        if role == "affected" and slot == "object" and match.trigger.object == {"people"}:
            role = "victim"  # whom the verb can only do it to, though no list knows the noun
        for filler in fill(role, noun, paragraph):
            key = (filler.argument.span.start, filler.argument.span.end)
            if _is_known_body(filler, noun):
                continue
            if not repeats_in_brackets(filler, found.values(), paragraph):
                found.setdefault(key, filler)
    return [found[key] for key in sorted(found)]
