"""Each picture and the table beside it: the same things, the same links."""

from knowledge_base.cartography import LICENCE, cut_map
from knowledge_base.pages import BaseMaps, render_files
from tests.pages.page_reading import Tag, read
from tests.pages.small_base import SETTINGS, small_base

MAPS = BaseMaps(cut_map, LICENCE)
FILES = render_files(small_base(), SETTINGS, maps=MAPS)
EXPLORE, NETWORK = read(FILES["explore.md"]), read(FILES["network.md"])


def links(tags: list[Tag]) -> set[str]:
    return {tag.attributes["href"] for tag in tags}


def test_the_map_has_the_places_of_its_table() -> None:
    marks = [
        mark
        for mark in EXPLORE.all("a", class_="kb-mark")
        if " " not in mark.attributes["data-places"]
    ]
    table = EXPLORE.all("table", class_="kb-places")[0]
    named = [row.all("th")[0].all("a")[0] for row in table.all("tr")[1:]]

    assert links(marks) == links(named)
    assert links(marks)


def test_the_timeline_has_the_dated_events_of_its_table() -> None:
    bars = EXPLORE.all("a", class_="kb-bar")
    table = EXPLORE.all("table", class_="kb-event-rows")[0]
    dated = [
        row.all("th")[0].all("a")[0] for row in table.all("tr")[1:] if row.all("td")[0].all("a")
    ]

    assert links(bars) == links(dated)
    assert links(bars)


def test_each_line_of_the_network_leads_to_its_sentences() -> None:
    lines = NETWORK.all("svg", class_="kb-network")[0].all("a", class_="kb-line--together")
    lines += NETWORK.all("svg", class_="kb-network")[0].all("a", class_="kb-line--asserted")
    ties = {tie.attributes["id"]: tie for tie in NETWORK.all("details", class_="kb-tie-item")}

    assert links(lines) == {f"#{id}" for id in ties}
    for tie in ties.values():
        assert tie.all("q") or "asserted" in tie.attributes["class"]


def test_an_asserted_tie_is_drawn_otherwise_than_a_shared_sentence() -> None:
    for tie in NETWORK.all("details", class_="kb-tie-item"):
        asserted = "kb-tie-item--asserted" in tie.attributes["class"]
        line = NETWORK.all("a", data_tie=tie.attributes["id"])[0]

        assert ("kb-line--asserted" in line.attributes["class"]) == asserted


def test_a_place_of_which_only_the_country_is_known_is_no_mark() -> None:
    places = {mark.attributes["data-places"] for mark in EXPLORE.all("a", class_="kb-mark")}

    assert "costaverde" not in places


def test_every_picture_says_in_words_what_it_shows() -> None:
    for page in (EXPLORE, NETWORK):
        for picture in page.all("svg"):
            assert picture.attributes["aria-label"]
            assert picture.children[0].name == "title"


def test_the_same_base_gives_the_same_pictures() -> None:
    assert render_files(small_base(), SETTINGS, maps=MAPS) == FILES
