"""Each golden case is a rule of the date grammar: sentences, and the dates that must be read in them and no others.

A line says `words = value`, with `, inferred` where the article's date (or another one) lent a part; `vague` is no value.
"""

from pathlib import Path
from typing import Any

import pytest

from knowledge_base.mentions.dates.find_dates import find_dates
from knowledge_base.model import Mention, Span
from tests.yaml_files import read_yaml

CASES = sorted((Path(__file__).parents[1] / "golden" / "mentions" / "dates").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_dates_follow_the_rule(case: Path) -> None:
    rule: dict[str, Any] = read_yaml(case)

    read = [_read(sentence["text"], rule.get("article")) for sentence in rule["cases"]]

    assert read == [sentence["dates"] for sentence in rule["cases"]]


def _read(text: str, article: str | None) -> list[str]:
    span = Span(0, len(text))
    return [_line(found) for found in find_dates(text, span, source="s", anchor=article)]


def _line(found: Mention) -> str:
    inferred = ", inferred" if found.basis == "inferred" else ""
    return f"{found.text} = {found.edtf or 'vague'}{inferred}"
