"""Looking for something in a real browser: the quick jump, the search page with its filters and address, the lists."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from knowledge_base.pages import render_files, write_pages
from knowledge_base.website import build_site
from tests.pages.small_base import SETTINGS, small_base
from tests.website.conftest import copy_project_pages

pytestmark = pytest.mark.browser


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The addresses that the page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def names(page: Page) -> list[str]:
    """The results as they stand, once a search has settled."""
    return page.locator(".kb-result__name a").all_inner_texts()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def count_says(page: Page, words: str) -> None:
    expect(page.locator("#kb-count")).to_have_text(words)


def tick(page: Page, facet: str, value: str) -> None:
    page.get_by_role("group", name=facet, exact=True).get_by_role("checkbox", name=value).check()


# --- the search page ---------------------------------------------------------------------------------------------------


def test_without_words_everything_can_be_browsed_by_facets_with_their_counts(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/search.html")
    count_says(page, "13 pages: all that there is, most named first")
    types = page.get_by_role("group", name="Type", exact=True).locator("label")

    assert sorted(" ".join(text.split()) for text in types.all_inner_texts()) == [
        "actor 3",
        "date 3",
        "event 2",
        "place 2",
        "source 2",
        "topic 1",
    ]


def test_filters_combine_are_kept_in_the_address_and_gone_back_from(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/search.html")
    tick(page, "Type", "actor")
    count_says(page, "3 pages")
    tick(page, "Country", "Costaverde")
    count_says(page, "1 page")

    assert names(page) == ["Rayados"]
    assert query(page) == {"type": ["actor"], "country": ["costaverde"]}

    page.go_back()
    count_says(page, "3 pages")
    assert query(page) == {"type": ["actor"]}
    page.go_back()
    count_says(page, "13 pages: all that there is, most named first")
    page.go_forward()
    page.go_forward()
    count_says(page, "1 page")
    expect(page.get_by_role("checkbox", name="Costaverde")).to_be_checked()


def test_an_address_opens_the_search_that_it_names(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html?q=cocaine&type=source&type=event&year=2021&source=raid")
    count_says(page, "2 pages")

    expect(page.get_by_label("Search names and texts")).to_have_value("cocaine")
    expect(page.get_by_role("checkbox", name="Harbour police seize")).to_be_checked()
    page.get_by_role("button", name="Remove the filter Type: event").click()
    count_says(page, "1 page")
    assert names(page) == ["Harbour police seize cocaine in Puerto Azul"]


def test_what_filters_stands_under_its_heading(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html?q=seized&type=event")
    chip = page.get_by_role("button", name="Remove the filter")
    heading = page.get_by_text("Filters", exact=True).first.bounding_box()
    found = chip.bounding_box()

    assert heading and found
    assert found["x"] == pytest.approx(heading["x"], abs=2)
    assert found["y"] > heading["y"]


def test_review_state_and_kind_are_filters_too(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html?reviewed=yes")
    count_says(page, "1 page")
    assert names(page) == ["Rayados"]
    page.goto(f"{address}/search.html?kind=person&reviewed=no")
    count_says(page, "1 page")
    assert names(page) == ["Juan Núñez"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("juan nunez", "Juan Núñez"),
        ("Núñez", "Juan Núñez"),
        ("stripes", "Rayados"),
        ("rayadso", "Rayados"),
        ("costaverda", "Costaverde"),
        ("harbor guard", "Harbour Guard"),
        ("2021-03-04", "4 March 2021"),
    ],
)
def test_accents_other_names_and_a_slip_do_not_hide_a_record(
    page: Page, address: str, words: str, first: str
) -> None:
    page.goto(f"{address}/search.html")
    page.get_by_label("Search names and texts").fill(words)
    expect(page.locator(".kb-result__name a").first).to_have_text(first)


def test_another_name_also_finds_the_texts_that_use_none_of_its_words(
    page: Page, address: str
) -> None:
    """No text says "Stripes"; both articles name the group otherwise."""
    page.goto(f"{address}/search.html?q=stripes&type=source")
    count_says(page, "2 pages")

    expect(page.locator("#kb-remark")).to_contain_text("Rayados")
    marks = page.locator(".kb-result mark")
    expect(marks.first).to_be_visible()
    assert {text.removeprefix("Los ") for text in marks.all_inner_texts()} == {"Rayados"}


def test_an_excerpt_shows_the_words_marked_and_opens_the_article_there(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/search.html?q=smugglers+arrested")
    count_says(page, "1 page")
    expect(page.locator(".kb-result mark")).to_have_text(["smugglers", "arrested"])
    page.get_by_role("link", name="open there: “Harbour police").click()
    page.wait_for_url("**/sources/raid.html*")

    words = page.get_by_text("smugglers of the").first
    assert words.evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_words_that_no_text_has_together_are_answered_in_part_and_it_says_so(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/search.html?q=smugglers+corporation")

    expect(page.locator("#kb-remark")).to_contain_text("Nothing has all of these words")
    assert len(names(page)) > 0


def test_results_are_put_in_order_of_time_or_name_and_the_address_keeps_that(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/search.html?type=date")
    count_says(page, "3 pages")
    page.get_by_label("Order").select_option(label="latest first")
    expect(page.locator(".kb-result__name a")).to_have_text(["4 March 2021", "March 2021", "2021"])
    assert query(page)["order"] == ["new"]
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("")


def test_the_keyboard_alone_suffices(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html")
    count_says(page, "13 pages: all that there is, most named first")
    page.keyboard.press("/")
    expect(page.get_by_label("Search names and texts")).to_be_focused()
    page.keyboard.type("puerto azul")
    page.wait_for_url("**q=puerto+azul")
    expect(page.locator(".kb-result__name a").first).to_have_text("Puerto Azul")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".kb-result__name a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".kb-result__name a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Search names and texts")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/puerto-azul.html")


def test_the_count_is_announced(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html?q=cocaine")

    expect(page.locator("#kb-count")).to_have_attribute("role", "status")
    expect(page.locator("#kb-count")).to_contain_text("pages")


def test_a_file_that_the_browser_kept_of_an_earlier_state_does_not_mix_in(
    page: Page, address: str
) -> None:
    """The address without a digest gives what a browser kept: names of a base that was otherwise numbered."""
    old = 'kbFind.take("0ld", "names", {kinds: [""], types: [{type: "topic", folder: "topics", rows: "Old"}]})'
    page.route("**/find/names.js", lambda route: route.fulfill(body=old))
    page.goto(f"{address}/search.html?q=nunez&type=actor")
    count_says(page, "2 pages")

    assert names(page)[0] == "Juan Núñez"


# --- the quick jump ----------------------------------------------------------------------------------------------------


def test_the_quick_jump_opens_a_record_by_another_name(
    page: Page, address: str, asked: list[str]
) -> None:
    page.goto(f"{address}/events/index.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/find/" in url], "nothing is loaded before it is asked for"

    page.keyboard.press("/")
    page.keyboard.type("stripes")
    option = page.get_by_role("option").first
    expect(option).to_have_attribute("aria-selected", "true")
    assert " ".join(option.inner_text().split()) == "Rayados actor · criminal group · also Stripes"
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/rayados.html")


def test_the_last_entry_of_the_quick_jump_searches_the_texts(page: Page, address: str) -> None:
    page.goto(f"{address}/actors/rayados.html")
    box = page.get_by_role("combobox", name="Jump to a name")
    box.fill("smugglers")
    page.get_by_role("option", name="Search the texts for “smugglers”").click()
    page.wait_for_url("**/search.html?q=smugglers")

    count_says(page, "2 pages")


def test_escape_closes_the_quick_jump_and_enter_without_a_name_searches(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/index.html")
    box = page.get_by_role("combobox", name="Jump to a name")
    box.fill("nunez")
    expect(page.get_by_role("option").first).to_contain_text("Juan Núñez")
    box.press("ArrowDown")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    page.wait_for_url("**/search.html?q=nunez")


# --- from a folder, without a script, on a phone -------------------------------------------------------------------------


def test_everything_is_found_in_a_site_opened_from_a_folder(
    page: Page, small_site: Path, asked: list[str]
) -> None:
    page.goto((small_site / "actors" / "rayados.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("juan nunez")
    expect(page.get_by_role("option").first).to_contain_text("Juan Núñez")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=juan+nunez")
    expect(page.locator(".kb-result mark").first).to_be_visible()
    tick(page, "Type", "source")
    count_says(page, "2 pages")
    assert query(page) == {"q": ["juan nunez"], "type": ["source"]}
    page.go_back()
    expect(page.get_by_role("checkbox", name="source")).not_to_be_checked()

    assert {urlsplit(url).scheme for url in asked} <= {"file", "data"}


def test_without_a_script_the_header_leads_to_the_lists(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/actors/rayados.html")
        assert not page.get_by_role("combobox").is_visible()
        page.get_by_role("link", name="Search and lists").click()
        page.get_by_role("main").get_by_role("link", name="Actors").click()

        expect(page.locator(".kb-index tbody tr")).to_have_count(3)


def box_of(option: Locator) -> FloatRect:
    """Where an option stands; the list is drawn anew as its data arrives, and between two drawings it stands nowhere."""
    for _ in range(100):
        box = option.bounding_box()
        if box is not None and box["width"] > 0:
            return box
        option.page.wait_for_timeout(50)
    raise AssertionError("the option was never on the page for long enough to be measured")


def test_on_a_phone_the_quick_jump_opens_over_the_header(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True) as context:
        page = context.new_page()
        page.goto(f"{address}/actors/rayados.html")
        page.locator("#kb-jump").tap()
        page.locator("#kb-jump").fill("puerto")  # each letter would draw the list anew
        option = page.get_by_role("option").first
        expect(option).to_contain_text("Puerto Azul")
        box = box_of(option)
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
        option.tap()
        page.wait_for_url("**/places/puerto-azul.html")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.journeys)])
def test_axe_finds_nothing_while_one_searches(browser: Browser, address: str, scheme: str) -> None:
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]  # because these are two of its literals
        page = context.new_page()
        found = []
        page.goto(f"{address}/search.html?q=nunez&type=actor&source=raid")
        page.locator(".kb-result mark").first.wait_for()
        page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
        found += Axe().run(page).response["violations"]
        page.goto(f"{address}/places/puerto-azul.html")
        page.get_by_role("combobox", name="Jump to a name").fill("nunez")
        page.get_by_role("option").first.wait_for()
        found += Axe().run(page).response["violations"]

    assert [(f["id"], [node["html"][:160] for node in f["nodes"]]) for f in found] == []


# --- lists on several pages ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small base with 700 more actors, opened from a folder."""
    folder = tmp_path_factory.mktemp("long")
    config = copy_project_pages(folder)
    base = small_base()
    model = base.entities["actors/harbour-guard"]
    many = {
        f"actors/a{n:03}": replace(
            model,
            id=f"actors/a{n:03}",
            name=f"{'ABCDEFG'[n // 100]} number {n:03}",
            kind=("person", "company")[n % 2],
            file=f"actors/a{n:03}.yml",
            mentions={},
        )
        for n in range(700)
    }
    base = replace(base, entities={**base.entities, **many})
    write_pages(folder / "docs", render_files(base, SETTINGS, field_tables="# Fields\n"))
    done = build_site(config, folder / "site", env={}, cache=folder / "cache")
    assert [str(problem) for problem in done.problems] == []
    return folder / "site"


