"""The base map: what a frame holds, and how much it weighs."""

from itertools import pairwise

import pytest

from knowledge_base.cartography import cut_map
from knowledge_base.known_places import Box

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
