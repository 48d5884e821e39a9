"""The base map: what a frame holds, and how much it weighs."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from knowledge_base.cartography import cut_map
from knowledge_base.known_places import Box

PROJECT = Path(__file__).resolve().parents[2]
PERU = Box(-19.0, -82.0, 1.0, -68.0)
AMERICAS = Box(-56.0, -118.0, 33.0, -33.0)


def test_a_country_has_coast_borders_regions_and_rivers() -> None:
    layers = {outline.layer for outline in cut_map(PERU).outlines}

    assert layers == {"land", "lake", "border", "region", "river"}


def test_a_continent_has_no_web_of_regions_and_rivers() -> None:
    layers = {outline.layer for outline in cut_map(AMERICAS).outlines}

    assert {"land", "border"} <= layers
    assert not {"region", "river"} & layers


@pytest.mark.parametrize("frame", [PERU, AMERICAS])
def test_nothing_leaves_the_frame(frame: Box) -> None:
    for outline in cut_map(frame).outlines:
        for lon, lat in outline.corners:
            assert frame.holds(lat, lon, tolerance=0.01)


def test_areas_are_closed() -> None:
    for outline in cut_map(PERU).outlines:
        if outline.layer in ("land", "lake"):
            assert outline.corners[0] == outline.corners[-1]


def test_more_steps_draw_finer() -> None:
    coarse, fine = (
        sum(len(outline.corners) for outline in cut_map(PERU, steps=steps).outlines)
        for steps in (100, 2000)
    )

    assert fine > 3 * coarse


def test_no_two_corners_of_a_line_are_the_same_spot() -> None:
    for outline in cut_map(PERU).outlines:
        assert all(one != other for one, other in pairwise(outline.corners))


def test_the_same_frame_gives_the_same_map() -> None:
    assert cut_map(PERU) == cut_map(PERU)


def test_a_map_that_was_kept_is_the_map_that_was_cut(tmp_path: Path) -> None:
    cut = cut_map(PERU)

    assert cut_map(PERU, cache=tmp_path) == cut
    (kept,) = tmp_path.rglob("*.json")
    assert cut_map(PERU, cache=tmp_path) == cut
    assert cut_map(PERU, steps=100, cache=tmp_path) == cut_map(PERU, steps=100)
    assert kept.is_file()


def test_a_kept_map_needs_no_package_of_shapes(tmp_path: Path) -> None:
    cut_map(PERU, cache=tmp_path)
    program = (
        "import sys; from pathlib import Path; from knowledge_base.cartography import cut_map; "
        "from knowledge_base.known_places import Box; "
        f"cut_map(Box{tuple(PERU)}, cache=Path(sys.argv[1])); print('shapely' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]

    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout

    assert said == "False\n"


@pytest.mark.parametrize("harm", [b"", b"half a f", b"x\n[]"], ids=["empty", "cut", "another"])
def test_a_damaged_map_is_cut_anew(tmp_path: Path, harm: bytes) -> None:
    cut = cut_map(PERU, cache=tmp_path)
    (kept,) = tmp_path.rglob("*.json")
    whole = kept.read_bytes()
    kept.write_bytes(harm)

    assert cut_map(PERU, cache=tmp_path) == cut
    assert kept.read_bytes() == whole


def test_maps_of_another_version_go(tmp_path: Path) -> None:
    old = tmp_path / "maps" / "another"
    old.mkdir(parents=True)

    cut_map(PERU, cache=tmp_path)

    assert not old.exists()


def test_a_cache_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "maps").write_text("a file where the folder should be", encoding="utf-8")

    assert cut_map(PERU, cache=tmp_path) == cut_map(PERU)
