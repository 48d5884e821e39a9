"""Questions answered by looking: what an analyst chooses, and what the pictures then show, in a base of some hundred events."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from knowledge_base.cartography import LICENCE, cut_map
from knowledge_base.pages import BaseMaps, render_files, write_pages
from knowledge_base.website import build_site
from tests.pages.pictures.crowd import PORTS, crowded
from tests.pages.small_base import HOSTED
from tests.website.conftest import copy_project_pages

pytestmark = [pytest.mark.browser, pytest.mark.journeys]

# Every third is an attack: until 2020 those in the first port, later those in the second.
DATES = [f"{2019 + at // 120}-{1 + at % 12:02}-{1 + at % 28:02}" for at in range(360)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("looking")
    config = copy_project_pages(folder)
    base = crowded(DATES, ports=True)
    maps = BaseMaps(cut_map, LICENCE)
    write_pages(folder / "docs", render_files(base, HOSTED, field_tables="# Fields\n", maps=maps))
    env = {"KB_REPOSITORY_URL": HOSTED.repository_url, "KB_SITE_NAME": "Crowd"}
    done = build_site(config, folder / "site", env=env, cache=folder / "cache")
    assert [str(problem) for problem in done.problems] == []
    shutil.rmtree(folder / "cache", ignore_errors=True)
    return folder / "site"


@pytest.fixture
def explore(page: Page, site: Path) -> Page:
    page.goto((site / "explore.html").as_uri())
    return page


def choose(page: Page, **values: str) -> None:
    for label, value in values.items():
        if label in ("Kind", "Actor", "Place"):
            page.get_by_role("combobox", name=label).select_option(value)
        else:
            field = page.get_by_label({"first": "From year", "last": "to year"}[label])
            field.fill(value)
            field.blur()


def numbers(page: Page) -> dict[str, str]:
    """The numbers on the marks of the map, by place, of those that the choice leaves."""
    marks = page.locator("a.kb-mark:not([hidden]):not(.kb-dim)")
    said = "marks => marks.map(m => [m.dataset.places, m.querySelector('.kb-count')?.textContent ?? ''])"
    return dict(marks.evaluate_all(said))


def test_where_did_attacks_move_from_one_year_to_another(explore: Page) -> None:
    choose(explore, Kind="attack", first="2019", last="2019")
    before = numbers(explore)
    choose(explore, first="2021", last="2021")

    assert before == {PORTS[0]: "40"}
    assert numbers(explore) == {PORTS[1]: "40"}


def test_what_happened_in_a_place_by_month(explore: Page) -> None:
    choose(explore, Place=PORTS[0])
    rows = explore.locator(".kb-periods tbody tr:visible")

    assert "January 2019" in rows.all_text_contents()[-1]
    assert sum(int(row.locator("td").first.inner_text()) for row in rows.all()) == 180
    assert explore.locator(".kb-chosen-events li").count() == 180


def test_which_events_have_only_a_country(explore: Page) -> None:
    chip = explore.locator(".kb-chips li[data-place=costaverde]")
    assert "1 event" in chip.inner_text()
    choose(explore, Place="costaverde")

    assert explore.locator(".kb-chosen-events a").all_text_contents() == ["Made event somewhere"]


def test_in_which_month_most_happened_and_where(explore: Page) -> None:
    explore.locator("[data-kind=attack] .kb-cell").first.hover()

    assert explore.locator(f"a.kb-mark.kb-pointed[data-places={PORTS[0]}]").count() == 1
    assert explore.locator(f"a.kb-mark.kb-pointed[data-places={PORTS[1]}]").count() == 0


def test_a_mark_of_several_places_opens_into_them(explore: Page) -> None:
    many = explore.locator("a.kb-mark--many:not([hidden])").first
    inside = (many.get_attribute("data-places") or "").split()
    many.focus()
    explore.keyboard.press("Enter")

    for place in inside:
        assert explore.locator(f"a.kb-mark:not([hidden])[data-places={place}]").count() == 1


def test_the_numbers_of_all_events_are_those_made_with_the_page(explore: Page) -> None:
    made = numbers(explore)
    widths = "marks => marks.map(mark => mark.querySelector('circle').r.baseVal.value.toFixed(1))"
    before = explore.locator("a.kb-mark").evaluate_all(widths)
    choose(explore, Kind="attack")
    explore.get_by_role("button", name="All events").click()

    assert numbers(explore) == made
    assert explore.locator("a.kb-mark").evaluate_all(widths) == before
