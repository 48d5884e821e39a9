"""Which towns an article may name: by its countries, its capitals, and what people and authority files already have."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from knowledge_base.gazetteer import Towns, find_ids, find_towns
from knowledge_base.gazetteer.index_file import Index
from knowledge_base.known_places import Bearers
from knowledge_base.model import Document, KnownName, Span

CACHE = Path(__file__).resolve().parents[2] / ".cache"
COUNTRIES = {"places/peru": "PE", "places/colombia": "CO", "places/el-salvador": "SV"}
NAMES = {
    "places/peru": ("Peru", "Peruvian"),
    "places/colombia": ("Colombia", "Colombian"),
    "places/el-salvador": ("El Salvador", "Salvadoran"),
}
REGION = KnownName(
    text="Usulután Department",
    entity="places/usulutan-department",
    type="place",
    kind="region",
    countries=("places/el-salvador",),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """The real index, made once for all tests and kept for the next run."""
    return Index(CACHE)


def document(text: str, source: str = "article") -> Document:
    return Document(
        source=source,
        path=Path(f"{source}.txt"),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        title="",
        paragraphs=(Span(0, len(text)),),
    )


def bearers(*names: KnownName, owners: Mapping[str, str] | None = None) -> Bearers:
    countries = [
        KnownName(text=text, entity=entity, type="place", kind="country", countries=(entity,))
        for entity, texts in NAMES.items()
        for text in texts
    ]
    known = [*countries, REGION, *names]
    authority = {name.entity for name in known if name.entity != "places/written"}
    return Bearers(
        names=known, authority=frozenset(authority), countries=COUNTRIES, owners=owners or {}
    )


def offered(found: Towns, source: str = "article") -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for known in found.names.get(source, ()):
        names.setdefault(known.text, []).append(known.entity)
    return names


def test_a_town_is_offered_with_its_point_country_and_region(index: Index) -> None:
    found = find_towns([document("Peruvian troops went to TOCACHE.")], bearers(), index=index)
    town = next(place for place in found.places if place.id == "places/tocache")

    assert offered(found) == {"Tocache": ["places/tocache"]}
    assert (town.name, town.kind, town.country) == ("Tocache", "city", "places/peru")
    assert (town.geonames, town.within) == ("3691324", "places/san-martin-region")
    assert town.coordinates.precision == "town"
    assert town.coordinates.reference == "GeoNames 3691324"
    assert "places/san-martin-region" in {place.id for place in found.places}


@pytest.mark.parametrize(
    "text",
    [
        "They went to Tocache.",
        "Colombian troops went to Tocache.",
        "Peruvian troops went to tocache.",
    ],
)
def test_a_town_of_a_country_that_is_not_named_or_in_lower_case_is_not(
    index: Index, text: str
) -> None:
    assert offered(find_towns([document(text)], bearers(), index=index)) == {}


def test_anything_that_belongs_to_one_country_alone_names_it(index: Index) -> None:
    front = KnownName(
        text="FARC", entity="actors/farc", type="actor", kind="armed-group",
        countries=("places/colombia",), exact_case=True,
    )  # fmt: skip
    both = KnownName(
        text="Cartel", entity="actors/x", type="actor", kind="criminal-group",
        countries=("places/colombia", "places/peru"),
    )  # fmt: skip
    given = bearers(front, both)

    assert offered(find_towns([document("FARC took Puerto Asis.")], given, index=index)) == {
        "Puerto Asís": ["places/puerto-asis"]
    }
    assert offered(find_towns([document("The Cartel in Puerto Asis.")], given, index=index)) == {}
    assert offered(find_towns([document("A Farc took Puerto Asis.")], given, index=index)) == {}


def test_towns_of_one_name_are_all_offered_and_lie_in_their_regions(index: Index) -> None:
    found = find_towns([document("El Salvador: Santa Elena; Peru.")], bearers(), index=index)
    within = {place.id: place.within for place in found.places}

    assert sorted(offered(found)["Santa Elena"]) == [
        "places/santa-elena-el-salvador",
        "places/santa-elena-loreto-peru",
        "places/santa-elena-piura-peru",
    ]
    assert within["places/santa-elena-el-salvador"] == "places/usulutan-department"


def test_what_people_or_an_authority_named_is_theirs(index: Index) -> None:
    lake = KnownName(text="Tocache", entity="actors/tocache", type="actor", kind="community")
    found = find_towns([document("Peruvians of Peru in Tocache.")], bearers(lake), index=index)

    assert "Tocache" not in offered(found)


def known_town(text: str, entity: str, country: str, kind: str = "city") -> KnownName:
    return KnownName(
        text=text, entity=f"places/{entity}", type="place", kind=kind, countries=(f"places/{country}",)
    )  # fmt: skip


def test_towns_of_other_countries_with_a_known_towns_name_are_its_namesakes(index: Index) -> None:
    given = bearers(
        known_town("San Miguel", "san-miguel", "el-salvador"), owners={"3583446": "places/san-miguel"}
    )  # fmt: skip
    first = document("Peru: a bomb in San Miguel. Colombia protested.", "first")
    second = document("El Salvador: a bomb in San Miguel.", "second")
    found = find_towns([first, second], given, index=index)
    namesakes = found.namesakes.towns["first"]["san miguel"]

    assert "San Miguel" not in offered(found, "first")
    assert "places/san-miguel-ayacucho-peru" in namesakes
    assert set(namesakes) <= {place.id for place in found.places}
    assert {p.country for p in found.places if p.id in namesakes} <= {"places/peru", "places/colombia"}  # fmt: skip
    assert "second" not in found.namesakes.towns
    assert found.namesakes.inhabitants["places/san-miguel"] > 100_000


@pytest.mark.parametrize("kind", ["country", "river"])
def test_a_country_or_a_river_has_no_namesakes(index: Index, kind: str) -> None:
    given = bearers(known_town("San Miguel", "san-miguel", "el-salvador", kind))
    found = find_towns([document("Peru: a bomb in San Miguel.")], given, index=index)

    assert found.namesakes.towns == {}


def test_a_record_with_the_geonames_id_is_that_town(index: Index) -> None:
    text = "They left Peru for Tocache and Puerto Inca."
    given = bearers(owners={"3691324": "places/written"})
    found = find_towns([document(text)], given, index=index)

    assert offered(found)["Tocache"] == ["places/written"]
    assert "places/written" in {place.id for place in found.places}
    assert "places/tocache" not in {place.id for place in found.places}


def test_an_authority_entry_with_the_geonames_id_needs_no_second_record(index: Index) -> None:
    own = KnownName(
        text="Tocache Town", entity="places/own", type="place", kind="city", countries=("places/peru",)
    )  # fmt: skip
    given = bearers(own, owners={"3691324": "places/own"})
    found = find_towns([document("Peru: Tocache.")], given, index=index)

    assert offered(found) == {"Tocache": ["places/own"]}
    assert "places/own" not in {place.id for place in found.places}


def test_an_id_that_something_else_bears_is_numbered(index: Index) -> None:
    band = KnownName(text="The Band", entity="places/tocache", type="place", kind="river")
    found = find_towns([document("Peru: Tocache.")], bearers(band), index=index)

    assert offered(found) == {"Tocache": ["places/tocache-3691324"]}


def test_names_of_countries_and_words_are_never_offered_and_doubtful_ones_say_nothing(
    index: Index,
) -> None:
    text = "In Colombia and Peru, Rio, Central, Zamora, Sucre and Tocache."
    found = find_towns([document(text)], bearers(), index=index)
    weights = {known.text: known.weight for known in found.names["article"]}

    assert not {"Colombia", "Rio", "Central"} & weights.keys()
    assert weights["Sucre"] == 0
    assert weights["Tocache"] > 0.5


def test_what_a_document_is_offered_does_not_depend_on_the_others(index: Index) -> None:
    first = document("Peru: Tocache, Uchiza and Santa Elena.", "first")
    second = document("Colombia: Tocache, Puerto Asís and Santa Elena.", "second")
    both = find_towns([first, second], bearers(), index=index)
    turned = find_towns([second, first], bearers(), index=index)
    alone = find_towns([first], bearers(), index=index)

    assert both.places == turned.places
    assert both.names == turned.names
    assert both.names["first"] == alone.names["first"]
    assert set(alone.places) <= set(both.places)


def test_an_id_that_people_point_to_is_looked_up_without_an_article(index: Index) -> None:
    ids = ["places/tocache", "places/tocace", "actors/tocache", "places/santa-elena-loreto-peru"]
    written = KnownName(text="Something else", entity="places/tocache", type="place", kind="river")

    found = find_towns([], bearers(), pointed=ids, index=index)

    assert find_ids(ids, bearers(), index=index) >= {"places/tocache"}
    assert "places/tocache" in {place.id for place in found.places}
    # What people call so is theirs; the town has its number behind it.
    assert find_ids(["places/tocache"], bearers(written), index=index) == frozenset()
    assert find_ids(["places/tocache-3691324"], bearers(written), index=index) == {
        "places/tocache-3691324"
    }
