"""From a profile into the pictures of the whole base: only to where the record is shown, and chosen there."""

from functools import cache
from urllib.parse import parse_qsl

from knowledge_base.model import Coordinates, Entity, Fact, KnowledgeBase
from knowledge_base.pages import render_files
from tests.pages.page_reading import Tag, read
from tests.pages.pictures.twins import ties_listed
from tests.pages.small_base import SETTINGS, small_base
from tests.pages.test_profiles import with_records

COVE = Entity(
    id="places/quiet-cove",
    type="place",
    kind="district",
    name="Quiet Cove",
    status="draft",
    file="places/quiet-cove.yml",
    facts=(
        Fact(
            field="coordinates",
            value=Coordinates(lat=-8.4, lon=-78.8, precision="town"),
            origin="person",
        ),
    ),
)
NOWHERE = Entity(
    id="places/nowhere",
    type="place",
    kind="district",
    name="Nowhere",
    status="draft",
    file="places/nowhere.yml",
)
LONER = Entity(
    id="actors/loner", type="actor", kind="person", name="Loner", status="draft", file="loner.yml"
)


@cache
def files() -> dict[str, str]:
    base: KnowledgeBase = with_records(small_base(), COVE, NOWHERE, LONER)
    return render_files(base, SETTINGS)


def page(name: str) -> Tag:
    return read(files()[f"{name}.md"])


def ways(name: str) -> dict[str, dict[str, str]]:
    """Where a profile leads: the page of pictures, and what is asked of it."""
    links = [link for way in page(name).all("p", class_="kb-wider") for link in way.all("a")]
    asked = [link.attributes["href"].partition("?") for link in links]
    return {target: dict(parse_qsl(query)) for target, _, query in asked}


def test_an_actor_leads_to_its_events_and_its_ties() -> None:
    assert ways("actors/rayados") == {
        "../explore.html": {"actor": "rayados"},
        "../network.html": {"actor": "rayados"},
    }


def test_a_place_leads_to_its_events_or_to_where_it_lies() -> None:
    assert ways("places/puerto-azul") == {"../explore.html": {"place": "puerto-azul"}}
    assert ways("places/quiet-cove") == {"../explore.html": {"place": "quiet-cove"}}
    words = {
        name: page(name).all("p", class_="kb-wider")[0].text
        for name in ("places/puerto-azul", "places/quiet-cove")
    }

    assert words == {
        "places/puerto-azul": "On map and timeline",
        "places/quiet-cove": "On the map of all places",
    }


def test_nothing_leads_to_a_picture_that_does_not_show_the_record() -> None:
    assert ways("places/costaverde") == {}
    assert ways("places/nowhere") == {}
    assert ways("actors/loner") == {}


def test_each_way_to_the_network_leads_to_a_name_that_is_drawn_and_listed() -> None:
    network = page("network")
    drawn = {node.attributes["data-node"] for node in network.all("a", class_="kb-node")}
    led = {
        f"actors/{asked['actor']}"
        for name in files()
        if name.startswith("actors/") and not name.startswith("actors/index")
        if (asked := ways(name.removesuffix(".md")).get("../network.html"))
    }

    assert led == drawn
    assert len(set().union(*(pair for pair, _, _ in ties_listed(network).values()))) == len(drawn)
