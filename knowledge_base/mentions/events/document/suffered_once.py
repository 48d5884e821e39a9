"""What somebody suffers once: two tellings of one person's death or kidnapping are one event."""

from dataclasses import replace

from knowledge_base.mentions.events.document.agreement import (
    agents_apart,
    dates_agree,
    day_of,
    years_apart,
)
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.grammar.same_filler import (
    named,
    share,
)
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft

# What a person suffers once, and what nobody survives.
ONCE = ("death", "attack", "assassination", "kidnapping")


FATAL = ("death", "assassination")


LINGERING = 30  # days between a wound and the death of it


LEAD_TO_NAME = 2  # paragraphs


def suffered_once(old: Draft, new: Draft) -> bool:
    """Whether both tell of what somebody suffers once: a death, whatever is said of when; a kidnapping or an attack unless on two days.

    He is told by name, or picked up ("the priests were killed") where he died. That one says the town and the other the
    street or the region, or that each blames others for it, makes them no two.
    """
    if old.kind not in ONCE or new.kind not in ONCE:
        return False
    if share(people_hurt(old), people_hurt(new)):
        died = is_fatal(old) and is_fatal(new) and not _namesakes(old, new)
        return dates_agree(old, new) or died or died_of_it(old, new)
    picked_up = [f for f in new.roles("victim") if f.definite and not f.bare]
    told = [f for f in old.roles("victim") if not f.bare]
    if died_of_it(old, new) and share(told, picked_up):
        return True
    if _is_he(old, new):
        return True
    if not (is_fatal(old) and is_fatal(new)):
        return False
    picked_up = [f for f in new.roles("victim") if f.definite and not f.named]
    dead = [f for f in old.roles("victim") if not f.bare]
    return share(dead, picked_up) and not agents_apart(old, new)


def _namesakes(old: Draft, new: Draft) -> bool:
    """Whether only a part of a name is shared, and the deaths are years apart: Ana and Luis Mir."""
    if years_apart(old, new) <= 1:
        return False  # of one year and the next one date may be wrong
    names = [{f.argument.text for f in people_hurt(draft)} for draft in (old, new)]
    return names[0].isdisjoint(names[1])


def died_of_it(old: Draft, new: Draft) -> bool:
    """ "He was shot on Monday", "the man died on Wednesday": one tells of a wound, the other of a death some days later."""
    if is_fatal(old) == is_fatal(new) or "attack" not in (old.kind, new.kind):
        return False
    shot, dead = (new, old) if is_fatal(old) else (old, new)
    wounded, died = day_of(shot), day_of(dead)
    if wounded is None or died is None or shot.telling.stage != "accomplished":
        return False
    return 0 <= (died - wounded).days <= LINGERING


def _is_he(old: Draft, new: Draft) -> bool:
    """ "Ana Ruiz, a councillor, was killed", "the politician was shot at her door": a word for anybody picks up who was named."""
    victims = new.roles("victim")
    if len(old.roles("victim")) != 1 or not people_hurt(old) or not victims or named(victims):
        return False
    him = victims[0]
    picked_up = him.definite and not him.plural and him.descriptions & load_words().lists["anybody"]
    near = new.paragraph - max(old.paragraph, old.told_last) <= LEAD_TO_NAME
    return bool(picked_up) and near and dates_agree(old, new) and not agents_apart(old, new)


def is_fatal(draft: Draft) -> bool:
    """Whether somebody died of it, by its words."""
    return draft.is_fatal or draft.kind in FATAL


def people_hurt(draft: Draft) -> list[Filler]:
    """The named people whom a deed hit."""
    return [f for f in named(draft.roles("victim")) if f.classes & PEOPLE]


def without_himself(draft: Draft) -> Draft:
    """Nobody murders or kidnaps himself: who is named as hit did not do it, whatever a claim says of "him"."""
    hit = {f.thing for f in draft.roles("victim") if f.thing}
    did = [f for f in draft.roles("agent") if f.thing in hit and "people" in f.classes]
    return replace(draft, fillers=tuple(f for f in draft.fillers if f not in did)) if did else draft
