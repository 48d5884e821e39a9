"""What the gazetteer must know of people's records and authority files, and its towns as entries beside theirs."""

from collections.abc import Iterable, Mapping

from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.fields.parts import Coordinates
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.known_things import known_names
from knowledge_base.entities.linking.town_entries import TownEntry
from knowledge_base.known_places import Bearers, Town

_SCHEME = "geonames"


def add_towns(
    authority: Mapping[str, AuthorityEntry], towns: Iterable[Town]
) -> dict[str, AuthorityEntry]:
    """The authority's entries and those of the towns; of one id the authority's stands."""
    found = {town.id: _entry(town) for town in towns}
    return dict(sorted({**found, **authority}.items()))


def _entry(town: Town) -> TownEntry:
    point = town.coordinates
    return TownEntry(
        name=town.name,
        kind=town.kind,
        countries=(town.country,),
        within=town.within,
        coordinates=Coordinates(
            lat=point.lat, lon=point.lon, precision=point.precision, reference=point.reference
        ),
        identifiers={_SCHEME: town.geonames},
        population=town.population,
        distinctive=town.distinctive,
        share=town.share,
    )


def gather_bearers(records: Records, authority: Mapping[str, AuthorityEntry]) -> Bearers:
    """Whom the gazetteer must not contradict: all names and ids that people and authority files gave."""
    return Bearers(
        names=known_names(records, authority),
        authority=frozenset(authority),
        countries=_country_codes(authority),
        owners=_owners(records, authority),
    )


def _owners(records: Records, authority: Mapping[str, AuthorityEntry]) -> dict[str, str]:
    """The id that has each GeoNames id: an authority entry's, or a record's, written before found."""
    found: dict[str, str] = {}
    for entity in sorted(records):
        for number in _numbers(records[entity]):
            found.setdefault(number, entity)
    return found | {
        entry.identifiers[_SCHEME]: entity
        for entity, entry in sorted(authority.items(), reverse=True)
        if _SCHEME in entry.identifiers
    }


def _numbers(record: EntityRecord) -> tuple[str, ...]:
    if not record.id.startswith("places/"):
        return ()
    written = getattr(record.written, "identifiers", None) or {}
    found = (record.extracted or {}).get("identifiers")
    number = written.get(_SCHEME) or (found.get(_SCHEME) if isinstance(found, dict) else None)
    return (str(number),) if number else ()


def _country_codes(authority: Mapping[str, AuthorityEntry]) -> dict[str, str]:
    """The ISO 3166-1 code of each country that has one, by id."""
    return {
        entity: entry.identifiers["iso"]
        for entity, entry in authority.items()
        if entry.kind in ("country", "region") and len(entry.identifiers.get("iso", "")) == 2
    }
