"""Where the benchmark data lies, or a plain word that it does not; and what all measurements do with it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
OUTPUT = PROJECT / ".bench"  # ignored by git: what was found, for a closer look
PUBLIC = "bench/README.md says where the public gets it"


def folder_of_benchmarks(words: Sequence[str | None]) -> Path:
    """The folder that the first word names, or else `KB_BENCH`; ends the program with a word when there is none."""
    place = (words[0] if words else None) or os.environ.get("KB_BENCH", "")
    if not place:
        sys.exit(f"Name the folder of benchmark data, as an argument or in KB_BENCH; {PUBLIC}.")
    folder = Path(place)
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder of benchmark data; {PUBLIC}.")
    return folder


def benchmarks(folder: Path) -> list[Path]:
    """Those of its folders that hold documents, a key and a scorer."""
    found = [path for path in sorted(folder.iterdir()) if _is_benchmark(path)]
    if not found:
        sys.exit(f"{folder}: holds no benchmark (a folder with docs/, gold.json and evaluate.py).")
    return found


def benchmark(folder: Path, name: str) -> Path:
    """One benchmark by the name of its folder."""
    if not _is_benchmark(folder / name):
        sys.exit(f"{folder / name}: no docs/ with gold.json and evaluate.py here; {PUBLIC}.")
    return folder / name


def _is_benchmark(path: Path) -> bool:
    return (path / "docs").is_dir() and (path / "evaluate.py").is_file()


def annotate(paths: Sequence[Path], output: Path) -> None:
    """Run the command `annotate`; ends the program where it fails for another reason than a bad article."""
    output.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(PROJECT / "build_kb.py"), "annotate"]
    done = subprocess.run([*command, *map(str, paths), "--output", str(output)], check=False)
    if done.returncode > 1:
        sys.exit(done.returncode)


def lines_of(output: Path) -> list[dict[str, Any]]:
    """What `annotate` wrote, a document each."""
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines() if line]


def write_lines(output: Path, lines: Sequence[Mapping[str, Any]]) -> None:
    """The same form, written by a measurement itself."""
    output.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    output.write_text(text, encoding="utf-8")


def scorer_figures(folder: Path, output: Path, *words: str) -> dict[str, Any]:
    """The figures of a benchmark's own scorer (`--json`); ends the program with its words where it fails."""
    command = [sys.executable, str(folder / "evaluate.py"), str(output), "--json", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr or done.stdout)
    figures: dict[str, Any] = json.loads(done.stdout[done.stdout.index("{") :])
    return figures


def read_text(path: Path) -> str:
    """The characters of a document, of which a byte order mark is one and a line end may be two."""
    return path.read_bytes().decode("utf-8")
