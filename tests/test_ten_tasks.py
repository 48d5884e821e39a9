"""The ten tasks of CONTRIBUTING.md, done as they are written there: its own lines and commands, on a copy of the base."""

import re
import shlex
import shutil
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

import build_kb
from knowledge_base import entities

pytestmark = pytest.mark.journeys

PROJECT = Path(__file__).resolve().parents[1]
TEXT = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Task:
    """One section: which lines go into which files, and the command that would write them."""

    title: str
    lines: tuple[tuple[str, str], ...]
    command: tuple[str, ...] = ()


def read_tasks() -> list[Task]:
    found = []
    for title, body in re.findall(
        r"^### \d+\. ([^\n]+)\n(.*?)(?=^##)", TEXT, flags=re.MULTILINE | re.DOTALL
    ):
        lines: list[tuple[str, str]] = []
        command: tuple[str, ...] = ()
        path = ""
        for prose, kind, block in re.findall(
            r"(.*?)^```(yaml|text|sh)\n(.*?)^```", body, flags=re.MULTILINE | re.DOTALL
        ):
            named = re.findall(r"`((?:entities|seeds)/[^`\s]+\.(?:yml|txt))`", prose)
            path = named[-1] if named else path
            if kind == "sh":
                command = tuple(shlex.split(block))[1:]
            else:
                lines.append((path, block))
        found.append(Task(title, tuple(lines), command))
    return found


TASKS = read_tasks()


def copy_of_base(folder: Path) -> Path:
    for name in ("seeds", "entities"):
        shutil.copytree(PROJECT / name, folder / name)
    return folder


def write_lines(folder: Path, path: str, block: str) -> None:
    """Write as the section on tasks says: above `extracted:`; a field that stands there already is changed, its list added to."""
    file = folder / path
    if not file.exists():
        file.write_text(block, encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    own, mark, rest = text.partition("extracted:")
    for key, lines in re.findall(r"^(\w+):(.*\n(?:[ #-].*\n)*)", block, flags=re.MULTILINE):
        there = re.search(rf"^{key}:.*\n(?:[ #-].*\n)*", own, flags=re.MULTILINE)
        if there is None:
            own = own.rstrip("\n") + f"\n{key}:{lines}\n"
        elif lines.startswith("\n"):
            own = own[: there.end()] + lines.removeprefix("\n") + own[there.end() :]
        else:
            own = own[: there.start()] + f"{key}:{lines}" + own[there.end() :]
    file.write_text(own + mark + rest, encoding="utf-8")


def run(folder: Path, *words: str) -> tuple[int, str]:
    """A command on the copy, in this process: its exit code and what it says."""
    here = {"--entities": "entities", "--seeds": "seeds", "--docs": "docs", "--site": "site"}
    places = [word for name, path in here.items() for word in (name, str(folder / path))]
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = build_kb.main([*words, *places])
    return code, said.getvalue()


def test_there_are_ten_and_each_has_lines() -> None:
    assert len(TASKS) == 10
    assert all(task.lines for task in TASKS)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.title)
def test_no_task_tells_to_write_what_stands_there_already(task: Task) -> None:
    """A decision (`status`) is changed and a list added to; any other field, or a new file that is there, would be an error."""
    for path, block in task.lines:
        if not (file := PROJECT / path).exists() or file.suffix != ".yml":
            continue
        new, own = yaml.safe_load(block), own_words(file)
        for key in new.keys() & own.keys() - {"status"}:
            known = list(own[key])
            assert [item for item in new[key] if item not in known], (path, key)
            assert isinstance(own[key], list) or not new[key].keys() & own[key].keys(), (path, key)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.title)
def test_the_lines_of_a_task_are_ones_that_check_takes(task: Task, tmp_path: Path) -> None:
    folder = copy_of_base(tmp_path)
    for path, block in task.lines:
        write_lines(folder, path, block)
    code, said = run(folder, "check")

    assert code == 0, said
    assert "nothing is wrong" in said
    assert "warning" not in said


