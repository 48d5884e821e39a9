"""What the documentation says is so: its links lead somewhere, its commands exist, every command is described."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_base.commands.arguments import parse_arguments

PROJECT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "LICENSE-DATA.md", "bench/README.md")
COMMANDS = (
    *("build", "check", "annotate", "new", "site", "serve", "schema"),
    *("merge", "reject", "accept", "split", "fmt", "why", "repair"),
)


@pytest.mark.parametrize("page", PAGES)
def test_links_between_documents_lead_to_files_and_headings(page: str) -> None:
    file = PROJECT / page
    links = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", file.read_text(encoding="utf-8"))

    dead = []
    for target, heading in links:
        there = file.parent / target if target else file
        if not there.exists():
            dead.append(target)
        elif heading and heading not in headings_of(there):
            dead.append(f"{target}#{heading}")

    assert dead == []


def headings_of(file: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", ("README.md", "CONTRIBUTING.md"))
def test_every_make_target_that_is_named_exists(page: str) -> None:
    named = set(re.findall(r"`?make ([a-z]+)\b", (PROJECT / page).read_text(encoding="utf-8")))
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    sentences = {"sets", "needs", "has"}  # `make` at the start of a sentence, not a target

    assert named - targets - sentences == set()


def test_every_command_is_described_and_has_help() -> None:
    described = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")

    for command in COMMANDS:
        assert f"build_kb.py {command}" in described, command
        with pytest.raises(SystemExit) as ended:
            parse_arguments([command, "--help"])
        assert ended.value.code == 0


def test_exit_codes_stand_in_the_help() -> None:
    done = subprocess.run(
        [sys.executable, "build_kb.py", "--help"], cwd=PROJECT, capture_output=True, text=True,
        check=True,
    )  # fmt: skip

    assert all(f"\n  {code}  " in done.stdout for code in range(4))


def test_every_name_of_the_environment_is_described() -> None:
    described = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    sources = [PROJECT / "mkdocs.yml", *(PROJECT / "knowledge_base").rglob("*.py")]
    used = {name for file in sources for name in re.findall(r"\bKB_[A-Z_]+\b", file.read_text())}

    assert [name for name in sorted(used) if f"`{name}`" not in described] == []
