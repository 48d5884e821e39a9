"""Who is tied to whom: what somebody asserts, and apart from it what only stands in the same sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from knowledge_base.model import LinkedMention, Relation
from knowledge_base.pages.view import View
from knowledge_base.vocabulary import EntityType

_SHOWN: frozenset[EntityType] = frozenset({"actor", "place", "topic"})


@dataclass(frozen=True, slots=True)
class Tie:
    """Two records: the relations asserted between them with their holders, and the sentences that name both."""

    one: str
    other: str
    relations: tuple[tuple[str, Relation], ...]
    sentences: tuple[LinkedMention, ...]

    @property
    def weight(self) -> int:
        """An assertion weighs as much as three sentences that only name both."""
        return 3 * len(self.relations) + len(self.sentences)

    def far_end(self, id: str) -> str:
        """The record at the other end."""
        return self.other if id == self.one else self.one


def ties_of(view: View, id: str) -> list[Tie]:
    """The ties of one record, the strongest first."""
    others = {*view.together.get(id, {})}
    others |= {relation.to for relation in _relations(view, id)}
    others |= {holder for holder, _ in view.ties_to.get(id, ())}
    found = (_tie(view, *sorted((id, other))) for other in others if other != id)
    return _strongest(tie for tie in found if tie)


@lru_cache(maxsize=1)
def all_ties(view: View, kinds: frozenset[EntityType] = frozenset({"actor"})) -> tuple[Tie, ...]:
    """The ties between records of some types, the strongest first; each pair once."""
    ids = [entity.id for kind in sorted(kinds) for entity in view.shown[kind]]
    chosen = frozenset(ids)
    pairs = set()
    for id in ids:
        near = {*view.together.get(id, {}), *(relation.to for relation in _relations(view, id))}
        pairs |= {tuple(sorted((id, other))) for other in near & chosen if other != id}
    return tuple(_strongest(tie for one, other in pairs if (tie := _tie(view, one, other))))


def _tie(view: View, one: str, other: str) -> Tie | None:
    if not (_is_shown(view, one) and _is_shown(view, other)):
        return None
    relations = [(one, r) for r in _relations(view, one) if r.to == other]
    relations += [(other, r) for r in _relations(view, other) if r.to == one]
    return Tie(one, other, tuple(relations), tuple(view.together.get(one, {}).get(other, ())))


def _relations(view: View, id: str) -> tuple[Relation, ...]:
    entity = view.kb.entities.get(id)
    return entity.relations if entity else ()


def _is_shown(view: View, id: str) -> bool:
    found = view.resolved(id)
    return bool(
        found and found.id == id and found.type in _SHOWN and found.status in ("draft", "reviewed")
    )


def _strongest(ties: Iterable[Tie]) -> list[Tie]:
    return sorted(ties, key=lambda tie: (-tie.weight, tie.one, tie.other))
