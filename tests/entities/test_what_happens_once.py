"""Two sources that name a thing and the year mean one event, where it can happen to the thing but once."""

from typing import cast

import pytest

from knowledge_base.entities.events.matching import same_event
from knowledge_base.entities.events.tellings import Telling
from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.model import Argument, EventMention, Span

NOTHING_KNOWN = cast("KnownThings", None)  # these tellings name no places, and the same actors


def telling(source: str, kind: str, edtf: str, said: str | None) -> Telling:
    span = Span(10, 30)
    thing = Argument(role="participant", text="Plan Colombia", span=span)
    event = EventMention(
        source=source,
        span=span,
        quote="Plan Colombia, launched in 2000",
        kind=kind,
        trigger="launched",
        trigger_span=Span(24, 32),
        rule="verb",
        confidence=0.8,
        edtf=edtf,
        said=said,
    )
    arguments = ((thing, "topics/plan-colombia"),)
    return Telling(event=event, arguments=arguments, decided=arguments, country=None)


@pytest.mark.parametrize(
    ("kind", "year", "said", "one"),
    [
        ("policy", "2000", "2000", True),
        ("policy", "2001", "2001", False),  # another year is another event
        ("policy", "2000", None, False),  # a year that was only inferred proves nothing
        ("statement", "2000", "2000", False),  # much can be said of a plan in a year
    ],
)
def test_two_sources_tell_of_one_event(kind: str, year: str, said: str | None, one: bool) -> None:
    first, second = telling("a", kind, "2000", "2000"), telling("b", kind, year, said)

    assert same_event(first, second, NOTHING_KNOWN) is one
