"""Lists of incidents: what stands before the colon says when, and who did it, for every item that says nothing else.

"The ELN carried out four attacks on 4 June:" and the items behind it, on lines of their own with dashes or numbers or in the
same paragraph. The head itself only sums up what its items tell.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading
from knowledge_base.model import Mention

_BULLET = re.compile(r"[ \t]*(?:[-–—•*·‣▪+]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+\S")
# "In response to:" begins a list of something else.
_COLON = re.compile(r"(?<!\b(?:to|of|by))(?<!\bfor)(?<!\b(?:that|with))(?<!\bagainst):[\s\"”’)]*$")
LONGEST_END = 9  # characters: the colon, and marks behind it
ENOUGH = 2  # items make a list


def with_list_heads(readings: Sequence[SentenceReading], text: str) -> list[SentenceReading]:
    """The readings with the day and the doer of a list's head in its items, and without the sum that the head is."""
    result = list(readings)
    for at, head in enumerate(readings):
        said = text[head.span.start : head.span.end]
        if not _COLON.search(said, max(0, len(said) - LONGEST_END)):
            continue
        items = _items(at, readings, text)
        telling = [n for n in items if readings[n].drafts]
        if len(telling) < ENOUGH:
            continue
        sums = [d for d in head.drafts if _sums_up(d, text)]
        date, agents = _day_of(head), _doers_of(sums)
        for n in telling:
            drafts = tuple(_lend(draft, date, agents) for draft in result[n].drafts)
            result[n] = replace(result[n], drafts=drafts)
        kept = tuple(d for d in head.drafts if d not in sums)
        result[at] = replace(result[at], drafts=kept)
    return result


def _items(at: int, readings: Sequence[SentenceReading], text: str) -> list[int]:
    """The sentences after a colon that are its list: those of its own paragraph, and paragraphs that begin with a bullet."""
    paragraph, found = readings[at].paragraph, list[int]()
    for n in range(at + 1, len(readings)):
        reading = readings[n]
        if reading.paragraph != paragraph:
            if not _begins_with_bullet(reading, text):
                break
            paragraph = reading.paragraph
        found.append(n)
    return found


def _begins_with_bullet(reading: SentenceReading, text: str) -> bool:
    line = text.rfind("\n", 0, reading.span.start) + 1
    return _BULLET.match(text, line) is not None


def _day_of(head: SentenceReading) -> Mention | None:
    dates = [d.date for d in head.drafts if d.date is not None]
    if not dates and head.scene is not None:
        return head.scene.date
    return dates[0] if dates else None


def _sums_up(draft: Draft, text: str) -> bool:
    """ "A series of attacks", "three bombings"."""
    return draft.is_noun and text[draft.trigger.start : draft.trigger.end].endswith("s")


def _doers_of(sums: Sequence[Draft]) -> tuple[Filler, ...]:
    """Who did what the head sums up: "the ELN carried out three attacks"; nobody where it sums up nothing."""
    return next((tuple(agents) for d in sums if (agents := d.roles("agent"))), ())


def _lend(draft: Draft, date: Mention | None, agents: tuple[Filler, ...]) -> Draft:
    dated = draft if draft.date is not None else replace(draft, date=date)
    violent = draft.frame.pattern.subject in ("agent", "instrument")
    if not violent or draft.roles("agent") or draft.telling.modality == "denied":
        return dated
    return replace(dated, fillers=(*dated.fillers, *agents))
