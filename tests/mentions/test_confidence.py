"""Confidence rises with the evidence, and a known name inside a longer one is below the line."""

from itertools import pairwise
from pathlib import Path

import pytest

from knowledge_base.mentions.names.confidence import (
    DATA_FILE,
    of_known_name,
    of_new_name,
    read_table,
    table,
)
from knowledge_base.mentions.names.data_files import NameDataError
from knowledge_base.mentions.names.proposals import DOUBTFUL_LABELS, LABELS

LINE = 0.5


def test_no_row_falls_with_the_evidence_or_promises_certainty() -> None:
    for rule, shares in table().rules.items():
        assert all(low <= high for low, high in pairwise(shares)), rule
        assert all(0 <= share <= 0.95 for share in shares), rule
        assert all(round(share * 20) == pytest.approx(share * 20) for share in shares), rule


def test_every_label_of_the_model_has_a_row() -> None:
    rules = {f"model-{label.lower()}" for label in LABELS} | {"model-defined", "proper-noun"}

    assert rules <= table().rules.keys()
    assert LABELS.isdisjoint(DOUBTFUL_LABELS)


def test_one_sided_evidence_is_believed_more_than_divided() -> None:
    assert of_new_name("model-org", 6.0, 0.0) > of_new_name("model-org", 2.0, 0.0)
    assert of_new_name("model-org", 2.0, 0.0) > of_new_name("model-org", 2.0, 2.0)


@pytest.mark.parametrize(
    "text, name",
    [
        ("He studied at the Universidad Mayor de Trujillo until then.", "Trujillo"),
        ("The convict, Anselmo Trujillo, was sent to another prison.", "Trujillo"),
        ("It was seized by the Junín Workers Front in the morning.", "Junín"),
    ],
)
def test_a_known_place_touched_by_other_capitals_is_below_the_line(text: str, name: str) -> None:
    start = text.index(name)

    assert of_known_name("known-place", text, start, start + len(name)) < LINE


@pytest.mark.parametrize(
    "text, name",
    [
        ("In Trujillo the police found nothing.", "Trujillo"),
        ("They met with U.S. President Carter in the morning.", "U.S."),
        ("He was arrested near Trujillo. Police said nothing more.", "Trujillo"),
        ("Brazil's Trujillo regiment was not there.", "Trujillo"),
        ("Cocaine Seized In Trujillo By Police", "Trujillo"),
        ("TWO MEN WERE ARRESTED IN TRUJILLO PERU", "TRUJILLO"),
    ],
)
def test_titles_headings_and_sentence_starts_do_not_touch(text: str, name: str) -> None:
    start = text.index(name)

    assert of_known_name("known-place", text, start, start + len(name)) > LINE


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("  known-actor: [0.65,", "  known-actr: [0.65,", "no rule is called 'known-actr'. Did you mean 'known-actor'?"),
        ("  known-actor: [0.65,", "  known-actor: [0.65, 1.", "'known-actor' must be a list of figures from 0 to 1"),
        ("  model-gpe: [0.65,", "  model-gpe: [0.95,", "'model-gpe' falls"),
        ("  other: ", "  # other: ", "the row 'other' is missing."),
        ("margins: [0.2,", "margins: [x,", "'margins' must be a list of figures"),
        ("margins: ", "margin: ", "unknown list 'margin'. Did you mean 'margins'?"),
        ("  other: [", "  other: [[", "no YAML: "),
    ],
)  # fmt: skip
def test_a_mistake_in_the_table_is_named_with_its_line(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    text = DATA_FILE.read_text(encoding="utf-8")
    assert text.count(right) == 1
    file = tmp_path / "confidence.yml"
    file.write_text(text.replace(right, wrong), encoding="utf-8")

    with pytest.raises(NameDataError, match=r"confidence\.yml:\d+:\d+: ") as error:
        read_table(file)
    assert message in str(error.value)
