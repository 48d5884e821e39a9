"""Which of several known things a name means here, as far as the words around it tell."""

from collections.abc import Sequence

from knowledge_base.model import KnownName

WINDOW = 60
_PLACE_BEFORE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "across",
        "outside",
        "inside",
        "within",
        "around",
        "throughout",
        "into",
        "through",
        "between",
    ]
)
_GROUP_WORDS = ("cartel", "group", "gang", "organization", "organisation", "guerrilla", "rebel")


def choose_reading(text: str, start: int, names: Sequence[KnownName]) -> list[KnownName]:
    """All names of the likeliest type, likeliest first; the same text may be a state and a cartel.

    Evidence is the word before ("in Sinaloa") and a noun for groups shortly before ("cartels, e.g., Sinaloa").
    Without evidence a place goes before an actor, an actor before a topic.
    """
    order = {"place": 1, "actor": 2, "topic": 3}
    before = text[max(0, start - WINDOW) : start].lower()
    last_word = before.split()[-1] if before.split() else ""
    if last_word in _PLACE_BEFORE:
        order["place"] = 0
    elif any(word in before.rpartition(". ")[2] for word in _GROUP_WORDS):
        order["actor"] = 0
    ranked = sorted(names, key=lambda known: order.get(known.type, 4))
    return [k for k in ranked if (k.type, k.adjectival) == (ranked[0].type, ranked[0].adjectival)]
