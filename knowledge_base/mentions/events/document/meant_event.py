"""Which of the events told so far a word that refers back means: "the attack", "the murder", "the bombing of the bus"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.edtf import parse
from knowledge_base.mentions.events.document.suffered_once import is_fatal
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.grammar.same_filler import is_mass, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge_base.mentions.events.grammar.fillers import Filler
    from knowledge_base.mentions.events.sentence.drafts import Draft

RECALLED = 14  # days before the others at which an event is told to compare it with them
VAGUE = ("attack", "death")  # kinds whose words may speak of any deed that hurts


def meant_of(events: Sequence[Draft], found: Sequence[int], draft: Draft) -> int:
    """Which of the events at `found` a telling means: one that hit the same, that fits its word and is no older case, told last."""
    return max(found, key=lambda at: (*_fit(events[at], draft, events), at))


def last_told(events: Sequence[Draft], found: Sequence[int], paragraph: int) -> int:
    """The event at one of `found` that was told last before a paragraph; an older case that was only recalled gives way."""
    return max(
        found, key=lambda at: (not _is_recalled(events[at], events, paragraph), _told(events[at]))
    )


def _fit(event: Draft, draft: Draft, events: Sequence[Draft]) -> tuple[bool, bool, bool, bool, int]:
    return (
        share(_particular(event), _particular(draft)) or _same_weapon(event, draft),
        not (draft.is_noun and is_fatal(draft)) or cost_lives(event),
        not _is_recalled(event, events, draft.paragraph),
        draft.kind in VAGUE or event.kind == draft.kind,
        _told(event),
    )


def _particular(draft: Draft) -> list[Filler]:
    """Who and what was hit, as far as no other may be called so: a name, a single thing; not "civilians"."""
    return [f for f in draft.affected() if f.thing or not (f.bare or f.plural or is_mass(f))]


def _same_weapon(event: Draft, draft: Draft) -> bool:
    """Whether "the grenade attack" is the one in which a grenade was used."""
    return share(event.roles("instrument"), draft.roles("instrument"))


def _told(event: Draft) -> int:
    return max(event.sentence.start, event.last_telling)


def cost_lives(event: Draft) -> bool:
    """Whether people died in an event as far as it is told, or were hit by what may have killed them."""
    if is_fatal(event) or event.killed or event.kind == "massacre":
        return True
    hit = [f for f in event.roles("victim") if f.classes & PEOPLE]
    return any(f.harm in ("killed", None) for f in hit)


def _is_recalled(event: Draft, events: Sequence[Draft], paragraph: int) -> bool:
    """Whether an event of another paragraph lies well before those that the article tells of: "last month's bombing"."""
    if event.date is None or max(event.paragraph, event.told_last) == paragraph:
        return False
    end = parse(event.date.edtf or "").latest
    days = (parse(e.date.edtf or "").earliest for e in events if e.date is not None)
    return end is not None and any(day is not None and (day - end).days > RECALLED for day in days)
