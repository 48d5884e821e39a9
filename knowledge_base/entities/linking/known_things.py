"""What is known of each entity before an article is read: by people's records first, then by authority files."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import TypeVar

from knowledge_base.entities.fields.authority_fields import AuthorityEntry, is_acronym
from knowledge_base.entities.fields.entity_fields import CommonFields
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.home_names import HomeNames, home_names
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.town_entries import TownEntry, is_borne
from knowledge_base.entity_ids import type_of
from knowledge_base.model import KnownName, Mention
from knowledge_base.vocabulary import EntityType

Entries = Mapping[str, AuthorityEntry]
_T = TypeVar("_T")

# What a name that an authority file calls ambiguous says for its type.
WEAK_NAME = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An entity that somebody knows: what people or an authority say of it, never what the machine found.

    `names` are folded, `weak` are those of them that are a reading only where the context supports it. `countries` are
    those it belongs to, for a country itself. `population` is known of towns of the gazetteer and of places whose name such a
    town has, `share` of the former: how much of what a document says of countries must be of the town's (0 to 1).
    """

    id: str
    type: EntityType
    name: str
    kind: str | None
    within: str | None = None
    countries: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    population: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownThings:
    """All authority entries and records with people's words by id, and who bears a name: `bearers[type, folded name]`.

    `at_home[country, folded name]` is the army, the government or other body that a country's articles call so.
    """

    things: Mapping[str, Thing]
    bearers: Mapping[tuple[EntityType, str], tuple[str, ...]] = field(default_factory=dict)
    at_home: HomeNames = field(default_factory=dict)

    def countries_of(self, entity: str) -> tuple[str, ...]:
        """Its countries, or those of the place it lies in; nothing where nobody said."""
        seen: set[str] = set()
        while (thing := self.things.get(entity)) and entity not in seen:
            if thing.countries:
                return thing.countries
            seen.add(entity)
            entity = thing.within or ""
        return ()

    def lies_in(self, entity: str, other: str) -> bool:
        """Whether a place lies in another one, by any number of steps."""
        seen: set[str] = set()
        while (thing := self.things.get(entity)) and thing.within and entity not in seen:
            if thing.within == other:
                return True
            seen.add(entity)
            entity = thing.within
        return False


def with_inhabitants(known: KnownThings, inhabitants: Mapping[str, int]) -> KnownThings:
    """The known things, those places whose name the gazetteer knows elsewhere too with their inhabitants."""
    counted = {
        entity: replace(thing, population=inhabitants[entity])
        for entity, thing in known.things.items()
        if entity in inhabitants and not thing.share
    }
    return replace(known, things={**known.things, **counted}) if counted else known


def _of_the_same_run(work: Callable[[Records, Entries], _T]) -> Callable[[Records, Entries], _T]:
    """The work, its last answers kept for whoever asks again about the very same records and entries.

    A run asks of thousands of names three times. Neither is changed once it was read.
    """
    kept: deque[tuple[Records, Entries, _T]] = deque(maxlen=2)

    @wraps(work)
    def answer(records: Records, authority: Entries) -> _T:
        for earlier, entries, found in kept:
            if earlier is records and entries is authority:
                return found
        found = work(records, authority)
        kept.append((records, authority, found))
        return found

    return answer


@_of_the_same_run
def known_names(records: Records, authority: Entries) -> Sequence[KnownName]:
    """Every name that people or an authority file gave to an entity, to look for in articles.

    Rejected and merged records keep theirs, so that their names stay decided. What the machine found is not among them: no
    name keeps itself alive. Titles of sources and the values of dates are found by other means.
    """
    known = gather_known(records, authority)
    found = {
        name
        for thing in known.things.values()
        for name in _names_of(thing, known, records.get(thing.id), authority.get(thing.id))
    }
    return tuple(sorted(found, key=lambda k: (k.entity, k.text, k.adjectival, k.exact_case)))


@_of_the_same_run
def gather_known(records: Records, authority: Entries) -> KnownThings:
    """What people and authority files say of each entity, to decide what a mention means.

    A file of the machine alone adds nothing: otherwise its birth would change the next build.
    """
    spoken_of = {entity for entity, record in records.items() if record.has_words}
    things = {
        entity: _thing(entity, records.get(entity), authority.get(entity))
        for entity in sorted({*spoken_of, *authority})
    }
    bearers: defaultdict[tuple[EntityType, str], list[str]] = defaultdict(list)
    for thing in things.values():
        for name in sorted(thing.names):
            if is_borne(thing.id, name, records, authority):
                bearers[thing.type, name].append(thing.id)
    return KnownThings(
        things=things,
        bearers={key: tuple(ids) for key, ids in bearers.items()},
        at_home=home_names(things, authority),
    )


