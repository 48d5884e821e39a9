"""Each rule about names is a small file in tests/golden/mentions/names; all mentions but dates are listed there."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.mentions import find_mentions
from knowledge_base.model import Document, KnownName, Mention, Span
from tests.yaml_files import read_yaml

FOLDER = Path(__file__).parents[1] / "golden" / "mentions" / "names"
CASES = sorted(FOLDER.glob("*.yml"))


def document_of(case: dict[str, Any]) -> Document:
    text: str = case["text"]
    spans = [Span(*m.span()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text.rstrip())]
    headings = tuple(span for n, span in enumerate(spans) if n in case.get("headings", []))
    return Document(
        source="case",
        path=Path("case.txt"),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        title="",
        paragraphs=tuple(spans),
        headings=headings,
    )


def known_of(case: dict[str, Any], kind: str = "known") -> list[KnownName]:
    rows = case.get(kind, [])
    return [KnownName(**{**row, "countries": tuple(row.get("countries", ()))}) for row in rows]


def row_of(mention: Mention, keys: list[str], text: str) -> dict[str, Any]:
    read = {
        "readings": lambda: list(mention.readings),
        "roles": lambda: [text[role.start : role.end] for role in mention.roles],
    }
    return {key: read[key]() if key in read else getattr(mention, key) for key in keys}


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_names_of_the_golden_case(file: Path) -> None:
    case = read_yaml(file)
    document = document_of(case)
    towns = {"case": known_of(case, "towns")}
    found = find_mentions([document], known_of(case), towns=towns, published={}, cache=None)["case"]
    mentions = [m for m in found.mentions if m.type != "date"]
    wanted: list[dict[str, Any]] = case["found"]
    keys = [list(row) for row in wanted] + [["text", "type"]] * len(mentions)

    assert [row_of(m, k, case["text"]) for m, k in zip(mentions, keys, strict=False)] == wanted
    assert all(document.text[m.start : m.end] == m.text for m in found.mentions)


def test_there_are_golden_cases() -> None:
    assert CASES
