"""Which country an event is said to have been in."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import build_kb
from knowledge_base import documents
from knowledge_base.entities.events.abroad import DATA_FILE, read_abroad
from knowledge_base.problems import WrongDataError
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


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("at_home:", "at_hom:", "unknown list 'at_hom'. Did you mean 'at_home'?"),
        ("[policy,", "[policys,", "'policys' is no kind of event. Did you mean 'policy'?"),
        ("[policy, legislation, designation, sanction]", "policy", "must be a list of words"),
        ("[policy,", "[policy: ,,", "no YAML"),
    ],
)
def test_a_mistake_in_the_words_is_named_with_its_line(
    right: str, wrong: str, message: str, tmp_path: Path
) -> None:
    text = DATA_FILE.read_text("utf-8")
    assert right in text
    file = tmp_path / "abroad.yml"
    file.write_text(text.replace(right, wrong), "utf-8")

    with pytest.raises(WrongDataError) as raised:
        read_abroad(file)

    (problem,) = raised.value.problems
    assert message in problem.message
    assert problem.line is not None and right in text.splitlines()[problem.line - 1]
