"""The small site in a real browser: what readers with a mouse, a keyboard, a phone or a screen reader meet."""

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.pages.small_base import RAID_ID, SEIZED, span
from tests.website.complaints import complaints

pytestmark = pytest.mark.browser

ACTOR = "actors/rayados.html"
EVENT = "events/2021-03-04-seizure-puerto-azul.html"
PAGES = (
    "index.html",
    ACTOR,
    "actors/juan-nunez.html",
    "places/puerto-azul.html",
    "dates/2021-03.html",
    EVENT,
    "sources/raid.html",
    "sources/follow-up.html",
    "actors/index.html",
    "search.html",
    "review.html",
    "about.html",
    "contribute.html",
    "actors/officials.html",
    "404.html",
)


@pytest.mark.journeys
def test_no_page_asks_another_server_or_complains(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))

    for path in PAGES[:-1]:
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")

    assert set(asked) == {urlsplit(address).netloc}
    assert page.context.cookies() == []


def test_a_request_is_complained_of_when_it_fails_and_not_when_the_reader_goes_on(
    browser: Browser, address: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        heard = complaints(page)
        page.route("**/assets/*.js", lambda route: route.abort("connectionrefused"))
        page.goto(f"{address}/index.html")
        refused = [words for words in heard if words.startswith("failed: ")]
        page.unroute_all()
        heard.clear()
        page.route("**/given-up", lambda route: None)
        with page.expect_request("**/given-up"):
            page.evaluate("() => { new Image().src = 'given-up'; }")
        page.goto(f"{address}/404.html")

    assert refused and all("CONNECTION_REFUSED" in words for words in refused)
    assert heard == []


def test_evidence_link_lands_on_the_marked_sentence(page: Page, address: str) -> None:
    page.goto(f"{address}/{EVENT}")
    page.locator(".kb-facts .kb-cite").first.click()
    page.wait_for_url("**/sources/raid.html#e-*")
    at = span(RAID_ID, SEIZED)
    marked = page.locator(f"#e-{at.start}-{at.end}")

    assert marked.inner_text() == SEIZED
    assert marked.evaluate("element => element.matches(':target')")
    assert marked.evaluate(
        "element => { const box = element.getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight }"
    )
    assert marked.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_mention_link_opens_the_name_in_its_article(page: Page, address: str) -> None:
    page.goto(f"{address}/{ACTOR}")
    page.locator("#mentions ~ .kb b a").first.click()

    assert page.locator(":target").inner_text() == "Rayados"


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.journeys)])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str) -> None:
    found = []
    with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:  # type: ignore[arg-type]  # because these are two of its literals
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{address}/{path}")
            page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
            for violation in Axe().run(page).response["violations"]:
                nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
                found.append(f"{path}: {violation['id']}: {nodes}")

    assert found == []


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 700}) as context:
        page = context.new_page()
        wide = []
        for path in PAGES:
            page.goto(f"{address}/{path}")
            page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(path)

    assert wide == []


def test_on_a_phone_the_ways_in_stand_one_under_another(browser: Browser, address: str) -> None:
    """Each entry of the cards on the home page has a line of its own and room for all its words."""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        boxes = page.evaluate(
            "[...document.querySelectorAll('.kb-way-in ul:not(.kb-years) > li')].map(li => {"
            " const box = li.getBoundingClientRect(); return [box.top, box.bottom, li.scrollWidth - li.clientWidth]; })"
        )

    assert len(boxes) > 3
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(boxes))
    assert {spare for _, _, spare in boxes} == {0}


def test_keyboard_shows_where_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}/{ACTOR}")
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.tagName, e.textContent.trim().slice(0, 30), s.outlineStyle, e.matches('.md-skip')] })()"
        )
        if style[2] == "none" and not style[3]:
            unseen.append(style)

    assert unseen == []


def test_a_merged_address_sends_readers_on_without_a_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/actors/stripes.html")
        page.wait_for_url("**/actors/rayados.html")

        assert page.locator("h1").inner_text().startswith("Rayados")


def test_a_page_reads_without_a_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{ACTOR}")

        assert page.get_by_text("alleged, not established").first.is_visible()
        assert page.locator("#mentions ~ .kb b a").first.is_visible()


def test_a_passage_cut_in_pieces_lights_up_whole(page: Page, address: str) -> None:
    """The passage `also known as Los Rayados` lies in a longer one; both can be opened."""
    page.goto(f"{address}/{ACTOR}")
    page.locator("#evidence ~ .kb ol li a").first.click()

    assert page.locator(":target").inner_text() == "also known as Los Rayados"


def test_long_lists_are_filtered_and_sorted_in_place(page: Page, address: str) -> None:
    page.goto(f"{address}/actors/index.html")
    names = page.locator(".kb-index tbody th")
    before = names.all_inner_texts()
    button = page.get_by_role("button", name="Name")
    button.click()
    button.click()

    assert names.all_inner_texts() == sorted(before, reverse=True)


def test_on_paper_lists_stay_tables_and_signs_stand_close(browser: Browser, address: str) -> None:
    """A sheet is as narrow as a phone, but has no thumb to make room for and nothing to sort."""
    with browser.new_context(viewport={"width": 688, "height": 900}) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(f"{address}/actors/index.html")
        row = page.evaluate(
            "getComputedStyle(document.querySelector('.kb-index tbody tr')).display"
        )
        page.goto(f"{address}/{EVENT}")
        high = page.evaluate(
            "Math.max(...[...document.querySelectorAll('.kb-facts .kb-cite')]"
            ".map(number => number.getBoundingClientRect().height))"
        )
        pen = page.locator(".kb-head .kb-fix").first.is_visible()

    assert row == "table-row"
    assert high < 20
    assert not pen
