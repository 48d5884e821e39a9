"""Lists of days with what happened on each: which paragraphs are entries, the years of their days, and the days of their events."""

from spacy.language import Language

from knowledge_base.mentions.dates.chronologies import (
    days_of_entries,
    find_entries,
    year_of_heading,
)
from knowledge_base.mentions.dates.find_dates import find_dates
from knowledge_base.model import Mention
from tests.mentions.test_events import make_document, model, paragraphs_of, read_case

__all__ = ["model"]

ENTRIES = """\
14 November. A car bomb explodes in Cali, killing two guards.

December 3: Gunmen kill the mayor of Pasto.

9 January

Rebels kidnap a rancher in Pasto.

Nobody is arrested."""


def dates_of(text: str) -> list[Mention]:
    """The days of the entries, each with the year that the one before lends it."""
    found: list[Mention] = []
    frame = "2003"
    for span in paragraphs_of(text):
        dates = find_dates(text, span, source="case", anchor="2010-05-01", frame=frame)
        frame = (dates[0].edtf if dates else None) or frame
        found += dates
    return found


def test_three_days_that_head_paragraphs_make_a_chronology() -> None:
    assert find_entries(ENTRIES, paragraphs_of(ENTRIES)) == {0, 1, 2}


def test_two_do_not_and_a_day_within_a_sentence_heads_nothing() -> None:
    two = "14 May. A bomb explodes.\n\n15 May. Rain falls."
    sentences = "14 May was quiet.\n\nMay 15 was too.\n\n16 May brought rain."

    assert not find_entries(two, paragraphs_of(two))
    assert not find_entries(sentences, paragraphs_of(sentences))


def test_a_day_takes_the_year_of_the_entry_before_and_the_first_that_of_the_heading() -> None:
    heading = "Chronology of the conflict, 2003"

    assert year_of_heading(heading, paragraphs_of(heading)[0]) == "2003"
    assert [d.edtf for d in dates_of(ENTRIES)] == ["2003-11-14", "2003-12-03", "2004-01-09"]


def test_a_day_that_stands_alone_heads_the_paragraphs_after_it() -> None:
    days = days_of_entries(ENTRIES, paragraphs_of(ENTRIES), dates_of(ENTRIES))

    assert {n: day.text for n, day in days.items()} == {
        0: "14 November",
        1: "December 3",
        2: "9 January",
        3: "9 January",
        4: "9 January",
    }


def test_what_an_entry_tells_in_the_present_tense_happened_on_its_day(model: Language) -> None:
    mentions = [
        {"text": d.text, "type": "date", "kind": "day", "edtf": str(d.edtf)}
        for d in dates_of(ENTRIES)
    ]
    events = read_case({"text": ENTRIES, "mentions": mentions}, model)

    assert make_document(ENTRIES).text == ENTRIES
    assert [(e.kind, e.edtf) for e in events] == [
        ("bombing", "2003-11-14"),
        ("attack", "2003-12-03"),
        ("kidnapping", "2004-01-09"),
    ]
