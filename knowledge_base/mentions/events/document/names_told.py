"""Whose names belong to the unnamed of an event told before: each goes to the one that it identifies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.roles.identified import NAMED_IN, Identified

if TYPE_CHECKING:
    from knowledge_base.mentions.events.sentence.drafts import Draft

NEAR = 3  # paragraphs between an event and the names of those in it


def with_names(
    events: Sequence[Draft], identified: Sequence[Identified], *, paragraph: int
) -> list[Draft]:
    """The events with those who are named afterwards in the place of "the five peasants"."""
    found = list(events)
    for told in identified:
        for at in reversed(range(len(found))):
            draft = found[at]
            if draft.kind not in NAMED_IN or paragraph - draft.paragraph > NEAR:
                continue
            meant = _meant(draft, told)
            if meant is not None:
                found[at] = _named(draft, told, meant)
                break
    return found


def _meant(draft: Draft, told: Identified) -> tuple[str, Filler | None] | None:
    """The role in which a draft speaks of those who are named, and the words that it has for them."""
    unnamed = [f for f in draft.roles("victim", "agent") if not f.thing]
    same = [f for f in unnamed if f.descriptions & told.described]
    alike = [f for f in unnamed if _is_as_many(f, len(told.names))]
    if told.described:
        vague = len(told.names) > 1 and told.described <= load_words().lists["stand-ins"]
        meant = [f for f in alike if f in same] or [f for f in alike if vague] or same
        return (meant[0].role, meant[0]) if meant else None
    victims = [f for f in unnamed if f.role == "victim"]
    return "victim", victims[0] if len(victims) == 1 else None


def _is_as_many(words: Filler, names: int) -> bool:
    """Whether words stand for as many as are named: "three engineers" for three, "a teacher" for one."""
    return words.number == names if words.plural else names == 1 and not words.collective


def _named(draft: Draft, told: Identified, meant: tuple[str, Filler | None]) -> Draft:
    role, words = meant
    known = {f.argument.text for f in draft.fillers}
    harm = words.harm if words is not None else None
    names = [
        replace(f, argument=replace(f.argument, role=role), harm=harm)
        for f in told.names
        if f.argument.text not in known
    ]
    alike = words is not None and len(names) > words.plural and len(names) >= words.number
    kept = [f for f in draft.fillers if not (alike and f is words)]
    return replace(draft, fillers=(*kept, *names)) if names else draft
