"""The commands of curation as a contributor types them, and a real merge of git."""

import subprocess
from pathlib import Path

import pytest

from tests.command_runs import Done, run_command
from tests.entities.small_world import build

PROJECT = Path(__file__).resolve().parents[2]
TEXTS = {
    "a": "Red Column bombed Villa Alta in 1989. Red Column met Blue Front. Red Column left.",
    "b": "Blue Front came. Blue Front went. Blue Front won. Red Column came.",
}
LATER = {**TEXTS, "c": "Red Column and Blue Front came in 2001."}


def run(folder: Path, *words: str) -> Done:
    return run_command(*words, "--entities", "entities", "--seeds", "seeds", folder=folder)


def git(folder: Path, *words: str, fine: bool = True) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 or not fine, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A repository with a small base that was built and committed."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "entities").mkdir()
    build(tmp_path / "entities", TEXTS)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "The base")
    return tmp_path


def test_a_dry_run_prints_the_diff_and_writes_nothing(base: Path) -> None:
    done = run(base, "merge", "actors/red-column", "actors/blue-front", "--dry-run")

    assert done.returncode == 0
    assert "+same_as: actors/red-column\n" in done.stdout
    assert "+++ b/entities/actors/blue-front.yml\n" in done.stdout
    assert git(base, "status", "--porcelain") == ""


def test_a_decision_is_said_written_and_taken_back_by_git(base: Path) -> None:
    done = run(base, "reject", "Red Column", "actors/blue-front", "--reason", "no groups")
    git(base, "commit", "-qam", "Reject two")
    git(base, "revert", "--no-edit", "HEAD")

    assert done.returncode == 0
    assert done.stdout.startswith("actors/red-column: rejected.")
    assert "Next: `build_kb.py check`" in done.stdout
    assert git(base, "diff", "HEAD~2") == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["merge", "actors/red-colum", "actors/blu-front"], "Did you mean 'actors/red-column'?"),
        (["reject", "actors/red-colum", "--reason", "x"], "Did you mean 'actors/red-column'?"),
        (["reject", "actors/red-column"], "--reason"),
        (["fmt", "entities/actors/none.yml"], "is no entity file of this base"),
        (["repair", "nowhere"], "is no entity file of this base"),
        (["split", "actors/red-column", "Other"], "say what belongs to the new record"),
    ],
)
def test_wrong_use_of_a_command_of_curation_ends_with_two(
    words: list[str], said: str, base: Path
) -> None:
    done = run(base, *words)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert git(base, "status", "--porcelain") == ""


def test_a_base_that_is_not_there_is_named(base: Path) -> None:
    (base / "entities").rename(base / "elsewhere")
    done = run(base, "fmt")

    assert done.returncode == 2
    assert "There is no such folder" in done.stderr


def test_fmt_formats_once_and_its_check_says_what_is_not_in_form(base: Path) -> None:
    file = base / "entities" / "actors" / "red-column.yml"
    file.write_text("aliases: [CR]\nname: Red Column\n\n" + file.read_text("utf-8"), "utf-8")

    checked, formatted = (
        run(base, "fmt", "--check", str(file)),
        run(base, "fmt", "actors/red-column"),
    )

    assert (checked.returncode, formatted.returncode) == (1, 0)
    assert "entities/actors/red-column.yml: not in the form of the house" in checked.stdout
    assert "1 formatted" in formatted.stdout
    again = run(base, "fmt", "--check", str(file))
    assert (again.returncode, again.stdout) == (0, "1 file, in the form of the house.\n")


def test_fmt_takes_a_folder_and_a_file_of_it_once(base: Path) -> None:
    folder = base / "entities" / "actors"
    files = len(list(folder.glob("*.yml")))

    done = run(base, "fmt", "--check", str(folder), "actors/red-column")

    assert files > 1
    assert (done.returncode, done.stdout) == (0, f"{files} files, all in the form of the house.\n")


