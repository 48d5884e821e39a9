"""A small site, built once a session, and a browser to look at it with."""

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from knowledge_base.cartography import LICENCE, cut_map
from knowledge_base.pages import BaseMaps, render_files, write_pages
from knowledge_base.website import build_site
from tests.pages.small_base import HOSTED, small_base
from tests.website.complaints import complaints

PROJECT = Path(__file__).resolve().parents[2]
HOW_TO_GET_CHROMIUM = (
    "no Chromium: install it (Debian: apt install chromium) or name one in KB_CHROMIUM"
)


def copy_project_pages(folder: Path) -> Path:
    """The hand-written pages, theme and configuration of the project in a folder of their own; returns the configuration."""
    hand_written = ("about", "contribute", "commands", "life-of-a-source", "when-the-build-is-red")
    for name in (f"{page}.md" for page in hand_written):
        (folder / "docs").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / "docs" / name, folder / "docs" / name)
    shutil.copytree(PROJECT / "docs" / "assets", folder / "docs" / "assets")
    shutil.copytree(PROJECT / "theme", folder / "theme")
    return Path(shutil.copyfile(PROJECT / "mkdocs.yml", folder / "mkdocs.yml"))


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the small base, below a folder `kb` so that it can be served under a sub-path."""
    folder = tmp_path_factory.mktemp("small")
    config = copy_project_pages(folder)
    maps = BaseMaps(cut_map, LICENCE)
    files = render_files(small_base(), HOSTED, field_tables="# Fields\n", maps=maps)
    write_pages(folder / "docs", files)

    done = build_site(
        config,
        folder / "served" / "kb",
        env={
            "KB_REPOSITORY_URL": HOSTED.repository_url,
            "KB_SITE_NAME": "Small base",
            "KB_SITE_URL": "https://example.org/kb/",
        },
        cache=folder / "cache",
    )

    assert [str(problem) for problem in done.problems] == []
    return folder / "served" / "kb"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test's own messages are what counts."""


@pytest.fixture(scope="session")
def address(small_site: Path) -> Iterator[str]:
    """Where the small site is served, under a sub-path."""
    handler = partial(_Quiet, directory=str(small_site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/kb"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where there is none the test is skipped, or fails when KB_REQUIRE_BROWSER=1."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("KB_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not program:
        if os.environ.get("KB_REQUIRE_BROWSER") == "1":
            pytest.fail(HOW_TO_GET_CHROMIUM)
        pytest.skip(HOW_TO_GET_CHROMIUM)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab on a wide screen; whatever its console, its scripts or its requests complain of fails the test."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        heard = complaints(opened)
        yield opened
        assert heard == []
