"""How long `check` takes on a large base, whole and for single files, and how much memory.

    measure_check.py [COUNT]      10,000 entity files unless another number is given

The base is made anew in a temporary folder. Cold is the first run, without a cache; warm one of the following. Each run is a process of
its own, as people and CI start it; memory is the peak of the process.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_data import PROJECT
from large_base import write_base

COUNT = 10_000
RUNS = 3


def run(base: Path, *files: Path) -> tuple[float, float, str]:
    """Wall and CPU seconds of one `check`, and the last line that it said."""
    command = [sys.executable, str(PROJECT / "build_kb.py"), "check", *map(str, files)]
    places = ["--entities", str(base / "entities"), "--seeds", str(base / "seeds")]
    before, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "KB_CACHE": str(base / "cache")}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # else every run would compile all modules anew
    done = subprocess.run(
        [*command, *places], capture_output=True, text=True, check=False, env=environment
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = (done.stdout + done.stderr).strip().splitlines() or ["nothing was said"]
    cpu = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return time.perf_counter() - before, cpu, said[-1]


def main() -> None:
    """Print the seconds of each kind of check, and the peak of memory."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=COUNT, help="entity files to write")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        write_base(base, count)
        files = sorted((base / "entities" / "actors").glob("*.yml"))
        changed = [files[len(files) // 3], files[len(files) // 2]]
        show("whole base", [run(base) for _ in range(RUNS)])
        show("two files, cold", [run(base, *changed)])
        # The times of a file are trusted once they are older than the coarsest file system's grain.
        time.sleep(3)
        show("two files, second run", [run(base, *changed)])
        show("two files, warm", [run(base, *changed) for _ in range(RUNS)])
        with changed[0].open("a", encoding="utf-8") as file:
            file.write("# a comment that must not stand here\n")
        show("one of them edited", [run(base, *changed)])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


def show(title: str, runs: list[tuple[float, float, str]]) -> None:
    """The fastest run: others wait for what else the machine does."""
    wall, cpu, said = min(runs)
    print(f"{title:24}{wall:6.2f} s wall {cpu:6.2f} s CPU   {said}", flush=True)


if __name__ == "__main__":
    main()
