"""The pictures in a real browser: nearer, choose, point, by mouse, keyboard and phone, and without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.website.complaints import complaints

pytestmark = pytest.mark.browser

EXPLORE, NETWORK = "explore.html", "network.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        yield opened


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
    assert page.locator("a.kb-bar:not(.kb-dim)").count() == 0
    assert page.locator("tr[data-event]:visible").count() == 0

    page.go_back()

    assert page.locator("tr[data-event]:visible").count() > 0
    page.goto(f"{address}/{EXPLORE}?kind=seizure&from=2021&to=2021")
    assert page.get_by_role("combobox", name="Kind").input_value() == "seizure"
    assert page.locator(".kb-chosen a").first.get_attribute("href") == (
        "events/2021-03-04-seizure-puerto-azul.html"
    )


def test_what_is_pointed_at_in_one_view_is_marked_in_the_others(page: Page, address: str) -> None:
    page.goto(f"{address}/{EXPLORE}")
    page.locator("tr[data-event] a").first.focus()

    assert page.locator("a.kb-bar.kb-pointed").count() == 1
    assert page.locator("a.kb-mark.kb-pointed").count() >= 1


def test_a_line_of_the_network_opens_its_sentences(page: Page, address: str) -> None:
    page.goto(f"{address}/{NETWORK}")
    line = page.locator(".kb-tie-lines a").first
    anchor = line.get_attribute("href") or ""
    line.focus()
    page.keyboard.press("Enter")

    assert page.url.endswith(anchor)
    assert page.locator(f"details{anchor}").evaluate("tie => tie.open")


def test_pictures_read_without_a_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{EXPLORE}")

        assert page.locator("a.kb-mark >> visible=true").count() >= 1
        assert page.locator("a.kb-bar >> visible=true").count() >= 1
        assert not page.locator("#kb-choice").is_visible()
        page.locator("a.kb-bar").first.click()
        page.wait_for_url("**/events/*.html")


def test_pictures_work_in_a_site_opened_from_a_folder(page: Page, small_site: Path) -> None:
    heard = complaints(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    page.goto(f"{(small_site / EXPLORE).as_uri()}?kind=seizure")
    page.locator(".kb-chosen a").first.wait_for()

    assert heard == []
    assert set(asked) <= {"file", "about"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
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
    assert not page.locator(".kb-sight").first.is_visible()
    assert not page.locator("#kb-choice").is_visible()