@pytest.mark.journeys
def test_a_long_list_is_filtered_and_sorted_whole(page: Page, long_site: Path) -> None:
    page.goto((long_site / "actors" / "index.html").as_uri())
    rows = page.locator(".kb-index tbody tr")
    expect(rows).to_have_count(300)
    page.get_by_label("Filter this list").fill("number 69")
    expect(rows).to_have_count(17)
    expect(page.locator(".kb-filter [role=status]")).to_have_text("17 of 703")
    assert rows.last.get_by_role("link").first.get_attribute("href") == "../actors/a699.html"
    page.get_by_label("Kind").select_option(label="company (350)")
    expect(rows).to_have_count(12)
    page.get_by_label("Kind").select_option(label="Kind: all")
    page.get_by_label("Filter this list").fill("")
    expect(rows).to_have_count(300)
    button = page.get_by_role("button", name="Name")
    button.click()
    button.click()
    expect(rows.first).to_contain_text("Rayados")
    page.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(600)


@pytest.mark.journeys
def test_what_is_asked_of_a_list_stands_in_its_address_also_from_a_folder(
    page: Page, long_site: Path
) -> None:
    """Filters and order make steps to go back to; an address opens the list as it was, though its rows lie on three pages."""
    home = (long_site / "actors" / "index.html").as_uri()
    page.goto(home)
    rows = page.locator(".kb-index tbody tr")
    page.get_by_label("Filter this list").fill("number 69")
    expect(rows).to_have_count(17)
    assert query(page) == {"q": ["number 69"]}
    page.get_by_label("Kind").select_option(label="company (350)")
    expect(rows).to_have_count(12)
    page.get_by_role("button", name="Name").click()
    page.get_by_role("button", name="Name").click()
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute(
        "aria-sort", "descending"
    )
    kept, first = page.url, rows.first.inner_text()
    assert query(page) == {"q": ["number 69"], "kind": ["company"], "order": ["-name"]}

    page.go_back()
    expect(rows.last).to_have_text(first, use_inner_text=True)
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute(
        "aria-sort", "ascending"
    )
    page.go_back()
    page.go_back()
    expect(rows).to_have_count(17)
    expect(page.get_by_label("Kind")).to_have_value("")
    page.go_forward()
    expect(rows).to_have_count(12)

    page.goto(home)
    expect(rows).to_have_count(300)
    page.goto(kept)
    expect(rows).to_have_count(12)
    expect(rows.first).to_have_text(first, use_inner_text=True)
    expect(page.get_by_label("Kind")).to_have_value("company")
    rows.first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("number 69")
    page.go_back()
    expect(rows).to_have_count(12)
    page.goto(f"{home}?kind=no+such+kind&order=no+such+column")
    expect(rows).to_have_count(300)


