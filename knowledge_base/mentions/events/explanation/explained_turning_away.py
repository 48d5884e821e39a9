"""Why a telling makes no event: what it lacks, found by trying what would have made it count.

Nothing is repeated of the rules: each is asked again about the telling with one thing more told.
"""

from collections.abc import Callable
from dataclasses import replace

from knowledge_base.mentions.events.document.needs import NEEDS
from knowledge_base.mentions.events.document.whole_documents import is_specific
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.model import Argument, Mention, Span

_NOWHERE = Span(0, 0)
_DATE = Mention(
    source="", start=0, end=0, text="1 May 1990", type="date", kind="day", name="1 May 1990", rule="",
    confidence=1.0, edtf="1990-05-01", basis="stated",
)  # fmt: skip
_NAME = Filler(
    argument=Argument(role="participant", text="X", span=_NOWHERE), head=-1,
    classes=frozenset({"people"}), named=True, bare=False,
)  # fmt: skip
_PLACE = Argument(role="place", text="X", span=_NOWHERE)

# What could have been told, and the telling with it.
MORE: tuple[tuple[str, Callable[[Draft], Draft]], ...] = (
    ("a date", lambda draft: replace(draft, date=_DATE)),
    ("a place", lambda draft: replace(draft, places=(_PLACE,))),
    ("a figure", lambda draft: replace(draft, killed=draft.killed or 1)),
    ("a name", lambda draft: replace(draft, fillers=(*draft.fillers, _NAME))),
    ("the past tense", lambda draft: replace(draft, telling=replace(draft.telling, time="past"))),
    (
        "a plain assertion",
        lambda draft: replace(draft, telling=replace(draft.telling, modality="asserted")),
    ),
)


def explain_turning(draft: Draft, *, report: bool) -> str:
    """Why a telling is no particular event."""
    if is_specific(draft, report=report):
        return "it refers back to an event that was not found, and tells too little of its own"
    cures = [name for name, tell in MORE if is_specific(tell(draft), report=report)]
    said = f"no particular event ({_state(draft)})"
    return f"{said}; it would count with {_either(cures)}" if cures else said


def explain_needs(draft: Draft) -> str:
    """What the frame asks for and the telling lacks."""
    wanted = " or ".join(" and ".join(sorted(need)) for need in draft.frame.needs)
    told = [name for name, holds in NEEDS.items() if holds(draft)]
    return f"the frame needs {wanted}; told: {', '.join(told) or 'none of these'}"


def _state(draft: Draft) -> str:
    telling = draft.telling
    state: list[str] = [telling.modality] if telling.modality != "asserted" else []
    state += {"present": ["in the present tense"], "habit": ["told as a habit"], "future": ["still to come"], "open": ["in no tense"]}.get(
        telling.time, []
    )  # fmt: skip
    if not draft.fillers:
        state.append("nobody and nothing takes part")
    elif all(filler.bare for filler in draft.fillers):
        state.append("all who take part are plurals in general")
    state += ["no date"] if draft.date is None else []
    state += ["no place"] if not draft.places else []
    return ", ".join(state)


def _either(words: list[str]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
