"""Below the line a find is a candidate and no file: it counts for nothing and is listed for review with its confidence."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge_base import entities
from knowledge_base.entities.events.event_lines import read_event_lines
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.entities.linking.publishing_line import COUNTED_CONFIDENCE
from knowledge_base.model import Findings
from knowledge_base.problems import WrongDataError
from tests.entities.small_world import authority, find, make_document

TEXT = "Red Column bombed Trujillo in 1991-05-02. Red Column was in Peru. Red Column seized arms."
BELOW = COUNTED_CONFIDENCE - 0.1


def link_at(confidence: float, name: str, text: str = TEXT) -> Linked:
    """The text linked, all mentions of one name being as sure as this."""
    document = make_document("one", text)
    found = find(document, entities.known_names({}, authority()))
    mentions = tuple(
        replace(m, confidence=confidence) if m.text == name else m for m in found.mentions
    )
    findings = Findings(
        source="one", mentions=mentions, events=found.events, sentences=found.sentences
    )
    return entities.link([document], {"one": findings}, {}, authority())


@pytest.mark.parametrize(
    "name, entity", [("Red Column", "actors/red-column"), ("Peru", "places/peru")]
)
def test_what_is_only_found_below_the_line_gets_no_file_whoever_knows_it(
    name: str, entity: str
) -> None:
    assert entity in link_at(COUNTED_CONFIDENCE, name).files.present
    doubted = link_at(BELOW, name)

    assert entity not in doubted.files.present
    assert {m.candidate for m in doubted.mentions["one"] if m.entity == entity} == {True}


def test_one_sure_mention_takes_the_doubtful_ones_along() -> None:
    document = make_document("one", TEXT)
    found = find(document, entities.known_names({}, authority()))
    first = next(m for m in found.mentions if m.text == "Peru")
    doubted = [replace(m, confidence=BELOW) if m.text != "Peru" else m for m in found.mentions]

    linked = entities.link(
        [document], {"one": replace(found, mentions=tuple(doubted))}, {}, authority()
    )

    assert first.confidence >= COUNTED_CONFIDENCE
    assert "places/peru" in linked.files.present
    assert "places/trujillo" not in linked.files.present


def test_the_candidate_says_how_sure_its_surest_find_is(tmp_path: Path) -> None:
    linked = link_at(BELOW, "Red Column")

    knowledge = entities.compose(linked, {}, authority(), ())

    candidate = next(c for c in knowledge.candidates if c.id == "actors/red-column")
    assert candidate.confidence == pytest.approx(BELOW)


@pytest.mark.parametrize(
    ("confidence", "page", "listed", "unlisted"),
    [(0.50, True, 0, 0), (0.49, False, 1, 0), (0.30, False, 1, 0), (0.29, False, 0, 1)],
)
def test_an_event_is_published_listed_or_only_counted_by_its_confidence(
    confidence: float, page: bool, listed: int, unlisted: int
) -> None:
    document = make_document("one", "Red Column bombed Trujillo in 1991-05-02.")
    found = find(document, entities.known_names({}, authority()))
    events = tuple(replace(event, confidence=confidence) for event in found.events)
    assert len(events) == 1
    linked = entities.link([document], {"one": replace(found, events=events)}, {}, authority())
    knowledge = entities.compose(linked, {}, authority(), ())

    assert any(entity.type == "event" for entity in knowledge.entities.values()) == page
    assert sum(c.type == "event" for c in knowledge.candidates) == listed
    assert knowledge.unlisted_events == unlisted
    assert knowledge.listed_from == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("published: 30\nlisted: 0.2\n", ":1:12: 'published' must be a share from 0 to 1, not '30'"),
        ("publshed: 0.3\nlisted: 0.2\n", ":1:1: unknown line 'publshed'. Did you mean 'published'?"),
        ("published: 0.3\n", ":1:1: the line 'listed' is missing."),
        ("published: 0.1\nlisted: 0.2\n", "'listed' must not be above 'published'"),
        ("published: [\n", "no YAML"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_lines_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "event_lines.yml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(WrongDataError) as wrong:
        read_event_lines(file)
    assert message in str(wrong.value)
