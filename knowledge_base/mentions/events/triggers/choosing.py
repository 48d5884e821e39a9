"""Which words of a sentence tell of an event, which reading of each, and why the others do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.headlines import is_headline
from knowledge_base.mentions.events.grammar.noun_slots import AFTERWARDS, noun_slots
from knowledge_base.mentions.events.grammar.nouns import (
    classes_of,
    is_acting,
    of_noun,
    relative_antecedent,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slot_repairs import repair, with_laid
from knowledge_base.mentions.events.grammar.slots import Slots, verb_slots
from knowledge_base.mentions.events.grammar.subjects import describes, is_passive
from knowledge_base.mentions.events.lexicon.event_data import Words
from knowledge_base.mentions.events.lexicon.frames import Frames
from knowledge_base.mentions.events.triggers.asked_classes import has_class, is_loaded
from knowledge_base.mentions.events.triggers.seeming_deeds import (
    is_counted,
    is_criticism,
    is_discharge,
    is_dispute,
    is_fire,
    is_played,
    spares,
)
from knowledge_base.mentions.events.triggers.triggers import (
    SUFFERED,
    Match,
    fits_noun,
    is_elliptic,
    match_triggers,
    owned_by,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

Reason = Literal[
    "read otherwise", "part of a name", "says what sort", "of", "preposition", "after", "without", "object",
    "subject", "not subject", "cannot act", "cannot suffer", "in words",
    "only played", "only counted", "has object",
]  # fmt: skip
CONTRABAND = frozenset({"drugs", "weapons", "amounts"})
Refusal = Callable[[Match, Reason], None]


def slots_of(match: Match, paragraph: Paragraph) -> Slots:
    """The nouns in the slots of a trigger, as they stand in the parse."""
    if match.is_noun:
        return with_laid(noun_slots(match.token, match.others, paragraph), paragraph)
    slots = repair(match.token, verb_slots(match.token, match.others), paragraph)
    if match.trigger.frame.pattern.object in ("victim", "participant") and is_headline(match.token):
        suffering = [s for s in slots.subjects if s.head == match.token]
        slots = replace(slots, subjects=[], objects=suffering)
    return replace(slots, objects=_suffering(match, slots, paragraph))


def _suffering(match: Match, slots: Slots, paragraph: Paragraph) -> list[Token]:
    """ "They designated the gang a terrorist organization": the gang, the other object only says as what."""
    asked = match.trigger.object
    own = [o for o in slots.objects if o.dep_ == "dobj" and o.head == match.token]
    fitting = [o for o in own if asked and has_class([o], asked, paragraph)]
    return fitting[:1] if len(own) == len(slots.objects) == 2 and fitting else slots.objects


def why_unfit(match: Match, slots: Slots, paragraph: Paragraph) -> Reason | None:
    """Why the slots do not hold what the trigger asks for; None where they do."""
    return next(_faults(match, slots, paragraph), None)


def _faults(match: Match, slots: Slots, paragraph: Paragraph) -> Iterator[Reason]:
    trigger = match.trigger
    if match.is_noun and not fits_noun(match):
        yield "of"
    following = {w for w, n in slots.prepositions if "date" not in classes_of(n, paragraph)}
    following |= {*_before_deeds(match.token), *_left_behind(match.token)}
    following |= {p for o in slots.objects for n in o.conjuncts for p, _ in prepositional(n)}
    if trigger.frame.kind == "seizure":  # of what carries it
        loads = [n for p, n in slots.prepositions if p == "with"]
        laden = any(is_loaded(o, CONTRABAND, paragraph) for o in slots.objects)
        laden = laden or any(classes_of(n, paragraph) & CONTRABAND for n in loads)
        following = (following - {"with"}) | ({"with"} if laden else set())
    if trigger.prepositions and following.isdisjoint(trigger.prepositions):
        yield "preposition"
    behind = [n for p, n in slots.prepositions if p in trigger.prepositions]
    if trigger.after and not has_class(behind, trigger.after, paragraph, known=True):
        yield "after"
    if not following.isdisjoint(trigger.without):
        yield "without"
    yield from _wrong_classes(match, slots, paragraph)
    if _is_figurative(match, slots, paragraph):
        yield "cannot act"
    if spares(match, slots, paragraph):
        yield "cannot suffer"
    if is_criticism(match, paragraph):
        yield "in words"
    yield from _seeming(match, slots, paragraph)
    words = paragraph.words
    if (
        _is_effect(match, slots, paragraph)
        or _is_blame(match, words)
        or is_discharge(match, slots, words)
    ):
        yield "read otherwise"


def _seeming(match: Match, slots: Slots, paragraph: Paragraph) -> Iterator[Reason]:
    words = paragraph.words
    if is_dispute(match, slots, words):
        yield "in words"
    if is_played(match, paragraph):
        yield "only played"
    if is_counted(match, words):
        yield "only counted"
    if match.trigger.alone and slots.objects:
        yield "has object"
    if is_fire(match, slots, words):
        yield "cannot act"


def _left_behind(token: Token) -> Iterator[str]:
    """The preposition that a passive leaves behind: "the helicopter was fired upon"."""
    if is_passive(token):
        bare = (c for c in token.children if c.dep_ in ("prep", "prt") and c.i > token.i)
        yield from (c.lower_ for c in bare if not any(n.dep_ == "pobj" for n in c.children))


def _listed_with(noun: Token) -> Iterator[Token]:
    """The others of a list; the parse may take all but the first for one apposition."""
    for child in noun.children:
        if child.dep_ in ("conj", "appos") and child.tag_ in ("NN", "NNS"):
            yield child
            yield from _listed_with(child)


def _before_deeds(token: Token) -> Iterator[str]:
    """The prepositions that a deed follows: "charged a farmer with running a ring"."""
    for child in token.children:
        if child.dep_ == "prep" and any(c.dep_ == "pcomp" for c in child.children):
            yield child.lower_


def _wrong_classes(match: Match, slots: Slots, paragraph: Paragraph) -> Iterator[Reason]:
    trigger = match.trigger
    objects = [*slots.objects, *slots.of, *slots.possessives]
    objects += slots.compounds if match.is_noun else []
    pattern = trigger.frame.pattern
    if pattern.object == "ignored":  # "fled with the payroll", "is in the hands of rebels"
        objects += [n for p, n in slots.prepositions if p in pattern.prepositions]
    objects += owned_by(match)
    parts = [o for o in slots.objects if paragraph.words.has("parts", o.lower_)]
    objects += [whole for whole in map(of_noun, parts) if whole is not None]
    if trigger.frame.kind == "seizure":  # "found two cars, a rifle, and false papers"
        objects += [t for o in slots.objects for t in _listed_with(o)]
    left_out = pattern.object in SUFFERED and not objects and is_elliptic(match.token)
    if left_out and "people" in trigger.object:
        return
    if trigger.object and not has_class(objects, trigger.object, paragraph, known=trigger.strict):
        yield "object"
    if trigger.not_subject and has_class(slots.subjects, trigger.not_subject, paragraph):
        yield "not subject"
    subjects = list(slots.subjects)
    if trigger.frame.pattern.subject in ("instrument", "participant", "victim"):
        subjects += slots.objects
    if trigger.subject and not has_class(subjects, trigger.subject, paragraph):
        yield "subject"


def _is_figurative(match: Match, slots: Slots, paragraph: Paragraph) -> bool:
    """Whether something that cannot act is said to do it: "the report attacked …", "1989 killed …"."""
    if match.is_noun or not slots.subjects or match.trigger.frame.pattern.subject != "agent":
        return False
    words = paragraph.words
    return all(
        classes_of(s, paragraph) & {"inert", "date"}
        and not is_acting(classes_of(s, paragraph))
        and not words.has("result nouns", lemma(relative_antecedent(s) or s))
        and s.head == match.token
        for s in slots.subjects
    )


def _is_effect(match: Match, slots: Slots, paragraph: Paragraph) -> bool:
    """ "Destroyed in the explosion": what the event noun tells of already; not "in a new attack, rebels destroyed …"."""
    words, trigger = paragraph.words, match.trigger
    if match.is_noun or trigger.subject or not words.has("damaging", lemma(match.token)):
        return False
    if any(is_acting(classes_of(noun, paragraph)) for noun in slots.subjects):
        return False
    causes = (noun for word, noun in slots.prepositions if word in AFTERWARDS)
    return any(words.has("result nouns", lemma(noun)) for noun in causes)


def _is_blame(match: Match, words: Words) -> bool:
    """ "Held the colonel responsible": nobody is kept."""
    if match.is_noun or lemma(match.token) != "hold":
        return False
    after = match.token.doc[match.token.i + 1 : match.token.sent.end]
    said = (t for t in after if t.pos_ == "ADJ" and words.has("involvement", lemma(t)))
    return any(match.token in (t.head, t.head.head) for t in said)


def _is_modifier(match: Match, words: Words) -> bool:
    """Whether an event noun only says what sort of thing another noun is ("murder case"), or a participle ("a stolen car").

    Of what was done to particular people it tells something ("the murdered senator Ana Ruiz", "two wounded soldiers"), not of people at
    large ("sheltered wounded guerrillas").
    """
    token = match.token
    if not match.is_noun:
        hurt = match.trigger.frame.pattern.object == "victim"
        return describes(token) and not (hurt and _is_told_of(token.head))
    compound = token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN")
    return compound and lemma(token.head) not in words.ways


def _is_told_of(people: Token) -> bool:
    """Whether a noun stands for particular people: all but a bare plural do."""
    return people.tag_ != "NNS" or any(c.dep_ in ("det", "poss", "nummod") for c in people.lefts)


def _tells_which(match: Match, frames: Frames) -> bool:
    """ "Survived a kidnapping attempt": the noun itself says what was attempted."""
    before = (c for o in match.others for c in o.lefts if c.dep_ == "compound")
    survived = not match.is_noun and match.trigger.frame.pattern.name == "surviving"
    return survived and any(lemma(c) in frames.nouns for c in before)


def _unheard(match: Match, reason: Reason) -> None:
    """Nobody asks why."""


def choose(
    sentence: Sentence, frames: Frames, paragraph: Paragraph, refused: Refusal = _unheard
) -> Iterator[tuple[Match, Slots]]:
    """One reading a word: the longest phrase whose slots fit; words inside a name or another phrase tell nothing.

    `refused` is told each reading that is not taken, and why.
    """
    done: set[int] = set()
    matches = list(match_triggers(sentence, frames))
    inside = {token.i for match in matches if match.is_noun for token in match.others}
    for match in matches:
        token = match.token
        mention = paragraph.mention_at(token)
        within = (
            match.is_noun and not match.others and token.i in inside
        )  # "death" of "death threat"
        if token.i in done or within:
            refused(match, "read otherwise")
        elif mention is not None and mention.type != "topic":
            refused(match, "part of a name")
        elif _tells_which(match, frames):
            refused(match, "read otherwise")
        elif _is_modifier(match, paragraph.words):
            refused(match, "says what sort")
        else:
            slots = slots_of(match, paragraph)
            reason = why_unfit(match, slots, paragraph)
            if reason is None:
                done.update([token.i, *(o.i for o in match.others)])
                yield match, slots
            else:
                refused(match, reason)
