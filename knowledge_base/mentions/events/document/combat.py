"""Attacks that hit none but soldiers: the fighting of a war, which is told apart from attacks on others."""

from dataclasses import replace

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft

# What armed men do to those who are none.
BEGUN = ("attack", "bombing", "assassination", "kidnapping", "arson", "robbery")


def as_combat(draft: Draft) -> Draft:
    """An attack that hit soldiers alone, those who serve with them, or what is theirs, as the fighting that it is."""
    hit = [f for f in draft.roles("victim", "target") if not only_counts(f)]
    if draft.kind != "attack" or not any(f.military or _is_warplane(f) for f in hit):
        return draft
    combat = all(f.military or _is_warplane(f) or _serves(f) for f in hit)
    return replace(draft, kind="clash") if combat else draft


def without_fallen(draft: Draft) -> Draft:
    """An event that armed men began, or that hit others, without those of them who fell in it: they are no victims of it."""
    agents = draft.roles("agent")
    armed = any("fighters" in f.classes for f in agents)
    fallen = [f for f in draft.roles("victim") if "fighters" in f.classes and not f.thing]
    traders = load_words().lists["traffickers"]
    fallen = [f for f in fallen if armed or not traders & f.descriptions]
    hit = draft.kind in BEGUN and len(draft.roles("victim", "target")) > len(fallen)
    if not (armed or hit) or any("forces" in f.classes for f in agents):
        return draft
    return replace(draft, fillers=tuple(f for f in draft.fillers if f not in fallen))


def _serves(filler: Filler) -> bool:
    """Whether somebody who was hit beside soldiers is one of them: "an officer", "the pilot"; not "a police officer"."""
    words = filler.argument.text.lower().split()
    return (
        not filler.named and "police" not in words and load_words().has("serving ranks", words[-1])
    )


def _is_warplane(filler: Filler) -> bool:
    """Whether it flies for an army: any aircraft that is not said to be of another sort."""
    civil = load_words().lists["civil aircraft"]
    words = filler.argument.text.lower().split()
    return "aircraft" in filler.classes and not filler.named and civil.isdisjoint(words)


def only_counts(filler: Filler) -> bool:
    """ "killing three soldiers and wounding five": five says nothing of who they are."""
    text = filler.argument.text.lower()
    last = text.removesuffix(" of them").split()[-1]
    words = load_words()
    return last.isdecimal() or last in words.numbers or words.has("many or few", last)
