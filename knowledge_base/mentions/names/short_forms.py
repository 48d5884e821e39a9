"""Short forms refer back: "Guzmán" after "El Chapo Guzmán", "the Front" never."""

from collections.abc import Sequence, Set
from dataclasses import replace

from knowledge_base.mentions.names.known_mentions import WEAK
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.words import fold_name
from knowledge_base.model import Mention


def refer_back(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions in reading order, those that shorten a person's full name given the same name, kind and readings.

    The nearest full name before counts, or the first one after where none came before. A surname that is known by itself
    ("Guzmán", "Fujimori") is no exception where the article gives it to a person it names in full.
    """
    full = [m for m in mentions if _is_full_name(m)]
    named = {entity for mention in full for entity in mention.readings}
    return [_referred(m, full) if _may_be_short(m, named) else m for m in mentions]


def _is_full_name(mention: Mention) -> bool:
    return mention.kind == "person" and " " in fold_name(mention.name)


def _may_be_short(mention: Mention, named: Set[str]) -> bool:
    if mention.type not in {"actor", "place"}:
        return False
    if mention.readings and (mention.kind != "person" or not named.isdisjoint(mention.readings)):
        return mention.kind == "person" and mention.rule == WEAK
    return mention.kind in {None, "person"} and len(fold_name(mention.name)) > 2


def _referred(mention: Mention, full: Sequence[Mention]) -> Mention:
    short = fold_name(mention.name).split(" ")
    fitting = [m for m in full if _shortens(short, fold_name(m.name).split(" "))]
    if not fitting:
        return mention
    before = [m for m in fitting if m.start < mention.start]
    target = before[-1] if before else fitting[0]
    if mention.readings and not before:
        return mention
    if mention.type == "place" and (not before or mention.confidence > 0.8):
        return mention
    return replace(
        mention,
        type=target.type,
        kind=target.kind,
        name=target.name,
        readings=target.readings,
        rule=f"{mention.rule}, short form",
    )


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the short form is the end of the full name, or a Spanish first surname ("Belaunde" of two)."""
    if len(short) >= len(full):
        return False
    if short[0] in name_words().person_particles:
        return len(short) > 1 and list(full[-len(short) :]) == list(short)
    for start in range(1, len(full) - len(short) + 1):
        if list(full[start : start + len(short)]) == list(short):
            return start > 0
    return False
