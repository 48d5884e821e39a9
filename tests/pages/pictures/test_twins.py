"""Each picture and the table beside it: the same things, the same links; the same base, the same bytes."""

import dataclasses
import os
import random
from functools import cache
from typing import Any

import pytest

import build_kb
from knowledge_base.cartography import LICENCE, cut_map
from knowledge_base.model import KnowledgeBase
from knowledge_base.pages import BaseMaps, render_files
from knowledge_base.settings import Places
from tests.command_runs import share_cache
from tests.pages.page_reading import Tag, read
from tests.pages.pictures.twins import (
    Pages,
    bars,
    places_drawn,
    places_listed,
    said_outside,
    targets,
    ties_drawn,
    ties_listed,
)
from tests.pages.small_base import SETTINGS, small_base

MAPS = BaseMaps(cache(cut_map), LICENCE)


@pytest.fixture(scope="module", params=["small", "seeds"])
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """The base made by hand, and the four articles as readers see them."""
    if request.param == "small":
        return small_base()
    folder = tmp_path_factory.mktemp("seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KB_CACHE", os.environ.get("KB_CACHE", str(folder / "cache")))
        share_cache(Places().cache)
        return build_kb.see_all(Places()).knowledge


@pytest.fixture(scope="module")
def pages(base: KnowledgeBase) -> Pages:
    return Pages(render_files(base, SETTINGS, maps=MAPS))


def test_the_map_has_the_places_of_its_table_with_as_many_events(pages: Pages) -> None:
    drawn = places_drawn(pages.page("explore"))

    assert drawn == places_listed(pages.page("explore"))
    assert drawn


def test_no_place_where_something_happened_is_missing_beside_the_map(pages: Pages) -> None:
    explore = pages.page("explore")
    beside = {href for chips in explore.all("ul", class_="kb-chips") for href in hrefs(chips)}
    happened = {
        href for row in explore.all("tr") if "data-event" in row.attributes for href in hrefs(row)
    }
    happened = {href for href in happened if href.startswith("places/")}

    assert happened <= beside | set(places_drawn(explore))
    assert not beside & set(places_drawn(explore))


def test_the_timeline_has_the_dated_events_of_its_table_with_their_doubts(pages: Pages) -> None:
    explore = pages.page("explore")
    drawn = bars(explore, "explore")
    rows = explore.all("table", class_="kb-event-rows")[0].all("tr")[1:]
    dated = {
        row.all("th")[0].all("a")[0].attributes["href"]: row
        for row in rows
        if "not known" not in row.all("td")[0].text
    }

    assert set(drawn) == set(dated)
    for event, row in dated.items():
        doubts = [doubt.text for doubt in row.all("strong", class_="kb-doubt")]
        assert all(doubt in drawn[event] for doubt in doubts)
        assert row.all("td")[0].text in drawn[event]
    assert drawn


def test_the_network_has_the_ties_of_its_list(pages: Pages) -> None:
    drawn = ties_drawn(pages.page("network"))

    assert drawn == ties_listed(pages.page("network"))
    assert drawn


def test_each_name_of_the_network_has_its_page_in_the_list(pages: Pages) -> None:
    network = pages.page("network")
    listed = {href for tie in network.all("details", class_="kb-tie-item") for href in hrefs(tie)}
    nodes = {node.attributes["href"] for node in network.all("a", class_="kb-node")}

    assert nodes == {href for href in listed if href.startswith("actors/")} & nodes
    assert nodes


def test_each_tie_of_the_list_has_its_sentences(pages: Pages) -> None:
    for tie in pages.page("network").all("details", class_="kb-tie-item"):
        assert tie.all("q") or "kb-tie-item--asserted" in tie.attributes["class"]


def test_each_mark_of_a_small_map_is_a_link_of_its_page(pages: Pages) -> None:
    seen = 0
    for folder in ("actors", "events", "places"):
        for name, page in pages.of(folder):
            for small in page.all("figure", class_="kb-locator"):
                marks = set(targets(small.all("a"), name))
                seen += len(marks)
                assert marks - {f"{name}.html"} <= said_outside(page, name), name
    assert seen


def test_each_bar_of_a_profile_is_an_event_of_its_list(pages: Pages) -> None:
    for folder in ("actors", "places"):
        for name, page in pages.of(folder):
            assert set(bars(page, name)) <= said_outside(page, name), name


def test_each_tie_of_a_profile_leads_to_its_sentences(pages: Pages) -> None:
    seen = 0
    for name, page in pages.of("actors"):
        anchors = {f"#{tag.attributes['id']}" for tag in page.all() if "id" in tag.attributes}
        for picture in page.all("svg", class_="kb-network"):
            lines = [line for line in picture.all("a") if "data-tie" in line.attributes]
            nodes = set(targets(picture.all("a", class_="kb-node"), name))
            seen += len(lines)
            assert set(targets(lines, name)) <= anchors, name
            assert nodes - {f"{name}.html"} <= said_outside(page, name), name
            assert len(nodes) == len(lines) + 1
    assert seen


def test_the_picture_of_the_home_page_has_what_the_full_tables_have(pages: Pages) -> None:
    home, explore = pages.page("index"), pages.page("explore")
    marks = [mark for small in home.all("figure", class_="kb-locator") for mark in small.all("a")]
    tables = said_outside(explore, "explore")

    assert set(targets(marks, "index")) <= tables
    assert set(bars(home, "index")) <= tables
    assert "explore.html" in said_outside(home, "index")


def test_a_place_of_which_only_the_country_is_known_is_no_mark(
    pages: Pages, base: KnowledgeBase
) -> None:
    drawn = places_drawn(pages.page("explore"))
    countries = [e.id for e in base.entities.values() if e.type == "place" and e.kind == "country"]

    assert countries
    assert not {f"{country}.html" for country in countries} & set(drawn)


def test_every_picture_says_in_words_what_it_shows(pages: Pages) -> None:
    drawn = [path for path in pages.files if path.endswith(".md") and "<svg" in pages.files[path]]
    for path in drawn:
        for picture in read(pages.files[path]).all("svg", role="group"):
            assert picture.attributes["aria-label"]
            assert picture.children[0].name == "title"
            assert picture.children[0].text == picture.attributes["aria-label"]


def test_the_same_base_gives_the_same_bytes_in_whatever_order_it_was_read(
    base: KnowledgeBase, pages: Pages
) -> None:
    for turn in range(2):
        again = render_files(shuffled(base, random.Random(turn)), SETTINGS, maps=MAPS)
        drawn = {path: text for path, text in again.items() if is_picture(path, text)}

        assert drawn == {path: text for path, text in pages.files.items() if is_picture(path, text)}
        assert {"explore.md", "network.md", "pictures/events.js"} <= drawn.keys()


def shuffled(base: KnowledgeBase, order: random.Random) -> KnowledgeBase:
    """The same base as if its articles and records had come in another order."""
    mixed: dict[str, Any] = {}
    for field in ("documents", "entities", "mentions", "events", "sentences"):
        items = list(getattr(base, field).items())
        order.shuffle(items)
        mixed[field] = dict(items)
    return dataclasses.replace(base, **mixed)


def is_picture(path: str, text: str) -> bool:
    return path.startswith("pictures/") or "<svg" in text


def hrefs(tag: Tag) -> list[str]:
    return [link.attributes["href"] for link in tag.all("a") if "href" in link.attributes]
