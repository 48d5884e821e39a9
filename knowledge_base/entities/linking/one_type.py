"""One type for one new name: what one article takes for an actor and another for a place is one thing, by the weight of evidence.

A type that a file stands for holds whatever a later article says, so that a further seed splits and renames nothing. Only uses that
show no kind are in doubt: a person called like a town, a party with a town in its name stay what they are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import fsum

from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.identity import remembered_names
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.model import Mention
from knowledge_base.vocabulary import EntityType

_RIVALS: tuple[EntityType, EntityType] = ("actor", "place")


def settle_types(
    options: Iterable[tuple[Mention, Collection[str]]], records: Records
) -> dict[str, EntityType]:
    """The one type of each new name (folded) that articles take for two, uses of a plain kind left aside.

    `options` are all mentions with the records that somebody's names say they mean; a new name has none.
    """
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    plain: set[object] = (
        set()
    )  # the records, and the new names by type, that some mention shows a kind of
    for mention, readings in options:
        if mention.kind:
            plain.update(readings or [(mention.type, fold_name(mention.name))])
        elif not readings and may_be_retyped(mention):
            named[fold_name(mention.name)].append(mention)
    standing = _standing_types(records, plain)
    return {
        name: decided
        for name, uses in sorted(named.items())
        if (decided := _decide(uses, standing.get(name, set())))
    }


def may_be_retyped(mention: Mention) -> bool:
    """Whether a mention is of a type that articles mistake for the other, and goes by its own words."""
    own = fold_name(mention.text) == fold_name(mention.name)
    return mention.type in _RIVALS and mention.kind is None and own


def _standing_types(records: Records, plain: Collection[object]) -> dict[str, set[EntityType]]:
    """The types of the files that remember a name and are of no plain kind.

    Neither as their block has it nor as this build will write it there: else the next build would decide otherwise.
    """
    standing: defaultdict[str, set[EntityType]] = defaultdict(set)
    for entity, record in records.items():
        names = set(map(fold_name, remembered_names(record.extracted)))
        shown = entity in plain or any((record.type, name) in plain for name in names)
        if record.type in _RIVALS and not shown and not (record.extracted or {}).get("kind"):
            for name in names:
                standing[name].add(record.type)
    return dict(standing)


def _decide(uses: Sequence[Mention], standing: set[EntityType]) -> EntityType | None:
    if standing:
        return next(iter(standing)) if len(standing) == 1 else None
    weights = _weigh(uses)
    return min(_RIVALS, key=lambda rival: (-weights[rival], rival))


def _weigh(uses: Sequence[Mention]) -> Mapping[EntityType, float]:
    """The confidence of all uses, in a sum that does not depend on their order."""
    return {t: fsum(use.confidence for use in uses if use.type == t) for t in _RIVALS}
