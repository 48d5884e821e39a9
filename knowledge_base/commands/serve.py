"""`serve`: the site on this machine, following changes in seeds, entity files and pages."""

import os
import subprocess
import sys
import threading
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from knowledge_base.commands.reporting import FINE, WRONG, say
from knowledge_base.settings import Places

QUIET_SECONDS = 0.5  # editors write a file in several steps; a build waits until they have finished
WATCHED_SUFFIXES = (".txt", ".md", ".yml")


class _Changes(FileSystemEventHandler):
    """Sets a flag when an article or entity file was written, moved or deleted."""

    def __init__(self) -> None:
        self.seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        changed = event.event_type in ("created", "modified", "moved", "deleted")
        if changed and str(event.src_path).endswith(WATCHED_SUFFIXES):
            self.seen.set()


def run(arguments: Namespace, places: Places, *, config: Path, rebuild: Callable[[], int]) -> int:
    """Serve until interrupted. MkDocs follows the pages; here seeds and entity files are followed and pages renewed.

    A build that finds something wrong prints it and leaves the last good pages in place.
    """
    changes = _Changes()
    observer = Observer()
    for folder in (places.seeds, places.entities):
        observer.schedule(changes, str(folder), recursive=True)
    server = _start_mkdocs(config, arguments.address)
    observer.start()
    try:
        while server.poll() is None:
            if changes.seen.wait(timeout=QUIET_SECONDS):
                _wait_until_quiet(changes.seen)
                say("Something changed: rebuilding")
                rebuild()
    except KeyboardInterrupt:
        say("")
    finally:
        observer.stop()
        observer.join()
        stopped_by_itself = server.poll() is not None
        server.terminate()
        server.wait()
    return WRONG if stopped_by_itself else FINE


def _start_mkdocs(config: Path, address: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config)]
    command += ["--dev-addr", address]
    return subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def _wait_until_quiet(seen: threading.Event) -> None:
    while seen.is_set():
        seen.clear()
        seen.wait(timeout=QUIET_SECONDS)
