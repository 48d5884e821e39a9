"""How many people an event names as harmed where its source states no figure."""

from __future__ import annotations

from dataclasses import replace

from knowledge_base.mentions.events.grammar.filler_parts import Filler
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.lexicon.word_fields import Harm
from knowledge_base.mentions.events.sentence.drafts import Draft

HAPPENED = ("asserted", "alleged")


def with_harm(fillers: list[Filler], harm: Harm | None) -> list[Filler]:
    """The fillers with what was done to the victims among them."""
    return [replace(f, harm=harm) if harm and f.role == "victim" else f for f in fillers]


def count_named(draft: Draft) -> tuple[tuple[str, int], ...]:
    """How many people are named as killed, wounded, kidnapped, for each of which no figure is stated and all can be counted;
    who is one of those told of ("14 people, among them three children") counts with them."""
    if draft.telling.modality not in HAPPENED or draft.telling.stage != "accomplished":
        return ()
    counts = (
        (what, _how_many([f for f in draft.roles("victim") if f.harm == what and not f.included]))
        for what in ("killed", "wounded", "kidnapped")
        if getattr(draft, what) is None
    )
    return tuple((what, number) for what, number in counts if number)


def _how_many(victims: list[Filler]) -> int | None:
    """How many they are together; None where one of them may be any number."""
    numbers = [_people_in(victim) for victim in victims]
    return sum(n for n in numbers if n) if all(numbers) else None


def _people_in(filler: Filler) -> int | None:
    """One for a name or "a guard", three for "three guards", None for "guards" and "a family"."""
    if "groups" in filler.classes or (filler.classes and not filler.classes & PEOPLE):
        return None
    if filler.named and not filler.plural:
        return 1
    first = filler.argument.text.lower().split()[0]
    counted = first.isdigit() or first in load_words().numbers  # "two of the students"
    if filler.plural or filler.collective or counted:
        return filler.number or None
    return 1
