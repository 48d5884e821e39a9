"""Do the addresses elsewhere that a site names still answer? The only part of the project that asks other servers anything."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from knowledge_base.problems import Problem, Severity
from knowledge_base.website.built_page import read_page

TIMEOUT = 20.0  # seconds
PAUSE = 1.0  # seconds between two questions to one server
_GONE = frozenset({404, 410})
_NO_HEAD = frozenset({400, 403, 405, 501})  # servers that answer a GET only
_WORKERS = 8
_AGENT = "knowledge-base-builder link check"


def outside_links(site: Path) -> dict[str, str]:
    """Every address elsewhere that pages of a site name as a link, with the first page that does."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        for link in read_page(file.read_text(encoding="utf-8")).links:
            if not link.loads and urlsplit(link.address).scheme in ("http", "https"):
                address = link.address.partition("#")[0]
                found.setdefault(address, file.relative_to(site).as_posix())
    return found


def check_links(
    links: Mapping[str, str], site: Path, *, leave_out: Iterable[str] = (), pause: float = PAUSE
) -> list[Problem]:
    """A problem for each address that is gone, a warning for each that gives no clear answer.

    Servers are asked side by side, each of them one question after another with a pause. Addresses that begin with one of
    `leave_out` are not asked: those of the repository's own editor and forms, which want an account.
    """
    skipped = tuple(prefix for prefix in leave_out if prefix)
    servers: dict[str, list[str]] = {}
    for address in sorted(links):
        if not address.startswith(skipped):
            servers.setdefault(urlsplit(address).netloc, []).append(address)

    def ask_server(addresses: list[str]) -> list[Problem]:
        problems = []
        for number, address in enumerate(addresses):
            time.sleep(pause if number else 0)
            severity, answer = ask(address)
            if answer:
                page = str(site / links[address])
                message = f"{address} {answer}"
                problems.append(Problem(path=page, message=message, severity=severity))
        return problems

    with ThreadPoolExecutor(_WORKERS) as pool:
        return [problem for found in pool.map(ask_server, servers.values()) for problem in found]


def ask(address: str) -> tuple[Severity, str]:
    """What is wrong with an address; "" where it answers. Only what is surely gone is an error: many servers refuse programs."""
    for method in ("HEAD", "GET"):
        asked = urllib.request.Request(address, method=method, headers={"User-Agent": _AGENT})
        try:
            with urllib.request.urlopen(asked, timeout=TIMEOUT):
                return Severity.WARNING, ""
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in _GONE and method == "GET":
                return Severity.ERROR, f"is gone: the server answers {error.code}."
            if method == "HEAD" and error.code in _NO_HEAD | _GONE:
                continue
            return Severity.WARNING, f"gives no clear answer: {error.code}."
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            return Severity.WARNING, f"cannot be reached: {reason}."
    return Severity.WARNING, ""
