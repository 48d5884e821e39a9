"""What spares readers of events work: what they remember of a parse, and words that they need not look at. It changes no finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from knowledge_base.mentions.events.document.find_events import find_events
from knowledge_base.mentions.events.grammar.nouns import classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph, view_paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive
from knowledge_base.mentions.events.grammar.words_said import words_among, words_said
from knowledge_base.mentions.events.roles import attributions, involvement
from knowledge_base.mentions.events.roles.claims import Claim
from knowledge_base.mentions.parsing.language_model import load_model
from tests.mentions.test_events import TEXTS, make_document, make_mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Sentence

TEXT = "Gunmen killed the mayor."


@pytest.fixture
def parse() -> Doc:
    return load_model()(TEXT)


def test_an_answer_holds_until_the_paragraph_is_viewed_again(parse: Doc) -> None:
    view_paragraph(parse, 0, text=TEXT, mentions=())
    assert not is_passive(parse[1])
    parse[0].dep_ = "nsubjpass"
    assert not is_passive(parse[1])

    view_paragraph(parse, 0, text=TEXT, mentions=())

    assert is_passive(parse[1])


def test_nothing_is_remembered_of_a_parse_that_may_still_be_mended(parse: Doc) -> None:
    assert not is_passive(parse[1])
    parse[0].dep_ = "nsubjpass"

    assert is_passive(parse[1])


def test_what_a_noun_stands_for_is_that_of_the_view_with_its_names(parse: Doc) -> None:
    plain = view_paragraph(parse, 0, text=TEXT, mentions=())
    assert classes_of(parse[0], plain) == {"fighters"}

    group = {"text": "Gunmen", "type": "actor", "kind": "criminal-group"}
    named = view_paragraph(parse, 0, text=TEXT, mentions=make_mentions(TEXT, [group]))

    assert classes_of(parse[0], named) != classes_of(parse[0], plain)
    assert classes_of(parse[0], plain) == {"fighters"}


def test_the_words_of_a_sentence_are_its_own(parse: Doc) -> None:
    both = load_model()("Gunmen killed the mayor. A bomb exploded.")
    view_paragraph(both, 0, text=both.text, mentions=())
    first, second = both.sents

    assert words_said(first) == {"gunmen", "gunman", "killed", "kill", "the", "mayor", "."}
    assert words_among(second, frozenset({"explode", "kill"})) == [both[7]]
    assert words_among(second, frozenset({"kill"})) == []
    assert words_among(first, frozenset(), frozenset({"killed"})) == [both[1]]


def test_reading_one_parse_twice_gives_the_same() -> None:
    for _, case in TEXTS[::60]:
        document = make_document(case["text"], case.get("published"))
        mentions = make_mentions(document.text, case.get("mentions", []))
        parsed = [
            (span, load_model()(document.text[span.start : span.end]))
            for span in document.paragraphs
        ]
        first, again = (
            find_events(parsed, document=document, mentions=mentions, published=None)
            for _ in range(2)
        )

        assert first == again


@pytest.mark.parametrize(
    ("module", "find"),
    [(involvement, involvement.find_involved), (attributions, attributions.find_attributions)],
)
def test_no_claim_begins_with_a_word_that_is_passed_over(
    module: ModuleType,
    find: Callable[[Sentence, Paragraph], Iterable[Claim]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A reader that begins with a new word must say so in `_openings`."""
    views = []
    for _, case in TEXTS[::4]:
        document = make_document(case["text"])
        mentions = make_mentions(document.text, case.get("mentions", []))
        for span in document.paragraphs:
            doc = load_model()(document.text[span.start : span.end])
            views.append(view_paragraph(doc, span.start, text=document.text, mentions=mentions))
    sentences = [(sentence, view) for view in views for sentence in view.doc.sents]
    found = [list(find(sentence, view)) for sentence, view in sentences]
    everything = frozenset().union(*(words_said(sentence) for sentence, _ in sentences))
    monkeypatch.setattr(module, "_openings", lambda: (everything, everything))

    assert found == [list(find(sentence, view)) for sentence, view in sentences]
    assert any(found)
