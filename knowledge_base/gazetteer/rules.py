"""What people set of the gazetteer: `gazetteer.yml` and `regions.yml`, read and checked."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from knowledge_base.gazetteer.spelling import fold
from knowledge_base.problems import Problem, RefusedError

FOLDER = Path(__file__).parent
RULES_FILE, REGIONS_FILE = FOLDER / "gazetteer.yml", FOLDER / "regions.yml"
_LISTS = ("whole_countries", "never", "doubtful")
_NUMBERS = ("inhabitants_elsewhere", "large_from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Which towns are known, and which names are never or only weakly theirs (folded)."""

    whole_countries: frozenset[str]
    inhabitants_elsewhere: int
    large_from: int
    never: frozenset[str]
    doubtful: frozenset[str]


class Region(NamedTuple):
    """A first-level region: what it is called, in which country, under which GeoNames code."""

    country: str
    code: str
    name: str
    geonames: int
    called: str
    further: tuple[str, ...]


@functools.cache
def rules() -> Rules:
    """The rules as the file has them now (read once a process); RefusedError where it is broken."""
    return read_rules(RULES_FILE)


def read_rules(file: Path) -> Rules:
    """The rules of a file; RefusedError with the field and what is allowed."""
    raw: Any = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    fields = raw if isinstance(raw, dict) else {}
    for name in (*_LISTS, *_NUMBERS):
        value = fields.get(name)
        good = (
            isinstance(value, list) and all(isinstance(word, str) for word in value)
            if name in _LISTS
            else isinstance(value, int)
        )
        if not good:
            wanted = "a list of names in quotes where YAML would read them otherwise"
            message = f"`{name}` must be {wanted if name in _LISTS else 'a whole number'}, not {value!r:.60}"
            raise RefusedError(Problem(path=file.as_posix(), message=message))
    if strangers := sorted(set(fields) - {*_LISTS, *_NUMBERS}):
        message = f"unknown field `{strangers[0]}`; allowed: {', '.join((*_LISTS, *_NUMBERS))}"
        raise RefusedError(Problem(path=file.as_posix(), message=message))
    return Rules(
        whole_countries=frozenset(fields["whole_countries"]),
        inhabitants_elsewhere=fields["inhabitants_elsewhere"],
        large_from=fields["large_from"],
        never=frozenset(map(fold, fields["never"])),
        doubtful=frozenset(map(fold, fields["doubtful"])),
    )


def read_regions() -> list[Region]:
    """All regions of the data file, in its order."""
    raw: Mapping[str, Mapping[str, list[Any]]] = yaml.load(
        REGIONS_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return [
        Region(country, code, row[0], row[1], row[2], tuple(row[3:]))
        for country, regions in raw.items()
        for code, row in regions.items()
    ]