@pytest.mark.parametrize("task", [t for t in TASKS if t.command], ids=lambda task: task.title)
def test_the_command_of_a_task_decides_the_same(task: Task, tmp_path: Path) -> None:
    folder = copy_of_base(tmp_path)
    if task.command[0] == "merge":  # the one to give up may have no file yet
        (folder / task.lines[0][0]).write_text("name: Alto Huallaga\n", encoding="utf-8")
    code, said = run(folder, *task.command)
    written = {path: own_words(folder / path) for path, _ in task.lines if (folder / path).exists()}

    assert code == 0, said
    assert run(folder, "check")[0] == 0
    if task.command[0] == "new":
        return  # begins a file of another name; what it holds is the person's to fill in
    for path, block in task.lines:
        for key, value in yaml.safe_load(block).items():
            if key == "corrections":
                assert {c["is"] for c in written[path][key]} == {c["is"] for c in value}
            else:
                assert written[path][key] == value, (path, key)


def own_words(file: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(file.read_text(encoding="utf-8").partition("extracted:")[0])
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All ten done in one copy, and built."""
    folder = copy_of_base(tmp_path_factory.mktemp("tasks"))
    for task in TASKS:
        for path, block in task.lines:
            write_lines(folder, path, block)
    before = words_of_people(folder)
    code, said = run(folder, "build", "--no-site")
    assert code == 0, said
    assert words_of_people(folder).items() >= before.items()
    assert run(folder, "build", "--check")[0] == 0
    return folder


def words_of_people(folder: Path) -> Mapping[str, str]:
    """What stands above the machine's part, without the first line that a build may add."""
    return {
        str(file.relative_to(folder)): re.sub(
            r"\A# yaml-language-server.*\n", "", file.read_text(encoding="utf-8")
        ).partition("extracted:")[0].strip()
        for file in (folder / "entities").rglob("*.yml")
        if not file.read_text(encoding="utf-8").partition("\n")[2].startswith("extracted:")
    }  # fmt: skip


# What readers then see, by task: a page and words on it.
SEEN = (
    ("Rename a record", "actors/first-capital-command", "# Primeiro Comando da Capital"),
    ("Add another name", "actors/dirandro", "Dirección Antidrogas"),
    ("Merge two records", "places/alto-huallaga", 'refresh: "../places/upper-huallaga-valley.html"'),
    ("Split a record", "actors/sendero-luminoso-of-the-vraem", "2016-04-ambush-junin"),
    ("Reject a false find", "actors/united-nations", "named only for unnamed officials"),
    ("Correct one mention", "sources/003_43fa339dc96a7344", "rejected by a person"),
    ("Correct a date", "events/2000-policy", "1 September 2000"),
    ("Put a place on the map", "places/callao", "12.0500° S, 77.1500° W"),
    ("Add an event by hand", "events/eradication-afghanistan", "the article does not say when"),
    ("Add a source from the browser alone", "sources/2016-06-04-callao", "The newspaper"),
)  # fmt: skip


def test_every_task_is_looked_at() -> None:
    assert [title for title, _, _ in SEEN] == [task.title for task in TASKS]


@pytest.mark.parametrize(("title", "page", "words"), SEEN, ids=[title for title, _, _ in SEEN])
def test_readers_see_what_the_task_was_for(built: Path, title: str, page: str, words: str) -> None:
    text = (built / "docs" / f"{page}.md").read_text(encoding="utf-8")

    assert words in text, title


def test_what_the_new_source_tells_is_found(built: Path) -> None:
    records, _ = entities.read_records(built / "entities")
    told = [
        entity
        for entity, record in records.items()
        if record.type == "event" and "2016-06-04-callao" in str(record.extracted)
    ]

    assert told == ["events/2016-06-03-seizure-callao"]
