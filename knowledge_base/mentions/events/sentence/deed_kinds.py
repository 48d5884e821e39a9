"""What kind of deed a trigger tells of, once it is known who did it to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.violent_deaths import is_violent
from knowledge_base.mentions.events.triggers.seeming_deeds import is_crash, tells_of_accident
from knowledge_base.mentions.events.triggers.triggers import Match

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence


def refine_kind(match: Match, fillers: list[Filler], sentence: Sentence) -> str:
    """Soldiers who kill guerrillas are no attackers, and who dies in an accident was not attacked."""
    kind = match.trigger.frame.kind
    is_harm = match.trigger.frame.pattern.object == "victim" and not match.is_noun
    if kind == "death":
        return "attack" if is_violent(match, fillers, sentence) else kind
    if kind not in ("attack", "assassination", "massacre"):
        return kind
    agents = frozenset().union(*(f.classes for f in fillers if f.role == "agent"))
    victims = [f.classes for f in fillers if f.role == "victim"]
    hit_fighters = bool(victims) and all("fighters" in classes for classes in victims)
    if kind == "attack" and _is_search(match, fillers):
        return "military-operation"
    by_accident = (tells_of_accident(t, load_words()) for t in sentence)
    nobody = not agents or (is_crash(match.token.head, load_words()) and "fighters" not in agents)
    if kind == "attack" and is_harm and nobody and any(by_accident):
        return "death"
    if hit_fighters and kind == "attack":
        return "military-operation" if "forces" in agents else "clash"
    return kind


def _is_search(match: Match, fillers: list[Filler]) -> bool:
    """ "Police raided a house", "the army's raid on a laboratory": an operation of those who have the right to."""
    raid = load_words().has("raiding", lemma(match.token))
    agents = [f for f in fillers if f.role == "agent"]
    lawful = bool(agents) and all(_is_lawful(f) for f in agents)
    illicit = any("illicit" in f.classes for f in fillers if f.role == "target")
    return raid and (lawful or illicit) and not any(f.role == "victim" for f in fillers)


def _is_lawful(filler: Filler) -> bool:
    """Whether somebody may search a house: soldiers, police, "the Peruvian authorities"."""
    last = filler.argument.text.lower().split()[-1]
    body = load_words().has("bodies of a state", last)
    return (body or "forces" in filler.classes) and "fighters" not in filler.classes
