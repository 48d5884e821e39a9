"""Murders that all know of: a report that recalls one without its day tells of what happened long ago."""

from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.words import fold
from knowledge_base.model import Document

MURDERS = ("assassination", "attack", "bombing", "massacre")


def day_known(draft: Draft, document: Document) -> str | None:
    """The day of a murder that is told without one, where its victim is somebody whose murder all know of."""
    if draft.date is not None or draft.kind not in MURDERS:
        return None
    told = fold(" ".join(document.text[draft.sentence.start : draft.sentence.end].split()))
    victims = [fold(filler.argument.text) for filler in draft.roles("victim") if filler.named]
    for name, day in load_words().known_deaths.items():
        if name in told and any(victim.endswith(name.split()[-1]) for victim in victims):
            return day if day <= (document.published or "") else None
    return None
