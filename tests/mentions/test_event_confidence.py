"""How sure an event is: the signs it has, and the weights they are given."""

from pathlib import Path

import pytest

from knowledge_base.mentions.events.confidence import (
    OTHER,
    REPORT,
    confidence,
    load_weights,
    read_weights,
)
from knowledge_base.mentions.events.event_data import EventDataError

DETAILED = {
    "agent",
    "agent fighters",
    "victim",
    "victim people",
    "victim named",
    "date",
    "days ago",
    "place",
}
GENERAL = {"no agent", "victim", "victim in general", "time present", "speaker in sentence"}


@pytest.mark.parametrize("text", [REPORT, OTHER])
def test_an_event_told_in_detail_is_surer_than_a_general_remark(text: str) -> None:
    weights = load_weights()[text]

    assert confidence(DETAILED, weights) > confidence(GENERAL, weights)


def test_confidence_is_a_share_whatever_the_signs() -> None:
    for weights in load_weights().values():
        assert 0 <= confidence(set(weights), weights) <= 1


def test_a_sign_without_a_weight_says_nothing() -> None:
    weights = load_weights()[REPORT]

    assert confidence({"unheard of"}, weights) == confidence(set(), weights)


def test_every_mistake_in_the_weights_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "weights.yml"
    file.write_text("news report:\n  always: much\nother texts:\n  always: 1\n", encoding="utf-8")

    with pytest.raises(EventDataError) as wrong:
        read_weights(file)

    told = str(wrong.value)
    assert "weights.yml:2:1" in told and "'much'" in told
    assert "weights.yml:4:1" in told and "'other text'" in told


def test_every_weight_belongs_to_a_sign_that_the_code_gives() -> None:
    """A renamed sign would silently lose its weight."""
    source = Path("knowledge_base/mentions/events/signs.py").read_text(encoding="utf-8")
    built = ("kind ", "time ", "modality ", "stage ", "agent ", "victim ", "target ", "several ")
    for weights in load_weights().values():
        unknown = [
            s
            for s in weights
            if s != "always" and f'"{s}"' not in source and not s.startswith(built)
        ]
        assert not unknown