def is_weak(text: str, entity: str, known: KnownThings) -> bool:
    """Whether a text is a name of the entity that needs support from its context."""
    thing = known.things.get(entity)
    return thing is not None and bool(thing.weak) and fold_name(text) in thing.weak


def is_weak_here(mention: Mention, entity: str, known: KnownThings) -> bool:
    """Whether a mention needs support: by its text, or as the short form of such a name ("Defense Department (Sedena)")."""
    thing = known.things.get(entity)
    own = thing is not None and fold_name(mention.text) in thing.names
    return is_weak(mention.text if own else mention.name, entity, known)


def written_names(record: EntityRecord) -> tuple[str, ...]:
    """The names that people gave a record; a source's title and a date's value are none."""
    written = record.written
    own = (written.name,) if record.type not in ("date", "source") else ()
    return tuple(name for name in (*own, *(a.text for a in written.aliases)) if name)


def _names_of(
    thing: Thing, known: KnownThings, record: EntityRecord | None, entry: AuthorityEntry | None
) -> Iterator[KnownName]:
    if thing.type == "source":
        return
    given = {name: is_acronym(name) for name in (written_names(record) if record else ())}
    if entry and not isinstance(entry, TownEntry):
        given = {
            entry.name: entry.exact_case,
            **{a.text: a.exact_case for a in entry.aliases},
            **given,
        }
    demonyms = {word: is_acronym(word) for word in (entry.demonyms if entry else ())}
    countries = known.countries_of(thing.id)
    for names, adjectival in ((given, False), (demonyms, True)):
        for text, exact_case in names.items():
            yield KnownName(
                text=text,
                entity=thing.id,
                type=thing.type,
                kind=thing.kind or "",
                countries=countries,
                adjectival=adjectival,
                exact_case=exact_case,
                weight=WEAK_NAME if not adjectival and fold_name(text) in thing.weak else 1.0,
            )


def _thing(entity: str, record: EntityRecord | None, entry: AuthorityEntry | None) -> Thing:
    given = [*written_names(record)] if record else []
    weak: set[str] = set()
    if entry:
        weak = {fold_name(a.text) for a in entry.aliases if a.ambiguous}
        weak |= {fold_name(entry.name)} if entry.ambiguous else set()
        given += [entry.name, *(a.text for a in entry.aliases)]
    return Thing(
        id=entity,
        type=type_of(entity),
        name=(record.written.name if record else "") or (entry.name if entry else ""),
        kind=_kind_of(record, entry),
        within=_written_or(record, "within", entry.within if entry else None),
        countries=_own_countries(entity, record, entry),
        names=frozenset(map(fold_name, given)),
        weak=frozenset(
            weak - {fold_name(name) for name in (written_names(record) if record else ())}
        ),
        population=entry.population if isinstance(entry, TownEntry) else 0,
        share=entry.share if isinstance(entry, TownEntry) else 0.0,
    )


def _kind_of(record: EntityRecord | None, entry: AuthorityEntry | None) -> str | None:
    """What people or an authority say; the machine's own finding would feed on itself."""
    written = record.written.kind if record else None
    return written or (entry.kind if entry else None)


def _own_countries(
    entity: str, record: EntityRecord | None, entry: AuthorityEntry | None
) -> tuple[str, ...]:
    if entity.startswith("places/") and _kind_of(record, entry) == "country":
        return (entity,)
    if record and record.wrote("country"):
        return written_countries(record.written)
    return entry.countries if entry else ()


def written_countries(written: CommonFields) -> tuple[str, ...]:
    """The countries that a person wrote, of a type that has the field."""
    return tuple(getattr(written, "country", None) or ())


def _written_or(record: EntityRecord | None, name: str, otherwise: str | None) -> str | None:
    """What a person wrote in a field that not every type has, also `null`; otherwise what else is known."""
    if record and record.wrote(name):
        written: CommonFields = record.written
        value = getattr(written, name)
        return str(value) if value else None
    return otherwise
