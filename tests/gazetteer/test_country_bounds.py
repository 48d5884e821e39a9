"""Boxes around the towns of each country."""

from pathlib import Path

import pytest

from knowledge_base.gazetteer import country_bounds
from knowledge_base.gazetteer.country_bounds import (
    FILE,
    measure_bounds,
    read_bounds,
    render_bounds,
)
from knowledge_base.gazetteer.rows import read_points
from knowledge_base.known_places import Box
from knowledge_base.problems import WrongDataError


def test_the_file_is_what_the_package_gives() -> None:
    fresh = render_bounds(measure_bounds(read_points()))

    assert FILE.read_text("utf-8") == fresh, "run python -m knowledge_base.gazetteer.country_bounds"


def test_parts_that_lie_apart_have_boxes_of_their_own() -> None:
    main = [("CL", -33.45, -70.66), ("CL", -33.05, -71.6), ("CL", -36.8, -73.05)]

    assert measure_bounds([*main, ("CL", -27.15, -109.42), ("PE", -12.05, -77.05)]) == {
        "CL": [Box(-36.8, -73.05, -33.05, -70.66), Box(-27.15, -109.42, -27.15, -109.42)],
        "PE": [Box(-12.05, -77.05, -12.05, -77.05)],
    }


def test_a_country_on_both_sides_of_the_date_line_is_not_as_wide_as_the_earth() -> None:
    assert all(box.east - box.west < 200 for boxes in country_bounds().values() for box in boxes)


@pytest.mark.parametrize(
    "text",
    ["", "PE: 1", "PE: []", "PE: [[1, 2, 3]]", "PE: [[5, 0, 1, 9]]", "PE: [[a, b, c, d]]", "PE: ["],
)
def test_a_file_that_is_broken_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "bounds.yml"
    file.write_text(text, "utf-8")

    with pytest.raises(WrongDataError):
        read_bounds(file)
