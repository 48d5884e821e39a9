"""Which deed hurt the people, or damaged the things, of which a sentence beside it tells, and with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.joined_fillers import added

if TYPE_CHECKING:
    from knowledge_base.mentions.events.sentence.drafts import Draft

HURT_IN = ("attack", "bombing", "arson", "massacre", "assassination", "clash", "airstrike")
DAMAGED_IN = ("bombing", "arson")
ARMED_IN = (*HURT_IN, "robbery", "kidnapping", "hijacking")


NEAR = 1  # paragraphs between a deed and what it is said to have done


def with_hurt(events: Sequence[Draft], hurt: tuple[Filler, ...], *, paragraph: int) -> list[Draft]:
    """The events with those who were hurt among the victims of the deed told last."""
    return _with_more(events, hurt, HURT_IN, paragraph)


def with_damaged(
    events: Sequence[Draft], damaged: tuple[Filler, ...], *, paragraph: int
) -> list[Draft]:
    """The events with what was damaged among the targets of the blast or fire told last."""
    return _with_more(events, damaged, DAMAGED_IN, paragraph)


def with_weapons(
    events: Sequence[Draft], weapons: tuple[Filler, ...], *, paragraph: int
) -> list[Draft]:
    """The events with the weapons that were used among the instruments of the deed told last."""
    return _with_more(events, weapons, ARMED_IN, paragraph)


def _with_more(
    events: Sequence[Draft], more: tuple[Filler, ...], kinds: tuple[str, ...], paragraph: int
) -> list[Draft]:
    found = list(events)
    for at in reversed(range(len(found)) if more else ()):
        event = found[at]
        if paragraph - event.paragraph > NEAR:
            break
        if event.kind in kinds and event.telling.stage == "accomplished":
            found[at] = replace(event, fillers=added(event.fillers, more))
            break
    return found
