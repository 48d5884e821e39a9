"""What the parse loses of a verb's slots, found again: a passive's subject, what a pronoun picks up, where a bomb lay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.former_and_latter import one_of_two
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, THINGS, classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import after_dateline
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.grammar.subjects import is_behind_comma, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

LAID = (
    "find",
    "place",
    "plant",
    "hide",
    "leave",
    "put",
    "discover",
    "attach",
    "conceal",
    "deposit",
)
WHERE = ("at", "in", "inside", "near", "outside", "under", "behind", "beside", "on", "against")
ONE, MANY = ("it", "him", "her"), ("them",)


def repair(verb: Token, slots: Slots, paragraph: Paragraph) -> Slots:
    """The slots of a verb with what the parse hung elsewhere."""
    objects = slots.objects
    if not objects and is_passive(verb):
        objects = _left_of_passive(verb, paragraph)
    if is_passive(verb) and verb.dep_ == "advcl" and is_behind_comma(verb):
        objects = _before_comma(verb, paragraph) or objects
    objects = [
        _meant(noun, paragraph) or _known(noun, paragraph) or one_of_two(noun, paragraph) or noun
        for noun in objects
    ]
    subjects = [
        _known(noun, paragraph) or one_of_two(noun, paragraph) or noun for noun in slots.subjects
    ]
    if not objects and (hurt := _before_a_number(verb)) is not None:
        objects, above = [hurt], hurt.head
        subjects = subjects or ([above] if hurt.dep_ == "appos" else [])
    objects = [one for noun in objects for one in _in_body(noun, paragraph)]
    prepositions = [(p, _meant(n, paragraph) or n) for p, n in slots.prepositions]
    for noun in objects:
        prepositions += _where_laid(noun, paragraph)
    for noun in subjects:
        prepositions += [*_load(noun, paragraph), *_arms(noun, paragraph)]
    found = replace(slots, subjects=subjects, objects=objects, prepositions=prepositions)
    return with_laid(found, paragraph)


def _before_comma(verb: Token, paragraph: Paragraph) -> list[Token]:
    """ "Ordered the death of the customs chief of Bissau, gunned down in May": the chief, though the parse hangs it on "ordered"."""
    above = verb.nbor(-2)
    while above.dep_ in ("pobj", "prep", "appos", "conj", "compound", "npadvmod"):
        if classes_of(above, paragraph) & PEOPLE:
            return [above]
        above = above.head
    return [above] if above.dep_ == "dobj" and classes_of(above, paragraph) & PEOPLE else []


def _before_a_number(verb: Token) -> Token | None:
    """ "A grenade thrown from a car injured five people": what stands before a number does not describe them."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ != "VBN" or noun.i < verb.i:
        return None
    numbered = any(c.dep_ == "nummod" and verb.i < c.i < noun.i for c in noun.lefts)
    return noun if numbered else None


def with_laid(slots: Slots, paragraph: Paragraph) -> Slots:
    """The slots with what a weapon hit that did it: "killed by a bomb placed under his car", "a blast caused by a bomb left in a bus"."""
    laid = [pair for noun in slots.subjects for pair in _where_laid(noun, paragraph)]
    hit = [("against", noun) for _, noun in laid]
    return replace(slots, prepositions=[*slots.prepositions, *hit]) if hit else slots


def _in_body(noun: Token, paragraph: Paragraph) -> list[Token]:
    """ "LIMA, Peru — Two girls were killed": the girls, where the parse made the dateline's town the subject."""
    if paragraph.start + noun.idx >= paragraph.body:
        return [noun]
    return list(after_dateline(noun, paragraph))


def _left_of_passive(verb: Token, paragraph: Paragraph) -> list[Token]:
    """ "According to the judge the suspect was arrested": the noun right before "was", whatever the parse hangs it on."""
    helpers = [c for c in verb.children if c.dep_ == "auxpass" and c.i < verb.i]
    if not helpers or any(c.dep_ in ("nsubj", "csubj", "expl") for c in verb.children):
        return []
    at = min(c.i for c in verb.children if c.dep_ in ("aux", "auxpass")) - 1
    while at > verb.sent.start and verb.doc[at].pos_ == "ADV":
        at -= 1
    if at < verb.sent.start:
        return []
    noun: Token = verb.doc[at]
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.dep_ != "pobj":
        noun = noun.head  # "according to the mayor, X and Y were arrested"
    fits = noun.pos_ in ("NOUN", "PROPN") and paragraph.start + noun.idx >= paragraph.body
    return [noun] if fits else []


