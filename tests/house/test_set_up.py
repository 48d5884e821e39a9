"""Whoever starts the program with a Python that was never set up is told how to, in words."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def test_a_python_without_the_packages_says_how_to_set_up() -> None:
    # -S hides what is installed.
    done = subprocess.run(
        [sys.executable, "-S", "build_kb.py", "check"],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr.startswith("This Python lacks the packages that are needed.")
    assert "make check" in done.stderr
    assert "Traceback" not in done.stderr
