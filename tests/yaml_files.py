"""The YAML in which tests are written down, read with the library's quick parser: a collection of all tests reads 150 files."""

from pathlib import Path
from typing import Any

import yaml


def read_yaml(file: Path) -> Any:
    """What a file says."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def read_cases(folder: Path) -> dict[str, Any]:
    """The cases of a folder of golden files, by the file's name and the number within it."""
    return {
        f"{path.stem}-{number}": case
        for path in sorted(folder.glob("*.yml"))
        for number, case in enumerate(read_yaml(path), start=1)
    }
