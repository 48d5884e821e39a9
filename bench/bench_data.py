"""Where the benchmark data lies, or a plain word that it does not."""

import os
import sys
from pathlib import Path


def folder_of_benchmarks(words: list[str]) -> Path:
    """The folder named on the command line or in `KB_BENCH`; ends the program with 2 when there is none."""
    named = words[0] if words else os.environ.get("KB_BENCH", "")
    if not named:
        sys.exit(
            "Name the folder of benchmark data, as an argument or in KB_BENCH; bench/README.md says where it comes from."
        )
    folder = Path(named)
    if not folder.is_dir():
        sys.exit(
            f"{folder}: no such folder of benchmark data; bench/README.md says where the public gets it."
        )
    return folder


def benchmarks(folder: Path) -> list[Path]:
    """Those of its folders that hold documents, a key and a scorer."""
    found = [
        path
        for path in sorted(folder.iterdir())
        if (path / "docs").is_dir() and (path / "evaluate.py").is_file()
    ]
    if not found:
        sys.exit(f"{folder}: holds no benchmark (a folder with docs/, gold.json and evaluate.py).")
    return found
