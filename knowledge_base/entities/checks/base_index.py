"""Which records of a large base bear a name or point to an id, without reading them all again.

The index only chooses which other files a check reads; what is said of a file always comes from the file itself. A file counts as
known where its size, times and inode are those of the reading and its times lie before the index was begun (the rule by which git
trusts its own index); otherwise its bytes are compared, and only new bytes are parsed.
"""

import functools
import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge_base.entities.checks.check_quotes import list_quotes
from knowledge_base.entities.checks.check_targets import list_targets
from knowledge_base.entities.checks.name_bearers import fold_extracted, fold_written
from knowledge_base.entities.files.file_names import FoundFile
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.files.record_files import read_record
from knowledge_base.entity_ids import folder_of
from knowledge_base.vocabulary import TYPE_OF_FOLDER

_FOLDER = "check"
# Times of a file system may be as coarse as this; what is younger than the index by less could have changed unseen.
_COARSEST = 2_000_000_000


@dataclass(slots=True)
class _Entry:
    """What the index keeps of a file: its stamp (size, times, inode), the hash of its bytes, and what leads to it and from it."""

    stamp: list[int]
    sha256: str
    names: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)


class BaseIndex:
    """The names that all records bear and the ids that they point to, by record."""

    def __init__(self, folder: Path, files: Iterable[FoundFile], cache: Path | None) -> None:
        """Bring the index in the cache up to date with the files, and keep it there unless that folder cannot be written."""
        self._entries: dict[str, _Entry] = {}
        base = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:8]
        self._file = cache / _FOLDER / f"{_version()}-{base}.json" if cache else None
        draft = _begin(self._file)
        self._began = draft.stat().st_mtime_ns if draft else 0
        changed = self._update(list(files), self._load())
        if draft is not None and self._file is not None:
            _finish(draft, self._file, self._dump() if changed else None)

    def bearing(self, names: Collection[str]) -> set[str]:
        """The records that bear one of the names (`name_key`)."""
        wanted = frozenset(names)
        return {i for i, entry in self._entries.items() if not wanted.isdisjoint(entry.names)}

    def pointing_to(self, ids: Collection[str]) -> set[str]:
        """The records that point to one of the ids, in words of people or of the machine, or quote it, if it is a source."""
        wanted = frozenset(ids)
        return {i for i, entry in self._entries.items() if not wanted.isdisjoint(entry.targets)}

    def _update(self, files: Sequence[FoundFile], stored: dict[str, Any]) -> bool:
        """Take over what still holds and read the rest; whether anything is worth keeping."""
        began, entries = stored.get("began", 0), stored.get("entries", {})
        changed = len(entries) != len(files)
        for found in files:
            kept = entries.get(found.id)
            entry = _Entry(*kept) if kept else None
            stamp = _stamp(found.file)
            if entry is None or entry.stamp != stamp or max(stamp[1:3]) + _COARSEST > began:
                entry, changed = _read_anew(found, stamp, entry), True
            self._entries[found.id] = entry
        return changed

    def _load(self) -> dict[str, Any]:
        if self._file is None or not self._file.is_file():
            return {}
        try:
            stored = json.loads(self._file.read_bytes())
        except ValueError:  # it is only a cache
            return {}
        return stored if isinstance(stored, dict) else {}

    def _dump(self) -> bytes:
        entries = {
            i: [entry.stamp, entry.sha256, entry.names, entry.targets]
            for i, entry in self._entries.items()
        }
        return json.dumps({"began": self._began, "entries": entries}).encode()


def name_key(entity_type: str, folded: str) -> str:
    """A folded name as the index has it: names of two types are two names."""
    return f"{entity_type}:{folded}"


def list_name_keys(record: EntityRecord) -> set[str]:
    """The keys of all names that a record bears."""
    return {name_key(record.type, name) for name in fold_written(record) | fold_extracted(record)}


def list_pointed(record: EntityRecord) -> set[str]:
    """All ids that a record points to: those that people wrote, the sources that they quote, and those that were found."""
    written = {target for _, target in list_targets(record)}
    quoted = {f"sources/{evidence.source}" for _, evidence in list_quotes(record)}
    return written | quoted | set(list_found_ids(record.extracted)) | {record.id.casefold()}


def list_found_ids(value: object) -> Iterator[str]:
    """The ids in the machine's part, wherever they stand."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from list_found_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from list_found_ids(inner)
    elif isinstance(value, str) and folder_of(value) in TYPE_OF_FOLDER and "/" in value:
        yield value


def _read_anew(found: FoundFile, stamp: list[int], known: _Entry | None) -> _Entry:
    try:
        sha256 = hashlib.sha256(found.file.read_bytes()).hexdigest()
    except OSError:
        return _Entry(stamp, "")
    if known is not None and known.sha256 == sha256:
        return _Entry(stamp, sha256, known.names, known.targets)
    record, _ = read_record(found)
    if record is None:
        return _Entry(stamp, sha256)
    return _Entry(stamp, sha256, sorted(list_name_keys(record)), sorted(list_pointed(record)))


def _stamp(file: Path) -> list[int]:
    try:
        known = os.stat(file)  # noqa: PTH116 because Path.stat costs twice as much, ten thousand times
    except OSError:
        return [0, 0, 0, 0]
    return [known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino]


def _begin(file: Path | None) -> Path | None:
    """An empty draft beside the index: its time, by the clock of the file system, is when the reading began."""
    if file is None:
        return None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        draft.write_bytes(b"")
    except OSError:
        return None
    return draft


def _finish(draft: Path, file: Path, content: bytes | None) -> None:
    if content is None:
        draft.unlink(missing_ok=True)
        return
    draft.write_bytes(content)
    draft.replace(file)
    for other in sorted(file.parent.glob("*.json")):
        if not other.name.startswith(_version()):
            other.unlink(missing_ok=True)


@functools.cache
def _version() -> str:
    """Hash of the code that an entry depends on, so that changed rules never meet an old index."""
    room = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for file in [
        *sorted(room.rglob("*.py")),
        *sorted(room.parent.glob("*.py")),
        *sorted(room.parent.glob("*.yml")),
    ]:
        digest.update(file.relative_to(room.parent).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()[:32]
