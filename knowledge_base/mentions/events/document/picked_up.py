"""What a sentence takes as known: whom its own pronouns mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading


def _before_in_sentence(
    draft: Draft, drafts: Sequence[Draft], subject: Sequence[Filler]
) -> tuple[Filler, ...]:
    """Whom a pronoun of a deed means that its own sentence told of before: "X was found dead after he was kidnapped".

    Those whom an earlier deed of the sentence hit, else the subject of the sentence, where their number is that of the pronoun; so
    too "After they were freed, X and Y went home".
    """
    many = bool(draft.plural_pronouns)
    earlier = [d for d in drafts if d.token < draft.token]
    told = [
        [f for f in d.roles("victim", "participant") if f.classes & PEOPLE]
        for d in reversed(earlier)
    ]
    acting = {f.head for f in draft.fillers}  # "the Guard caught him": somebody else
    about = [f for f in subject if f.head not in acting]
    told += [about] if any(f.thing for f in about) else []
    return next((tuple(some) for some in told if some and many == _are_several(some)), ())


# What was told in one sentence after the other: its drafts, and how it was read.
Heard = tuple[Sequence[Draft], SentenceReading]
REACH = 4  # groups of people


def with_whom_it_means(
    draft: Draft, drafts: Sequence[Draft], reading: SentenceReading, heard: Sequence[Heard]
) -> Draft:
    """The draft with those whom its pronouns mean, told of before in its sentence, which holds `drafts`, or in those `heard`."""
    if not draft.pronouns:
        return draft
    earlier = _before_in_sentence(draft, drafts, reading.people)
    return _with_meant(draft, (earlier, *_spoken_of(heard)), _acted(heard))


def _spoken_of(heard: Sequence[Heard]) -> tuple[tuple[Filler, ...], ...]:
    """Whom a pronoun of the next sentence may mean, the likeliest first: whom the last one is about, those to whom they did something,
    and, where it goes on about them itself, those of the sentences before."""
    groups: list[tuple[Filler, ...]] = []
    for drafts, reading in reversed(heard):
        groups += [group for group in _about(drafts, reading) if group]
        if len(groups) >= REACH or not reading.speaks_on:
            break
    return tuple(groups[:REACH])


def _about(drafts: Sequence[Draft], reading: SentenceReading) -> Sequence[tuple[Filler, ...]]:
    if reading.stopped:
        return (reading.stopped,)
    main = [
        draft for draft in drafts if not draft.above
    ]  # "X saw him and fired" is first of what X saw
    did = {f.argument.span for draft in main for f in draft.roles("agent")}
    acting = any(f.argument.span in did for f in reading.people)
    return (reading.done_to, reading.people) if acting else (reading.people, reading.done_to)


def _acted(heard: Sequence[Heard]) -> tuple[Filler, ...]:
    """Whom "it" and "they" of the next sentence mean: those who act in the last one, or, where it goes on about others, before it."""
    for drafts, reading in reversed(heard):
        acted = _acted_in(drafts, reading)
        if acted or not reading.speaks_on:
            return acted
    return ()


def _acted_in(drafts: Sequence[Draft], reading: SentenceReading) -> tuple[Filler, ...]:
    """Who did the last deed of a sentence, else those whom it is about and nothing hit."""
    agents = tuple(drafts[-1].roles("agent")) if drafts else ()
    if agents:
        return agents
    hit = {f.argument.span for draft in drafts for f in draft.roles("victim", "target")}
    free = _acting([f for f in reading.people if f.argument.span not in hit])
    return free or tuple(f for f in reading.actors if f.argument.span not in hit)


def _acting(told: Sequence[Filler]) -> tuple[Filler, ...]:
    """Those of a sentence's subject who may go on to do a deed: "The gunmen arrived at noon. They shot …"."""
    return tuple(
        replace(f, argument=replace(f.argument, role="agent"))
        for f in told
        if f.classes & {"fighters", "forces"}
    )


def _with_meant(draft: Draft, told: Sequence[Sequence[Filler]], acted: Sequence[Filler]) -> Draft:
    """The draft with those whom its pronouns mean, told of in the sentences before: "They were kidnapped by …", "They also shot …"."""
    added: list[Filler] = []
    if "agent" in draft.plural_pronouns and not draft.roles("agent"):
        several = len(acted) > 1 or any(f.plural or "groups" in f.classes for f in acted)
        added += acted if several else ()
    if "agent" in draft.thing_pronouns and not draft.roles("agent"):
        groups = [f for f in acted if f.named and "groups" in f.classes]
        added += groups if len(groups) == 1 else ()
    for role in sorted(draft.pronouns & {"victim", "participant"}):
        if not draft.roles(role):
            meant = next((m for people in told if (m := _meant(draft, role, people))), [])
            added += [replace(f, argument=replace(f.argument, role=role)) for f in meant]
    return replace(draft, fillers=(*draft.fillers, *added)) if added else draft


def _meant(draft: Draft, role: str, people: Sequence[Filler]) -> list[Filler]:
    """Those of some people whom the pronoun of a role may mean: as many, of its sex, and nobody who does the deed."""
    many = role in draft.plural_pronouns
    meant = [f for f in people if (many or not _is_body(f)) and not _is_other(draft, role, f)]
    acting = {f.argument.text.lower() for f in draft.fillers}
    if any(f.argument.text.lower() in acting for f in meant):
        return []
    return meant if many == _are_several(meant) else []


def _are_several(people: Sequence[Filler]) -> bool:
    return len(people) > 1 or any(f.plural or f.number > 1 for f in people)


def _is_other(draft: Draft, role: str, filler: Filler) -> bool:
    """Whether somebody is a man where the pronoun says "she", or a woman where it says "he"."""
    lists = load_words().lists
    she = role in draft.female_pronouns and not filler.descriptions.isdisjoint(lists["men"])
    he = role in draft.male_pronouns and not filler.descriptions.isdisjoint(lists["women"])
    return she or he


def _is_body(filler: Filler) -> bool:
    """Whether a name is that of many: "him" is not the National Guard."""
    return filler.named and not filler.classes.isdisjoint({"groups", "forces"})
