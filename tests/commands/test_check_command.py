"""`check` as people, programs and GitHub see it, for a whole base and for single files."""

import json
from pathlib import Path

import pytest

from knowledge_base.commands.problem_formats import as_github, as_json
from knowledge_base.commands.reporting import conclude
from knowledge_base.problems import Problem, Severity
from tests.command_runs import Done, run_command

PROJECT = Path(__file__).resolve().parents[2]
ARTICLE = "Rebels of the Red Column attacked Villa Alta in 1989. Nobody was hurt in the attack.\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    files = {
        "seeds/one.txt": ARTICLE,
        "entities/actors/red-column.yml": "name: Red Column\nkind: armd-group\nnaem: x\n",
        "entities/actors/blue-front.yml": "name: Blue Front\nsame_as: actors/red-colum\n",
        "entities/topics/fine.yml": "name: Fine\nnote: 100 % sure\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def check(base: Path, *words: str) -> Done:
    return run_command(*words, "--seeds", "seeds", "--entities", "entities", folder=base)


def test_people_read_a_line_a_problem(base: Path) -> None:
    done = check(base, "check")

    assert done.returncode == 1
    assert [line.partition(". ")[0] for line in done.stderr.splitlines()] == [
        "entities/actors/blue-front.yml:2:10: no entity has the id 'actors/red-colum'",
        "entities/actors/red-column.yml:2:7: 'armd-group' is no value of 'kind'",
        "entities/actors/red-column.yml:3:1: unknown field 'naem'",
        "3 errors",
    ]


def test_programs_read_one_object(base: Path) -> None:
    done = check(base, "check", "--format", "json")

    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert done.stderr == ""
    assert (said["errors"], said["warnings"]) == (3, 0)
    assert said["problems"][0] == {
        "file": "entities/actors/blue-front.yml",
        "line": 2,
        "column": 10,
        "severity": "error",
        "code": "dangling-id",
        "message": "no entity has the id 'actors/red-colum'. Did you mean 'actors/red-column'?",
        "cure": "Did you mean 'actors/red-column'?",
    }


def test_github_reads_workflow_commands(base: Path) -> None:
    done = check(base, "check", "--format", "github")

    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        "::error file=entities/actors/blue-front.yml,line=2,col=10::no entity has the id"
        " 'actors/red-colum'. Did you mean 'actors/red-column'?"
    )
    assert len(done.stdout.splitlines()) == 3


def test_stale_files_are_told_in_every_format(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("red-column", "blue-front"):
        (base / "entities" / "actors" / f"{name}.yml").unlink()

    done = check(base, "build", "--check", "--format", "json")
    conclude([], style="github", stale=[("entities/sources/one.yml", "add")])

    stale = json.loads(done.stdout)["stale"]
    assert done.returncode == 3
    assert {"file": "entities/sources/one.yml", "action": "add"} in stale
    assert capsys.readouterr().out == (
        "::notice file=entities/sources/one.yml::stale: a build would add it\n"
    )


@pytest.mark.parametrize(
    ("named", "code", "said"),
    [
        (["entities/topics/fine.yml"], 0, "1 file checked: nothing is wrong."),
        (
            ["entities/topics/fine.yml", "seeds/one.txt", "entities/actors/gone.yml"],
            0,
            "3 files checked, 1 of them not there any more: nothing is wrong.",
        ),
        (["entities/topics"], 0, "1 file checked: nothing is wrong."),
        (["entities/actors/blue-front.yml"], 1, "entities/actors/blue-front.yml:2:10: no entity"),
        (["no-such-file.md"], 2, "no-such-file.md: there is no such file. Name files below"),
    ],
)
def test_named_files_are_checked_alone(base: Path, named: list[str], code: int, said: str) -> None:
    done = check(base, "check", *named)

    assert said in done.stdout + done.stderr
    assert "naem" not in done.stderr
    assert done.returncode == code


def test_a_correction_may_name_a_town_that_only_the_gazetteer_knows(tmp_path: Path) -> None:
    files = {
        "seeds/one.txt": "Soldiers of the garrison walked to Cayra and came back the next day.\n",
        "entities/sources/one.yml": "corrections:\n  - {text: Cayra, is: places/cayara}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    checked = check(tmp_path, "check", "entities/sources/one.yml")
    built = check(tmp_path, "build", "--no-site", "--docs", "docs")
    again = check(tmp_path, "build", "--check")

    assert (checked.returncode, built.returncode, again.returncode) == (0, 0, 0), built.stderr
    made = (tmp_path / "entities" / "places" / "cayara.yml").read_text("utf-8")
    assert "country: places/peru" in made
    assert "geonames:" in made


def test_a_message_cannot_end_its_line_nor_begin_a_command() -> None:
    problem = Problem(path="a,b:c%.yml", line=2, column=3, message="100 %\n::error::x\r")
    warning = Problem(path="d.yml", message="w", severity=Severity.WARNING)

    assert as_github([warning, problem]) == [
        "::error file=a%2Cb%3Ac%25.yml,line=2,col=3::100 %25%0A::error::x%0D",
        "::warning file=d.yml::w",
    ]


@pytest.mark.parametrize(
    ("message", "cure"),
    [
        ("'a. b' is no id. Write another", "Write another"),
        ("a tab stands here; replace it", "replace it"),
        ("'it's. x' is twice here; make them one", "make them one"),
        ("nothing is said of a cure", None),
        ("changed. Put it above:\n  a: b", "Put it above:\n  a: b"),
    ],
)
def test_the_cure_is_the_end_of_a_message(message: str, cure: str | None) -> None:
    said = json.loads(as_json([Problem(path="a", message=message)]))

    assert said["problems"][0]["cure"] == cure
    assert said["problems"][0]["line"] is None
