"""Names in one list are of one type: "in Bristol, Exeter, Norwich and York"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.model import Mention

_COMMA = re.compile(r"\s*[,;]\s*(?:the\s+)?")
_LAST = re.compile(r"\s*(?:[,;]\s*)?(?:and|or|as well as|y|&)\s+(?:the\s+|in\s+|also\s+)?")
# Only "A, B" is as often a town and its country, or a person and a title, as a list.
SHORTEST_LIST = 2
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
    return [_with(name, shared.get(name.start, (0.0, 0.0))) for name in names]


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
        if len(chain) > SHORTEST_LIST:
            yield chain
        chain = [item]
    if len(chain) > SHORTEST_LIST:
        yield chain


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
