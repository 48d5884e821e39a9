"""What a site costs its readers: compressed bytes and requests of first and later visits and searches, and the time until one can read.

    .venv/bin/python bench/measure_site.py SITE [--words "sendero"]

Serves the built site as a plain host does (gzip, ten minutes of caching) and looks at it with Chromium (KB_CHROMIUM names another).
The throttled connection is that of a slow mobile network: 1.6 Mbit/s down, 150 ms a round trip, a processor four times slower.
"""

import argparse
import gzip
import os
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

_PACKED = (".html", ".js", ".css", ".json", ".svg", ".xml", ".txt")
_SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 94_000,
}
_RUNS = 3


@cache
def packed(file: Path) -> bytes:
    """A file as a host sends it."""
    return gzip.compress(file.read_bytes(), 6)


class Host(SimpleHTTPRequestHandler):
    """Sends files packed, lets browsers keep them, and counts what it sends."""

    sent: list[tuple[str, int]] = []  # noqa: RUF012 because the handler is made anew for each request and the count is not

    def do_GET(self) -> None:
        """One file."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = packed(file) if file.suffix in _PACKED else file.read_bytes()
        self.sent.append((urlsplit(self.path).path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if file.suffix in _PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site while it is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def cost(page: Page) -> tuple[int, int]:
    """Bytes and requests since the last count, once the page asks for nothing more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    found = list(Host.sent)
    Host.sent.clear()
    return sum(size for _, size in found), len(found)


def fresh(browser: Browser) -> BrowserContext:
    """A reader who has never been here."""
    return browser.new_context(viewport={"width": 1280, "height": 900})


def readable(browser: Browser, address: str) -> float:
    """Seconds until the first text of a page is painted for a new reader on the throttled connection; the median of some runs."""
    times = []
    for _ in range(_RUNS):
        with fresh(browser) as context:
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Network.emulateNetworkConditions", _SLOW)
            session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            page.goto(address, wait_until="networkidle")
            painted = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            times.append(float(page.evaluate(painted)))
    Host.sent.clear()
    return statistics.median(times) / 1000


def chosen(site: Path) -> dict[str, str]:
    """The pages that are looked at: of actors and of sources the middle one by weight and the heaviest."""
    found = {"home": "index.html"}
    for folder in ("actors", "sources"):
        pages = sorted(
            (len(packed(file)), file.name)
            for file in (site / folder).glob("*.html")
            if file.name != "index.html"
        )
        found[f"{folder[:-1]}, middle"] = f"{folder}/{pages[len(pages) // 2][1]}"
        found[f"{folder[:-1]}, heaviest"] = f"{folder}/{pages[-1][1]}"
    return {**found, "list of actors": "actors/index.html", "search": "search.html"}


def visits(browser: Browser, site: Path, home: str) -> None:
    """A line a page: its own HTML, a first visit, a visit after the home page, the time until one can read."""
    print("page | own HTML KB | first visit KB (requests) | after home KB (requests) | readable s")
    for name, path in chosen(site).items():
        with fresh(browser) as context:
            page = context.new_page()
            page.goto(f"{home}/{path}")
            first = cost(page)
        with fresh(browser) as context:
            page = context.new_page()
            page.goto(f"{home}/index.html")
            cost(page)
            page.goto(f"{home}/{path}")
            later = cost(page)
        seconds = readable(browser, f"{home}/{path}")
        own = len(packed(site / path)) / 1000
        print(
            f"{name} | {own:.1f} | {first[0] / 1000:.0f} ({first[1]}) | "
            f"{later[0] / 1000:.0f} ({later[1]}) | {seconds:.1f}"
        )


def searches(browser: Browser, home: str, words: str) -> None:
    """What searching adds: the search page opened, a first and a second search, a filter by source, and a quick jump."""
    with fresh(browser) as context:
        page = context.new_page()
        page.goto(f"{home}/index.html")
        cost(page)
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.locator("[role=option]").first.wait_for()
        report("quick jump, first", cost(page))
    with fresh(browser) as context:
        page = context.new_page()
        page.goto(f"{home}/index.html")
        cost(page)
        page.goto(f"{home}/search.html?q={words}")
        page.locator(".kb-result mark").first.wait_for()
        report("first search, after the home page", cost(page))
        page.goto(f"{home}/search.html?q=kidnapped+soldiers")
        page.locator(".kb-result").first.wait_for()
        report("second search", cost(page))
        page.get_by_text("Source", exact=True).first.click()
        page.get_by_role("group", name="Source", exact=True).locator("label").first.wait_for()
        report("sources to filter by", cost(page))


def report(name: str, spent: tuple[int, int]) -> None:
    """One line."""
    print(f"{name}: {spent[0] / 1000:.0f} KB in {spent[1]} requests")


def main() -> None:
    """Prints both tables and the size of the site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--words", default="sendero", help="what is searched for")
    given = parser.parse_args()
    if not (given.site / "search.html").is_file():
        parser.error(f"{given.site} is no built site: run build_kb.py first")
    files = [file for file in given.site.rglob("*") if file.is_file()]
    data = [file for file in files if file.parent.name == "find"]
    pages = sum(file.suffix == ".html" for file in files)
    print(f"{pages:,} pages, {sum(f.stat().st_size for f in files) / 1e6:.0f} MB; ", end="")
    print(f"search data {len(data):,} files, {sum(f.stat().st_size for f in data) / 1e6:.1f} MB")
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("KB_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with served(given.site.resolve()) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        visits(browser, given.site, home)
        searches(browser, home, given.words)
        browser.close()


if __name__ == "__main__":
    main()
