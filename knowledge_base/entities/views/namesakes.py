"""People of one full name who may be two: sources that speak of different countries and give them other roles or another time.

Nothing here splits. What sources say is one record until a person parts it; a record that a person reviewed is not asked about.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.entities.blocks.roles import role_forms
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.entities.linking.name_folding import choose_id, fold_name
from knowledge_base.entities.linking.passages import first_passages
from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.entities.views.desk import Desk
from knowledge_base.model import Entity, Mention, Split

YEARS_APART = 20
LEAST_SHARE = 0.5  # of what an article says of countries, for the one it is about
_SHORTEST_WORD = 4  # letters; shorter ones are "of" and "the"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """What one source says of a person."""

    mentions: tuple[Mention, ...]
    countries: frozenset[str]
    roles: tuple[str, ...]
    year: int | None

    def contradicts(self, other: "_Side") -> bool:
        """Whether this is hardly the same person: other countries, and other roles or another time."""
        if self.countries & other.countries:
            return False
        words = _words(self.roles), _words(other.roles)
        roles = bool(words[0] and words[1]) and not words[0] & words[1]
        return roles or _years_between(self, other) >= YEARS_APART


def propose_splits(entities: Mapping[str, Entity], desk: Desk) -> tuple[Split, ...]:
    """All records of people that may be two, by id; what authority files know or a person reviewed is one."""
    people = (
        entity
        for entity in entities.values()
        if entity.kind == "person" and entity.status == "draft" and entity.id not in desk.authority
    )
    return tuple(split for entity in people for split in _splits_of(entity, desk))


def _splits_of(entity: Entity, desk: Desk) -> Iterator[Split]:
    first, *others = _groups(_sides(entity.id, desk.linked)) or [()]
    taken = {known.casefold() for known in desk.present}
    for other in others:
        here, there = _main_country(first), _main_country(other)
        name = f"{entity.name} ({desk.name_of(there)})"
        new = choose_id("actor", name, taken=taken)
        taken.add(new)
        yield Split(
            entity=entity.id,
            name=entity.name,
            new_id=new,
            new_name=name,
            reason=_reason(first, other, (desk.name_of(here), desk.name_of(there))),
            corrections=tuple(
                (side.mentions[0].source, tuple(sorted({" ".join(m.text.split()) for m in side.mentions})))
                for side in other
            ),
            evidence=tuple(
                passage
                for group in (first, other)
                for passage in first_passages(
                    group[0].mentions, desk.linked.documents, desk.linked.findings
                )
            ),
        )  # fmt: skip


def _sides(entity: str, linked: Linked) -> list[_Side]:
    """The sources that say of which country they speak, in order."""
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for source in sorted(linked.mentions):
        named[source] = [m.mention for m in linked.mentions[source] if m.entity == entity]
    return [
        _Side(
            mentions=tuple(mentions),
            countries=countries,
            roles=tuple(form.text for form in role_forms(mentions, linked.documents)),
            year=_year(linked.published.get(source)),
        )
        for source, mentions in named.items()
        if mentions and (countries := _countries(mentions, linked.raw.around[source]))
    ]


def _groups(sides: Sequence[_Side]) -> list[tuple[_Side, ...]]:
    """The sources that may speak of one person, directly or by way of another; most sources first."""
    groups: list[list[_Side]] = []
    for side in sides:
        near = [g for g in groups if any(not side.contradicts(other) for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([s for g in near for s in g] + [side])
    ordered = [tuple(sorted(g, key=lambda side: side.mentions[0].source)) for g in groups]
    return sorted(ordered, key=lambda g: (-len(g), g[0].mentions[0].source))


def _countries(mentions: Sequence[Mention], around: Surroundings) -> frozenset[str]:
    """The countries that the sentences of a name speak of, and the one that the article is about."""
    near = {country for mention in mentions for country in around.spoken_near(mention)}
    about = {country for country, share in around.shares.items() if share >= LEAST_SHARE}
    return frozenset(near | about)


def _main_country(group: Sequence[_Side]) -> str:
    counts = Counter(country for side in group for country in side.countries)
    return min(counts, key=lambda country: (-counts[country], country))


def _words(roles: Sequence[str]) -> set[str]:
    words = {word for role in roles for word in fold_name(role).split()}
    return {word for word in words if len(word) >= _SHORTEST_WORD}


def _year(published: str | None) -> int | None:
    digits = (published or "")[:4]
    return int(digits) if len(digits) == 4 and digits.isdecimal() else None


def _years_between(one: _Side, other: _Side) -> int:
    return abs(one.year - other.year) if one.year and other.year else 0


def _reason(first: Sequence[_Side], other: Sequence[_Side], countries: tuple[str, str]) -> str:
    parts = [f"one name in articles on {countries[0]} and on {countries[1]}"]
    called = [next((r for side in g for r in side.roles), "") for g in (first, other)]
    if all(called) and called[0] != called[1]:
        parts.append(f"called {called[0]} and {called[1]}")
    years = min(_years_between(a, b) for a in first for b in other)
    if years >= YEARS_APART:
        parts.append(f"{years} years apart")
    return ", ".join(parts)
