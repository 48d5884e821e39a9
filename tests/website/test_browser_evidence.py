"""Evidence one step away, and an article read with its notes: by mouse, keyboard and touch, without a script, on paper."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.pages.small_base import RAID_ID, SEIZED, span

pytestmark = pytest.mark.browser

ACTOR = "actors/rayados.html"
EVENT = "events/2021-03-04-seizure-puerto-azul.html"
RAID = "sources/raid.html"
QUOTES = "sources/follow-up.html"
AMOUNT = "#c-quantity-2-5-t-of-cocaine"
FIRST_NAME = f"#m-{span(RAID_ID, 'Puerto Azul').start}"


def cite(page: Page, claim: str) -> str:
    """The selector of the number that cites the passage of a claim."""
    return f".kb-marks:has({claim}) .kb-cite"


def test_resting_on_a_number_shows_the_sentence_and_the_words_in_it(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{EVENT}")
    page.locator(cite(page, "#c-date")).first.hover()
    card = page.locator(".kb-card")

    expect(card).to_be_visible()
    assert card.locator("q").inner_text() == SEIZED
    assert card.locator("q .kb-lit").all_inner_texts() == ["On 4 March 2021"]
    assert "Harbour police seize cocaine" in card.inner_text()
    assert "5 March 2021" in card.inner_text()


def test_the_card_stays_under_the_mouse_and_goes_when_it_leaves(page: Page, address: str) -> None:
    page.goto(f"{address}/{EVENT}")
    page.locator(cite(page, "#c-date")).first.hover()
    page.locator(".kb-card q").hover()
    page.wait_for_timeout(600)
    expect(page.locator(".kb-card")).to_be_visible()

    page.locator("h1").hover()
    expect(page.locator(".kb-card")).to_have_count(0)


def test_escape_takes_a_card_away_without_moving_the_mouse(page: Page, address: str) -> None:
    page.goto(f"{address}/{EVENT}")
    page.locator(cite(page, "#c-date")).first.hover()
    expect(page.locator(".kb-card")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator(".kb-card")).to_have_count(0)


def test_by_keyboard_a_fact_its_sentence_the_source_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{EVENT}")
    number = page.locator(cite(page, "#c-date")).first
    number.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".kb-card")).to_be_visible()
    described = number.get_attribute("aria-describedby")
    assert SEIZED in page.locator(f"#{described}").inner_text()

    page.keyboard.press("Tab")
    inside = page.evaluate("document.activeElement.textContent")
    assert inside == "open in the source"
    page.keyboard.press("Escape")
    expect(page.locator(".kb-card")).to_have_count(0)
    assert number.evaluate("element => element === document.activeElement")

    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/raid.html#e-*")
    at = span(RAID_ID, SEIZED)
    assert page.locator(f"#e-{at.start}-{at.end}").evaluate("e => e.matches(':target')")

    back = page.locator(".kb-beside a", has_text="when").first
    back.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{EVENT}#c-date")
    assert page.locator("#c-date").evaluate("e => e.matches(':target')")


def test_on_a_phone_a_tap_shows_the_sentence_and_its_link_opens_the_source(
    browser: Browser, address: str
) -> None:
    with browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    ) as context:
        page = context.new_page()
        page.goto(f"{address}/{EVENT}")
        page.locator(cite(page, "#c-date")).first.tap()
        card = page.locator(".kb-card")
        expect(card).to_be_visible()
        assert page.url.endswith(EVENT)
        box = card.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390

        page.locator("h1").tap()
        expect(card).to_have_count(0)
        page.locator(cite(page, "#c-date")).first.tap()
        card.get_by_text("open in the source").tap()
        page.wait_for_url("**/sources/raid.html#e-*")


def test_a_name_in_a_text_says_what_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}/{RAID}")
    page.locator(".kb-article a.kb-m", has_text="Harbour Guard").hover()
    card = page.locator(".kb-card")
    expect(card).to_be_visible()

    assert card.locator(".kb-card__type").inner_text().lower() == "actor"
    assert "Harbour Guard security force, in 2 sources" in " ".join(card.inner_text().split())

    page.locator(".kb-article span.kb-m", has_text="Officials").hover()
    expect(card).to_contain_text("rejected by a person")


def test_from_mention_to_mention_here_and_in_the_next_source(page: Page, address: str) -> None:
    page.goto(f"{address}/{ACTOR}")
    page.locator('#mentions ~ .kb b a[href*="follow-up.html#m-"]').first.click()
    page.wait_for_url("**/follow-up.html#m-*")
    bar = page.locator(".kb-bar")
    expect(bar).to_contain_text("1 of 1 in this text")

    page.keyboard.press("n")
    page.wait_for_url("**/raid.html#m-*")
    expect(bar).to_contain_text("1 of 3 in this text")
    page.keyboard.press("n")
    expect(bar).to_contain_text("2 of 3 in this text")
    assert page.locator(":target").inner_text() == "The Rayados"
    page.keyboard.press("p")
    expect(bar).to_contain_text("1 of 3 in this text")
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)


def test_letters_typed_outside_the_text_step_nowhere(page: Page, address: str) -> None:
    page.goto(f"{address}/{RAID}")
    page.keyboard.press("n")

    expect(page.locator(".kb-bar")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_marks_of_a_type_can_be_hidden_by_keyboard_without_a_script(
    browser: Browser, address: str, script: bool
) -> None:
    line = "e => getComputedStyle(e).textDecorationLine"
    with browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(f"{address}/{RAID}")
        name = page.locator(".kb-article .kb-m--actor").first
        place = page.locator(".kb-article .kb-m--place").first
        if script:
            assert name.evaluate(line) == "underline"
        page.get_by_role("checkbox", name="Actors").press("Space")
        if script:
            assert name.evaluate(line) == "none"
            assert place.evaluate(line) == "underline"
        page.get_by_role("checkbox", name="Events and facts").press("Space")
        expect(page.locator(".kb-beside").first).to_be_hidden()


def test_without_a_script_evidence_is_a_plain_link_and_all_is_there(
    browser: Browser, address: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{EVENT}")
        assert page.locator(".kb-citation pre").first.is_visible()
        page.locator(cite(page, "#c-date")).first.click()
        page.wait_for_url("**/sources/raid.html#e-*")

        expect(page.locator(".kb-beside").first).to_be_visible()
        page.locator(".kb-beside a", has_text="when").first.click()
        page.wait_for_url(f"**/{EVENT}#c-date")


def test_a_link_to_a_claim_lights_it_and_says_when_the_data_moved_on(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{EVENT}?data=abc1234{AMOUNT}")
    row = page.locator("dd", has=page.locator(AMOUNT))
    assert row.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    expect(page.locator(".kb-bar")).to_have_count(0)

    page.goto(f"{address}/{EVENT}?data=0123abc{AMOUNT}")
    bar = page.locator(".kb-bar")
    expect(bar).to_contain_text("commit 0123abc; this page shows abc1234")
    assert (bar.locator("a").get_attribute("href") or "").endswith(
        "/blob/0123abc/entities/events/2021-03-04-seizure-puerto-azul.yml"
    )

    page.goto(f"{address}/{EVENT}?data=%3Cb%3Ex#c-gone")
    expect(bar).to_contain_text("is not on this page now")
    assert bar.locator("b, a").count() == 0


@pytest.mark.parametrize("offline", [False, True])
def test_a_citation_is_copied_without_a_network(
    browser: Browser, address: str, small_site: Path, offline: bool
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((small_site / ACTOR).as_uri() if offline else f"{address}/{ACTOR}")
        context.set_offline(True)
        page.evaluate(
            "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }"
        )
        page.locator(".kb-citation button").first.click()

        expect(page.locator(".kb-citation button").first).to_have_text("Copied")
        assert page.evaluate("window.copied") == page.locator(".kb-citation pre").first.inner_text()


def test_from_a_folder_cards_and_steps_work_too(page: Page, small_site: Path) -> None:
    page.goto((small_site / EVENT).as_uri())
    page.locator(cite(page, "#c-date")).first.hover()
    expect(page.locator(".kb-card q")).to_have_text(SEIZED)
    page.goto((small_site / RAID).as_uri() + FIRST_NAME)
    expect(page.locator(".kb-bar")).to_be_visible()
    page.goto((small_site / QUOTES).as_uri())

    expect(page.locator(".kb-article")).to_contain_text("[…]")
    page.locator(".kb-article a.kb-m").first.hover()
    expect(page.locator(".kb-card")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.journeys)])
def test_axe_finds_nothing_in_an_open_card_and_the_bar(
    browser: Browser, address: str, scheme: str
) -> None:
    found = []
    with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:  # type: ignore[arg-type]  # because it is two of its literals
        page = context.new_page()
        for path, selector in ((EVENT, ".kb-facts .kb-cite"), (RAID, ".kb-article a.kb-m")):
            start = FIRST_NAME if path == RAID else ""
            page.goto(f"{address}/{path}{start}")
            page.locator(selector).first.hover()
            expect(page.locator(".kb-card")).to_be_visible()
            found += [v["id"] for v in Axe().run(page).response["violations"]]

    assert found == []


@pytest.mark.parametrize("path", [EVENT, RAID])
def test_paper_has_the_proofs_and_no_controls(browser: Browser, address: str, path: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.emulate_media(media="print")
        controls = page.locator(
            "button, input, .kb-fix, .kb-bar, .kb-card, .md-header, .md-sidebar"
        )

        assert [c for c in controls.all() if c.is_visible()] == []
        assert page.locator(".kb-citation pre").first.is_visible()
        shown = page.locator(".kb-evidence q" if path == EVENT else ".kb-article > p")
        assert shown.first.is_visible()
        assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("path", [ACTOR, EVENT, RAID])
def test_nothing_moves_while_a_page_opens(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        moved = page.evaluate(
            "new Promise(done => { let sum = 0; new PerformanceObserver(list => {"
            " for (const shift of list.getEntries()) sum += shift.value })"
            ".observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 300) })"
        )

    assert moved < 0.01


def test_a_line_of_an_article_has_as_many_letters_as_are_read_with_ease(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{RAID}")
    letters = (
        page.locator(".kb-article > p")
        .nth(1)
        .evaluate(
            """p => { const lines = p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight);
            return p.textContent.length / Math.round(lines) }"""
        )
    )

    assert 45 <= letters <= 80


def test_the_page_for_unknown_addresses_offers_a_search(page: Page, address: str) -> None:
    page.goto(f"{address}/404.html")
    form = page.get_by_role("search", name="Look for it")

    assert (form.get_attribute("action") or "").startswith("/kb/")
    assert page.locator("#kb-lost").input_value() == ""
