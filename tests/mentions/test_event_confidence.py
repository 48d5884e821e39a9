"""How sure an event is: the signs it has, and the weights they are given."""

from pathlib import Path

import pytest

from knowledge_base.mentions.caching.findings_cache import room_hash
from knowledge_base.mentions.events.document.confidence import (
    DATA_FILE,
    OTHER,
    OTHER_FILE,
    REPORT,
    confidence,
    load_weights,
    read_weights,
)
from knowledge_base.mentions.events.lexicon.event_data import EventDataError

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


def test_a_measurement_may_name_other_weights_and_is_not_answered_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "weights.yml"
    file.write_text("news report: {always: 3}\nother text: {always: -3}\n", encoding="utf-8")
    usual = room_hash()
    monkeypatch.setenv(OTHER_FILE, str(file))
    load_weights.cache_clear()
    room_hash.cache_clear()
    try:
        named, key = load_weights(), room_hash()
    finally:
        load_weights.cache_clear()
        room_hash.cache_clear()

    assert named == {REPORT: {"always": 3.0}, OTHER: {"always": -3.0}}
    assert key != usual


def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(EventDataError, match=r"none.yml: no such file of weights"):
        read_weights(tmp_path / "none.yml")


@pytest.mark.parametrize("file", [DATA_FILE, Path("bench/event_confidence_priors.yml")])
def test_every_weight_belongs_to_a_sign_that_the_code_gives(file: Path) -> None:
    """A renamed sign would silently lose its weight."""
    source = Path("knowledge_base/mentions/events/document/signs.py").read_text(encoding="utf-8")
    built = (
        "kind ",
        "time ",
        "modality ",
        "stage ",
        "agent ",
        "victim ",
        "target ",
        "participant ",
        "several ",
    )
    for weights in read_weights(file).values():
        unknown = [
            s
            for s in weights
            if s != "always" and f'"{s}"' not in source and not s.startswith(built)
        ]
        assert not unknown
