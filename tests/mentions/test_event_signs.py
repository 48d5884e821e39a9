"""What makes an event of a report less sure: pairs of tellings, the first of which tells of something particular and new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge_base.model import EventMention
from tests.mentions.test_events import model, read_case

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["model"]

HEAD = "Santa Rosa, 4 May 1990 (ALM) -- "
PAIRS = {
    "what has come about by now": (
        "The guerrillas burned the town hall.",
        "The guerrillas have burned the town hall.",
    ),
    "what is recalled": (
        "The bishop said that gunmen killed a teacher.",
        "The bishop recalled that gunmen killed a teacher.",
    ),
    "what is quoted": (
        "The bishop said gunmen killed a teacher.",
        'The bishop said: "The gunmen killed a teacher."',
    ),
    "what may be one or the other": (
        "The gunmen killed three nurses.",
        "The gunmen killed three or four nurses.",
    ),
    "what was done for months": (
        "The gunmen killed three nurses.",
        "In recent months the gunmen killed three nurses.",
    ),
    "what is done to a whole people": (
        "The guerrillas attacked the family.",
        "The guerrillas attacked the Carian people.",
    ),
    "what fighters do to soldiers": (
        "The guerrillas killed two nurses.",
        "The guerrillas killed two soldiers.",
    ),
    "whose aircraft was hit": (
        "The guerrillas blew up a private plane.",
        "The guerrillas blew up an army plane.",
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_a_report_counts_it_less(pair: tuple[str, str], model: Language) -> None:
    new, passing = (
        read_case({"text": HEAD + text, "published": "1990-05-04"}, model)[0] for text in pair
    )

    assert as_news(new) > as_news(passing)


def as_news(event: EventMention) -> tuple[bool, float]:
    """What is but background counts less than all news, however sure it is."""
    return not event.background, event.confidence


def test_what_a_report_recalls_with_its_year_and_names_is_background(model: Language) -> None:
    """A knowledge base wants it all the same; in an essay the same words are simply an event."""
    told = "In 1981 the guerrillas killed Ana Solis."
    mentions = [
        {"text": "Ana Solis", "type": "actor", "kind": "person"},
        {"text": "1981", "type": "date", "kind": "year", "edtf": "1981"},
    ]
    report, essay = (
        read_case({"text": head + told, "published": "1990-05-04", "mentions": mentions}, model)[0]
        for head in (HEAD, "")
    )

    assert (report.background, essay.background) == (True, False)
    assert report.confidence >= 0.7


def test_a_murder_that_all_know_of_is_no_news_though_no_day_is_told(model: Language) -> None:
    """In an essay it is as sure as any."""

    def told_of(name: str, day: str, head: str = HEAD) -> EventMention:
        mentions = [{"text": name, "type": "actor", "kind": "person"}]
        text = f"{head}They demanded justice for the murder of {name}."
        return read_case({"text": text, "published": day, "mentions": mentions}, model)[0]

    known, unknown = "Orlando Letelier", "Orlando Cardenas"

    assert as_news(told_of(known, "1990-05-04")) < as_news(told_of(unknown, "1990-05-04"))
    assert as_news(told_of(known, "1990-05-04", "")) == as_news(told_of(unknown, "1990-05-04", ""))


@pytest.mark.parametrize(
    "told",
    ["The guerrillas have killed the Carian people.", "The guerrillas killed soldiers in general."],
)
def test_what_a_report_says_in_general_is_no_background(told: str, model: Language) -> None:
    events = read_case({"text": HEAD + told, "published": "1990-05-04"}, model)

    assert [event for event in events if event.background] == []


def test_a_deed_without_day_or_place_after_one_of_its_kind_counts_less(model: Language) -> None:
    """It may well be the first one in other words."""
    burned = "The guerrillas burned a town hall."
    told = [
        as_news(read_case({"text": HEAD + text, "published": "1990-05-04"}, model)[-1])
        for text in (f"Students burned a bus. {burned}", f"Students kidnapped a nurse. {burned}")
    ]

    assert told[0] < told[1]


def test_a_strike_enforced_by_arms_hits_nobody_and_counts(model: Language) -> None:
    text = f"{HEAD}The guerrillas launched a three-day armed strike in the north on Tuesday."
    strike = read_case({"text": text, "published": "1990-05-04"}, model)[0]

    assert strike.kind == "armed-strike"
    assert strike.confidence >= 0.5 and not strike.background


def test_an_old_arrest_in_a_report_is_as_sure_as_elsewhere(model: Language) -> None:
    """That it is long ago makes it no less particular; only violence is weighed by how new it is."""
    told = "The police arrested Ana Solis in May 1985."
    mentions = [
        {"text": "Ana Solis", "type": "actor", "kind": "person"},
        {"text": "May 1985", "type": "date", "kind": "month", "edtf": "1985-05"},
    ]
    report, essay = (
        read_case({"text": head + told, "published": "1990-05-04", "mentions": mentions}, model)[0]
        for head in (HEAD, "")
    )

    assert report.kind == essay.kind == "arrest"
    assert report.confidence == essay.confidence


def test_whom_a_pronoun_means_was_hit(model: Language) -> None:
    text = f"{HEAD}The mayor left the rally. The rebels had threatened to kill him."
    threat = read_case({"text": text, "published": "1990-05-04"}, model)[-1]

    assert (threat.kind, threat.stage) == ("attack", "threatened")
    assert threat.confidence >= 0.5 and not threat.background
