"""Files of the cache: written whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Puts the content in place by a rename, so that no reader ever meets half a file; OSError as usual."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def sharded(folder: Path, key: str, suffix: str) -> Path:
    """The file of a key, in one of 256 folders, so that thousands of documents stay quick to list."""
    return folder / key[:2] / f"{key}{suffix}"
