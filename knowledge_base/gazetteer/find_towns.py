"""Which towns and regions each article may name, by the countries that it names."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_base.gazetteer.index_file import Hit, Index
from knowledge_base.gazetteer.rows import PACKAGE, Row
from knowledge_base.gazetteer.rules import rules
from knowledge_base.gazetteer.spelling import find_names, fold
from knowledge_base.known_places import Bearers, Namesakes, Town
from knowledge_base.model import Coordinates, Document, KnownName

# What a name alone says for a place, beside a name that people gave (1).
REGION, LARGE_TOWN, TOWN = 1.0, 1.0, 0.8
FURTHER_NAME = 0.6  # of that
ELSEWHERE = 0.2
COMMON = 5  # towns of a name in the index; hamlets that no gazetteer lists bear such names as well
_NUMBER = re.compile(r"-[0-9]+$")
# How much of what a document says of countries must be of the town's.
SHARE_OF_DISTINCTIVE, SHARE_OF_COMMON = 0.2, 0.5
# Kinds of known places beside which a town of the name is thought of; a country or a river of the name is never in doubt.
SETTLED = frozenset({"city", "region", "district", "neighbourhood"})
# Inhabitants of a place that people noted in a country of which only the largest towns are listed: a state, a town of renown.
UNLISTED = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Towns:
    """The towns and regions that some article may name, by id, and by source the names that need the article's support.

    `namesakes` are those whose name a known place of another country has.
    """

    places: tuple[Town, ...] = ()
    names: Mapping[str, tuple[KnownName, ...]] = field(default_factory=dict)
    namesakes: Namesakes = field(default_factory=Namesakes)


def find_towns(
    documents: Iterable[Document],
    bearers: Bearers,
    *,
    pointed: Collection[str] = (),
    cache: Path | None = None,
    index: Index | None = None,
) -> Towns:
    """What the gazetteer knows of the names in each document, in the countries that the document names.

    The towns whose ids are `pointed` to by people's words are among its places even if no document names them.

    A country is named by its own name, its people's, or by any name that belongs to it alone. What a document is offered
    depends on no other document. A name that people or an authority file gave is theirs and is not offered: towns that bear it in
    another country are namesakes. The index lies under `cache`, unless another is given, and is made the first time (about eight seconds). OSError where the package is not installed.
    """
    found = _Finder(bearers, index or Index(cache))
    names = {document.source: found.names_in(document) for document in documents}
    found.ids_among(pointed)
    return Towns(
        places=found.places(),
        names={source: n for source, n in names.items() if n},
        namesakes=found.namesakes(),
    )


def find_ids(
    ids: Collection[str],
    bearers: Bearers,
    *,
    cache: Path | None = None,
    index: Index | None = None,
) -> frozenset[str]:
    """Those of the ids that a town or region of the gazetteer has; the index is made and kept as by `find_towns`."""
    return _Finder(bearers, index or Index(cache)).ids_among(ids)


class _Finder:
    """Finds the towns of one document after the other and remembers which it met."""

    def __init__(self, bearers: Bearers, index: Index) -> None:
        self._bearers = bearers
        self._index = index
        self._places: dict[str, Town] = {}
        self._regions: dict[int, str] = {}
        self._inhabitants: dict[str, int] = {}
        self._namesakes: dict[str, dict[str, tuple[str, ...]]] = {}
        self._named: defaultdict[str, list[KnownName]] = defaultdict(list)
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        for known in bearers.names:
            folded = fold(known.text)
            self._named[folded].append(known)
            self._forms[known.entity].add(folded)
        self._numbered = frozenset(bearers.owners.values())
        self._country_of = {iso: country for country, iso in sorted(bearers.countries.items())}

    def places(self) -> tuple[Town, ...]:
        """All towns and regions met so far, by id."""
        return tuple(self._places[entity] for entity in sorted(self._places))

    def namesakes(self) -> Namesakes:
        """The towns met so far that bear a given name, by source, and how large the places are that it was given to."""
        sizes = sorted(self._inhabitants.items())
        return Namesakes(towns=dict(sorted(self._namesakes.items())), inhabitants=dict(sizes))

    def ids_among(self, ids: Collection[str]) -> frozenset[str]:
        """The ids that a row has in this base; their towns are remembered."""
        places = [entity for entity in ids if entity.startswith("places/")]
        if not places:
            return frozenset()
        # A town whose id something else bears has its number behind it.
        stems = {_NUMBER.sub("", entity) for entity in places}
        rows = self._index.find_ids({*places, *stems})
        found = frozenset(self._id_of(row) for row in rows if row.country in self._country_of)
        for row in rows:
            if row.country in self._country_of and self._id_of(row) in places:
                self._remember(row)
        return found & frozenset(places)

    def names_in(self, document: Document) -> tuple[KnownName, ...]:
        """The names of towns that the document may mean, by text, regions and large towns first."""
        forms = find_names(document.text, document.paragraphs)
        hits = self._index.find(forms.keys() - rules().never, self._countries_in(forms))
        self._note_namesakes(document.source, hits)
        offered = sorted(
            (hit for hit in hits if self._may_mean(hit)),
            key=lambda hit: (
                fold(hit.text),
                hit.row.kind != "region",
                -hit.row.population,
                hit.row.id,
            ),
        )
        return tuple(self._offer(hit) for hit in offered)

    def _countries_in(self, forms: Mapping[str, Collection[str]]) -> set[str]:
        """ISO codes of the countries that the document names."""
        found = set()
        for form in forms.keys() & self._named.keys():
            known = [k for k in self._named[form] if not k.exact_case or k.text in forms[form]]
            countries = {k.countries for k in known}
            if len(countries) == 1 and len(country := countries.pop()) == 1:
                found.add(self._bearers.countries.get(country[0], ""))
        return found - {""}

    def _may_mean(self, hit: Hit) -> bool:
        """Whether nobody else gave this name; a record of this very town takes its facts from here all the same."""
        given = self._named.get(fold(hit.text))
        if given and any(known.entity == self._id_of(hit.row) for known in given):
            self._remember(hit.row)
        return not given

    def _note_namesakes(self, source: str, hits: Iterable[Hit]) -> None:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for hit in hits:
            given = self._given_elsewhere(hit)
            entity = self._id_of(hit.row) if given else ""
            if given and entity not in self._bearers.authority:
                found[fold(hit.text)].add(self._remember(hit.row))
                for known in given:
                    if known.entity not in self._inhabitants:
                        self._inhabitants[known.entity] = self._size_of(known)
        if found:
            self._namesakes[source] = {name: tuple(sorted(ids)) for name, ids in found.items()}

    def _given_elsewhere(self, hit: Hit) -> Sequence[KnownName]:
        """The known places of a town's very name, where all are settled places of other countries."""
        name, row = fold(hit.text), hit.row
        given = [k for k in self._named.get(name, ()) if k.type == "place" and not k.adjectival]
        country = self._country_of[row.country]
        apart = all(
            known.kind in SETTLED
            and known.countries
            and country not in (known.entity, *known.countries)
            for known in given
        )
        return given if apart and (fold(row.name) == name or row.kind == "region") else []

    def _size_of(self, known: KnownName) -> int:
        """The inhabitants of a known place; a region counts as a large town."""
        codes = {self._bearers.countries.get(country, "") for country in known.countries}
        rows = [hit.row for hit in self._index.find({fold(known.text)}, codes)]
        own = [row.population for row in rows if self._id_of(row) == known.entity]
        if not codes <= rules().whole_countries:
            return max([UNLISTED, *own]) if known.kind == "region" or not own else max(own)
        return rules().large_from if known.kind == "region" else max(own, default=0)

    def _offer(self, hit: Hit) -> KnownName:
        row = hit.row
        entity = self._remember(row)
        return KnownName(
            text=hit.text,
            entity=entity,
            type="place",
            kind=row.kind,
            countries=(self._country_of[row.country],),
            weight=_weight(hit),
        )

    def _remember(self, row: Row) -> str:
        """The id of a row; what an authority file has needs no record from here."""
        entity = self._id_of(row)
        if entity not in self._bearers.authority and entity not in self._places:
            self._places[entity] = self._town(entity, row)
        return entity

    def _id_of(self, row: Row) -> str:
        """That of the entity that has its GeoNames id or its name, kind and country, else its own.

        Numbered where something else bears that.
        """
        owner = self._bearers.owners.get(str(row.geonames)) or self._namesake(row)
        if owner:
            return owner
        named = self._forms.get(row.id)
        taken = row.id in self._bearers.authority or (named and fold(row.name) not in named)
        return f"{row.id}-{row.geonames}" if taken else row.id

    def _town(self, entity: str, row: Row) -> Town:
        reference = f"GeoNames {row.geonames}"
        if row.kind == "region":
            reference = f"mean of its {row.towns} towns in GeoNames ({PACKAGE})"
        country = self._country_of[row.country]
        return Town(
            id=entity,
            name=row.name,
            kind="region" if row.kind == "region" else "city",
            country=country,
            within=self._region_of(row) or country,
            coordinates=Coordinates(
                lat=row.lat,
                lon=row.lon,
                precision="region" if row.kind == "region" else "town",
                reference=reference,
            ),
            geonames=str(row.geonames),
            population=row.population,
            distinctive=_is_distinctive(row),
            share=SHARE_OF_COMMON if _is_common(row) else SHARE_OF_DISTINCTIVE,
        )

    def _region_of(self, row: Row) -> str | None:
        """The region that a town lies in: the authority's where it has it."""
        if row.region is None:
            return None
        if row.region not in self._regions:
            region = self._index.get(row.region)
            if region is None:
                return None
            self._regions[row.region] = self._remember(region)
        return self._regions[row.region]

    def _namesake(self, row: Row) -> str | None:
        """A place of the authority that must be this one although nobody gave it a GeoNames id."""
        country = self._country_of[row.country]
        for name in (row.name, *(row.further if row.kind == "region" else ())):
            for known in self._named.get(fold(name), ()):
                ours = known.entity in self._bearers.authority and known.countries == (country,)
                if ours and known.kind == row.kind and known.entity not in self._numbered:
                    return known.entity
        return None


def _is_distinctive(row: Row) -> bool:
    """Whether people and things rarely bear the name, as far as the rules know."""
    return fold(row.name) not in rules().doubtful and row.country in rules().whole_countries


def _is_common(row: Row) -> bool:
    """Whether so many bear the name that the article may as well mean one that is not listed."""
    return not _is_distinctive(row) or row.bearers >= COMMON


def _weight(hit: Hit) -> float:
    row = hit.row
    if fold(hit.text) in rules().doubtful:
        return 0.0
    if row.country not in rules().whole_countries:
        return ELSEWHERE
    large = row.population >= rules().large_from
    own = REGION if row.kind == "region" else LARGE_TOWN if large else TOWN
    return own if hit.text == row.name else round(own * FURTHER_NAME, 2)
