"""Which of several known things a name means here, as far as the words around it tell."""

import re
from collections.abc import Sequence

from knowledge_base.model import KnownName

WINDOW = 60
# What stands right before a place; a war goes on between groups too.
_IN = frozenset(
    [
        "in",
        "at",
        "near",
        "across",
        "outside",
        "inside",
        "within",
        "around",
        "throughout",
        "into",
        "through",
    ]
)
_TOWARDS = frozenset(["from", "to", "between", "via", "towards", "toward"])
_PLACE_OF = re.compile(
    r"\b(?:port|city|town|state|department|province|region|municipality|district|governor|mayor|bishop|people|streets|outskirts)"
    r" (?:of|in) (?:the )?$"
)
_PLACE_AFTER = re.compile(
    r"\s+(?:state|province|department|region|city|district)\b|,\s+(?:[A-Z]\w+)\s*[,.)]"
)
_GROUP_WORDS = ("cartel", "group", "gang", "organization", "organisation", "guerrilla", "rebel")
# What names groups as examples: "cartels (e.g., Sinaloa, CJNG", "gangs such as".
_GROUP_LIST = re.compile(
    r"\b(?:cartels|groups|gangs|organi[sz]ations|guerrillas|rebels|militias)[\s,(]*(?:e\.g\.|such as|including|like|namely|:),?[^.;:)]*$"
)
_GROUP_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:gunmen|hitmen|operatives|members|traffickers|leaders?|boss(?:es)?|kingpins?|lieutenants?|factions?|cells?|fighters)\b"
)
_OFFICE = re.compile(
    r"\b(?:President|President-elect|Minister|Senator|Governor|General|Gen\.|Colonel|Col\.|Captain|Judge|Mr\.|Mrs\.|Ms\.|Dr\.)\s+$"
)
_SPEAKS = re.compile(
    r"(?:,[^,.]{0,40},)?\s+(?:said|says|told|added|warned|announced|denied|insisted)\b"
)


def choose_reading(
    text: str, start: int, names: Sequence[KnownName], end: int | None = None
) -> list[KnownName]:
    """All names of the likeliest type, likeliest first; the same text may be a state, a cartel and a president.

    Evidence is the word before ("in Sinaloa"), a noun for groups shortly before ("cartels, e.g., Sinaloa") or right behind
    ("Sinaloa gunmen"), an office or a verb of speech for a person, "port of" for a place. Without evidence a place goes before an
    actor, an actor before a topic.
    """
    order = {"place": 0.2, "actor": 0.1, "topic": 0.0}
    if len({known.type for known in names}) > 1:
        before = text[max(0, start - WINDOW) : start].replace("e.g. ", "e.g., ").rpartition(". ")[2]
        after = text[end : end + WINDOW] if end is not None else ""
        order["place"] += _place_points(before, after)
        people = any(known.kind == "person" for known in names)
        groups = any(known.type == "actor" and known.kind != "person" for known in names)
        order["actor"] += max(
            _group_points(before, after) if groups else 0.0,
            _person_points(before, after) if people else 0.0,
        )
    ranked = sorted(names, key=lambda known: -order.get(known.type, -1.0))
    return [k for k in ranked if (k.type, k.adjectival) == (ranked[0].type, ranked[0].adjectival)]


def _place_points(before: str, after: str) -> float:
    words = before.lower().split()
    last = words[-1] if words else ""
    points = 2.0 if last in _IN else 1.0 if last in _TOWARDS else 0.0
    points += 3.0 * bool(_PLACE_OF.search(before.lower()))
    return points + 1.5 * bool(_PLACE_AFTER.match(after))


def _group_points(before: str, after: str) -> float:
    near = any(word in before.lower() for word in _GROUP_WORDS)
    listed = _GROUP_LIST.search(before.lower())
    return 1.0 * near + 3.0 * bool(_GROUP_AFTER.match(after) or listed)


def _person_points(before: str, after: str) -> float:
    return 3.0 * bool(_OFFICE.search(before)) + 2.0 * bool(_SPEAKS.match(after))
