"""Which ties between two records another one says already, and more exactly: who leads a group is a member of it."""

from collections.abc import Iterator, Mapping, Sequence

from knowledge_base.model import Relation
from knowledge_base.relation_types import RELATIONS, RelationWords


def said_more_exactly(ties: Sequence[tuple[str, bool, Relation]]) -> dict[int, int]:
    """The places of ties that need no line of their own, each with the place of the one that says it as well.

    A tie is the other record, whether that one holds it, and the relation. What is told less firmly, or of another time,
    says nothing of it.
    """
    over: dict[int, int] = {}
    for n, wide in enumerate(ties):
        for m, one in enumerate(ties):
            if one[0] == wide[0] and _says(one, wide) and _top(m, over) != n:
                over[n] = m
                break
    return {n: _top(n, over) for n in over}


def _top(n: int, over: Mapping[int, int]) -> int:
    """The one that stands for a tie in the end; two that say each other never hide both."""
    while n in over:
        n = over[n]
    return n


def _says(one: tuple[str, bool, Relation], wide: tuple[str, bool, Relation]) -> bool:
    told, other = one[2], wide[2]
    words = RELATIONS.get(told.type)
    return (
        words is not None
        and other.type in _said_by(words, turned=one[1] != wide[1])
        and told.modality == other.modality
        and other.when in (None, told.when)
    )


def _said_by(words: RelationWords, *, turned: bool) -> Iterator[str]:
    """The types that a relation says as well, of those that stand on its own side or are turned to the other."""
    for kinds, on_the_other_side in ((words.says, False), (words.says_back, True)):
        for kind in kinds:
            if turned == on_the_other_side or RELATIONS[kind].is_mutual:
                yield kind
