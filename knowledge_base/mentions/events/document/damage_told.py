"""Which blast did the damage that a sentence tells beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.joined_fillers import added

if TYPE_CHECKING:
    from knowledge_base.mentions.events.sentence.drafts import Draft

DAMAGED_IN = ("bombing", "arson")


NEAR = 1  # paragraphs between a blast and what it is said to have damaged


def with_damaged(
    events: Sequence[Draft], damaged: tuple[Filler, ...], *, paragraph: int
) -> list[Draft]:
    """The events with what was damaged among the targets of the blast or fire told last."""
    found = list(events)
    for at in reversed(range(len(found)) if damaged else ()):
        event = found[at]
        if paragraph - event.paragraph > NEAR:
            break
        if event.kind in DAMAGED_IN and event.telling.stage == "accomplished":
            found[at] = replace(event, fillers=added(event.fillers, damaged))
            break
    return found
