"""What a page may run and load: its own files and nothing within it, served and from a folder, in the colours its reader chose."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.website.complaints import complaints

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "actors/rayados.html",
    "sources/raid.html",
    "search.html?q=rayados",
    "explore.html",
    "network.html",
    "events/index.html",
    "contribute.html",
    "404.html",
)


def test_code_that_came_into_a_page_with_a_text_does_not_run(
    browser: Browser, address: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/sources/raid.html")
        page.evaluate(
            "() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
            " const picture = document.createElement('p'); document.body.append(script, picture);"
            ' picture.innerHTML = \'<img src="data:," onerror="window.ran = 2">\'; }'
        )
        page.wait_for_timeout(200)

        assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("served", [pytest.param(True, marks=pytest.mark.journeys), False])
def test_the_policy_stops_nothing_that_a_page_needs(
    browser: Browser, address: str, small_site: Path, served: bool
) -> None:
    """From a folder the page for unknown addresses is nobody's: its links begin at the root of a server."""
    with browser.new_context() as context:
        page = context.new_page()
        heard = complaints(page)
        for path in PAGES if served else PAGES[:-1]:
            page.goto(f"{address}/{path}" if served else f"{small_site.as_uri()}/{path}")
            page.wait_for_load_state("networkidle")
            if path.startswith("search"):
                expect(page.locator(".kb-result").first).to_be_visible()

    assert [words for words in heard if "404" not in words] == []


@pytest.mark.parametrize("served", [True, False])
def test_the_colours_that_a_reader_chose_stay_on_the_next_page(
    browser: Browser, address: str, small_site: Path, served: bool
) -> None:
    home = address if served else small_site.as_uri()
    with browser.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.goto(f"{home}/index.html")
        assert scheme_of(page) == "default"
        page.get_by_title("Switch to dark mode").click()
        page.goto(f"{home}/actors/rayados.html", wait_until="commit")
        page.wait_for_selector(".md-content")

        assert scheme_of(page) == "slate"


def scheme_of(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")
