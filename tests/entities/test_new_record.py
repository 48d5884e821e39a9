from pathlib import Path

import pytest
import yaml

from knowledge_base.entities import new_record, read_records
from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.files.validation import list_keys
from knowledge_base.problems import Problem
from knowledge_base.vocabulary import ENTITY_TYPES, EntityType

NAMES: dict[EntityType, str] = {
    "actor": "Comando Rojo: “CR”",
    "place": "Río Ene",
    "date": "1984~/1986~",
    "event": "2014-09 seizure Trujillo",
    "topic": "NO",
    "source": "003_43fa339dc96a7344",
}


def make(kind: EntityType, name: str, folder: Path) -> tuple[str, EntityRecord]:
    made = new_record(kind, name, folder)
    assert isinstance(made, Path), made
    records, problems = read_records(folder)
    assert problems == []
    entity = made.relative_to(folder).with_suffix("").as_posix()
    return made.relative_to(folder).as_posix(), records[entity]


@pytest.mark.parametrize("kind", ENTITY_TYPES)
def test_a_new_record_is_read_without_a_problem_and_explains_every_field(
    kind: EntityType, tmp_path: Path
) -> None:
    file, record = make(kind, NAMES[kind], tmp_path)
    text = "\n" + (tmp_path / file).read_text("utf-8")

    assert record.type == kind
    assert [
        key
        for key in list_keys(FIELDS[kind])
        if f"\n{key}:" not in text and f"\n# {key}:" not in text
    ] == []


@pytest.mark.parametrize("kind", ENTITY_TYPES)
def test_every_field_is_right_once_uncommented(kind: EntityType, tmp_path: Path) -> None:
    file, _ = make(kind, NAMES[kind], tmp_path)
    _, *fields = (tmp_path / file).read_text("utf-8").split("\n\n")

    assert fields
    for field in fields:
        explained, *lines = field.splitlines()
        assert explained.startswith("## ")
        assert isinstance(yaml.safe_load("\n".join(line[2:] for line in lines)), dict), field


def test_a_name_keeps_its_signs_and_becomes_a_slug(tmp_path: Path) -> None:
    file, record = make("actor", "Comando Rojo: “CR”", tmp_path)

    assert (file, record.written.name) == ("actors/comando-rojo-cr.yml", "Comando Rojo: “CR”")


def test_an_id_that_is_taken_is_numbered(tmp_path: Path) -> None:
    made = [make("actor", "ELN", tmp_path)[0] for _ in range(3)]
    other = new_record("actor", "EPL", tmp_path, taken=["actors/epl"])

    assert made == ["actors/eln.yml", "actors/eln-2.yml", "actors/eln-3.yml"]
    assert isinstance(other, Path)
    assert other.name == "epl-2.yml"


def test_an_event_is_named_by_date_kind_and_place(tmp_path: Path) -> None:
    file, record = make("event", "2014-09 seizure Trujillo", tmp_path)

    assert file == "events/2014-09-seizure-trujillo.yml"
    assert record.written.model_dump(exclude_unset=True) == {
        "name": "Seizure, Trujillo",
        "date": "2014-09",
        "kind": "seizure",
    }


def test_a_date_is_named_by_its_value(tmp_path: Path) -> None:
    file, record = make("date", "1984~/1986~", tmp_path)

    assert file == "dates/1984-approx_to_1986-approx.yml"
    assert record.written.model_dump(exclude_unset=True) == {"edtf": "1984~/1986~"}


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("date", "the 80s", "EDTF value"),
        ("date", "2002/..", "listed under its year"),
        ("source", "a/b", "named like the file of its seed"),
        ("actor", "?!", "at least one letter"),
    ],
)
def test_an_impossible_name_says_what_is_possible(
    kind: EntityType, name: str, words: str, tmp_path: Path
) -> None:
    made = new_record(kind, name, tmp_path)

    assert isinstance(made, Problem)
    assert words in made.message
    assert list(tmp_path.rglob("*.yml")) == []


def test_a_date_or_source_that_has_a_record_gets_no_second_one(tmp_path: Path) -> None:
    make("source", "003_43", tmp_path)

    made = new_record("source", "003_43", tmp_path)

    assert isinstance(made, Problem)
    assert "there is a record of it" in made.message


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Some article", "Did you mean 'Some-article'?"),
        ("some-artcle", "no seed has this name. Did you mean 'Some-article'?"),
        ("Some-article.txt", "Did you mean 'Some-article'?"),
        ("003", "Did you mean '003_43'?"),
    ],
)
def test_a_source_is_named_like_a_seed_that_is_there(name: str, words: str, tmp_path: Path) -> None:
    made = new_record("source", name, tmp_path, seeds=["Some-article", "003_43"])

    assert isinstance(made, Problem)
    assert words in made.message
    assert isinstance(new_record("source", "003_43", tmp_path, seeds=["003_43"]), Path)


@pytest.mark.parametrize("name", ["a b", "ñ", ".a", "-a", "a+b"])
def test_a_source_gets_no_name_that_a_seed_cannot_have(name: str, tmp_path: Path) -> None:
    made = new_record("source", name, tmp_path)

    assert isinstance(made, Problem)
    assert "a letter or digit first" in made.message
