"""What kind of deed the weapon makes it: bombs and dynamite make a bombing; who fires rockets or mortars attacks."""

from dataclasses import replace
from typing import Literal

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft

# What an attack with a bomb may be called.
ATTACKS = ("attack", "assassination")


def by_its_weapon(draft: Draft) -> Draft:
    """ "An attack with dynamite", "the attempt on his life, with a bomb" as a bombing; "they fired mortars at the town" as an attack."""
    weapons = draft.roles("instrument")
    used = [_way_of_use(weapon) for weapon in weapons]
    if draft.kind in ATTACKS and used and all(way == "laid" for way in used):
        return replace(draft, kind="bombing")
    if draft.kind == "bombing" and "fired" in used and "laid" not in used:
        return replace(draft, kind="attack")
    return draft


def _way_of_use(weapon: Filler) -> Literal["laid", "fired"] | None:
    """How a weapon is used as far as its words say; "rocket bombs" may be either."""
    words = load_words()
    told = weapon.argument.text.lower().replace("-", " ").split()
    fired = any(words.has("fired weapons", w) for w in told)
    laid = any(words.has("laid explosives", w) for w in told)
    if fired == laid:
        return None
    return "fired" if fired else "laid"
