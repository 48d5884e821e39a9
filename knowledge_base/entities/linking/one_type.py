"""One type for one new name: what one article takes for an actor and another for a place is one thing, by the weight of evidence.

A type that a file stands for holds whatever a later article says; surnames that are towns too stay two things.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.identity import remembered_names
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.model import Mention
from knowledge_base.vocabulary import EntityType

_RIVALS: tuple[EntityType, EntityType] = ("actor", "place")
# How many times the other type's weight decides; less is left for a person.
CLEAR = 2.0


def settle_types(mentions: Iterable[Mention], records: Records) -> dict[str, EntityType]:
    """The one type of each new name (folded) that articles take for two, where that is clear."""
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type in _RIVALS:
            named[fold_name(mention.name)].append(mention)
    standing = _standing_types(records)
    return {
        name: decided
        for name, uses in sorted(named.items())
        if len({use.type for use in uses}) > 1
        and (decided := _decide(name, uses, standing.get(name, set())))
    }


def _standing_types(records: Records) -> dict[str, set[EntityType]]:
    """The types of the files that remember a name."""
    standing: defaultdict[str, set[EntityType]] = defaultdict(set)
    for record in records.values():
        for name in remembered_names(record.extracted):
            standing[fold_name(name)].add(record.type)
    return dict(standing)


def _decide(name: str, uses: Sequence[Mention], standing: set[EntityType]) -> EntityType | None:
    weights = _weigh(uses)
    if " " not in name and any(use.kind == "person" for use in uses):
        return None
    if standing:
        return next(iter(standing)) if len(standing) == 1 else None
    first, second = sorted(_RIVALS, key=lambda rival: (-weights[rival], rival))
    return first if weights[first] >= CLEAR * weights[second] else None


def _weigh(uses: Sequence[Mention]) -> Mapping[EntityType, float]:
    """The confidence of all uses, in a sum that does not depend on their order."""
    return {t: fsum(use.confidence for use in uses if use.type == t) for t in _RIVALS}
