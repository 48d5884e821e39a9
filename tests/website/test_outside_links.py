"""Addresses elsewhere: asked once, politely; only what is surely gone is an error."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from knowledge_base import website
from knowledge_base.problems import Severity

ASKED: list[tuple[str, str]] = []


class _Server(BaseHTTPRequestHandler):
    """Answers with the code that the path names; `/get-only` refuses HEAD."""

    def do_HEAD(self) -> None:
        ASKED.append(("HEAD", self.path))
        self.answer(405 if self.path == "/get-only" else int(self.path[1:]))

    def do_GET(self) -> None:
        ASKED.append(("GET", self.path))
        self.answer(200 if self.path == "/get-only" else int(self.path[1:]))

    def answer(self, code: int) -> None:
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test's own messages are what counts."""


@pytest.fixture
def server() -> Iterator[str]:
    ASKED.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def site_with(folder: Path, *addresses: str) -> Path:
    links = "".join(f'<a href="{address}">x</a>' for address in addresses)
    (folder / "index.html").write_text(f"<p>{links}</p>", encoding="utf-8")
    return folder


def test_what_is_gone_is_an_error_and_a_refusal_only_a_warning(tmp_path: Path, server: str) -> None:
    codes = ("200", "404", "410", "403", "500", "get-only")
    site = site_with(tmp_path, *(f"{server}/{code}" for code in codes), "page.html", "mailto:a@b.c")

    problems = website.check_links(website.outside_links(site), site, pause=0)

    said = {p.message.removeprefix(f"{server}/").split()[0]: p.severity for p in problems}
    assert said == {
        "404": Severity.ERROR,
        "410": Severity.ERROR,
        "403": Severity.WARNING,
        "500": Severity.WARNING,
    }
    assert {p.path for p in problems} == {str(site / "index.html")}
    assert ("GET", "/get-only") in ASKED


def test_an_address_is_asked_once_and_without_its_fragment(tmp_path: Path, server: str) -> None:
    site = site_with(tmp_path, f"{server}/200#a", f"{server}/200#b", f"{server}/200")

    assert website.check_links(website.outside_links(site), site, pause=0) == []
    assert ASKED == [("HEAD", "/200")]


def test_addresses_of_the_repository_are_left_out(tmp_path: Path, server: str) -> None:
    site = site_with(tmp_path, f"{server}/404")

    links = website.outside_links(site)
    assert website.check_links(links, site, leave_out=[f"{server}/", ""], pause=0) == []
    assert ASKED == []


def test_a_server_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    site = site_with(tmp_path, "http://127.0.0.1:9/x")

    [problem] = website.check_links(website.outside_links(site), site)

    assert problem.severity is Severity.WARNING
    assert "cannot be reached" in problem.message
