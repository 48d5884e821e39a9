"""The seam for another tagger: whoever sets the spans of a paragraph's `Doc` is honoured by the names."""

from collections.abc import Sequence

import pytest
from spacy.tokens import Doc, Span

from knowledge_base.mentions.names.new_names import find_new_names
from knowledge_base.mentions.names.proposals import end_of, label_of, proposals
from knowledge_base.mentions.parsing.language_model import load_model

TEXT = "Brelin sent Orvan Tash to Quimbel, where the Sorvane Circle of Ilmar met."


def tagged(spans: Sequence[tuple[str, str]]) -> Doc:
    """The paragraph with the pipeline's parse and the spans of another tagger."""
    doc = load_model()(TEXT)
    found = []
    for words, label in spans:
        at = TEXT.index(words)
        span = doc.char_span(at, at + len(words), label=label)
        assert isinstance(span, Span)
        found.append(span)
    doc.set_ents(found)
    return doc


@pytest.mark.parametrize(
    ("label", "speaks_for"), [("ORG", "actor"), ("PERSON", "actor"), ("GPE", "place")]
)
def test_spans_set_by_another_tagger_become_names_of_their_label(
    label: str, speaks_for: str
) -> None:
    names = {n.text: n for n in find_new_names(tagged([("Sorvane Circle", label)]), 0, TEXT)}

    evidence = names["Sorvane Circle"].evidence
    assert getattr(evidence, speaks_for) >= 1.5
    assert names["Sorvane Circle"].label == label


@pytest.mark.parametrize(("label", "read_as"), [("PLACE", "LOC"), ("PER", "PERSON")])
def test_words_of_other_label_sets_are_understood(label: str, read_as: str) -> None:
    doc = tagged([("Quimbel", label)])

    assert [p.label for p in proposals(doc)] == [read_as]
    assert [n.label for n in find_new_names(doc, 0, TEXT) if n.text == "Quimbel"] == [read_as]


def test_a_span_is_known_from_each_of_its_tokens() -> None:
    doc = tagged([("Orvan Tash", "PERSON")])
    first = next(token for token in doc if token.text == "Orvan")

    assert (label_of(first), end_of(first)) == ("PERSON", first.i + 2)
    assert (label_of(doc[0]), end_of(doc[0])) == ("", 1)


def test_labels_of_no_use_to_the_names_only_take_the_words() -> None:
    names = find_new_names(tagged([("Quimbel", "MONEY")]), 0, TEXT)

    assert "Quimbel" not in {name.text for name in names}
