"""Each golden case is a folder of entity files and every problem it must give; the file's name is the rule."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.entities import (
    Geography,
    check_records,
    list_ids,
    read_records,
    read_remains,
)
from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.gazetteer import country_bounds
from knowledge_base.model import Document, Span
from knowledge_base.problems import in_order
from knowledge_base.vocabulary import KINDS, TYPE_OF_FOLDER
from tests.yaml_files import read_yaml

CASES = sorted((Path(__file__).parents[1] / "golden" / "entities").glob("file_*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_problems_follow_the_rule(case: Path, tmp_path: Path) -> None:
    given: dict[str, Any] = read_yaml(case)
    for name, text in given["entities"].items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())

    said = find_problems(tmp_path, given)

    assert shorten(said, given["problems"]) == given["problems"]


def shorten(said: list[str], expected: list[str]) -> list[str]:
    """The messages, cut where the expected one ends with "…": how dates are explained is tested elsewhere."""
    cut = [
        f"{one[: len(other) - 1]}…" if other.endswith("…") else one
        for one, other in zip(said, expected, strict=False)
    ]
    return cut + said[len(expected) :]


def find_problems(folder: Path, given: dict[str, Any]) -> list[str]:
    """What reading and checking a folder says, with paths relative to it."""
    records, problems = read_records(folder)
    documents = {name: make_document(name, text) for name, text in given.get("seeds", {}).items()}
    problems += check_records(
        records,
        documents,
        broken_ids=list_ids(folder) - records.keys(),
        remains=read_remains(folder, list_ids(folder) - records.keys()),
        authority={
            i: AuthorityEntry.model_validate(e)
            for i, e in {
                **bare_entries(given.get("known", ())),
                **given.get("authority", {}),
            }.items()
        },
        folder=folder,
        geography=geography(given),
    )
    return [str(p).removeprefix(f"{folder.as_posix()}/") for p in in_order(problems)]


def geography(given: dict[str, Any]) -> Geography:
    """Where countries really lie, and the towns that a case says the gazetteer knows."""
    towns = frozenset(given.get("towns", ()))
    return Geography(towns=towns.intersection, bounds=country_bounds())


def bare_entries(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Entries of which only the id matters to a case."""
    return {i: {"name": i, "kind": KINDS[TYPE_OF_FOLDER[i.split("/")[0]]][0]} for i in ids}


def make_document(name: str, text: str) -> Document:
    return Document(
        source=name,
        path=Path(f"{name}.txt"),
        text=text,
        sha256=f"of {text}",
        language="en",
        title="",
        paragraphs=(Span(0, len(text)),),
    )
