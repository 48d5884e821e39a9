"""Files as people break them: every problem of each, word for word, in `expected.txt` beside them."""

import functools
from pathlib import Path

import pytest

from knowledge_base.documents import find_seeds, read_documents
from knowledge_base.entities import (
    Authority,
    Geography,
    check_records,
    list_ids,
    read_authority,
    read_records,
    read_remains,
)
from knowledge_base.gazetteer import country_bounds
from knowledge_base.problems import in_order

CASES = sorted((Path(__file__).parents[1] / "golden" / "broken_files").glob("[0-9]*"))
PROJECT = Path(__file__).parents[2]
AUTHORITY = PROJECT / "knowledge_base" / "authority"
EXPECTED = "expected.txt"


def test_there_are_at_least_thirty() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_person_is_told_what_to_type(case: Path) -> None:
    assert find_problems(case) == (case / EXPECTED).read_text("utf-8")


@functools.cache
def known() -> Authority:
    return read_authority([AUTHORITY], cache=PROJECT / ".cache")[0]


def find_problems(case: Path) -> str:
    """What `check` says of a folder, a line a problem, with paths relative to it."""
    folder = case / "entities"
    records, problems = read_records(folder)
    documents, _ = read_documents(find_seeds(case / "seeds"))
    problems += check_records(
        records,
        {document.source: document for document in documents},
        broken_ids=list_ids(folder) - records.keys(),
        remains=read_remains(folder, list_ids(folder) - records.keys()),
        authority=known(),
        folder=folder,
        geography=Geography(towns=lambda _: frozenset(), bounds=country_bounds()),
    )
    said = [str(problem).removeprefix(f"{case.as_posix()}/") for problem in in_order(problems)]
    return "".join(f"{line}\n" for line in said)
