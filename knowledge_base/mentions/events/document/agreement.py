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


def by_the_hour(draft: Draft) -> bool:
    """Whether only hours tell the day of a draft: "in the past few hours" may have been last night."""
    return draft.date is not None and draft.date.rule in (CLOCK_RULE, HOURS_RULE)


def places_agree(one: Draft, other: Draft) -> bool:
    """Whether the places of two tellings can be of one event: a name in common, or none told of one."""
    if not one.places or not other.places:
        return True
    return any(
        first.text.lower() in second.text.lower() or second.text.lower() in first.text.lower()
        for first in one.places
        for second in other.places
    )


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
