"""What must be told of an event for it to count, as its frame asks: who, what, when, how many, by name or at all."""

from collections.abc import Callable

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.triggers.telling import HAPPENED, Telling

# "Its three crew members" are three
POSSESSIVES = ("his", "her", "its", "their", "the")

MANY = 50  # who are so many are a crowd

NEEDS: dict[str, Callable[[Draft], bool]] = {
    "agent": lambda draft: _is_told(draft, "agent", "participant"),
    "participant": lambda draft: _is_told(draft, "participant"),
    "object": lambda draft: _is_told(draft, "target", "victim", "participant"),
    "date": lambda draft: draft.date is not None,
    "place": lambda draft: bool(draft.places),
    "figure": lambda draft: draft.has_figure() or _crowds(draft) or _counts(draft),
    "crowd": lambda draft: _crowds(draft),
    "named": lambda draft: names_somebody(draft),
    "done": lambda draft: _is_done(draft.telling),
    "particular": lambda draft: any(not filler.bare for filler in draft.roles("participant")),
}


def names_somebody(draft: Draft) -> bool:
    """Whether it names one who does or suffers it, not only whom it is done for."""
    return any(f.named for f in draft.fillers if f.role != "beneficiary")


def _is_done(telling: Telling) -> bool:
    """Whether it is told as a fact of the past."""
    return telling.modality == "asserted" and telling.time in HAPPENED


def _is_told(draft: Draft, *roles: str) -> bool:
    """Whether somebody has one of the roles, be it only "he": who was told before is somebody in particular."""
    return bool(draft.roles(*roles)) or not draft.pronouns.isdisjoint(roles)


def is_counted(filler: Filler) -> bool:
    """ "Two youths", "13 people", "some 50 families", "1,800 kg of cocaine"."""
    lexicon = load_words()
    words = filler.argument.text.lower().split()
    while len(words) > 1 and lexicon.has("about as many", words[0]):
        words = words[1:]
    first = words[words[0] in POSSESSIVES and len(words) > 1]
    counts = first.split("-")[0] in lexicon.numbers  # "forty-three"
    return first[0].isdigit() or (first != "one" and counts)


def is_crowd(filler: Filler, draft: Draft) -> bool:
    """ "Hundreds marched to the palace", "thousands of villagers fled": many at once, where they did it; not "thousands were killed"."""
    pattern = draft.frame.pattern
    acting = pattern.subject in ("agent", "participant") and filler.role == pattern.subject
    first = filler.argument.text.lower().split()[0]
    many = filler.number >= MANY or load_words().has("crowds", first)
    return acting and draft.telling.time == "past" and many


def _crowds(draft: Draft) -> bool:
    return any(is_crowd(filler, draft) for filler in draft.fillers)


def _counts(draft: Draft) -> bool:
    return any(is_counted(filler) for filler in draft.fillers)


def meets_needs(draft: Draft) -> bool:
    """Whether one of the alternatives that the frame asks for is told."""
    needs = draft.frame.needs
    return not needs or any(all(NEEDS[n](draft) for n in alternative) for alternative in needs)
