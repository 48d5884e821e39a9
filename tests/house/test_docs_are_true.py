"""What the documentation says is so: its links lead somewhere, its commands exist, every command is described."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_base.commands.arguments import parse_arguments

PROJECT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "LICENSE-DATA.md", "bench/README.md")
COMMANDS = (
    *("build", "check", "annotate", "explain", "new", "site", "serve", "schema", "diff", "links"),
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
    named = set(re.findall(r"`?make ([a-z-]+)\b", (PROJECT / page).read_text(encoding="utf-8")))
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))
    sentences = {"sets", "needs", "has"}  # `make` at the start of a sentence, not a target

    assert named - targets - sentences == set()


def test_figures_that_the_site_states_of_itself_are_those_of_the_readme() -> None:
    """What `docs/about.md` says of its own quality stands in the README's table or beside its command, to the digit."""
    about = (PROJECT / "docs" / "about.md").read_text(encoding="utf-8")
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    bench = (PROJECT / "bench" / "README.md").read_text(encoding="utf-8")
    measured = readme.partition("## How good the extraction is")[2].partition("\n## ")[0]
    measured += bench.partition("## What the machine finds by itself")[2].partition("\n## ")[0]
    rows = [
        row for row in about.partition("## How well it works")[2].splitlines() if row[:1] == "|"
    ]
    stated = {
        figure for row in rows for figure in re.findall(r"\d+(?:\.\d+)?", row.split("|", 2)[2])
    }

    assert len(stated) > 12
    assert stated - set(re.findall(r"\d+(?:\.\d+)?", measured)) == set()


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


def test_messages_that_the_docs_explain_are_those_that_the_program_says() -> None:
    """Each message in the tables of causes and cures is cut at `…`; every piece stands in a string of the program."""
    page = (PROJECT / "docs" / "when-the-build-is-red.md").read_text(encoding="utf-8")
    wrong_use = page.partition("## Exit code 2")[2].partition("## Exit code 3")[0]
    rows = page.partition("## Exit code 1")[2].partition("## Exit code 2")[0]
    quoted = re.findall(r"^\| `([^`]+)`", rows, flags=re.MULTILINE)
    quoted += [
        said for said in re.findall(r"`([^`]+)`", wrong_use) if " " in said and "build" not in said
    ]
    pieces = {
        piece.strip() for said in quoted for piece in said.split("…") if len(piece.strip()) > 5
    }
    programs = [PROJECT / "build_kb.py", *sorted((PROJECT / "knowledge_base").rglob("*.py"))]
    strings = {text for file in programs for text in strings_of(file)}

    assert len(pieces) > 15
    unknown = {piece for piece in pieces if not any(piece in text for text in strings)}
    assert unknown <= {"invalid choice"}  # argparse says this one


def strings_of(file: Path) -> set[str]:
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_name_of_the_environment_is_described() -> None:
    described = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    sources = [PROJECT / "mkdocs.yml", *(PROJECT / "knowledge_base").rglob("*.py")]
    used = {name for file in sources for name in re.findall(r"\bKB_[A-Z_]+\b", file.read_text())}

    assert [name for name in sorted(used) if f"`{name}`" not in described] == []
