"""Checking some files says of them what checking all says, and of others nothing that checking all would not say."""

import os
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.entities import (
    check_records,
    list_ids,
    read_records,
    read_remains,
    read_touched,
)
from knowledge_base.entities.checks.base_index import BaseIndex
from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.files.file_names import list_files
from knowledge_base.problems import Problem
from tests.entities.test_records_golden import CASES, bare_entries, geography, make_document
from tests.yaml_files import read_yaml

Known = dict[str, AuthorityEntry]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_named_file_is_told_what_the_whole_check_would_say(case: Path, tmp_path: Path) -> None:
    given: dict[str, Any] = read_yaml(case)
    folder = tmp_path / "entities"
    for name, text in given["entities"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    known: Known = {
        i: AuthorityEntry.model_validate(e)
        for i, e in {**bare_entries(given.get("known", ())), **given.get("authority", {})}.items()
    }
    whole = check_whole(folder, given, known)

    for name in given["entities"]:
        said = check_named(folder, name, given, known, cache=tmp_path / "cache")
        path = (folder / name).as_posix()

        assert {p for p in said if p.path == path} == {p for p in whole if p.path == path}
        assert said - whole == set()


def check_whole(folder: Path, given: dict[str, Any], known: Known) -> set[Problem]:
    records, problems = read_records(folder)
    documents = {n: make_document(n, text) for n, text in given.get("seeds", {}).items()}
    broken = list_ids(folder) - records.keys()
    return {
        *problems,
        *check_records(
            records,
            documents,
            broken_ids=broken,
            remains=read_remains(folder, broken),
            authority=known,
            folder=folder,
            geography=geography(given),
        ),
    }


def check_named(
    folder: Path, name: str, given: dict[str, Any], known: Known, *, cache: Path
) -> set[Problem]:
    touched = read_touched(folder, [name.removesuffix(".yml")], authority=known, cache=cache)
    documents = {n: make_document(n, text) for n, text in given.get("seeds", {}).items()}
    contradictions = check_records(
        touched.records,
        documents,
        broken_ids=touched.ids - touched.records.keys(),
        remains=read_remains(folder, touched.broken),
        authority=known,
        folder=folder,
        geography=geography(given),
    )
    files = {(folder / name).as_posix()}
    return {p for p in (*touched.problems, *contradictions) if touched.concerns(p, files)}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def test_who_still_points_to_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"actors/a.yml": "name: A\nsame_as: actors/b\n"})

    said = check_named(tmp_path, "actors/b.yml", {}, {}, cache=tmp_path / ".cache")

    assert [p.message.partition(".")[0] for p in said] == ["no entity has the id 'actors/b'"]


def test_an_index_follows_every_change_of_a_file(tmp_path: Path) -> None:
    write(tmp_path, {"actors/a.yml": "name: A\n", "actors/b.yml": "name: B\n"})
    file = tmp_path / "actors" / "b.yml"

    def bearers(name: str) -> set[str]:
        files, _ = list_files(tmp_path)
        return BaseIndex(tmp_path, files, tmp_path / ".cache").bearing([f"actor:{name}"])

    assert bearers("b") == {"actors/b"}
    # As long as before, and dated as before: only its bytes tell.
    before = file.stat()
    file.write_text("name: C\n", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (bearers("b"), bearers("c")) == (set(), {"actors/b"})
    file.unlink()
    assert bearers("c") == set()


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    write(tmp_path, {"actors/a.yml": "name: A\n"})
    files, _ = list_files(tmp_path)
    BaseIndex(tmp_path, files, tmp_path / ".cache")
    (kept,) = (tmp_path / ".cache" / "check").glob("*.json")
    kept.write_text("{", "utf-8")

    assert BaseIndex(tmp_path, files, tmp_path / ".cache").bearing(["actor:a"]) == {"actors/a"}
    assert BaseIndex(tmp_path, files, None).bearing(["actor:a"]) == {"actors/a"}
