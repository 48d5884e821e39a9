"""The authority files that come with the package: what can be checked of them without the world at hand."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.vocabulary import KINDS, TYPE_OF_FOLDER

SCHEMAS = Path(__file__).resolve().parents[2] / "schema"
AUTHORITY = Path(__file__).parents[2] / "knowledge_base" / "authority"
FILES = sorted(AUTHORITY.glob("*.yml"))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times as fast
Entry = Mapping[str, Any]


@cache
def read_file(path: Path) -> dict[str, Entry]:
    data: dict[str, Entry] = yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506  # because the loader is a safe one
    return data


ENTRIES: dict[str, Entry] = {key: entry for path in FILES for key, entry in read_file(path).items()}


def countries_of(entry: Entry) -> list[str]:
    return [entry["country"]] if "country" in entry else list(entry.get("countries", ()))


def is_acronym(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return " " not in text and 0 < len(letters) <= 6 and all(map(str.isupper, letters))


def names_of(entry: Entry) -> Iterator[tuple[str, bool]]:
    """Every name of an entry, and whether it is found only as written."""
    aliases = [{"text": a} if isinstance(a, str) else a for a in entry.get("aliases", ())]
    for given in [{**entry, "text": entry["name"]}, *aliases]:
        text = str(given["text"])
        yield text, bool(given.get("exact_case")) or is_acronym(text)
    for demonym in entry.get("demonyms", ()):
        yield demonym, False


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_names_the_schema_that_it_keeps(path: Path) -> None:
    schema = json.loads((SCHEMAS / "authority.json").read_text(encoding="utf-8"))
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")

    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == SCHEMAS / "authority.json"
    errors = jsonschema.Draft7Validator(schema).iter_errors(read_file(path))
    assert [f"{list(e.absolute_path)}: {e.message}" for e in errors] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_is_a_mapping_sorted_by_id(path: Path) -> None:
    written = re.findall(r"^(\w+/[^:\n]+):", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert written == sorted(read_file(path))


def test_ids_differ_by_more_than_case_over_all_files() -> None:
    ids = Counter(key.casefold() for path in FILES for key in read_file(path))
    assert [key for key, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_ids_are_a_folder_and_a_slug(path: Path) -> None:
    wrong = [
        key for key in read_file(path) if not re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", key)
    ]
    assert wrong == []


def test_kinds_are_in_the_vocabulary() -> None:
    wrong = {
        key: entry["kind"]
        for key, entry in ENTRIES.items()
        if entry["kind"] not in KINDS[TYPE_OF_FOLDER[key.split("/")[0]]]
    }
    assert wrong == {}


def test_the_places_that_entries_name_exist() -> None:
    named = {
        (key, place)
        for key, entry in ENTRIES.items()
        for place in [*countries_of(entry), *([entry["within"]] if "within" in entry else [])]
    }
    assert sorted(pair for pair in named if pair[1] not in ENTRIES) == []


def test_what_an_entry_calls_its_country_is_a_country_or_a_territory() -> None:
    kinds = {ENTRIES[c]["kind"] for entry in ENTRIES.values() for c in countries_of(entry)}
    assert kinds <= {"country", "region"}


def test_containment_has_no_circles() -> None:
    for key in ENTRIES:
        seen, place = set(), key
        while place in ENTRIES and "within" in ENTRIES[place]:
            assert place not in seen, key
            seen.add(place)
            place = ENTRIES[place]["within"]


def test_a_place_lies_in_the_country_that_it_names() -> None:
    """Where a place has one country, going up from it meets no other country."""
    wrong = []
    for key, entry in ENTRIES.items():
        place, above = key, set()
        while "within" in ENTRIES[place]:
            place = ENTRIES[place]["within"]
            above.add(place)
        met = {place for place in above if ENTRIES[place]["kind"] == "country"}
        if len(countries_of(entry)) == 1 and met - set(countries_of(entry)):
            wrong.append(key)
    assert wrong == []


def test_no_name_stands_twice_in_one_entry() -> None:
    wrong = []
    for key, entry in ENTRIES.items():
        texts = Counter(text for text, _ in names_of(entry))
        wrong += [(key, text) for text, times in texts.items() if times > 1]
    assert wrong == []


def test_names_shorter_than_three_letters_are_found_only_as_written() -> None:
    wrong = [
        (key, text)
        for key, entry in ENTRIES.items()
        for text, exact in names_of(entry)
        if sum(map(str.isalnum, text)) < 3 and not exact
    ]
    assert wrong == []


def test_every_point_is_on_the_globe_and_says_where_it_was_read() -> None:
    for key, entry in ENTRIES.items():
        if point := entry.get("coordinates"):
            assert -90 <= point["lat"] <= 90, key
            assert -180 <= point["lon"] <= 180, key
            assert point["precision"] in {"town", "region", "country"}, key
            assert point["reference"], key


def test_rivers_valleys_seas_and_ranges_have_no_invented_point() -> None:
    bare = {"river", "valley", "sea", "mountain-range", "macro-region", "continent"}
    wrong = [k for k, e in ENTRIES.items() if e["kind"] in bare and "coordinates" in e]
    assert wrong == []


@pytest.mark.parametrize(
    ("folder", "kinds", "least"),
    [
        ("actors", None, 200),
        ("places", {"country"}, 193),
        ("places", {"city", "region", "river", "valley", "district"}, 150),
        ("topics", None, 30),
    ],
)
def test_coverage_does_not_shrink(folder: str, kinds: set[str] | None, least: int) -> None:
    found = [
        key
        for key, entry in ENTRIES.items()
        if key.startswith(f"{folder}/") and (kinds is None or entry["kind"] in kinds)
    ]
    assert len(found) >= least


def test_groups_that_share_an_acronym_are_apart() -> None:
    holders = {k: countries_of(e) for k, e in ENTRIES.items() if e["name"] == "ELN"}
    assert set(holders) >= {"actors/eln-bolivia", "actors/eln-colombia"}
    assert len({tuple(countries) for countries in holders.values()}) == len(holders)


def test_no_name_is_enough_alone_for_two_actors() -> None:
    """Of two bodies that share a name at most one is meant by it without support; towns are told apart by their countries."""
    strong: dict[str, set[str]] = defaultdict(set)
    for key, entry in ENTRIES.items():
        if key.startswith("actors/"):
            for alias in [entry, *entry.get("aliases", ())]:
                given = alias if isinstance(alias, dict) else {"text": alias}
                if not given.get("ambiguous"):
                    strong[fold_name(given.get("text") or entry["name"])].add(key)

    assert {name: sorted(keys) for name, keys in strong.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    "name",
    [
        *("Hezbollah", "Taliban", "PKK", "AQIM", "Boko Haram", "LTTE", "IRA", "ETA", "'Ndrangheta"),
        *("Camorra", "Albanian mafia", "Triads", "Yakuza", "Haqqani Network", "D-Company"),
        *("Abu Sayyaf", "FARC dissidents", "Clan del Golfo", "Tren de Aragua", "PCC", "MS-13"),
        *("Comando Vermelho", "Los Choneros", "Los Lobos", "Gulf Cartel", "Juárez Cartel"),
        *("Tijuana Cartel", "CJNG", "Beltrán Leyva Organization", "Zetas", "Caballeros Templarios"),
        *("Barrio 18", "FMLN", "FSLN", "URNG", "Cinchoneros", "FPMR", "Montoneros", "Tupamaros"),
        *("Alfaro Vive", "M-19", "MRTA", "EPP", "Contras", "Dignity Battalions", "Macheteros"),
        *(
            "VRAEM",
            "Upper Huallaga",
            "Ene",
            "Apurímac",
            "Mantaro",
            "Marañón",
            "Ucayali",
            "Putumayo",
        ),
        *("Caquetá", "Guaviare", "Catatumbo", "Magdalena Medio", "Urabá", "Bajo Cauca"),
        *(
            "Montes de María",
            "Chapare",
            "Yungas",
            "Petén",
            "Mosquitia",
            "Darién",
            "Golden Triangle",
        ),
        *(
            "Golden Crescent",
            "Tri-Border Area",
            "Helmand",
            "Sahel",
            "Bekaa",
            "Vizcatán",
            "Sinú River",
        ),
        *("Plan Colombia", "Mérida Initiative", "Kingpin Act", "Cocaine", "narco-terrorism"),
    ],
)
def test_what_such_articles_name_is_known(name: str) -> None:
    assert name in {text for entry in ENTRIES.values() for text, _ in names_of(entry)}
