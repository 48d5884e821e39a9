"""Which country an event is said to have been in."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import build_kb
from knowledge_base import documents
from knowledge_base.settings import Places

GOLDEN = Path(__file__).parents[1] / "golden/entities/country_of_an_event.yml"
CASES: list[dict[str, Any]] = yaml.safe_load(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_country_of_each_event_in_reading_order(case: dict[str, Any], tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text(f"---\npublished: {case['published']}\n---\n\n{case['text']}", "utf-8")
    read, _ = documents.read_documents([article])

    (annotation,) = build_kb.annotate_with(Places(entities=tmp_path / "entities"), read, None)

    events: Any = annotation["events"]
    assert [event["country"] for event in events] == case["countries"]
