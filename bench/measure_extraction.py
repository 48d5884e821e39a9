"""How good the extraction is: runs `annotate` over each benchmark and hands the result to its own scorer.

    measure_extraction.py BENCH_DIR [options of the scorers, such as --split TST]

A scorer that does not know an option is run without it, and said to be.
"""

import subprocess
import sys
from pathlib import Path

from bench_data import benchmarks, folder_of_benchmarks

PROJECT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Prints each scorer's table; the output of `annotate` stays in .bench/ for a closer look."""
    output_folder = PROJECT / ".bench"
    output_folder.mkdir(exist_ok=True)
    worst = 0
    for benchmark in benchmarks(folder_of_benchmarks(sys.argv[1:])):
        output = output_folder / f"{benchmark.name}.jsonl"
        command = [sys.executable, str(PROJECT / "build_kb.py"), "annotate"]
        command += [str(benchmark / "docs"), "--output", str(output)]
        print(f"\n== {benchmark.name}", flush=True)
        annotated = subprocess.run(command, check=False)
        if annotated.returncode > 1:
            return annotated.returncode
        scorer = [sys.executable, str(benchmark / "evaluate.py")]
        options = known_options(scorer, sys.argv[2:])
        worst = max(worst, subprocess.run([*scorer, str(output), *options], check=False).returncode)
    return worst


def known_options(scorer: list[str], options: list[str]) -> list[str]:
    """The options if the scorer's help names them all, else none, with a word."""
    told = subprocess.run([*scorer, "--help"], check=False, capture_output=True, text=True).stdout
    unknown = [word for word in options if word.startswith("--") and word not in told]
    if unknown:
        print(f"(scored whole: its scorer knows no {', '.join(unknown)})", flush=True)
    return [] if unknown else options


if __name__ == "__main__":
    sys.exit(main())
