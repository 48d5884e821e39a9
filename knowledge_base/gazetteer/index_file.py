"""The index of towns and regions: made once for a version of the package, then asked by name and country."""

import contextlib
import functools
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple, TypeVar

from knowledge_base.gazetteer.rows import PACKAGE, Row, read_rows
from knowledge_base.gazetteer.rules import REGIONS_FILE, Rules, read_regions, rules
from knowledge_base.gazetteer.spelling import fold

FOLDER = "gazetteer"
# Raised when the tables or what stands in them change in a manner that versions and data files do not show.
FORMAT = 5
_AT_ONCE = 400  # names a question; SQLite takes 999 values at least
_TABLES = """
CREATE TABLE place (geonames INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, lat REAL, lon REAL,
    further TEXT, population INTEGER, region INTEGER, towns INTEGER, bearers INTEGER);
CREATE TABLE name (folded TEXT, country TEXT, geonames INTEGER, text TEXT,
    PRIMARY KEY (folded, country, geonames)) WITHOUT ROWID;
"""
_PLACE = "geonames, id, name, kind, country, lat, lon, further, population, region, towns, bearers"
_T = TypeVar("_T")


@functools.cache
def read_package() -> Sequence[Row]:
    """The rows of the installed package, read once a process where no folder keeps them."""
    return read_rows(rules(), read_regions())


class Hit(NamedTuple):
    """A row under one of its names, as the gazetteer writes that name."""

    text: str
    row: Row


class Index:
    """Asks the index; makes it anew where it is missing or damaged. Nothing is opened before the first question."""

    def __init__(
        self, cache: Path | None, read: Callable[[], Sequence[Row]] = read_package
    ) -> None:
        """Remembers where the file lies and who reads the rows; without a folder the index lives in memory."""
        self._folder = cache / FOLDER if cache else None
        self._read = read
        self._open: sqlite3.Connection | None = None

    def find(self, names: Collection[str], countries: Collection[str]) -> list[Hit]:
        """What bears one of the folded names in one of the countries (ISO codes), by name and GeoNames id."""
        if not names or not countries:
            return []
        hits = self._ask(lambda rows: list(_find(rows, sorted(names), sorted(countries))))
        return sorted(hits, key=lambda hit: (hit.text, hit.row.geonames))

    def find_ids(self, ids: Collection[str]) -> list[Row]:
        """The rows that have one of these ids, by GeoNames id."""
        wanted = sorted(ids)
        marks = ", ".join("?" * len(wanted[:_AT_ONCE]))
        question = f"SELECT {_PLACE} FROM place WHERE id IN ({marks}) ORDER BY geonames"
        found = self._ask(lambda rows: rows.execute(question, wanted[:_AT_ONCE]).fetchall())
        more = self.find_ids(wanted[_AT_ONCE:]) if len(wanted) > _AT_ONCE else []
        return [*map(_row, found), *more]

    def get(self, geonames: int) -> Row | None:
        """The row of a GeoNames id."""
        question = f"SELECT {_PLACE} FROM place WHERE geonames = ?"
        found = self._ask(lambda rows: rows.execute(question, (geonames,)).fetchone())
        return _row(found) if found else None

    def _ask(self, question: Callable[[sqlite3.Connection], _T]) -> _T:
        try:
            return question(self._connection())
        except sqlite3.DatabaseError:
            # Damaged since it was opened, or the file went: it is only a cache.
            if self._folder is None:
                raise
            self._close()
            self._make(self._folder)
            return question(self._connection())

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            if self._folder is None:
                self._open = self._in_memory()
            else:
                self._open = _read_only(_sound_file(self._folder) or self._make(self._folder))
        return self._open

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _in_memory(self) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        fill(connection, self._read())
        return connection

    def _make(self, folder: Path) -> Path:
        """Writes a draft and renames it, so that no reader ever meets half an index; older ones go."""
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{key()}.{os.getpid()}"
        draft.unlink(missing_ok=True)
        draft.touch()  # SQLite would not say which folder cannot be written
        try:
            with contextlib.closing(sqlite3.connect(draft)) as connection:
                fill(connection, self._read())
            file = folder / f"{key()}-{_sum(draft)}.sqlite"
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)  # where the making was broken off
        for other in sorted(folder.glob("*.sqlite")):
            if other != file:
                other.unlink(missing_ok=True)
        return file


def has_index(cache: Path) -> bool:
    """Whether an index of the package and the data files as they are lies under a cache; whether it is sound, nobody looks."""
    try:
        return any((cache / FOLDER).glob(f"{key()}-*.sqlite"))
    except OSError:  # the package is not installed
        return False


def _sound_file(folder: Path) -> Path | None:
    """The index that lies there, if its content is what its name says: a few flipped bytes would answer without a word, but wrongly.

    The sum of 8 MB takes 3 ms; SQLite's own `PRAGMA quick_check` takes 170 ms and misses damage in the values.
    """
    for file in sorted(folder.glob(f"{key()}-*.sqlite")):
        with suppress(FileNotFoundError):  # another build may have made it anew
            if file.name == f"{key()}-{_sum(file)}.sqlite":
                return file
    return None


def _sum(file: Path) -> str:
    return f"{zlib.crc32(file.read_bytes()):08x}"


def key() -> str:
    """Package, version and all else that the rows depend on; OSError where the package is not installed."""
    try:
        installed = version(PACKAGE)
    except PackageNotFoundError as missing:
        message = f"The package {PACKAGE} is not installed: run `make` or install requirements.txt"
        raise OSError(message) from missing
    return f"{PACKAGE}-{installed}-{_settings_hash(rules())}"


@functools.cache
def _settings_hash(given: Rules) -> str:
    parts = (
        FORMAT,
        sorted(given.whole_countries),
        given.inhabitants_elsewhere,
        given.large_from,
    )
    return hashlib.sha256(repr(parts).encode() + REGIONS_FILE.read_bytes()).hexdigest()[:12]


def fill(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Makes the tables and writes the rows."""
    connection.executescript(_TABLES)
    for row in rows:
        further = "|".join(row.further)
        values = (row.geonames, row.id, row.name, row.kind, row.country, row.lat, row.lon)
        connection.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, further, row.population, row.region, row.towns, row.bearers),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)",
            [(fold(name), row.country, row.geonames, name) for name in (row.name, *row.further)],
        )
    connection.commit()


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _find(connection: sqlite3.Connection, names: list[str], countries: list[str]) -> Iterator[Hit]:
    places = ", ".join("?" for _ in countries)
    for at in range(0, len(names), _AT_ONCE):
        some = names[at : at + _AT_ONCE]
        question = (
            f"SELECT name.text, {', '.join(f'place.{column}' for column in _PLACE.split(', '))}"
            " FROM name JOIN place ON place.geonames = name.geonames"
            f" WHERE folded IN ({', '.join('?' for _ in some)}) AND name.country IN ({places})"
        )
        for text, *row in connection.execute(question, (*some, *countries)):
            yield Hit(text, _row(row))


def _row(values: "list[object] | tuple[object, ...]") -> Row:
    fields = dict(zip(_PLACE.split(", "), values, strict=True))
    further = str(fields.pop("further"))
    return Row(**fields, further=tuple(further.split("|")) if further else ())  # type: ignore[arg-type]  # because SQLite types columns at run time
