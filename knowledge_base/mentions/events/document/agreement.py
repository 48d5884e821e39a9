"""Whether two tellings can be of one event by what they state: their days, their places, who did it."""

from datetime import date

from knowledge_base.mentions.events.grammar.same_filler import (
    called,
    conflict,
    of_the_state,
)
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.settings.hours import CLOCK_RULE, HOURS_RULE


def _year(edtf: str) -> str:
    return edtf.replace("[", "").replace(".", "").replace("/", "")[:4]


def dates_agree(one: Draft, other: Draft) -> bool:
    """Whether the stated dates of two tellings can be of one event: equal, one missing, or one inside the other."""
    if one.date is None or other.date is None:
        return True
    first, second = one.date.edtf or "", other.date.edtf or ""
    if by_the_hour(one) or by_the_hour(other):
        return True
    if first.startswith(second) or second.startswith(first):
        return True
    return (
        any(mark in first + second for mark in ("/", "X", "["))
        and _year(first)[:3] == _year(second)[:3]
    )


def years_apart(one: Draft, other: Draft) -> int:
    """How many years lie between two tellings, by the dates that each states; none where one states no year."""
    years = [_year((draft.date.edtf if draft.date else None) or "") for draft in (one, other)]
    told = all(len(year) == len("1990") and year.isdecimal() for year in years)
    return abs(int(years[0]) - int(years[1])) if told else 0


def night_before(one: Draft, other: Draft) -> bool:
    """Whether one is of "last night", which ends on the day of the other and may mean its first hours."""
    night, day = day_of(one), day_of(other)
    at_night = one.date is not None and "night" in one.date.text.lower()
    return at_night and night is not None and day is not None and (day - night).days == 1


def by_the_hour(draft: Draft) -> bool:
    """Whether only hours tell the day of a draft: "in the past few hours" may have been last night."""
    return draft.date is not None and draft.date.rule in (CLOCK_RULE, HOURS_RULE)


def places_agree(one: Draft, other: Draft) -> bool:
    """Whether the places of two tellings can be of one event: a name in common, or none told of one."""
    if not one.places or not other.places:
        return True
    return any(_same_place(first, second) for first in _names(one) for second in _names(other))


def places_fit(one: Draft, other: Draft) -> bool:
    """Whether the places of one telling may lie in those of the other: no two names of one level, as two towns are.

    Less than agreement: Antioquia and Medellin fit, but most deeds in a region are others than that in a town of it.
    """
    levels = zip(_levels(one), _levels(other), strict=True)
    return places_agree(one, other) or not any(first and second for first, second in levels)


def _levels(draft: Draft) -> tuple[frozenset[str], ...]:
    """The names of a draft's places that are wider than a town, towns, and within one."""
    names = _names(draft)
    wide, narrow = names & draft.wide_places, names & draft.narrow_places
    return wide, names - wide - narrow, narrow


def _names(draft: Draft) -> frozenset[str]:
    return frozenset(place.text.lower() for place in draft.places)


def _same_place(one: str, other: str) -> bool:
    return one in other or other in one


def agents_apart(old: Draft, new: Draft) -> bool:
    """Whether two tellings name different agents. "Two gunmen" may be the FARC, soldiers are not guerrillas."""
    one, other = old.roles("agent"), new.roles("agent")
    if not conflict(one, other):
        return False
    if called(one) and called(other):
        return conflict(called(one), called(other))
    return of_the_state(one) != of_the_state(other)


def day_of(draft: Draft) -> date | None:
    """The day that is told for a draft; none for a month or a period."""
    try:
        return date.fromisoformat((draft.date.edtf if draft.date else None) or "")
    except ValueError:
        return None
