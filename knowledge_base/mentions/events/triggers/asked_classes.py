"""Whether a noun is of a class that a trigger asks for, by its own word, what it stands for, or the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.apposed_names import class_of_apposed
from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import (
    classes_of,
    classes_of_word,
    is_new_name,
    of_noun,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

# What a noun that no list knows may be: surveyors are killed, and a laundry is burned.
ORDINARY = ("people", "things")


BEFORE_PRONOUN = 40  # tokens: the sentence before and its own

# What people and things are among others.
AMONG = {
    "people": {"fighters", "forces"},
    "things": {"vehicles", "drugs", "weapons", "laboratories"},
}


def has_class(
    heads: list[Token], wanted: frozenset[str], paragraph: Paragraph, *, known: bool = False
) -> bool:
    """Whether one of the nouns is of a wanted class; people are also fighters and forces, "coca plants" illicit."""
    return any(_is_wanted(head, wanted, paragraph, known=known) for head in heads)


def _is_wanted(head: Token, wanted: frozenset[str], paragraph: Paragraph, *, known: bool) -> bool:
    found = classes_of(head, paragraph)
    if found & wanted or (not found and class_of_apposed(head, paragraph) & wanted):
        return True
    if not (found or known) and _is_noun(head) and not wanted.isdisjoint(ORDINARY):
        return True
    if any(general in wanted and found & special for general, special in AMONG.items()):
        return True
    if "people" in wanted and not known and is_new_name(head, paragraph):
        return True
    return _is_said_to_be(head, found, wanted, paragraph)


def _is_noun(head: Token) -> bool:
    """Whether it is a noun, or some of those whom one tells: "ten of his brokers"."""
    counted = of_noun(head) if head.pos_ == "NUM" else None
    return head.pos_ in ("NOUN", "PROPN") or (counted is not None and counted.pos_ == "NOUN")


def _is_said_to_be(
    noun: Token, found: frozenset[str], wanted: frozenset[str], paragraph: Paragraph
) -> bool:
    """Whether the words beside a noun make it of a wanted class."""
    if "illicit" in wanted and "crops" in found and _has_illicit_word(noun, paragraph):
        return True
    if "fighters" in wanted and _fights(_meant(noun), found, paragraph):
        return True
    return "forces" in wanted and "people" in found and _is_of_forces(noun, paragraph)


def is_loaded(vehicle: Token, cargo: frozenset[str], paragraph: Paragraph) -> bool:
    """Whether something carries what is of such a class: "a boat carrying two tonnes of cocaine", "a truck loaded with rifles"."""
    if "vehicles" not in classes_of(vehicle, paragraph):
        return False
    verbs = [c for c in vehicle.rights if c.dep_ in ("acl", "relcl")]
    verbs += [c for c in vehicle.head.rights if c.dep_ == "advcl" and c.i == vehicle.i + 1]
    carried = [
        c
        for verb in verbs
        if paragraph.words.has("carrying", lemma(verb))
        for c in verb.children
        if c.dep_ == "dobj"
    ]
    carried += [n for t in (vehicle, *verbs) for p, n in prepositional(t) if p == "with"]
    return any(classes_of(n, paragraph) & cargo for n in carried)


def _has_illicit_word(noun: Token, paragraph: Paragraph) -> bool:
    words = (
        classes_of_word(c, paragraph.words) for c in noun.lefts if c.dep_ in ("compound", "amod")
    )
    return any("illicit" in classes for classes in words)


def _is_of_forces(noun: Token, paragraph: Paragraph) -> bool:
    """ "Customs officers", "police officers", "navy divers"."""
    words = (classes_of_word(c, paragraph.words) for c in noun.lefts if c.dep_ == "compound")
    return any("forces" in classes for classes in words)


def _meant(noun: Token) -> Token:
    """ "Four gunmen entered the farm. They took the owner away", "the group freed the men whom it held": who did something before."""
    if noun.lower_ not in ("they", "it") or noun.dep_ not in ("nsubj", "nsubjpass"):
        return noun
    before = noun.doc[max(0, noun.i - BEFORE_PRONOUN) : noun.i]
    doers = (t for t in reversed(before) if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN"))
    return next(doers, noun)


def _fights(noun: Token, found: frozenset[str], paragraph: Paragraph) -> bool:
    """Whether a noun, or words beside it, say that those whom it names fight."""
    if noun.pos_ != "PRON":
        own = classes_of(noun, paragraph)
        if "fighters" in own:
            return True
        found = own or found
    if "groups" in found and _is_of_fighters(noun, paragraph):
        return True
    return found == {"people"} and _is_armed(noun, paragraph)


def _is_of_fighters(noun: Token, paragraph: Paragraph) -> bool:
    """ "A terrorist group", "an ELN cell": a group whose own words say that it fights."""
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod")]
    classes = [classes_of_word(c, paragraph.words) for c in before]
    classes += [classes_of(c, paragraph) for c in before if paragraph.mention_at(c) is not None]
    return any("fighters" in found for found in classes)


def _is_armed(noun: Token, paragraph: Paragraph) -> bool:
    """ "Armed men", "hooded individuals", "men carrying rifles", "youths with pistols": they act as fighters do."""
    words = paragraph.words
    after = [c for c in noun.rights if c.dep_ in ("acl", "prep")]
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound")]
    if any(words.has("armed looks", c.lower_) for c in (*before, *after)):
        return True
    held = [
        c
        for part in after
        if part.dep_ == "acl" or part.lower_ == "with"
        for c in part.children
        if c.dep_ in ("dobj", "pobj")
    ]
    return any("weapons" in classes_of_word(c, words) for c in held)
