"""To which deed it belongs when and where a later sentence says that it took place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.roles.claims import CLAIMED
from knowledge_base.mentions.events.settings.occasions import Occasion

if TYPE_CHECKING:
    from knowledge_base.mentions.events.sentence.drafts import Draft

TOLD_OF = (*CLAIMED, "clash", "death")
NEAR = 1  # paragraphs between a deed and the sentence that says when and where


def with_occasions(
    events: Sequence[Draft], occasions: Sequence[Occasion], paragraph: int
) -> list[Draft]:
    """The events, with the date and the places that a later sentence gives to the last one of them."""
    result = list(events)
    for occasion in occasions:
        at = _meant(result, occasion, paragraph)
        if at is None:
            continue
        event = result[at]
        date = event.date or occasion.date
        known = {place.text.lower() for place in event.places}
        added = tuple(p for p in occasion.places if p.text.lower() not in known)
        if event.places and not event.own_places and added:  # those were only named beside it
            places, own = occasion.places, True
        else:
            places, own = event.places + added, event.own_places
        result[at] = replace(event, date=date, places=places, own_places=own)
    return result


def _meant(events: Sequence[Draft], occasion: Occasion, paragraph: int) -> int | None:
    """The place of the event that an occasion speaks of: the last one, or the last one that hit such a thing."""
    if occasion.several and sum(paragraph - e.paragraph <= NEAR for e in events) > 1:
        return None
    for at in reversed(range(len(events))):
        event = events[at]
        if occasion.thing is None:
            near = paragraph - event.paragraph <= NEAR
            return at if event.kind in TOLD_OF and near else None
        if any(occasion.thing in f.argument.text.lower().split() for f in event.roles("target")):
            return at
    return None
