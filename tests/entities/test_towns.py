"""A town of the gazetteer is meant where the article speaks of its country; the place beside says which of several it is."""

from pathlib import Path

import pytest

from knowledge_base import entities
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.known_places import Town
from knowledge_base.model import Coordinates, KnownName
from tests.entities.small_world import authority, find, make_document


def town(entity: str, name: str, country: str, *, within: str = "", population: int = 900) -> Town:
    return Town(
        id=f"places/{entity}",
        name=name,
        kind="city",
        country=f"places/{country}",
        within=f"places/{within or country}",
        coordinates=Coordinates(lat=-8.1, lon=-76.5, precision="town", reference="GeoNames 7"),
        geonames="7",
        population=population,
        share=0.2,
    )


TOWNS = (
    town("cayara", "Cayara", "peru", within="la-libertad"),
    town("santa-elena-peru", "Santa Elena", "peru", within="la-libertad"),
    town("santa-elena-colombia", "Santa Elena", "colombia"),
    town("santa-elena-bolivia", "Santa Elena", "bolivia"),
    town("san-jose", "San José", "peru", population=90_000),
    town("san-jose-de-abajo", "San José", "peru"),
)
NAMES = [
    KnownName(text=t.name, entity=t.id, type="place", kind="city", countries=(t.country,))
    for t in TOWNS
]


def link(tmp_path: Path, *texts: str) -> Linked:
    known = entities.add_towns(authority(), TOWNS)
    records, problems = entities.read_records(tmp_path)
    documents = [make_document(f"t{n}", text) for n, text in enumerate(texts)]
    names = [*entities.known_names(records, known), *NAMES]
    findings = {document.source: find(document, names) for document in documents}
    assert problems == []
    return entities.link(documents, findings, records, known)


def meaning(linked: Linked, text: str) -> str | None:
    (entity,) = {
        m.entity for found in linked.mentions.values() for m in found if m.mention.text == text
    }
    return entity


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Peru was calm. They came to Cayara.", "Cayara", "places/cayara"),
        ("Peru and Colombia. Colombia. They came to Cayara.", "Cayara", "places/cayara-2"),
        ("Colombia. Colombia. They came from Peru to Cayara.", "Cayara", "places/cayara"),
        ("Peru and Colombia. In Santa Elena, La Libertad, all was calm.", "Santa Elena", "places/santa-elena-peru"),
        ("Peru and Colombia. They came to Santa Elena.", "Santa Elena", None),
        ("Colombia. They came to Santa Elena.", "Santa Elena", "places/santa-elena-colombia"),
        ("Peru. They came to San José.", "San José", "places/san-jose"),
    ],
)  # fmt: skip
def test_which_town_is_meant(tmp_path: Path, text: str, name: str, wanted: str | None) -> None:
    assert meaning(link(tmp_path, text), name) == wanted


def test_a_sure_town_has_a_page_with_its_facts_and_no_town_is_known_by_its_name_alone(
    tmp_path: Path,
) -> None:
    linked = link(tmp_path, "Peru was calm. They came to Cayara.")
    known = entities.add_towns(authority(), TOWNS)
    block = linked.blocks["places/cayara"]

    assert block["country"] == "places/peru"
    assert block["within"] == "places/la-libertad"
    assert block["identifiers"] == {"geonames": "7"}
    assert block["coordinates"]["reference"] == "GeoNames 7"
    assert not any(name.text == "Cayara" for name in entities.known_names({}, known))


def test_a_record_of_a_person_says_who_owns_a_geonames_id(tmp_path: Path) -> None:
    file = tmp_path / "places" / "our-cayara.yml"
    file.parent.mkdir()
    file.write_text('name: Our Cayara\nidentifiers: {geonames: "7"}\n', encoding="utf-8")
    records, _ = entities.read_records(tmp_path)
    bearers = entities.gather_bearers(records, authority())

    assert bearers.owners == {"7": "places/our-cayara"}
    assert "places/our-cayara" not in bearers.authority
