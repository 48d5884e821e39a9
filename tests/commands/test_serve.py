"""`serve` follows changes: an article that arrives is on the site a moment later."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds; a page usually takes five


def page(address: str) -> str:
    """The page's text, or "" while it is not there."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(words: str, address: str) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if words in page(address):
            return True
        time.sleep(0.3)
    return False


@pytest.mark.journeys
def test_a_new_article_appears_while_serving_and_an_interrupt_is_a_good_end(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "tests" / "samples" / "second_base", tmp_path, dirs_exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    places = [f"--{name}={tmp_path / name}" for name in ("seeds", "entities", "docs", "site")]
    server = subprocess.Popen(
        [sys.executable, str(PROJECT / "build_kb.py"), "serve", "--address", address, *places],
        env={**os.environ, "KB_CACHE": str(tmp_path / "cache")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert wait_for("Rotterdam", f"http://{address}/places/rotterdam.html")

        text = "On 5 May 2022 police in Bogota arrested two men in Rotterdam.\n"
        (tmp_path / "seeds" / "new-article.txt").write_text(text, "utf-8")

        assert wait_for("two men", f"http://{address}/sources/new-article.html")
    finally:
        server.send_signal(signal.SIGINT)
        code = server.wait(timeout=PATIENCE)
    assert code == 0
