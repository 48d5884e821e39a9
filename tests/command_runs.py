"""Commands run in this process, so that modules and the language model are opened once for all tests, and what they may share."""

from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import MappingProxyType

import pytest

import build_kb

PROJECT = Path(__file__).resolve().parents[1]
# Made from installed packages and files of the project alone, known by their content, and seconds long to make.
SHARED = ("gazetteer", "maps", "authority")
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def run_command(
    *words: str | Path, folder: Path | None = None, environment: Mapping[str, str] = _NONE
) -> Done:
    """`build_kb.py` with these words, called from a folder."""
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(StringIO()) as said,
        redirect_stderr(StringIO()) as complained,
    ):
        for name, value in environment.items():
            patch.setenv(name, value)
        if folder:
            patch.chdir(folder)
        try:
            code = build_kb.main([str(word) for word in words])
        except SystemExit as ended:  # wrong use, as argparse has it
            code = int(ended.code or 0)
    return Done(code, said.getvalue(), complained.getvalue())


def share_cache(cache: Path) -> Path:
    """A folder of caches for one base, whose parts that depend on no base are those of the project."""
    cache.mkdir(parents=True, exist_ok=True)
    for name in SHARED:
        own = PROJECT / ".cache" / name
        own.mkdir(parents=True, exist_ok=True)
        if not (cache / name).exists():
            (cache / name).symlink_to(own)
    return cache
