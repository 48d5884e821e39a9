"""Which deed hurt those of whom a sentence beside it tells that they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.joined_fillers import added

if TYPE_CHECKING:
    from knowledge_base.mentions.events.sentence.drafts import Draft

HURT_IN = ("attack", "bombing", "arson", "massacre", "assassination", "clash", "airstrike")


NEAR = 1  # paragraphs between a deed and those whom it is said to have hurt


def with_hurt(events: Sequence[Draft], hurt: tuple[Filler, ...], *, paragraph: int) -> list[Draft]:
    """The events with those who were hurt among the victims of the deed told last."""
    found = list(events)
    for at in reversed(range(len(found)) if hurt else ()):
        event = found[at]
        if paragraph - event.paragraph > NEAR:
            break
        if event.kind in HURT_IN and event.telling.stage == "accomplished":
            found[at] = replace(event, fillers=added(event.fillers, hurt))
            break
    return found
