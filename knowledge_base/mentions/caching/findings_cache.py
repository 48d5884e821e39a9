"""Findings of articles that need not be read again."""

import functools
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

from knowledge_base.mentions.caching.cache_files import sharded, write_whole
from knowledge_base.mentions.caching.findings_json import findings_from_json, findings_to_json
from knowledge_base.mentions.caching.relevant_names import RelevantNames
from knowledge_base.mentions.events.document.confidence import DATA_FILE, weights_file
from knowledge_base.mentions.parsing.language_model import fingerprint
from knowledge_base.model import Document, Findings, KnownName

FOLDER = "findings"


class FindingsCache:
    """Findings by document, its spans and date, the known names that could occur in it, its towns, and this package's files.

    A file that cannot be read counts as not there. Without a folder nothing is kept.
    """

    def __init__(
        self,
        cache: Path | None,
        known_names: Sequence[KnownName],
        towns: Mapping[str, Sequence[KnownName]],
    ) -> None:
        """Remembers where the files are and which names are known, everywhere and (by source) in one document."""
        self._folder = cache / FOLDER if cache else None
        self._relevant = functools.cache(lambda: RelevantNames(known_names))
        self._all = names_hash(known_names) if cache else ""
        self._towns = towns

    def get(self, document: Document, published: str | None) -> Findings | None:
        """What was found last time, if nothing that it depends on changed since."""
        file = self._file(document, published)
        if file is None or not file.is_file():
            return None
        try:
            stored = json.loads(file.read_text(encoding="utf-8"))
            if stored["all_names"] != self._all:
                if stored["names"] != names_hash(self._relevant().of(document.text)):
                    return None
                self._write(file, {**stored, "all_names": self._all})
            return findings_from_json(stored["findings"])
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, document: Document, published: str | None, findings: Findings) -> None:
        """Keeps what was found."""
        file = self._file(document, published)
        if file is not None:
            names = names_hash(self._relevant().of(document.text))
            content: dict[str, object] = {
                "all_names": self._all,
                "names": names,
                "findings": findings_to_json(findings),
            }
            self._write(file, content)

    def _file(self, document: Document, published: str | None) -> Path | None:
        if self._folder is None:
            return None
        towns = names_hash(self._towns.get(document.source, ()))
        return sharded(self._folder, document_key(document, published, towns), ".json")

    @staticmethod
    def _write(file: Path, content: dict[str, object]) -> None:
        write_whole(file, json.dumps(content, ensure_ascii=False).encode())


def document_key(document: Document, published: str | None, towns: str) -> str:
    """Hash of all that findings depend on besides the names that are known everywhere."""
    spans = [document.paragraphs, document.headings, document.furniture]
    parts = [
        document.source,
        document.sha256,
        document.published,
        published,
        towns,
        room_hash(),
        fingerprint(),
        *[[astuple(span) for span in group] for group in spans],
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def names_hash(names: Sequence[KnownName]) -> str:
    """The same for the same known names in any order."""
    rows = sorted(repr(name) for name in set(names))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


@functools.cache
def room_hash() -> str:
    """Hash of this package's source and data files, so that a changed rule is never answered from the cache.

    Weights that a measurement names instead of the package's own count as well.
    """
    room = Path(__file__).parents[1]
    files = sorted(f for f in room.rglob("*") if f.suffix in {".py", ".yml"})
    files += sorted(room.parent.glob("*.py"))
    digest = hashlib.sha256()
    for file in files:
        name = file.relative_to(room.parent).as_posix()
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    weights = weights_file()
    if weights != DATA_FILE and weights.is_file():
        digest.update(weights.read_bytes())
    return digest.hexdigest()
