"""Confidence rises with the evidence, and a known name inside a longer one is below the line."""

from itertools import pairwise

import pytest

from knowledge_base.mentions.names.confidence import of_known_name, of_new_name, table
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
