"""Who plays which part: the slots that a verb or an event noun has in the parse, and the fillers of its roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.fillers import Filler, fill
from knowledge_base.mentions.events.frames import Pattern
from knowledge_base.mentions.events.nouns import ACTING, Paragraph, classes_of, lemma
from knowledge_base.mentions.events.slots import Slots
from knowledge_base.mentions.events.triggers import Match

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


def _pairs(match: Match, slots: Slots, paragraph: Paragraph) -> Iterator[tuple[str, Token]]:
    pattern = match.trigger.frame.pattern
    hurt = pattern.object == "victim" and not match.is_noun and not slots.objects
    if hurt and match.token.tag_ in ("VBD", "VBN"):  # "leaving 17 people wounded"
        yield from ((pattern.object, noun) for noun in slots.subjects if noun.head == match.token)
    else:
        yield from ((pattern.subject, noun) for noun in slots.subjects)
    yield from ((pattern.object, noun) for noun in slots.objects)
    yield from ((pattern.of, noun) for noun in slots.of)
    for noun in slots.possessives:
        if pattern.possessive == "agent" or "places" not in classes_of(noun, paragraph):
            yield pattern.possessive, noun
    for word, noun in slots.prepositions:
        beside = pattern.object == "affected" and slots.objects and not match.is_noun
        if word in LOCATIVE and beside:
            continue  # "hijacked a bus on the road": the road was not hijacked
        if word in pattern.prepositions:
            yield pattern.prepositions[word], noun
        elif word == "with" and "weapons" in classes_of(noun, paragraph):
            yield "instrument", noun
    for noun in slots.compounds:
        role = _compound_role(noun, pattern, paragraph)
        if role is not None:
            yield role, noun


PERSONAL = ("he", "she", "they", "him", "her", "them", "it")
LOCATIVE = ("in", "at", "near", "inside", "outside", "under", "behind", "beside", "into", "on")


def _is_place_reading(role: str, noun: Token, word: str, paragraph: Paragraph) -> bool:
    """A town after "in" or "at" is where it happened, not what was hit, and so is a road after "on"."""
    if role != "affected" or word not in LOCATIVE:
        return False
    if word == "on" and paragraph.words.has("ways", lemma(noun)):
        return True
    return "places" in classes_of(noun, paragraph) or paragraph.words.has("area nouns", lemma(noun))


def _nearest_subject(verb: Token, paragraph: Paragraph) -> list[Token]:
    """The subject that a long sentence lost to a clause in between: the last acting one before the verb."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.dep_ == "mark" or token.lower_ in (";", ":"):
            return []
        if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ not in ("WP", "WDT"):
            return [token] if classes_of(token, paragraph) & ACTING else []
    return []


def _with_subject(match: Match, slots: Slots, paragraph: Paragraph) -> Slots:
    verb = match.token
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and not match.is_noun
    own = any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in verb.children)
    if not finite or own or any(classes_of(s, paragraph) & ACTING for s in slots.subjects):
        return slots
    return replace(slots, subjects=_nearest_subject(verb, paragraph))


def pronoun_roles(match: Match, slots: Slots, paragraph: Paragraph) -> frozenset[str]:
    """The roles that a personal pronoun fills ("they were kidnapped"): somebody told before, not somebody new."""
    found = set()
    for role, noun in _pairs(match, slots, paragraph):
        if noun.tag_ == "PRP" and noun.lower_ in PERSONAL:
            found.add("victim" if role == "affected" and noun.lower_ != "it" else role)
    return frozenset(found)


def _repeats_in_brackets(filler: Filler, others: Iterable[Filler], paragraph: Paragraph) -> bool:
    """Whether a filler is the abbreviation of one before it: "leaders of the Patriotic Union (UP)"."""
    start = filler.argument.span.start
    if paragraph.text[start - 1 : start] != "(":
        return False
    return any(0 <= start - other.argument.span.end <= len(" (") for other in others)


def fill_roles(match: Match, slots: Slots, paragraph: Paragraph) -> list[Filler]:
    """The fillers of the trigger's roles, each stretch of text once, in reading order."""
    slots = _with_subject(match, slots, paragraph)
    words = {noun.i: word for word, noun in slots.prepositions}
    found: dict[tuple[int, int], Filler] = {}
    for role, noun in _pairs(match, slots, paragraph):
        if role == "ignored" or _is_place_reading(role, noun, words.get(noun.i, ""), paragraph):
            continue
        for filler in fill(role, noun, paragraph):
            key = (filler.argument.span.start, filler.argument.span.end)
            if not _repeats_in_brackets(filler, found.values(), paragraph):
                found.setdefault(key, filler)
    return [found[key] for key in sorted(found)]
