"""What the pictures of a built site cost in a real browser: bytes, seconds until they can be used, memory, and how smooth coming nearer is.

    .venv/bin/python bench/measure_pictures.py SITE [--runs 3]
    .venv/bin/python bench/measure_pictures.py --points 3000      # how smooth a map of so many places is, made for the purpose

Serves the site packed (gzip) and looks at it with Chromium (KB_CHROMIUM names another), each page with a new reader. "Ready" is when
the page's scripts have run and the next picture is on the screen; "heap" is what the page's scripts hold after their rubbish is
collected; "frames" are the times between two pictures on the screen while the map or network is moved or chosen from, a step a frame.
"""

import argparse
import os
import shutil
import statistics
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from crowded_map import crowded_site
from measure_site import cost, fresh, packed, served
from playwright.sync_api import Browser, Page, sync_playwright

_BIG = {"map and timeline": "explore.html", "network": "network.html"}
_CROWD = {"map and timeline": "explore.html"}
_STEPS = 60
_SCRIPTS = ("pictures.js", "explore.js", "network.js", "events.js")
# Runs one step a frame and says how long each frame took, in milliseconds.
_FRAMES = """
([steps, step]) => new Promise((done) => {
  const act = new Function("at", step), times = [];
  let last = performance.now(), at = 0;
  const frame = (now) => {
    times.push(now - last);
    last = now;
    if (at === steps) return done(times.slice(1));
    act(at++);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})
"""
_ZOOM = (
    "const svg = document.querySelector('.kb-view > svg');"
    "const box = svg.getBoundingClientRect();"
    "svg.dispatchEvent(new WheelEvent('wheel', {ctrlKey: true, cancelable: true, deltaY: at % 40 < 20 ? -100 : 100,"
    "clientX: box.left + box.width * 0.36, clientY: box.top + box.height * 0.42}));"
)
_PAN = (
    "const svg = document.querySelector('.kb-view > svg');"
    "svg.dispatchEvent(new KeyboardEvent('keydown', {key: at % 2 ? 'ArrowLeft' : 'ArrowRight'}));"
)
_CHOOSE = (
    "const field = document.querySelector('#kb-choice select');"
    "field.selectedIndex = at % field.options.length;"
    "field.dispatchEvent(new Event('change'));"
)


def chosen(site: Path) -> dict[str, str]:
    """The pages that are looked at: both big pictures, of actors and places the heaviest, and one without any picture."""
    found = {**_BIG, "home": "index.html"}
    for folder in ("actors", "places"):
        files = [file for file in (site / folder).glob("*.html") if file.name != "index.html"]
        if heaviest := max(files, key=lambda file: (len(packed(file)), file.name), default=None):
            found[f"{folder[:-1]}, heaviest"] = f"{folder}/{heaviest.name}"
    return {**found, "without pictures": "about.html"}


def visit(browser: Browser, address: str) -> tuple[float, float, tuple[int, int], int]:
    """Seconds until ready, megabytes of heap, bytes and requests, and how many scripts of pictures were loaded."""
    with fresh(browser) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address, wait_until="load")
        ready = page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
        )
        spent = cost(page)
        session = context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        heap = session.send("Runtime.getHeapUsage")["usedSize"]
        return ready / 1000, heap / 1e6, spent, sum(url.endswith(_SCRIPTS) for url in asked)


def visits(
    browser: Browser, site: Path, looked_at: Mapping[str, str], home: str, runs: int
) -> None:
    """A line a page."""
    print(
        "page | own HTML KB | all KB (requests) | scripts of pictures | ready s | heap MB | elements"
    )
    for name, path in looked_at.items():
        seen = [visit(browser, f"{home}/{path}") for _ in range(runs)]
        ready = statistics.median(one[0] for one in seen)
        heap = statistics.median(one[1] for one in seen)
        (size, requests), scripts = seen[-1][2:]
        with fresh(browser) as context:
            page = context.new_page()
            page.goto(f"{home}/{path}")
            drawn = page.evaluate("document.querySelectorAll('svg[role=group] *').length")
            cost(page)
        own = len(packed(site / path)) / 1000
        print(
            f"{name} | {own:.1f} | {size / 1000:.0f} ({requests}) | {scripts} | {ready:.2f} | {heap:.1f} | {drawn:,}"
        )


def frames(page: Page, step: str) -> str:
    """The middle and the slowest twentieth of the frames, in milliseconds."""
    times = sorted(page.evaluate(_FRAMES, [_STEPS, step]))
    return f"{statistics.median(times):.0f} / {times[int(len(times) * 0.95)]:.0f}"


def motions(browser: Browser, looked_at: Mapping[str, str], home: str) -> None:
    """How smooth the big pictures are."""
    print("picture | coming nearer, ms a frame (middle / slowest 5 %) | moving | choosing")
    for name in [name for name in _BIG if name in looked_at]:
        with fresh(browser) as context:
            page = context.new_page()
            page.goto(f"{home}/{_BIG[name]}", wait_until="networkidle")
            near = frames(page, _ZOOM)
            page.get_by_role("button", name="Nearer").click()
            page.get_by_role("button", name="Nearer").click()
            print(f"{name} | {near} | {frames(page, _PAN)} | {frames(page, _CHOOSE)}")


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", help="the folder of a built site")
    parser.add_argument("--points", type=int, help="places of a map made for the purpose")
    parser.add_argument("--runs", type=int, default=3, help="how often each page is opened")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        site = crowded_site(Path(folder), given.points) if given.points else given.site
        if not site or not (site / "explore.html").is_file():
            parser.error(f"{site} is no built site: run build_kb.py first")
        measure(site.resolve(), runs=given.runs, whole=not given.points)


def measure(site: Path, *, runs: int, whole: bool) -> None:
    """Print what the pages of a site cost (of a whole one) and how smooth its pictures are."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("KB_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with served(site) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        pictures = chosen(site) if whole else _CROWD
        visits(browser, site, pictures, home, runs)
        motions(browser, pictures, home)
        browser.close()


if __name__ == "__main__":
    main()
