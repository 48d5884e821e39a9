from pathlib import Path

import pytest

from knowledge_base.entities import check_records, name_bearers, new_record, read_records
from knowledge_base.entities.files.extracted_block import render_block
from knowledge_base.problems import Problem
from tests.entities.small_world import authority

WORLD = authority("""
actors/red-command: {name: Red Command, kind: criminal-group, aliases: [Comando Vermelho]}
actors/eln-colombia: {name: NLA of Colombia, kind: armed-group, aliases: [ELN]}
actors/eln-bolivia: {name: NLA of Bolivia, kind: armed-group, aliases: [ELN]}
actors/sinaloa-cartel: {name: Sinaloa Cartel, kind: criminal-group, aliases: [{text: Sinaloa, ambiguous: true}]}
""")


def write(folder: Path, entity: str, text: str) -> None:
    file = folder / f"{entity}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def make(folder: Path, name: str) -> Path | Problem:
    records, _ = read_records(folder)
    return new_record("actor", name, folder, bearers=name_bearers(records, WORLD))


@pytest.mark.parametrize(
    "text",
    [
        "name: FARC\n",
        "name: X\naliases: [farc]\n",
        "name: FARC\nstatus: rejected\nreason: x\n",
    ],
)
def test_a_name_that_a_record_bears_gets_no_second_record(text: str, tmp_path: Path) -> None:
    write(tmp_path, "actors/first", text)

    made = make(tmp_path, "F.A.R.C.")

    assert isinstance(made, Problem)
    assert "actors/first.yml" in made.message
    assert "not_same_as: [actors/first]" in made.message
    assert len(list(tmp_path.rglob("*.yml"))) == 1


def test_a_name_that_only_articles_gave_a_record_is_its_name_too(tmp_path: Path) -> None:
    block = {"name": "FARC", "aliases": [{"text": "Los Farianos"}, {"text": "The Guerrilla"}]}
    words = "reject: {aliases: [The Guerrilla]}\n"
    write(tmp_path, "actors/farc", words + render_block(block))

    assert isinstance(make(tmp_path, "FARC"), Problem)
    assert isinstance(make(tmp_path, "Los Farianos"), Problem)
    assert isinstance(make(tmp_path, "The Guerrilla"), Path)


def test_a_name_of_an_authority_entry_gets_the_record_of_its_id(tmp_path: Path) -> None:
    made = make(tmp_path, "Comando Vermelho")

    assert made == tmp_path / "actors" / "red-command.yml"
    assert "name: Comando Vermelho\n" in made.read_text("utf-8")
    assert isinstance(make(tmp_path, "Red Command"), Problem)


def test_a_name_that_two_authority_entries_share_is_not_guessed(tmp_path: Path) -> None:
    made = make(tmp_path, "ELN")

    assert isinstance(made, Problem)
    assert "actors/eln-bolivia and of actors/eln-colombia" in made.message


def test_a_name_that_is_not_enough_alone_is_free(tmp_path: Path) -> None:
    assert make(tmp_path, "Sinaloa") == tmp_path / "actors" / "sinaloa.yml"


def test_the_names_of_a_merged_record_belong_to_its_target(tmp_path: Path) -> None:
    write(tmp_path, "actors/cv", "name: CV\nsame_as: actors/red-command\n")
    records, _ = read_records(tmp_path)

    assert name_bearers(records, WORLD)["actor", "cv"] == ("actors/red-command",)


def test_without_any_article_the_quotes_are_one_problem(tmp_path: Path) -> None:
    quotes = "[{source: a, quote: x}, {source: b, quote: y}]"
    write(tmp_path, "actors/a", f"name: A\nevidence: {quotes}\n")
    write(tmp_path, "sources/s", "title: X\n")
    records, _ = read_records(tmp_path)

    problems = check_records(records, {}, folder=tmp_path)

    assert [(p.path, "2 quotes" in p.message) for p in problems] == [(tmp_path.as_posix(), True)]
