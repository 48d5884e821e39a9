"""How good the extraction is: runs `annotate` over each benchmark and hands the result to its own scorer."""

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
        scorer = [sys.executable, str(benchmark / "evaluate.py"), str(output), *sys.argv[2:]]
        worst = max(worst, subprocess.run(scorer, check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
