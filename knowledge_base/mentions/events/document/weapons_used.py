"""What kind of deed the weapon makes it: bombs and dynamite make a bombing; who fires rockets or mortars attacks."""

from dataclasses import replace

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft

# What an attack with a bomb may be called.
ATTACKS = ("attack", "assassination")


def by_its_weapon(draft: Draft) -> Draft:
    """ "An attack with dynamite", "the attempt on his life, with a bomb" as a bombing; "they fired mortars at the town" as an attack."""
    weapons = draft.roles("instrument")
    if draft.kind in ATTACKS and weapons and all(_is_among(f, "laid explosives") for f in weapons):
        return replace(draft, kind="bombing")
    laid = any(_is_among(f, "laid explosives") for f in weapons)
    if draft.kind == "bombing" and not laid and any(_is_among(f, "fired weapons") for f in weapons):
        return replace(draft, kind="attack")
    return draft


def _is_among(weapon: Filler, name: str) -> bool:
    """Whether a word for a weapon is of a list; "rocket bombs" and "bombs and rockets" are bombs."""
    words = load_words()
    told = weapon.argument.text.lower().replace("-", " ").split()
    fired = any(words.has("fired weapons", w) for w in told)
    laid = any(words.has("laid explosives", w) for w in told)
    return laid and not fired if name == "laid explosives" else fired and not laid
