"""How long every command takes on this very base: seconds as a person waits and of CPU, and memory, beside `python -c pass`.

    measure_commands.py [--runs N] [--markdown]

Works in a fresh clone of the last commit with a cache of its own, so it writes nothing here. The first build of that clone is told
by itself; all else comes after it, medians of N runs (5 unless given). Each run is a process of its own. `serve` does not end and
`links` asks other people's servers; both are left out.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench_data import PROJECT

RUNS = 5
SOURCE = "002_cbad96a83289a78f"
ACTOR = "actors/sendero-luminoso"
FILE = f"entities/{ACTOR}.yml"


class Run(NamedTuple):
    """Wall and CPU seconds of a process, and its peak of memory in MB."""

    wall: float
    cpu: float
    memory: float


def list_commands(candidate: str) -> list[tuple[str, ...]]:
    """Every command in the ways that people and CI call it; those that would write have `--dry-run`, or find nothing to write."""
    return [
        ("--help",),
        ("build",),
        ("build", "--no-site"),
        ("build", "--check"),
        ("check",),
        ("check", FILE),
        ("fmt",),
        ("fmt", FILE),
        ("fmt", "--check"),
        ("repair",),
        ("repair", FILE),
        ("merge", ACTOR, "actors/farc", "--dry-run"),
        ("reject", ACTOR, "--reason", "a test", "--dry-run"),
        *([("accept", candidate, "--dry-run")] if candidate else []),
        ("split", ACTOR, "Another", "--mentions", SOURCE, "--dry-run"),
        ("why", ACTOR),
        ("why", ACTOR, "kind"),
        ("diff", "HEAD~1", "HEAD"),
        ("explain", f"seeds/{SOURCE}.txt"),
        ("annotate", "seeds", "--output", os.devnull),
        ("schema",),
        ("site",),
        ("new", "actor", "A name that nobody has {run}"),
    ]


def measure(command: list[str], folder: Path) -> Run:
    """One process, which must succeed."""
    environment = {**os.environ, "KB_CACHE": str(folder / ".cache")}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # else every run would compile all modules anew
    before = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - before
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)}: exit code {code}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def show(title: str, runs: list[Run], *, markdown: bool) -> None:
    """The medians of some runs, as a line of a table."""
    wall, cpu, memory = (statistics.median(values) for values in zip(*runs, strict=True))
    line = (
        f"| `{title}` | {wall:.2f} | {cpu:.2f} | {memory:.0f} |"
        if markdown
        else f"{title:66}{wall:7.2f} s {cpu:7.2f} s CPU {memory:6.0f} MB"
    )
    print(line, flush=True)


def find_candidate(folder: Path) -> str:
    """A name of the review page that has one reading, "" where none waits; asked in a process of its own, for memory is counted from this one's."""
    asked = "next((c.id for c in shown if not c.readings), '')"
    program = (
        "import build_kb\nfrom knowledge_base.settings import Places\n"
        f"shown = build_kb.see_all(Places()).knowledge.candidates\nprint({asked})"
    )
    environment = {**os.environ, "KB_CACHE": str(folder / ".cache")}
    command = [sys.executable, "-c", program]
    return subprocess.check_output(command, cwd=folder, env=environment, text=True).strip()


def main() -> None:
    """Print a line for each command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of each ({RUNS})")
    parser.add_argument("--markdown", action="store_true", help="rows of a Markdown table")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "--quiet", PROJECT, clone], check=True)
        own = [sys.executable, "build_kb.py"]
        first = [measure([*own, "build"], clone)]
        show("build (the first, without a cache)", first, markdown=given.markdown)
        bare = [measure([sys.executable, "-c", "pass"], clone) for _ in range(given.runs)]
        show("python -c pass", bare, markdown=given.markdown)
        for words in list_commands(find_candidate(clone)):
            runs = [
                measure([*own, *(word.format(run=run) for word in words)], clone)
                for run in range(given.runs)
            ]
            show(" ".join(words).removesuffix(" {run}"), runs, markdown=given.markdown)


if __name__ == "__main__":
    main()