def test_a_short_list_too_keeps_its_order_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/actors/index.html?order=-name")
    names_here = page.locator(".kb-index tbody th").all_inner_texts()

    assert names_here == sorted(names_here, reverse=True)
    page.get_by_role("button", name="Name").click()
    assert query(page) == {}


@pytest.mark.journeys
def test_on_a_phone_the_ways_into_a_list_lie_beside_one_another(
    browser: Browser, long_site: Path
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto((long_site / "actors" / "index.html").as_uri())
        rows = page.evaluate(
            "[...document.querySelectorAll('.kb-ways ul')].map(ul => [...ul.children].map(li => {"
            " const box = li.getBoundingClientRect(); return [box.left, box.right]; }))"
        )

    assert any(len(row) > 3 for row in rows)
    for row in rows:
        assert all(one[1] <= other[0] + 1 for one, other in pairwise(row))


@pytest.mark.journeys
def test_letters_lead_to_the_row_on_whichever_page_it_stands(page: Page, long_site: Path) -> None:
    page.goto((long_site / "actors" / "index.html").as_uri())
    page.locator(".kb-ways").get_by_role("link", name="F", exact=True).click()
    page.wait_for_url("**/lists/actors-2.html#at-f")

    assert page.locator("tr:target th").inner_text() == "F number 500"


@pytest.mark.journeys
def test_kinds_of_a_long_list_lead_to_the_search_with_that_filter(
    page: Page, long_site: Path
) -> None:
    page.goto((long_site / "actors" / "index.html").as_uri())
    page.locator(".kb-ways").get_by_role("link", name="company").click()

    count_says(page, "350 pages")
    assert query(page) == {"type": ["actor"], "kind": ["company"]}
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".kb-result")).to_have_count(40)
