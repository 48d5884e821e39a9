"""Authority files that were read and found right before, kept as JSON, so that a run need not read their YAML anew.

Known by the contents of the files and of this room: what changed in either has another key, so that nothing stale is ever
answered. A file of the cache that is damaged counts as not there.
"""

import functools
import hashlib
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter

from knowledge_base.entities.fields.authority_fields import AuthorityEntry

FOLDER = "authority"
KEPT = 8  # files; each set of folders has its own
_ENTRIES = TypeAdapter(dict[str, AuthorityEntry])


def find_stored(cache: Path, key: str) -> dict[str, AuthorityEntry] | None:
    """The entries that were stored under a key; None where none were, or the file does not hold what was written."""
    with suppress(OSError, ValueError):
        check, _, content = (cache / FOLDER / f"{key}.json").read_bytes().partition(b"\n")
        if check.decode("ascii") == _hash([content]):
            return _ENTRIES.validate_json(content)
    return None


def store(cache: Path, key: str, entries: dict[str, AuthorityEntry]) -> None:
    """Keeps the entries under a key, whole or not at all, and lets the oldest of the others go.

    A folder that cannot be written keeps nothing: reading goes on without.
    """
    content = _ENTRIES.dump_json(entries, exclude_unset=True, by_alias=True)
    file = cache / FOLDER / f"{key}.json"
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        draft.write_bytes(_hash([content]).encode() + b"\n" + content)
        draft.replace(file)
        others = sorted(file.parent.glob("*.json"), key=lambda other: other.stat().st_mtime_ns)
        for other in others[:-KEPT]:
            other.unlink(missing_ok=True)


def key_of(files: Iterable[Sequence[Path]]) -> str | None:
    """What the entries of these files, folder by folder, depend on; None where one cannot be read."""
    parts = [_room_hash().encode()]
    try:
        for folder in files:
            parts.append(b"folder")
            parts += [part for file in folder for part in (file.name.encode(), file.read_bytes())]
    except OSError:
        return None
    return _hash(parts)


def _hash(parts: Iterable[bytes]) -> str:
    """Of each part and its length, so that no two lists of parts have one hash."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)} ".encode() + part)
    return digest.hexdigest()


@functools.cache
def _room_hash() -> str:
    """Hash of all that checks an entry: a changed rule is never answered from the cache."""
    room = Path(__file__).parents[1]
    files = [
        *room.glob("fields/*.py"),
        *room.glob("files/*.py"),
        *room.parent.glob("*.py"),
        *room.parent.glob("*.yml"),
    ]
    return _hash(part for f in sorted(files) for part in (f.name.encode(), f.read_bytes()))
