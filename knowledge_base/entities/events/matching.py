"""Whether two tellings speak of one event. Conservative: a doubtful pair stays two events until a person merges them."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from knowledge_base import edtf
from knowledge_base.entities.events.tellings import Telling
from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.model import EventMention

# What happens to one thing but once: two sources that name it and the year mean one event.
HAPPENS_ONCE = (
    "assassination",
    "death",
    "designation",
    "extradition",
    "founding",
    "legislation",
    "policy",
)
# A report's "on or before" speaks of news, not of all the past.
NEWS_WINDOW = timedelta(days=31)
# Two sources that only agree on a longer stretch than a month may well mean two events.
LONGEST_COMMON_DATE = timedelta(days=31)


def same_event(first: Telling, second: Telling, known: KnownThings) -> bool:
    """Whether two tellings of one kind surely agree: nothing contradicts, and enough that is particular is shared."""
    if first.event.kind != second.event.kind or not dates_overlap(
        first.event.edtf, second.event.edtf
    ):
        return False
    if _apart(_places(first), _places(second), known) or _apart(
        _agents(first), _agents(second), known
    ):
        return False
    if first.event.source == second.event.source:
        return _same_within_document(first, second, known)
    if _once(first, second):
        return True
    if not (is_dated(first.event) and is_dated(second.event)):
        return False
    shared = (_shared_places(first, second, known), _participants(first) & _participants(second))
    stated = first.event.said or second.event.said
    return any(shared) if stated else all(shared)


def _once(first: Telling, second: Telling) -> bool:
    """Whether both tell, of the same year or day in so many words, what can happen to a thing but once."""
    one, two = first.event, second.event
    stated = one.said is not None and two.said is not None and one.edtf == two.edtf
    things = ("participant", "victim")
    shared = set(_entities(first, things)) & set(_entities(second, things))
    return one.kind in HAPPENS_ONCE and stated and bool(shared)


def dates_overlap(first: str | None, second: str | None) -> bool:
    """Whether two dates may mean the same days; no date may mean any."""
    if not first or not second:
        return True
    start_1, end_1 = date_range(first)
    start_2, end_2 = date_range(second)
    return start_1 <= end_2 and start_2 <= end_1


@lru_cache(maxsize=65536)
def date_range(value: str) -> tuple[date, date]:
    """The first and last day of a date; an open side reaches to the end of the calendar, news a month back."""
    read = edtf.parse(value)
    latest = read.latest or date.max
    if read.kind == "set":
        return date.fromordinal(max(1, (latest - date.min - NEWS_WINDOW).days + 1)), latest
    return read.earliest or date.min, latest


def is_dated(event: EventMention) -> bool:
    """Whether a telling says when, to the month or better."""
    if not event.edtf:
        return False
    start, end = date_range(event.edtf)
    return end - start <= LONGEST_COMMON_DATE


def _same_within_document(first: Telling, second: Telling, known: KnownThings) -> bool:
    one, two = first.event, second.event
    # A sentence that an article repeats tells of one event: by its quote the next build would find it again anyway.
    if one.quote.split() == two.quote.split() or _shared_places(first, second, known):
        return True
    shared = _participants(first) & _participants(second)
    stated = one.said is not None and one.edtf == two.edtf
    return len(shared) > 1 or (bool(shared) and stated)


def _apart(first: set[str], second: set[str], known: KnownThings) -> bool:
    """Whether both sides name something and no name of the one is, or lies in, one of the other."""
    return bool(first and second) and not any(_touch(a, b, known) for a in first for b in second)


def _touch(first: str, second: str, known: KnownThings) -> bool:
    return first == second or known.lies_in(first, second) or known.lies_in(second, first)


def _shared_places(first: Telling, second: Telling, known: KnownThings) -> set[str]:
    """Places of both that are narrower than a country."""
    return {
        place for place in _places(first) & _places(second) if known.countries_of(place) != (place,)
    }


def _places(telling: Telling) -> set[str]:
    return set(_entities(telling, ("place",)))


def _agents(telling: Telling) -> set[str]:
    return set(_entities(telling, ("agent",)))


def _participants(telling: Telling) -> set[tuple[str, str]]:
    return {(a.role, entity) for a, entity in telling.arguments if entity and a.role != "place"}


def _entities(telling: Telling, roles: tuple[str, ...]) -> Iterable[str]:
    return (entity for argument, entity in telling.arguments if entity and argument.role in roles)