def test_two_branches_that_edit_other_fields_of_one_entity_merge_and_build_as_one(
    base: Path,
) -> None:
    """Above the line git merges by itself; the blocks, which each branch built from other seeds, `repair` settles."""
    folder, file = base / "entities", base / "entities" / "actors" / "red-column.yml"
    above = "name: Red Column\nkind: armed-group\n# the press calls it so\naliases:\n  - CR\n\n"
    text = file.read_text("utf-8")
    file.write_text(above + text[text.index("extracted:") :], "utf-8")
    build(folder, TEXTS)
    git(base, "commit", "-qam", "Name it")
    branch_edits = {
        "kind": ("kind: armed-group", "kind: criminal-group", LATER),
        "alias": ("  - CR\n", "  - CR\n  - Columna\n", {"a": TEXTS["a"]}),
    }
    for branch, (old, new, texts) in branch_edits.items():
        git(base, "checkout", "-qb", branch, "main")
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
        build(folder, texts)
        git(base, "add", "-A")
        git(base, "commit", "-qm", branch)

    git(base, "merge", "kind", fine=False)
    merged = file.read_text("utf-8")
    assert "<<<<<<<" not in merged[: merged.index("extracted:")]
    assert "<<<<<<<" in merged[merged.index("extracted:") :]
    assert "build_kb.py repair" in run(base, "check").stderr

    for name in git(base, "diff", "--name-only", "--diff-filter=U").split():
        if not (base / name).exists() or "<<<<<<<" not in (base / name).read_text("utf-8"):
            git(
                base, "rm", "-q", "--cached", name
            )  # deleted on one side: no words of a person in it
            (base / name).unlink(missing_ok=True)
    done = run(base, "repair")
    assert done.returncode == 0, done.stderr
    assert "Next: `build_kb.py`" in done.stdout
    build(folder, LATER)
    repaired = file.read_bytes()

    git(base, "reset", "-q", "--hard", "main")
    git(base, "clean", "-fdq")
    for old, new, _ in branch_edits.values():
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    build(folder, LATER)
    assert repaired == file.read_bytes()


def test_two_additions_to_one_list_are_both_kept(base: Path) -> None:
    file = base / "entities" / "actors" / "red-column.yml"
    text = file.read_text("utf-8")
    block = text[text.index("extracted:") :]
    file.write_text("name: Red Column\naliases:\n  - CR\n\n" + block, "utf-8")
    git(base, "commit", "-qam", "Name it")
    for branch in ("uno", "dos"):
        git(base, "checkout", "-qb", branch, "main")
        file.write_text(f"name: Red Column\naliases:\n  - CR\n  - {branch}\n\n{block}", "utf-8")
        git(base, "commit", "-qam", branch)
    git(base, "merge", "uno", fine=False)

    done = run(base, "repair", "actors/red-column")

    assert done.stdout.startswith("actors/red-column.yml: kept both sides' additions to aliases")
    assert file.read_text("utf-8") == (
        f"name: Red Column\naliases:\n  - CR\n  - dos\n  - uno\n\n{block}"
    )


def test_fields_on_neighbouring_lines_that_git_cannot_join_are_joined_by_repair(
    base: Path,
) -> None:
    """Git takes changes of lines side by side for one: every command says who settles them, and that loses nothing."""
    file = base / "entities" / "actors" / "red-column.yml"
    text = file.read_text("utf-8")
    block = text[text.index("extracted:") :]
    above = "name: Red Column\nkind: armed-group\nnote: seen in Lima\n\n"
    file.write_text(above + block, "utf-8")
    git(base, "commit", "-qam", "Name it")
    changes = {"uno": ("armed-group", "company  # see the trial"), "dos": ("in Lima", "in Ica")}
    for branch, (old, new) in changes.items():
        git(base, "checkout", "-qb", branch, "main")
        file.write_text(above.replace(old, new) + block, "utf-8")
        git(base, "commit", "-qam", branch)
    git(base, "merge", "uno", fine=False)
    assert "<<<<<<<" in file.read_text("utf-8")

    for command in (["check"], ["build", "--no-site"], ["build", "--check"], ["fmt"]):
        done = run(base, *command)
        assert done.returncode == 1, command
        assert "entities/actors/red-column.yml:2:1: a merge conflict is left here" in done.stderr
        assert "`build_kb.py repair`" in done.stderr
    done = run(base, "repair")

    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_text("utf-8") == (
        "name: Red Column\nkind: company  # see the trial\nnote: seen in Ica\n\n" + block
    )


def test_an_edit_below_the_line_is_moved_though_it_was_committed(base: Path) -> None:
    file = base / "entities" / "actors" / "red-column.yml"
    sound = file.read_text("utf-8")
    file.write_text(
        sound.replace("  - {text: CR", "  - {text: X").replace("name: Red Column", "name: Red"),
        "utf-8",
    )
    git(base, "commit", "-qam", "Edit in the wrong place")

    done = run(base, "repair")

    assert "moved above 'extracted:': name" in done.stdout
    assert file.read_text("utf-8").endswith(sound[sound.index("extracted:") :])
    assert "name: Red\n" in file.read_text("utf-8")
