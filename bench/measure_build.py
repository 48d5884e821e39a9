"""How long a build takes, whole and when nothing changed, in a copy of this project without caches."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RUNS = 3


def timed(command: list[str], folder: Path) -> float:
    """Wall seconds of one command, which must succeed."""
    before = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - before


def main() -> None:
    """Prints wall seconds of `build --no-site` cold, the rest of the first build, and of a second one."""
    build = [sys.executable, "build_kb.py", "build"]
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "project"
        left_out = shutil.ignore_patterns(".venv", ".cache", "site", ".bench", ".mypy_cache")
        shutil.copytree(PROJECT, copy, ignore=left_out)
        for run in range(1, RUNS + 1):
            shutil.rmtree(copy / ".cache", ignore_errors=True)
            shutil.rmtree(copy / "site", ignore_errors=True)
            extract = timed([*build, "--no-site"], copy)
            render = timed(build, copy)
            again = timed(build, copy)
            print(
                f"run {run}: extraction and pages {extract:.1f} s, site {render:.1f} s, "
                f"second build {again:.2f} s ({again / (extract + render):.3f} of the first)"
            )


if __name__ == "__main__":
    main()
