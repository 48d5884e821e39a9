"""An event keeps its record through rebuilds, also where one sentence tells of two by the same word."""

from knowledge_base.entities.events.event_records import (
    RememberedEvent,
    RememberedEvents,
    find_by_quote,
    nth_trigger,
)
from knowledge_base.entities.events.tellings import Telling
from knowledge_base.model import EventMention, Span

SENTENCE = "They fired a missile on 29 November and fired another on 30 November."


def telling(start: int, edtf: str) -> Telling:
    return Telling(
        event=EventMention(
            source="a",
            span=Span(100, 100 + len(SENTENCE)),
            quote=SENTENCE,
            kind="attack",
            trigger="fired",
            trigger_span=Span(100 + start, 105 + start),
            rule="verb",
            confidence=0.8,
            edtf=edtf,
        ),
        arguments=(),
        decided=(),
        country=None,
    )


def record(entity: str, nth: int) -> RememberedEvent:
    return RememberedEvent(
        id=entity,
        kinds=frozenset({"attack"}),
        dates=("1989-11-29", "1989-11-30"),  # both merged with tellings that say either day
        entities=frozenset(),
        words=frozenset(),
        quotes=(("a", SENTENCE, "fired", nth),),
    )


def test_two_events_of_one_sentence_are_told_apart_by_which_word_tells_them() -> None:
    first, second = telling(5, "1989-11-29"), telling(40, "1989-11-30")
    records = {
        "events/z-first": record("events/z-first", 1),
        "events/a-second": record("events/a-second", 2),
    }
    remembered = RememberedEvents(
        events=records, by_quote={("a", SENTENCE): tuple(records)}, by_source={}
    )

    assert (nth_trigger(first.event), nth_trigger(second.event)) == (1, 2)
    assert find_by_quote([first, second], remembered) == {
        first: "events/z-first",
        second: "events/a-second",
    }
