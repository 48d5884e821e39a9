"""Who and what an event's words name: for each argument the entity it means."""

import re
from collections.abc import Mapping

from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.entity_ids import type_of
from knowledge_base.model import Argument, Mention, Span

Means = Mapping[Span, tuple[Mention, str]]

# "Members of the FARC" act as the FARC; "the commander of the FARC" is somebody else.
MEMBERS = frozenset(
    [
        "members",
        "elements",
        "militants",
        "fighters",
        "guerrillas",
        "guerrillas",
        "rebels",
        "insurgents",
        "soldiers",
        "troops",
        "forces",
        "units",
        "combatants",
        "gunmen",
        "agents",
        "officers",
        "remnants",
        "column",
        "columns",
        "front",
        "fronts",
        "squad",
        "squads",
        "cell",
        "cells",
        "wing",
        "branch",
        "faction",
        "factions",
        "leadership",
        "command",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "of",
        "from",
        "in",
        "by",
        "near",
        "at",
        "on",
        "with",
        "against",
        "for",
        "to",
        "over",
        "between",
        "among",
        "under",
        "outside",
        "inside",
    ]
)
_DETERMINERS = frozenset(["the", "a", "an", "this", "that"])
_WORD = re.compile(r"[^\W\d_]+")
_WIDE = ("country", "continent", "macro-region")


def resolve_argument(
    argument: Argument, means: Means, known: KnownThings, *, text: str
) -> str | None:
    """The entity that a participant or place is; None where its words only contain a name ("the mayor of Lima")."""
    inside = [
        (mention, means[span][1])
        for span in sorted(means_within(argument, means))
        if not (mention := means[span][0]).adjectival
    ]
    if argument.role == "place":
        places = [entity for _, entity in inside if type_of(entity) == "place"]
        narrow = [p for p in places if not _is_wide(p, known)]
        return next(iter(narrow or places), None)
    # The last of several names: "the anti-drug command of the police, DIRANDRO" is DIRANDRO.
    heads = [(m, e) for m, e in inside if _is_head(argument, m, text)]
    named = [e for _, e in heads if type_of(e) in ("actor", "topic")]
    acting = [e for m, e in heads if type_of(e) == "place" and _is_whole(argument, m, text)]
    return next(iter(named[-1:] or acting), None)


def means_within(argument: Argument, means: Means) -> set[Span]:
    """The spans of an argument's mentions, and of those that a correction made inside it."""
    listed = {span for span in argument.mentions if span in means}
    made = {
        span
        for span, (mention, _) in means.items()
        if mention.rule == "correction"
        and argument.span.start <= span.start
        and span.end <= argument.span.end
    }
    return listed | made


def _is_wide(place: str, known: KnownThings) -> bool:
    return _kind(place, known) in _WIDE


def _kind(place: str, known: KnownThings) -> str | None:
    thing = known.things.get(place)
    return thing.kind if thing else None


def _is_head(argument: Argument, mention: Mention, text: str) -> bool:
    """Whether the argument is about the mention itself: not after a preposition, but after a comma or as its members."""
    before = text[argument.span.start : mention.start].rpartition(",")[2]
    words = [word.casefold() for word in _WORD.findall(before)]
    at = next((i for i, word in enumerate(words) if word in _PREPOSITIONS), None)
    return at is None or (at > 0 and words[at - 1] in MEMBERS)


def _is_whole(argument: Argument, mention: Mention, text: str) -> bool:
    before = _WORD.findall(text[argument.span.start : mention.start])
    rest = text[mention.end : argument.span.end]
    return all(w.casefold() in _DETERMINERS for w in before) and not _WORD.search(rest)
