"""What is not known for sure is drawn as such: dates by the ends of their bars, places by a circle, a list or nothing at all."""

import dataclasses
import re

import pytest

from knowledge_base.model import Coordinates, Entity, Fact, KnowledgeBase
from knowledge_base.pages import render_files
from knowledge_base.vocabulary import Precision
from tests.pages.page_reading import Tag, read
from tests.pages.pictures.crowd import crowded
from tests.pages.small_base import SETTINGS

STRAIGHT, POINTED, DASHED = "straight", "pointed", "about"


def ends_of(bar: Tag) -> tuple[str, str, str]:
    """How the left and the right end of a bar are drawn, and its border."""
    drawn = bar.all("path")[0].attributes["d"]
    right, left = re.findall(r"H[\d.]+([lv][^HMz]*)", drawn)
    border = DASHED if "kb-span--about" in bar.attributes["class"] else STRAIGHT
    return (
        POINTED if left.startswith("l") else STRAIGHT,
        POINTED if right.startswith("l") else STRAIGHT,
        border,
    )


@pytest.mark.parametrize(
    ("date", "words", "ends"),
    [
        ("2020-05-06", "6 May 2020", (STRAIGHT, STRAIGHT, STRAIGHT)),
        ("[..2020-05-06]", "on or before 6 May 2020", (POINTED, STRAIGHT, STRAIGHT)),
        ("2020-05-06/..", "since 6 May 2020", (STRAIGHT, POINTED, STRAIGHT)),
        ("../2020", "until 2020", (POINTED, STRAIGHT, STRAIGHT)),
        ("2018~/2020~", "2018", (STRAIGHT, STRAIGHT, DASHED)),
        ("198X", "the 1980s", (STRAIGHT, STRAIGHT, STRAIGHT)),
    ],
)
def test_a_bar_ends_as_its_date_does(date: str, words: str, ends: tuple[str, str, str]) -> None:
    explore = read(render_files(crowded([date]), SETTINGS)["explore.md"])
    (bar,) = explore.all("a", data_event="made-0000")

    assert words in bar.all("title")[0].text
    assert ends_of(bar) == ends


def test_a_decade_is_ten_times_as_long_as_a_year() -> None:
    explore = read(render_files(crowded(["198X", "1985"]), SETTINGS)["explore.md"])
    decade, year = (width(explore, name) for name in ("made-0000", "made-0001"))

    assert decade / year == pytest.approx(10, rel=0.02)


def width(page: Tag, event: str) -> float:
    (bar,) = page.all("a", data_event=event)
    left, right = re.findall(r"[MH]([\d.]+)", bar.all("path")[0].attributes["d"])[:2]
    return float(right) - float(left)


def placed(precision: Precision | None, *, kind: str = "city") -> Tag:
    """The page of the map when Puerto Azul is known so well."""
    base: KnowledgeBase = crowded(["2020-05-06"])
    where = Coordinates(lat=-8.1, lon=-79.0, precision=precision) if precision else None
    facts = (Fact(field="coordinates", value=where, origin="person", line=3),) if where else ()
    place: Entity = dataclasses.replace(base.entities["places/puerto-azul"], kind=kind, facts=facts)
    changed = dataclasses.replace(base, entities={**base.entities, place.id: place})
    return read(render_files(changed, SETTINGS)["explore.md"])


def test_a_town_has_a_mark_and_no_circle() -> None:
    explore = placed("town")

    assert explore.all("a", class_="kb-mark--town")
    assert not explore.all("circle", data_place="places/puerto-azul")


def test_a_region_has_a_mark_and_a_circle_around_it() -> None:
    explore = placed("region", kind="region")

    assert explore.all("a", class_="kb-mark--region")
    assert explore.all("circle", data_place="places/puerto-azul")
    assert "somewhere around" in explore.all("table", class_="kb-places")[0].text


@pytest.mark.parametrize(
    ("precision", "kind", "words"),
    [("country", "country", "A whole country"), (None, "city", "nobody has said where it lies")],
)
def test_what_is_no_place_on_a_map_is_listed_beside_it(
    precision: Precision | None, kind: str, words: str
) -> None:
    explore = placed(precision, kind=kind)

    assert not explore.all("a", class_="kb-mark")
    assert "2 events" in explore.all("li", data_place="puerto-azul")[0].text
    assert words in explore.text
