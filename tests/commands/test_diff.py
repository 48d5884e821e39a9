"""`diff` reads both states from git, leaves the working tree alone and says what is wrong in words."""

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_base.revisions import changed_files, find_revision

PROJECT = Path(__file__).resolve().parents[2]
GROUP = "name: Red Column\nkind: armed-group\n"


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=A Person", "-c", "user.email=person@example.org"]
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def diff(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(PROJECT / "build_kb.py"), "diff"]
    command += ["--entities", str(folder / "kb" / "entities"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits and an edit that is not committed, in a folder below the root of a repository."""
    folder = tmp_path / "repository"
    file = folder / "kb" / "entities" / "actors" / "red-column.yml"
    file.parent.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for text in (GROUP, f"{GROUP}aliases: [RC]\n"):
        file.write_text(text, encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", "A state")
    file.write_text(GROUP.replace("Red", "Crimson"), encoding="utf-8")
    return folder


def test_two_commits_and_the_files_as_they_lie_here(repository: Path) -> None:
    committed, here = diff(repository, "HEAD~1", "HEAD"), diff(repository, "HEAD")

    assert committed.returncode == here.returncode == 0, committed.stderr + here.stderr
    assert "+ other name: RC (written by a person)" in committed.stdout
    assert "~ name: Red Column → Crimson Column (written by a person)" in here.stdout
    assert "- other name: RC (was written by a person)" in here.stdout


def test_nothing_of_the_repository_is_touched(repository: Path) -> None:
    def state() -> tuple[str, str, set[str]]:
        files = {str(path) for path in repository.rglob("*")}
        return git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD"), files

    before = state()
    diff(repository, "HEAD~1", "HEAD", "--format", "markdown")

    assert state() == before


def test_markdown_goes_into_a_file(repository: Path, tmp_path: Path) -> None:
    file = tmp_path / "comment.md"

    done = diff(repository, "HEAD~1", "HEAD", "--format", "markdown", "--output", str(file))

    assert (done.returncode, done.stdout) == (0, "")
    assert "  - **added** other name: `RC` (written by a person)" in file.read_text("utf-8")


def test_an_unknown_revision_names_those_that_there_are(repository: Path) -> None:
    done = diff(repository, "mian")

    assert done.returncode == 2
    assert (
        "mian: is no commit, branch or tag of this repository (there are, for instance: main)"
        in done.stderr
    )


@pytest.mark.parametrize("word", ["--output=/x", "HEAD:kb", ":/", "a b"])
def test_what_is_no_revision_is_never_taken_for_an_option(repository: Path, word: str) -> None:
    done = diff(repository, "--", word)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_shallow_clone_says_how_to_fetch_the_rest(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(clone))

    done = diff(clone, "HEAD~1")

    assert done.returncode == 2
    assert "git fetch --unshallow" in done.stderr


def test_outside_of_a_repository_there_are_no_states(tmp_path: Path) -> None:
    (tmp_path / "kb" / "entities").mkdir(parents=True)

    done = diff(tmp_path, "HEAD")

    assert done.returncode == 2
    assert "lies in no git repository" in done.stderr


def test_a_link_in_a_commit_is_not_followed(repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("name: Secret\nkind: armed-group\n", encoding="utf-8")
    (repository / "kb" / "entities" / "actors" / "linked.yml").symlink_to(secret)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "A link")

    done = diff(repository, "HEAD~1", "HEAD")

    assert done.returncode == 0, done.stderr
    assert "Secret" not in done.stdout


def test_a_commit_without_the_folder_is_an_empty_state(repository: Path) -> None:
    git(repository, "rm", "-r", "--quiet", "--force", "kb")
    git(repository, "commit", "--quiet", "--message", "Nothing left", "--allow-empty")

    done = diff(repository, "HEAD~1", "HEAD")

    assert done.returncode == 0, done.stderr
    assert "gone: Red Column (actors/red-column)" in done.stdout


def test_quality_is_left_out_where_nothing_that_reads_has_changed(repository: Path) -> None:
    done = diff(repository, "HEAD~1", "HEAD", "--quality-if-changed")

    assert done.returncode == 0, done.stderr
    assert "Extraction quality" not in done.stdout


def test_files_that_differ_are_listed_below_the_paths_asked_for(repository: Path) -> None:
    base, head = (find_revision(repository, said) for said in ("HEAD~1", "HEAD"))

    file = "kb/entities/actors/red-column.yml"

    assert changed_files(base, head, "kb/entities") == [file]
    assert changed_files(head, None, "kb") == [file]
    assert changed_files(base, head, "knowledge_base", "build_kb.py") == []


@pytest.mark.journeys
def test_quality_runs_each_state_with_its_own_code_on_its_own_articles() -> None:
    """On the project itself: its last commit beside the files as they lie here, against the careful reading."""
    command = [sys.executable, str(PROJECT / "build_kb.py"), "diff", "HEAD", "--quality"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "found to the letter, of 137 names and dates: " in done.stdout
    assert "linked to the right thing: " in done.stdout
