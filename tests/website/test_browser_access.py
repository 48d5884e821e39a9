"""Care beyond what axe sees: a thumb, a keyboard going back up, wider letters, other colours, no motion (WCAG 2.2 AA)."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "actors/index.html",
    "actors/rayados.html",
    "places/puerto-azul.html",
    "dates/2021-03.html",
    "events/2021-03-04-seizure-puerto-azul.html",
    "sources/raid.html",
    "search.html?q=rayados",
    "review.html",
    "contribute.html",
)
# Off in axe unless asked for: the first is a criterion of WCAG 2.2, the second one of 2.1.
MORE_RULES = {
    "runOnly": {"type": "rule", "values": ["target-size", "label-content-name-mismatch"]},
}
# The spacing that text must bear without loss (success criterion 1.4.12).
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


@pytest.mark.journeys
@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_enough_and_are_called_what_they_show(
    browser: Browser, address: str, width: int
) -> None:
    """24 by 24 pixels, or as much room around; what one says aloud begins with the words in sight."""
    found = []
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{address}/{path}")
            page.wait_for_load_state("networkidle")
            page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
            for violation in Axe().run(page, options=MORE_RULES).response["violations"]:
                nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
                found.append(f"{path}: {violation['id']}: {nodes}")

    assert found == []


@pytest.mark.parametrize("path", PAGES)
def test_the_header_never_hides_what_has_the_focus(page: Page, address: str, path: str) -> None:
    """Going back up with Shift+Tab, a page scrolls; what the focus comes to stops below the header that stays."""
    page.goto(f"{address}/{path}")
    page.evaluate("[...document.querySelectorAll('.kb-foot a, .md-content a')].pop().focus()")
    hidden = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        found = page.evaluate(
            "(() => { const e = document.activeElement; const box = e.getBoundingClientRect();"
            " const head = document.querySelector('.md-header').getBoundingClientRect();"
            " const free = !e.closest('.md-header, .md-tabs, .md-sidebar, .md-skip') && e !== document.body;"
            " return free && box.bottom <= head.bottom ? e.outerHTML.slice(0, 90) : '' })()"
        )
        if found:
            hidden.append(found)

    assert hidden == []


def test_wider_letters_push_nothing_off_the_page(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 700}, bypass_csp=True) as context:
        page = context.new_page()
        wide = []
        for path in PAGES:
            page.goto(f"{address}/{path}")
            page.add_style_tag(content=SPACED)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(path)

    assert wide == []


def test_who_wants_no_motion_gets_none(browser: Browser, address: str) -> None:
    moving = []
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{address}/{path}")
            moving += page.evaluate(
                "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
                " const lasts = value => value.split(',').some(time => parseFloat(time) > 0);"
                " return lasts(s.transitionDuration) || lasts(s.animationDuration) || s.scrollBehavior === 'smooth' })"
                ".map(e => e.outerHTML.slice(0, 80))"
            )

    assert moving == []


def test_in_forced_colours_signs_and_focus_stay_in_sight(browser: Browser, address: str) -> None:
    """A sign drawn as a background would vanish with the page's colours, and one drawn over a letter hides it; a passage keeps a line."""
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{address}/actors/rayados.html")
        covered = page.evaluate(
            "[...document.querySelectorAll('a.kb-origin')].filter(letter =>"
            " getComputedStyle(letter, '::before').backgroundColor.search(/^rgba.* 0\\)$/) < 0).map(letter =>"
            " [letter.outerHTML.slice(0, 60), getComputedStyle(letter, '::before').backgroundColor])"
        )
        page.goto(f"{address}/sources/raid.html")
        drawn = page.evaluate(
            "['.kb-sign::before', '.kb-typed::before', '.kb-crumb ol::before'].map(rule => {"
            " const [where] = rule.split('::'); const e = document.querySelector(where);"
            " const s = getComputedStyle(e, '::before');"
            " return [rule, s.backgroundColor, getComputedStyle(document.body).backgroundColor, s.forcedColorAdjust] })"
        )
        passage = page.evaluate(
            "getComputedStyle(document.querySelector('.kb-e--event, .kb-e--fact')).borderBottomStyle"
        )
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        focus = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")

    assert all(colour != ground and adjusted == "none" for _, colour, ground, adjusted in drawn), (
        drawn
    )
    assert covered == []
    assert passage == "dotted"
    assert focus == "solid"
