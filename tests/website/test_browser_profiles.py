"""Profiles in a real browser: where things stand, how big targets are, and that nothing jumps."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "actors/rayados.html",
    "places/costaverde.html",
    "dates/2021-03.html",
    "events/2021-03-04-seizure-puerto-azul.html",
    "topics/cocaine.html",
)
AAA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")


def box_of(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).first.evaluate(
        "element => { const { left, right, top, bottom } = element.getBoundingClientRect();"
        " return { left, right, top, bottom } }"
    )
    return found


@pytest.mark.journeys
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_narrow_and_wide_screens(
    browser: Browser, address: str, scheme: str, width: int
) -> None:
    found = []
    options = {
        "runOnly": {"type": "tag", "values": AAA},
        "rules": {"target-size": {"enabled": True}},
    }
    with browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]  # because it is two of its literals
        reduced_motion="reduce",
        viewport={"width": width, "height": 900},
    ) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{address}/{path}")
            unfold(page)
            for violation in Axe().run(page, options=options).response["violations"]:
                nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
                found.append(f"{path}: {violation['id']}: {nodes}")

    assert found == []


def test_facts_stand_beside_the_words_on_wide_screens_and_below_on_narrow(
    browser: Browser, page: Page, address: str
) -> None:
    page.goto(f"{address}/actors/rayados.html")
    words, facts = box_of(page, ".kb-words"), box_of(page, ".kb-box")
    with browser.new_context(viewport={"width": 320, "height": 700}) as context:
        narrow = context.new_page()
        narrow.goto(f"{address}/actors/rayados.html")
        below, above = box_of(narrow, ".kb-box"), box_of(narrow, ".kb-words")

    assert facts["left"] >= words["right"]
    assert abs(facts["top"] - words["top"]) < 5
    assert below["top"] >= above["bottom"]


def test_nothing_jumps_while_a_page_loads(page: Page, address: str) -> None:
    for path in PAGES:
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        moved = page.evaluate(
            "() => new Promise(done => { let sum = 0;"
            " new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })"
            ".observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 300) })"
        )
        assert moved < 0.02, path


def test_lines_stay_readable_on_a_very_wide_screen(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 3840, "height": 2160}) as context:
        page = context.new_page()
        page.goto(f"{address}/actors/rayados.html")
        letters = page.locator(".kb-description").evaluate(
            "element => element.clientWidth / parseFloat(getComputedStyle(element).fontSize)"
        )

    assert letters <= 42  # an em is about two letters: some 80 a line


def test_a_section_that_a_count_leads_to_is_not_hidden_by_the_header(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/actors/rayados.html")
    page.locator(".kb-glance a[href='#mentions']").first.click()
    page.wait_for_timeout(400)

    assert box_of(page, "#mentions")["top"] >= box_of(page, ".md-header")["bottom"]


def test_signs_are_drawn_also_with_forced_colours(browser: Browser, address: str) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{address}/events/2021-03-04-seizure-puerto-azul.html")
        sign = page.locator(".kb-crumb ol").evaluate(
            "element => { const style = getComputedStyle(element, '::before');"
            " return [style.backgroundColor, style.maskImage] }"
        )

    assert sign[0] not in ("rgba(0, 0, 0, 0)", "transparent")
    assert sign[1].startswith('url("data:image/svg+xml')
