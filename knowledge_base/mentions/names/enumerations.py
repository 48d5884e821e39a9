"""Names in one list are of one type: "in Bristol, Exeter, Norwich and York"."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.mentions.names.proposals import PERSON
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.words import fold
from knowledge_base.model import Mention

_COMMA = re.compile(r"\s*[,;]\s*(?:the\s+)?")
_LAST = re.compile(r"\s*(?:[,;]\s*)?(?:and|or|as well as|y|&)\s+(?:the\s+|in\s+|also\s+)?")
# Only "A, B" is as often a town and its country, or a person and a title, as a list.
SHORTEST_LIST = 2
_CLOSED = re.compile(r"\s*[,.;)]|\s+(?:in|on|at|by|where|when|after|before|last|and)\b")
_LOCATIVE = frozenset({"in", "at", "near", "outside", "from", "to"})
LONGEST_LEAD = 40
LARGER_POINTS = 2.5
KNOWN_POINTS = 3.0
SHARE = 0.5


class _Item(NamedTuple):
    start: int
    end: int
    actor: float
    place: float
    new: NewName | None


def share_evidence(text: str, names: Sequence[NewName], known: Sequence[Mention]) -> list[NewName]:
    """The candidates, each with a share of what speaks for the types of its neighbours in a list.

    A head word, a given name or a title stands by itself and takes nothing.
    """
    listed = [_known(m) for m in known if m.type in {"actor", "place"}]
    items = sorted([*map(_new, names), *listed], key=lambda item: item[:2])
    shared = {}
    for chain in _chains(text, items):
        actor, place = sum(i.actor for i in chain), sum(i.place for i in chain)
        for item in chain:
            if item.new is not None and _takes(item.new):
                shared[item.new.start] = (
                    SHARE * (actor - item.actor),
                    SHARE * (place - item.place),
                )
    for name in _larger_places(text, items):
        actor, place = shared.get(name.start, (0.0, 0.0))
        shared[name.start] = actor, place + LARGER_POINTS
    return [_with(name, shared.get(name.start, (0.0, 0.0))) for name in names]


def _larger_places(text: str, items: Sequence[_Item]) -> Iterator[NewName]:
    """The names between commas behind a place that something is in: "in Santa Rita, | Samar, | on Friday"."""
    for first, second in itertools.pairwise(items):
        if second.new is None or not _takes(second.new) or first.place <= first.actor:
            continue
        apart = _COMMA.fullmatch(text, first.end, second.start)
        if apart and _CLOSED.match(text, second.end) and _is_located(text, first.start):
            yield second.new


def _is_located(text: str, start: int) -> bool:
    """Whether "in", "at" or "the village of" stands before a place."""
    before = [fold(word) for word in text[max(0, start - LONGEST_LEAD) : start].split()]
    before = before[:-1] if before[-1:] == ["the"] else before
    if before[-1:] == ["of"]:
        return len(before) > 1 and before[-2].removesuffix("s") in name_words().place_heads
    return bool(before) and before[-1] in _LOCATIVE


def _chains(text: str, items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Stretches of names with nothing but commas between them that end in "and"."""
    chain: list[_Item] = []
    for item in items:
        if chain and item.start >= chain[-1].end:
            between = text[chain[-1].end : item.start]
            if _COMMA.fullmatch(between):
                chain.append(item)
                continue
            if _LAST.fullmatch(between):
                yield [*chain, item]
                chain = [item]
                continue
        chain = _without_subject(chain)
        if len(chain) > SHORTEST_LIST:
            yield chain
        chain = [item]
    chain = _without_subject(chain)
    if len(chain) > SHORTEST_LIST:
        yield chain


def _without_subject(chain: list[_Item]) -> list[_Item]:
    """A chain that no "and" ends, less a person of several names at its end: "In Rio Blanco, Matagalpa, | Sofonias Cisneros | was"."""
    last = chain[-1].new if chain else None
    person = last is not None and last.label == PERSON and " " in last.text
    return chain[:-1] if person else chain


def _takes(name: NewName) -> bool:
    return not name.evidence.head and not name.evidence.person


def _new(name: NewName) -> _Item:
    return _Item(name.start, name.end, name.evidence.actor, name.evidence.place, name)


def _known(mention: Mention) -> _Item:
    points = (KNOWN_POINTS, 0.0) if mention.type == "actor" else (0.0, KNOWN_POINTS)
    return _Item(mention.start, mention.end, *points, None)


def _with(name: NewName, share: tuple[float, float]) -> NewName:
    evidence = replace(
        name.evidence, actor=name.evidence.actor + share[0], place=name.evidence.place + share[1]
    )
    return replace(name, evidence=evidence)
