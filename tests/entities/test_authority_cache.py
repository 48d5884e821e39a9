"""What was read of authority files is answered from the cache only while it is true."""

from pathlib import Path

import pytest

from knowledge_base.entities import read_authority
from knowledge_base.problems import Problem

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "knowledge_base" / "authority"
GROUP = "actors/los-corvos: {name: Los Corvos, kind: criminal-group, aliases: [CRV, {text: Reforma, exact_case: true}]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "names"
    made.mkdir()
    (made / "own.yml").write_text(GROUP, encoding="utf-8")
    return made


def stored(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.json"))


def test_the_second_reading_says_what_the_first_said(tmp_path: Path) -> None:
    plain, problems = read_authority([PACKAGE])
    first, _ = read_authority([PACKAGE], cache=tmp_path)
    second, said = read_authority([PACKAGE], cache=tmp_path)

    assert len(stored(tmp_path)) == 1
    assert plain == first == second
    assert list(second) == list(plain)
    assert all(second[e].model_fields_set == plain[e].model_fields_set for e in plain)
    assert problems == said == []


def test_a_changed_a_further_and_a_missing_file_are_noticed(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_authority([folder], cache=cache)

    (folder / "own.yml").write_text(GROUP.replace("CRV", "CRW"), encoding="utf-8")
    changed, _ = read_authority([folder], cache=cache)
    (folder / "more.yml").write_text("places/x: {name: X, kind: city}\n", encoding="utf-8")
    further, _ = read_authority([folder], cache=cache)
    (folder / "own.yml").unlink()
    fewer, _ = read_authority([folder], cache=cache)

    assert changed["actors/los-corvos"].aliases[0].text == "CRW"
    assert list(further) == ["actors/los-corvos", "places/x"]
    assert list(fewer) == ["places/x"]


def test_the_order_of_folders_counts(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "own.yml").write_text(GROUP.replace("Los Corvos", "Corvos"), encoding="utf-8")
    cache = tmp_path / "cache"

    for folders, name in (([folder, other], "Corvos"), ([other, folder], "Los Corvos")):
        for _ in range(2):
            assert read_authority(folders, cache=cache)[0]["actors/los-corvos"].name == name


@pytest.mark.parametrize("damage", [b"", b"no hash\n{}", b'{"actors/x": {}}', b"\xff\xfe\n[1]"])
def test_a_damaged_file_is_made_anew(folder: Path, tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "cache"
    whole, _ = read_authority([folder], cache=cache)
    [file] = stored(cache)
    written = file.read_bytes()

    for broken in (damage, written[:-5], written.replace(b"Reforma", b"Reforms")):
        file.write_bytes(broken)
        assert read_authority([folder], cache=cache) == (whole, [])
        assert file.read_bytes() == written


def test_files_with_something_wrong_are_read_each_time(folder: Path, tmp_path: Path) -> None:
    (folder / "places.yml").write_text(
        "places/z: {name: Z, kind: city, within: places/yy}\n", encoding="utf-8"
    )
    cache = tmp_path / "cache"

    def problems() -> list[Problem]:
        return read_authority([folder], cache=cache)[1]

    assert problems() == problems() != []
    assert stored(cache) == []


def test_a_cache_that_cannot_be_written_costs_only_time(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file where a folder should be", encoding="utf-8")

    entries, problems = read_authority([folder], cache=cache)

    assert list(entries) == ["actors/los-corvos"]
    assert problems == []
