"""Pairs of things that may be one: names nearly alike, short and full names, an acronym and its words, one name of two types.

Nothing here merges. A pair is proposed once, with its best reason, unless people told the two apart, merged or rejected one. Two things that people
or authority files know are known apart, unless people gave a name to both; and what belongs to one state is not what belongs to another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.entities.linking.likeness import SHORTEST_ACRONYM, why_alike
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.views.desk import Desk
from knowledge_base.entity_ids import type_of
from knowledge_base.model import Candidate, Entity, Evidence, Proposal

_NAMED = ("actor", "place", "topic")
# A word that so many things have in their names tells nothing of two of them.
_TOO_COMMON = 60
_TWO_TYPES = "one name for {} and {}"
_WITH_ARTICLE = {"actor": "an actor", "place": "a place"}
# Every state has a police of its own, and a town lies in one country: of two countries they are two, whatever they are called.
_OF_ONE_STATE = frozenset(
    {
        *("security-force", "government-body", "political-party"),
        *("region", "district", "city", "neighbourhood", "facility"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """One side of a pair: a record, a candidate, or what an authority file knows and no source names yet.

    `known` to people or an authority file, `here` with a record, `listed` in an authority file.
    """

    id: str
    kind: str | None
    names: tuple[str, ...]
    known: bool
    here: bool
    listed: bool = False
    mentions: int = 0
    evidence: tuple[Evidence, ...] = ()
    countries: frozenset[str] = frozenset()
    identifiers: frozenset[tuple[str, str]] = frozenset()

    @property
    def rank(self) -> tuple[bool, bool, int, str]:
        """What stays of two comes first: the known one, one with a file, the more often named."""
        return not self.known, not self.here, -self.mentions, self.id


def propose_merges(
    entities: Mapping[str, Entity], candidates: Iterable[Candidate], desk: Desk
) -> tuple[Proposal, ...]:
    """All pairs that a person should look at, by the ids that would stay."""
    things = {thing.id: thing for thing in _gather(entities, candidates, desk)}
    proposals = []
    for one, other in _near_pairs(things):
        keep, give_up = sorted((things[one], things[other]), key=lambda thing: thing.rank)
        apart = give_up.id in desk.linked.decisions.others.get(keep.id, ())
        if apart or _are_surely_two(keep, give_up):
            continue
        if found := _reason(keep, give_up):
            proposals.append(_propose(keep, give_up, *found))
    return tuple(sorted(proposals, key=lambda p: (p.keep, p.give_up)))


def _gather(
    entities: Mapping[str, Entity], candidates: Iterable[Candidate], desk: Desk
) -> Iterator[_Thing]:
    known = desk.linked.known.things
    for entity in entities.values():
        if entity.type in _NAMED and entity.status in ("draft", "reviewed"):
            names = (entity.name, *(str(fact.value) for fact in entity.names if fact.value))
            yield _Thing(
                id=entity.id,
                kind=entity.kind,
                names=names,
                known=entity.id in known,
                here=True,
                listed=entity.id in desk.authority,
                mentions=sum(entity.mentions.values()),
                evidence=entity.evidence,
                countries=frozenset(
                    f.entity for f in entity.facts if f.field == "country" and f.entity
                ),
                identifiers=frozenset(
                    (f.field, str(f.value)) for f in entity.facts if f.field.startswith("identif")
                ),
            )
    for candidate in candidates:
        if candidate.type in _NAMED and not candidate.readings and candidate.id not in entities:
            yield _Thing(
                id=candidate.id,
                kind=candidate.kind,
                names=(candidate.name,),
                known=candidate.id in known,
                here=False,
                mentions=len(candidate.evidence),
                evidence=candidate.evidence,
            )
    for entity_id, entry in desk.authority.items():
        if entity_id not in entities and type_of(entity_id) in _NAMED:
            strong = [alias.text for alias in entry.aliases if not alias.ambiguous]
            names = tuple(strong if entry.ambiguous else [entry.name, *strong])
            yield _Thing(
                id=entity_id, kind=entry.kind, names=names, known=True, here=False, listed=True
            )


def _are_surely_two(one: _Thing, other: _Thing) -> bool:
    """Whether no likeness of names can make them one: an authority file has both, or they differ in country or identifier."""
    if one.listed and other.listed:
        return True
    schemes = {scheme for scheme, _ in one.identifiers} & {s for s, _ in other.identifiers}
    if schemes and not one.identifiers & other.identifiers:
        return True
    elsewhere = one.countries and other.countries and not one.countries & other.countries
    return bool(elsewhere) and bool({one.kind, other.kind} & _OF_ONE_STATE)


def _near_pairs(things: Mapping[str, _Thing]) -> list[tuple[str, str]]:
    """The pairs worth a look: those that share a rarer word, how a single word begins, or the letters of an acronym."""
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for thing in things.values():
        for name in thing.names:
            for key in _keys(name):
                blocks[key].add(thing.id)
    pairs: set[tuple[str, str]] = set()
    for block in blocks.values():
        new = [one for one in block if not things[one].listed]  # few, while thousands are listed
        if new and len(block) <= _TOO_COMMON:
            pairs |= {(min(one, other), max(one, other)) for one in new for other in block}
    return sorted((one, other) for one, other in pairs if one != other)


def _keys(name: str) -> set[str]:
    words = fold_name(name).split()
    keys = {word for word in words if len(word) > 3} | {f"={' '.join(words)}"}
    keys |= {f"{words[0][:3]}…"} if len(words) == 1 and len(words[0]) > 4 else set()
    letters = "".join(filter(str.isalnum, name))
    if letters.isupper() and len(letters) >= SHORTEST_ACRONYM:
        keys.add(f"#{letters.casefold()}")
    main = [word[0] for word in words if len(word) > 3]
    full = [word[0] for word in words]
    return keys | {f"#{''.join(initials)}" for initials in (main, full) if len(words) > 1}


def _reason(keep: _Thing, give_up: _Thing) -> tuple[str, str, str] | None:
    """The two names and why they look alike."""
    types = type_of(keep.id), type_of(give_up.id)
    if types[0] != types[1]:
        shared = {fold_name(name) for name in keep.names} & set(map(fold_name, give_up.names[:1]))
        if shared and not keep.known and "topic" not in types:
            return (
                keep.names[0],
                give_up.names[0],
                _TWO_TYPES.format(*(_WITH_ARTICLE[t] for t in types)),
            )
        return None
    if keep.kind and give_up.kind and (keep.kind == "person") != (give_up.kind == "person"):
        return None
    persons, actors = "person" in (keep.kind, give_up.kind), types[0] == "actor"
    both_known = keep.known and give_up.known
    for one in keep.names if not both_known else ():
        for other in give_up.names:
            if reason := why_alike(one, other, persons=persons, actors=actors):
                return one, other, reason
    return _shared_name(keep, give_up, persons=persons) if keep.here and give_up.here else None


def _shared_name(keep: _Thing, give_up: _Thing, *, persons: bool) -> tuple[str, str, str] | None:
    """A name that two records bear; a surname alone is none of two people who both have their own given name."""
    theirs = set(map(fold_name, give_up.names))
    full = all(len(fold_name(thing.names[0]).split()) > 1 for thing in (keep, give_up))
    for name in keep.names:
        surname = persons and full and len(fold_name(name).split()) == 1
        if fold_name(name) in theirs and not surname:
            return keep.names[0], give_up.names[0], f"both are called “{name}”"
    return None


def _propose(keep: _Thing, give_up: _Thing, one: str, other: str, reason: str) -> Proposal:
    return Proposal(
        keep=keep.id,
        give_up=give_up.id,
        names=(one, other),
        reason=reason,
        evidence=(*keep.evidence[:1], *give_up.evidence[:1]),
    )
