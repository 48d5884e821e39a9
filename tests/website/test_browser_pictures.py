"""The pictures in a real browser: nearer, choose, point, by mouse, keyboard and phone, and without a script."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EXPLORE, NETWORK = "explore.html", "network.html"


def width_shown(page: Page) -> float:
    return float(page.locator("svg.kb-map").evaluate("svg => svg.viewBox.baseVal.width"))


def test_buttons_and_keys_come_nearer_and_go_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    whole = width_shown(page)
    page.get_by_role("button", name="Nearer").first.click()

    assert width_shown(page) == whole / 2

    page.locator("svg.kb-map").focus()
    page.keyboard.press("+")
    before = page.locator("svg.kb-map").evaluate("svg => svg.viewBox.baseVal.x")
    page.keyboard.press("ArrowLeft")

    assert width_shown(page) == whole / 4
    assert page.locator("svg.kb-map").evaluate("svg => svg.viewBox.baseVal.x") < before

    page.keyboard.press("0")

    assert width_shown(page) == whole


def test_dragging_moves_a_map_that_is_nearer_and_opens_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    page.get_by_role("button", name="Nearer").first.click()
    box = page.locator("svg.kb-map").bounding_box()
    assert box
    before = page.locator("svg.kb-map").evaluate("svg => svg.viewBox.baseVal.x")
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 200, steps=4)
    page.mouse.up()

    assert page.locator("svg.kb-map").evaluate("svg => svg.viewBox.baseVal.x") < before
    assert page.url.endswith(EXPLORE)


def test_a_mark_opens_its_place(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    page.locator("a.kb-mark:not([hidden])").first.click()

    page.wait_for_url("**/places/puerto-azul.html")


def test_a_choice_stands_in_the_address_and_acts_on_all_views(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    page.get_by_label("From year").fill("2022")
    page.get_by_label("From year").blur()

    assert page.url.endswith("?from=2022")
    assert page.locator("#kb-choice [role=status]").inner_text().startswith("0 of ")
    assert page.locator("a.kb-span:not(.kb-dim)").count() == 0
    assert page.locator("tr[data-event]:visible").count() == 0

    page.go_back()

    assert page.locator("tr[data-event]:visible").count() > 0
    page.goto(f"{address}/{EXPLORE}?kind=seizure&from=2021&to=2021")
    assert page.get_by_role("combobox", name="Kind").input_value() == "seizure"
    rows = page.locator("tr[data-event]:visible a").filter(has_text="Cocaine seized")
    assert rows.get_attribute("href") == "events/2021-03-04-seizure-puerto-azul.html"


def test_what_is_pointed_at_in_one_view_is_marked_in_the_others(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    page.locator("tr[data-event] a").first.focus()

    assert page.locator("a.kb-span.kb-pointed").count() == 1
    assert page.locator("a.kb-mark.kb-pointed").count() >= 1


def test_a_line_of_the_network_opens_its_sentences(page: Page, address: str) -> None:
    page.goto(f"{address}/{NETWORK}")
    line = page.locator(".kb-tie-lines a").first
    anchor = line.get_attribute("href") or ""
    line.focus()
    page.keyboard.press("Enter")

    assert page.url.endswith(anchor)
    assert page.locator(f"details{anchor}").evaluate("tie => tie.open")


def test_the_choice_of_ties_stands_in_the_address_and_acts_on_picture_and_list(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{NETWORK}?ties=asserted")
    lines = page.locator(".kb-tie-lines a:visible")
    asserted = lines.count()

    assert asserted == page.locator("details.kb-tie-item:visible").count() > 0
    assert asserted == page.locator("details.kb-tie-item--asserted").count()

    page.get_by_role("combobox", name="Actor").select_option("juan-nunez")

    assert page.url.endswith("?ties=asserted&actor=juan-nunez")
    assert lines.count() == page.locator("details.kb-tie-item:visible").count() == 1
    assert page.locator("a.kb-node:not(.kb-dim)").count() == 2
    page.get_by_role("link", name="events of Juan Núñez on the map").click()
    page.wait_for_url("**/explore.html?actor=juan-nunez")

    assert page.get_by_role("combobox", name="Actor").input_value() == "juan-nunez"
    page.get_by_role("link", name="ties of Juan Núñez").click()
    page.wait_for_url("**/network.html?actor=juan-nunez")


def test_a_profile_leads_into_the_pictures_with_itself_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}/actors/rayados.html")
    page.get_by_role("link", name="In the network of all actors").click()
    page.wait_for_url("**/network.html?actor=rayados")

    assert page.get_by_role("combobox", name="Actor").input_value() == "rayados"

    page.goto(f"{address}/actors/rayados.html")
    page.get_by_role("link", name="On map and timeline").click()
    page.wait_for_url("**/explore.html?actor=rayados")

    assert page.get_by_role("combobox", name="Actor").input_value() == "rayados"


def test_a_place_in_the_address_is_looked_at_from_near(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    whole = width_shown(page)
    page.goto(f"{address}/places/puerto-azul.html")
    page.get_by_role("link", name="On map and timeline").click()
    page.wait_for_url("**/explore.html?place=puerto-azul")

    assert width_shown(page) == whole / 2
    assert page.locator("#kb-choice [role=status]").inner_text().startswith("1 of ")
    assert page.locator("a.kb-mark.kb-pointed:not([hidden])").count() == 1
    page.locator("tr[data-event]:visible a").first.focus()

    assert page.locator("a.kb-span.kb-pointed").count() == 1


def test_a_place_that_the_map_does_not_have_changes_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    whole = width_shown(page)
    page.goto(f"{address}/{EXPLORE}?place=nowhere")

    assert width_shown(page) == whole
    assert page.locator(".kb-pointed").count() == 0


def test_only_so_many_sentences_and_only_such_ends(page: Page, address: str) -> None:
    page.goto(f"{address}/{NETWORK}?least=99")

    assert page.locator(".kb-tie-lines a:visible").count() == 0
    assert page.locator("#kb-choice [role=status]").inner_text().startswith("0 of ")

    page.get_by_role("button", name="All ties").click()
    whole = page.locator(".kb-tie-lines a:visible").count()
    page.get_by_role("combobox", name="without").select_option("person")

    assert 0 < page.locator(".kb-tie-lines a:visible").count() < whole
    assert page.locator("a.kb-node.kb-dim title").all_text_contents() == ["Juan Núñez"]


def test_a_tie_pointed_at_is_marked_with_its_ends_in_picture_and_list(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{NETWORK}")
    page.locator("details.kb-tie-item summary").first.focus()

    assert page.locator(".kb-tie-lines a.kb-pointed").count() == 1
    assert page.locator("a.kb-node.kb-pointed").count() == 2

    page.locator("a.kb-node").first.focus()
    lines = page.locator(".kb-tie-lines a.kb-pointed").count()

    assert lines == page.locator("details.kb-tie-item.kb-pointed").count() > 0


def test_a_network_comes_nearer_and_its_names_keep_their_size(page: Page, address: str) -> None:
    page.goto(f"{address}/{NETWORK}")
    name = page.locator("a.kb-node text").first
    before = name.evaluate("name => name.getBoundingClientRect().height")
    page.get_by_role("button", name="Nearer").click()
    after = name.evaluate("name => name.getBoundingClientRect().height")

    assert after == pytest.approx(before, rel=0.05)


def test_a_place_pointed_at_marks_its_events(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    page.locator("a.kb-mark:not([hidden])").first.focus()

    assert page.locator("a.kb-span.kb-pointed").count() == 1
    assert page.locator("tr[data-event].kb-pointed").count() == 1
    assert page.locator("tr[data-place].kb-pointed").count() == 1


def test_pictures_read_without_a_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{EXPLORE}")

        assert page.locator("a.kb-mark >> visible=true").count() >= 1
        assert page.locator("a.kb-span >> visible=true").count() >= 1
        assert not page.locator("#kb-choice").is_visible()
        page.locator("a.kb-span").first.click()
        page.wait_for_url("**/events/*.html")


def test_pictures_work_in_a_site_opened_from_a_folder(page: Page, small_site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    page.goto(f"{(small_site / EXPLORE).as_uri()}?kind=seizure")
    page.locator("a.kb-span").first.wait_for()

    assert page.locator("#kb-choice [role=status]").inner_text().startswith("1 of ")
    assert set(asked) <= {"file", "about"}


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.journeys)])
@pytest.mark.parametrize("path", [EXPLORE, NETWORK])
def test_axe_finds_nothing(browser: Browser, address: str, path: str, scheme: str) -> None:
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]  # because the parameter is a plain str
        page = context.new_page()
        page.goto(f"{address}/{path}")
        found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", [EXPLORE, NETWORK])
def test_a_phone_needs_no_sideways_scroll(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        page.goto(f"{address}/{path}")

        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_names_on_a_phone_are_as_large_as_elsewhere(browser: Browser, address: str) -> None:
    heights = []
    for width in (320, 1280):
        with browser.new_context(viewport={"width": width, "height": 700}) as context:
            page = context.new_page()
            page.goto(f"{address}/{EXPLORE}")
            name = page.locator(".kb-mark text[data-from] >> visible=true").first
            heights.append(name.evaluate("name => name.getBoundingClientRect().height"))

    assert heights[0] > 0.8 * heights[1]


def test_paper_has_the_pictures_and_none_of_the_controls(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}/{EXPLORE}")

    assert page.locator("svg.kb-map").is_visible()
    assert page.locator("a.kb-span").first.is_visible()
    assert not page.locator(".kb-sight").first.is_visible()
    assert not page.locator("#kb-choice").is_visible()


@pytest.mark.parametrize("path", [EXPLORE, NETWORK])
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.journeys)])
def test_forced_colours_leave_marks_bars_and_lines_to_be_seen(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    with browser.new_context(color_scheme=scheme, forced_colors="active") as context:  # type: ignore[arg-type]  # because the parameter is a plain str
        page = context.new_page()
        page.goto(f"{address}/{path}")
        shapes = page.locator("a.kb-mark circle, a.kb-span path, a.kb-node circle, path.kb-line")
        seen = shapes.evaluate_all(
            "all => all.map(one => { const s = getComputedStyle(one); return s.fill !== 'none' || s.stroke !== 'none'; })"
        )
        names = page.locator(".kb-view svg text").first.evaluate(
            "name => getComputedStyle(name).fill"
        )

    assert seen and all(seen)
    assert names != "none"


def test_no_mark_asks_what_is_around_it_how_to_measure_boxes(page: Page, address: str) -> None:
    """Where each element inherits that, as the theme has it, a choice among 3,000 marks costs Chromium seconds."""
    page.goto(f"{address}/{EXPLORE}")
    ways = page.evaluate(
        "() => { document.querySelectorAll('.kb-view > svg, .kb-table').forEach(one => one.style.boxSizing = 'content-box');"
        " return [...document.querySelectorAll('.kb-mark, .kb-mark *, .kb-table td')].map(one => getComputedStyle(one).boxSizing) }"
    )

    assert set(ways) == {"border-box"}


def test_nothing_moves_by_itself(browser: Browser, address: str) -> None:
    for path in (EXPLORE, NETWORK):
        with browser.new_context(reduced_motion="reduce") as context:
            page = context.new_page()
            page.goto(f"{address}/{path}")
            page.get_by_role("button", name="Nearer").first.click()
            moving = "document.getAnimations().filter(one => one.effect?.target?.closest?.('.kb-view')).length"

            assert page.evaluate(moving) == 0


def test_a_page_without_pictures_loads_no_script_of_them(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}/about.html")

    assert not {"pictures.js", "explore.js", "network.js", "events.js"} & set(asked)


def test_no_word_of_the_tables_breaks_on_a_phone(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{address}/{EXPLORE}")
        broken = page.evaluate(
            "[...document.querySelectorAll('.kb-scroll > table :is(th, td)')].flatMap(cell => {"
            " const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];"
            " while (words.nextNode()) for (const word of words.currentNode.data.matchAll(/[^\\s–-]+/g)) {"
            "  const range = document.createRange(); range.setStart(words.currentNode, word.index);"
            "  range.setEnd(words.currentNode, word.index + word[0].length);"
            "  if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(word[0]); }"
            " return found })"
        )

    assert broken == []
