"""The slots of an event noun in the parse, and those of the verb that carries it ("carried out an attack")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import relative_antecedent
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots, verb_slots
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects

if TYPE_CHECKING:
    from spacy.tokens import Token


# How a noun hangs on the verb that carries it; "after the murder, X ordered …" does not say that X ordered it.
CARRIED = ("dobj", "nsubjpass", "attr", "in", "with", "on", "out")


def _attempt(noun: Token, paragraph: Paragraph) -> Token | None:
    """The second noun of "assassination attempt", "bomb threat"."""
    compound = noun.dep_ == "compound" and lemma(noun.head) in paragraph.words.ways
    return noun.head if compound else None


AGAINST = ("against", "on")
BETWEEN = ("in", "at", "on", "during", "within", "over")
AFTERWARDS = ("after", "following", "from", "in", "during")


def top_noun(noun: Token, paragraph: Paragraph) -> Token:
    """The noun that governs an event noun through "a series of …", "in the form of …", "and" and "… attempt"."""
    top = _attempt(noun, paragraph) or noun
    while True:
        if top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
            top = top.head
        elif top.dep_ == "pobj" and top.head.lower_ == "of":
            holder = top.head.head
            if holder.pos_ != "NOUN" or not paragraph.words.has("transparent", lemma(holder)):
                return top
            top = holder
        else:
            return top


def noun_slots(noun: Token, others: tuple[Token, ...], paragraph: Paragraph) -> Slots:
    """The slots of an event noun, and those of the verb that carries it ("carried out an attack")."""
    slots = Slots()
    attempt = _attempt(noun, paragraph)
    family = [noun] if attempt is None else [noun, attempt]
    conjuncts = [c for c in noun.conjuncts if c.pos_ in ("NOUN", "PROPN")]
    if conjuncts and not any(True for _ in prepositional(noun)):
        family += [c for c in conjuncts if c.i > noun.i]
    for token in (*family, *others):
        slots.prepositions += [
            pair
            for pair in prepositional(token)
            if pair not in slots.prepositions and pair[1] != noun
        ]
    for earlier in (c for c in conjuncts if c.i < noun.i):  # "bombings and murders against judges"
        shared = [(p, n) for p, n in prepositional(earlier) if n.i > noun.i]
        slots.prepositions += [pair for pair in shared if pair not in slots.prepositions]
    slots.possessives = [c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    slots.compounds = [
        c
        for token in (noun, *([attempt] if attempt is not None else []))
        for c in token.children
        if c.dep_ in ("compound", "nmod", "amod") and c not in others and c.i < noun.i
    ]
    slots.subjects = [n for p, n in slots.prepositions if p == "by"]
    slots.of = [n for p, n in slots.prepositions if p == "of"]
    slots.of = slots.of or _far_complement(slots, paragraph) or _in_brackets(noun)
    slots.prepositions = [(p, n) for p, n in slots.prepositions if p not in ("by", "of")]
    slots.prepositions += _after_date(slots, paragraph)
    done = attempt is not None and paragraph.words.ways[lemma(attempt)] == "accomplished"
    for token in family[: 1 + done]:
        _add_participles(token, slots, paragraph)
        _add_effects(token, slots, paragraph)
    for word, other in slots.prepositions:  # "the murder of X in an attack perpetrated by Y"
        if word in ("in", "during") and paragraph.words.has("result nouns", lemma(other)):
            slots.subjects += [n for p, n in prepositional(other) if p == "by"]
            _add_participles(other, slots, paragraph)
            break
    _read_carrier(top_noun(noun, paragraph), slots, paragraph)
    _read_raid(noun, slots, paragraph)
    return slots


def _read_raid(noun: Token, slots: Slots, paragraph: Paragraph) -> None:
    """ "Police arrested six people in raids on two houses": the police, who did both at the same time."""
    words = paragraph.words
    if not words.has("raiding", lemma(noun)) or noun.dep_ != "pobj":
        return
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if verb is None or is_passive(verb) or noun.head.lower_ not in ("in", "during"):
        return
    if not words.has("suffering", lemma(verb)):
        slots.carrier = verb
        slots.subjects = slots.subjects or surface_subjects(verb)
        slots.prepositions += _right_behind(noun)


def _far_complement(slots: Slots, paragraph: Paragraph) -> list[Token]:
    """ "The murder in Guatemala of X", "the murder on 3 May of X": the parse hangs X on the place or day."""
    return [
        noun
        for word, between in slots.prepositions
        if word in BETWEEN and paragraph.mention_at(between) is not None
        for inner, noun in prepositional(between)
        if inner == "of" and paragraph.mention_at(noun) != paragraph.mention_at(between)
    ]


def _after_date(slots: Slots, paragraph: Paragraph) -> list[tuple[str, Token]]:
    """ "The attack on Friday at the market": the parse hangs what was hit on the day."""
    days = [n for _, n in slots.prepositions if (m := paragraph.mention_at(n)) and m.type == "date"]
    return [(p, n) for day in days for p, n in prepositional(day) if p in (*AGAINST, "at")]


def _right_behind(noun: Token) -> list[tuple[str, Token]]:
    """ "Arrested five in raids on two flats": the flats, though the parse hangs them on "arrested"."""
    after = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    if after.dep_ != "prep" or after.lower_ not in AGAINST or after.head not in noun.ancestors:
        return []
    return [(after.lower_, c) for c in after.children if c.dep_ == "pobj"]


def _in_brackets(noun: Token) -> list[Token]:
    """ "The massacre (of six priests)": what an editor added, whatever the parse hangs it on."""
    if noun.i + 2 >= noun.sent.end or noun.nbor(1).text not in ("(", "["):
        return []
    after = noun.nbor(2)
    return [c for c in after.children if c.dep_ == "pobj"] if after.lower_ == "of" else []


def _add_participles(noun: Token, slots: Slots, paragraph: Paragraph) -> None:
    """ "An attack perpetrated by X against Y"; the parse may hang "against Y" on X. Who attributes an attack did not do it."""
    for verb in noun.children:
        by = any(c.dep_ == "agent" for c in verb.children)
        if verb.dep_ not in ("acl", "relcl") or not (verb.tag_ == "VBN" or by):
            continue
        if paragraph.words.has("attributing", lemma(verb)):
            continue
        told = verb_slots(verb)
        slots.subjects += told.subjects
        slots.prepositions += told.prepositions
        for agent in told.subjects:
            slots.prepositions += [(p, n) for p, n in prepositional(agent) if p in AGAINST]


def _add_effects(noun: Token, slots: Slots, paragraph: Paragraph) -> None:
    """ "Four explosions which destroyed two offices": the offices."""
    for verb in noun.children:
        if verb.dep_ == "relcl" and paragraph.words.has("damaging", lemma(verb)):
            subjects = [c for c in verb.children if c.dep_ == "nsubj"]
            if subjects and relative_antecedent(subjects[0]) == noun:
                hit = [c for c in verb.children if c.dep_ == "dobj"]
                slots.prepositions += [("against", n) for n in hit]


def governor_of(top: Token) -> tuple[Token | None, str]:
    """The verb that governs a noun, and how: its dep, or the preposition between them."""
    if top.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
        return top.head, top.dep_
    if top.dep_ == "pobj" and top.head.head.pos_ in ("VERB", "AUX"):
        return top.head.head, top.head.lower_
    return None, ""


def _sufferer(top: Token, paragraph: Paragraph) -> Token | None:
    """ "The target" of "was the target of an attack", "X, the victim of a kidnapping"."""
    if top.dep_ != "pobj" or top.head.lower_ != "of":
        return None
    holder = top.head.head
    return holder if paragraph.words.has("suffering nouns", lemma(holder)) else None


def _add_sufferers(holder: Token, slots: Slots) -> None:
    if holder.dep_ == "attr":
        slots.carrier = holder.head
        slots.objects += surface_subjects(holder.head)
    elif holder.dep_ == "appos":
        slots.objects.append(holder.head)


def _escaped(top: Token, paragraph: Paragraph) -> Token | None:
    """The verb of "emerged unscathed from the attack", where the parse hangs the attack on "unscathed"."""
    if top.dep_ != "pobj" or top.head.lower_ not in AFTERWARDS:
        return None
    how = top.head.head
    verb = how.head
    unharmed = how.pos_ == "ADJ" and paragraph.words.has("unharmed", how.lower_)
    return verb if unharmed and verb.pos_ in ("VERB", "AUX") else None


def _names(verb: Token, noun: Token) -> bool:
    """ "Called the attack an outrage", "declared the murder solved": what is said of an event, and by whom."""
    more = (
        c for c in verb.children if c.i > noun.i and c.dep_ in ("oprd", "attr", "dobj", "acomp")
    )
    return lemma(verb) in ("call", "declare") and any(more)


def _read_carrier(top: Token, slots: Slots, paragraph: Paragraph) -> None:
    sufferer = _sufferer(top, paragraph)
    if sufferer is not None:
        _add_sufferers(sufferer, slots)
        return
    escaped = _escaped(top, paragraph)
    if escaped is not None:
        slots.carrier = escaped
        slots.objects += surface_subjects(escaped)
        return
    verb, how = governor_of(top)
    if verb is not None:
        _read_governor(top, verb, how, slots, paragraph)


def _read_governor(top: Token, verb: Token, how: str, slots: Slots, paragraph: Paragraph) -> None:
    """The slots of the verb that governs an event noun, where it carries it."""
    words = paragraph.words
    word = lemma(verb)
    suffered = how == "by" or (how in AFTERWARDS and is_passive(verb))
    if words.has("damaging", word) and (how == "nsubj" or suffered):
        hit = surface_subjects(verb) if suffered else [c for c in verb.children if c.dep_ == "dobj"]
        slots.prepositions += [("against", noun) for noun in hit]
        slots.carrier = verb
        return
    if how in AFTERWARDS and any(words.has("unharmed", c.lower_) for c in verb.children):
        slots.carrier = (
            verb  # "X was unharmed after an attack", "X emerged unscathed from an attack"
        )
        slots.objects += surface_subjects(verb)
        return
    if words.has("light", word) and how in CARRIED and not _names(verb, top):
        slots.carrier = verb
        carried = verb_slots(verb)
        slots.subjects += carried.subjects
        slots.prepositions += [(p, n) for p, n in carried.prepositions if n != top]
        for agent in carried.subjects:  # "perpetrated by X against Y": the parse hangs Y on X
            slots.prepositions += [(p, n) for p, n in prepositional(agent) if p in AGAINST]
    elif (words.has("occurring", word) and how == "nsubj") or (
        how == "nsubjpass" and (words.has("noticed", word) or words.has("aiming", word))
    ):
        slots.carrier = verb
        slots.prepositions += prepositional(verb)
    elif words.has("suffering", word) and how == "dobj":
        slots.carrier = verb
        slots.objects += surface_subjects(verb)
    elif (words.has("causing", word) and how == "nsubj") or (
        words.has("foiling", word) and how in ("dobj", "nsubjpass")
    ):
        slots.carrier = verb
        slots.prepositions += [("against", noun) for noun in _damaged(verb)]


def _damaged(verb: Token) -> list[Token]:
    """ "The blast caused damage to two houses": the houses."""
    damage = [c for c in verb.children if c.dep_ == "dobj" and lemma(c) == "damage"]
    return [n for token in (verb, *damage) for p, n in prepositional(token) if damage and p == "to"]
