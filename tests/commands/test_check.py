"""`check` reads every editable list of the package, names all mistakes in one run, and needs no language model."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
# A mistake in each file: what stands there, what stands there instead, what is said of it.
MISTAKES = {
    "mentions/names/name_words.yml": ("\ngiven_names: [", "\ngiven_names: [12, ", "12 is a number and no word"),
    "mentions/names/role_words.yml": ("\ncourtesies: [", "\ncourtesys: [", "Did you mean 'courtesies'?"),
    "mentions/names/confidence.yml": ("  known-actor: [", "  known-actor: [x, ", "must be a list of figures"),
    "mentions/parsing/recasing.yml": ("\ncompass: [", "\ncompas: [", "Did you mean 'compass'?"),
    "mentions/dates/dates.yml": ("spring: 21", "spring: 20", "'spring' must be 21 to 24, not '20'."),
    "mentions/events/event_frames.yml": ("    object: victim\n", "    object: victm\n", "Did you mean 'victim'?"),
    "mentions/events/event_words.yml": ("\nlight:", "\nlihgt:", "Did you mean 'light'?"),
    "mentions/events/event_confidence.yml": ("  always: 0.4", "  always: much", "must be a number, not 'much'"),
    "entities/events/abroad.yml": ("\nat_home: [", "\nat_hom: [", "Did you mean 'at_home'?"),
    "entities/events/event_lines.yml": ("\npublished: 0.3", "\npublished: 30", "'published' must be a share from 0 to 1, not '30'"),
    "gazetteer/gazetteer.yml": ("\nnever: [", "\nnevr: [", "Did you mean 'never'?"),
    "gazetteer/country_bounds.yml": ('\n"PE": [', '\nPE: [[91, 0, 0, 0], ', "a code in quotes and boxes are expected"),
    "gazetteer/regions.yml": ('"02": [Canillo', "02: [Canillo", "put the code 02 in quotes"),
    "documents/furniture.yml": ("- what: ", "- waht: ", "Did you mean 'what'?"),
    "documents/details.yml": ("\nmedia_words:", "\nmedia_word:", "Did you mean 'media_words'?"),
    "relation_types.yml": ("\nled-by: {phrase:", "\nled-by: {phrse:", "Did you mean 'phrase'?"),
    "authority/topics.yml": ("kind: substance", "kind: substanse", "substance"),
}  # fmt: skip


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """A copy of the tool whose lists a test may spoil, with one article and no entities."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "knowledge_base", tmp_path / "knowledge_base", ignore=ignored)
    shutil.copy(PROJECT / "build_kb.py", tmp_path)
    for name in ("seeds", "entities"):
        (tmp_path / name).mkdir()
    (tmp_path / "seeds" / "one.txt").write_text("Police in Lima arrested two men.\n", "utf-8")
    return tmp_path


def check(
    tool: Path, *options: str, command: str = "check", files: Sequence[Path] = ()
) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, *options, str(tool / "build_kb.py"), command, *map(str, files)]
    environment = {**os.environ, "KB_CACHE": str(tool / ".cache")}
    return subprocess.run(words, capture_output=True, text=True, env=environment, cwd=tool, check=False)  # fmt: skip


def spoil(tool: Path, name: str) -> int:
    """Put the mistake in; the result is its line."""
    right, wrong, _ = MISTAKES[name]
    file = tool / "knowledge_base" / name
    text = file.read_text(encoding="utf-8")
    before, _, after = text.partition(right)
    file.write_text(f"{before}{wrong}{after}", encoding="utf-8")
    return f"{before}{right.strip()}".count("\n") + right.startswith("\n") + 1


def test_every_list_of_the_package_is_known_here() -> None:
    package = PROJECT / "knowledge_base"
    lists = {file.relative_to(package).as_posix() for file in package.rglob("*.yml")}

    assert {name for name in lists if not name.startswith("authority/")} <= MISTAKES.keys()


def test_all_mistakes_in_all_lists_are_named_in_one_run(tool: Path) -> None:
    spoilt = {name: spoil(tool, name) for name in MISTAKES}
    done = check(tool)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for name, (_, _, said) in MISTAKES.items():
        place = f"knowledge_base/{name}:{spoilt[name]}:"
        lines = [line for line in done.stderr.splitlines() if line.startswith(place)]
        assert any(said in line for line in lines), name


def test_a_build_names_the_mistakes_of_all_lists_as_well(tool: Path) -> None:
    spoil(tool, "documents/furniture.yml")
    spoil(tool, "mentions/dates/dates.yml")
    done = check(tool, command="build")

    assert done.returncode == 1
    assert "furniture.yml" in done.stderr and "dates.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_imports_no_language_model(tool: Path) -> None:
    done = check(tool, "-X", "importtime")

    assert done.returncode == 0, done.stderr
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "knowledge_base.mentions.dates.date_data" in imported
    assert not {name for name in imported if name.split(".")[0] in {"spacy", "thinc"}}


def test_a_new_type_of_relation_is_an_entry_in_its_list(tool: Path) -> None:
    """Without a line of code: the check knows it, and offers it where one mistypes it."""
    with (tool / "knowledge_base" / "relation_types.yml").open("a", encoding="utf-8") as types:
        types.write(
            "smuggles: {phrase: smuggles, inverse: smuggled by, meaning: takes it over a border, heading: Goods, leads_to: [topics]}\n"
        )
    for entity, text in {
        "topics/cocaine": "name: Cocaine\n",
        "actors/rayados": "name: Rayados\nrelations: [{type: smuggles, to: topics/cocaine, references: {title: T}}]\n",
        "actors/others": "name: Others\nrelations: [{type: smugles, to: topics/cocaine, references: {title: T}}]\n",
    }.items():
        file = tool / "entities" / f"{entity}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")

    said = check(tool).stderr

    assert "'smugles' is no value of 'type'. Did you mean 'smuggles'?" in said
    assert "rayados" not in said


def test_the_check_of_one_file_names_a_mistake_in_the_list_of_relations(tool: Path) -> None:
    """What is said of the file may come from it."""
    line = spoil(tool, "relation_types.yml")
    file = tool / "entities" / "actors" / "rayados.yml"
    file.parent.mkdir()
    file.write_text("name: Rayados\n", encoding="utf-8")

    done = check(tool, files=[file])

    assert done.returncode == 1
    assert f"knowledge_base/relation_types.yml:{line}:" in done.stderr