def _meant(pronoun: Token, paragraph: Paragraph) -> Token | None:
    """ "They stopped two trucks and set them on fire", "seized the mayor and shot him": what the clause before did it to."""
    if pronoun.tag_ != "PRP" or pronoun.lower_ not in ONE + MANY:
        return None
    verb = pronoun.head if pronoun.dep_ == "dobj" else pronoun.head.head
    for _ in range(3):
        if verb.dep_ not in ("conj", "advcl") or verb.head.pos_ != "VERB":
            return None
        joined, verb = verb.dep_, verb.head
        for child in verb.children:
            wanted = "dobj" if joined == "conj" else "nsubjpass"
            if child.dep_ in (wanted, "dobj") and child.pos_ in ("NOUN", "PROPN"):
                return child if _agrees(pronoun, child, paragraph) else None
    return None


def _known(pronoun: Token, paragraph: Paragraph) -> Token | None:
    """ "The church was evacuated because it was hit", "a bomb was found before it went off": what the main clause is about."""
    if pronoun.lower_ != "it" or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    clause = pronoun.head
    if clause.dep_ != "advcl" or clause.head.pos_ != "VERB":
        return None
    for wanted in ("nsubjpass", "dobj", "nsubj"):
        for noun in clause.head.children:
            if noun.dep_ == wanted and noun.i < pronoun.i and _agrees(pronoun, noun, paragraph):
                return noun
    return None


def _agrees(pronoun: Token, noun: Token, paragraph: Paragraph) -> bool:
    """Whether a pronoun may stand for a noun: as many, and people for "him" or things for "it"."""
    many = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    if many != (pronoun.lower_ in MANY):
        return False
    classes = classes_of(noun, paragraph)
    if pronoun.lower_ == "it":
        return bool(classes & THINGS) and not classes & PEOPLE
    return bool(classes & PEOPLE) or (pronoun.lower_ in MANY and bool(classes & THINGS))


def _load(noun: Token, paragraph: Paragraph) -> list[tuple[str, Token]]:
    """ "A truck packed with dynamite exploded", "a car full of explosives": the dynamite, the explosives."""
    if "vehicles" not in classes_of(noun, paragraph):
        return []
    filled = (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN")
    load = [(p, n) for verb in filled for p, n in prepositional(verb) if p == "with"]
    full = (c for c in noun.rights if c.lower_ == "full")
    return load + [("with", n) for word in full for p, n in prepositional(word) if p == "of"]


def _arms(noun: Token, paragraph: Paragraph) -> list[tuple[str, Token]]:
    """ "Men carrying pistols robbed …", "soldiers armed with rifles shot …": the pistols, the rifles."""
    if not classes_of(noun, paragraph) & PEOPLE:
        return []
    told = (c for c in noun.children if c.dep_ in ("acl", "relcl"))
    borne = [c for c in told if paragraph.words.has("bearing arms", lemma(c))]
    arms = [n for verb in borne for n in direct_objects(verb)]
    arms += [n for verb in borne for p, n in prepositional(verb) if p == "with"]
    return [("with", n) for n in arms if "weapons" in classes_of(n, paragraph)]


def _where_laid(noun: Token, paragraph: Paragraph) -> list[tuple[str, Token]]:
    """ "Defused a bomb found in a plane", "a charge placed under the bridge was deactivated": the plane, the bridge."""
    if "weapons" not in classes_of(noun, paragraph):
        return []
    laid = [c for c in noun.children if c.dep_ in ("acl", "relcl") and lemma(c) in LAID]
    told = [pair for verb in laid for pair in prepositional(verb)]
    by = [agent for p, agent in told if p == "by"]  # the parse hangs "on his car" on who left it
    told += [pair for agent in by for pair in prepositional(agent)]
    return [(p, n) for p, n in told if p in WHERE and not bears_bomb(p, n, paragraph)]


def bears_bomb(preposition: str, noun: Token, paragraph: Paragraph) -> bool:
    """Whether a bomb was left in a vehicle to hit something else: "hidden in a car", not "in a minister's car"."""
    owned = any(c.dep_ == "poss" or c.lower_ in ("of", "the") for c in noun.children)
    owned = owned or any(c.dep_ == "acl" and lemma(c) in ("belong", "own") for c in noun.rights)
    named = any(paragraph.mention_at(c) is not None for c in (noun, *noun.lefts))
    bearer = paragraph.words.has("bearers of bombs", lemma(noun))
    return preposition in ("in", "inside") and bearer and not owned and not named
