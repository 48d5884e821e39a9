"""The whole-document steps: which drafts are events at all, which are one, and what they inherit from around them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Literal

from knowledge_base.mentions.events.document.accidents import (
    by_accident,
    is_accident,
    last_accident,
)
from knowledge_base.mentions.events.document.claimed_events import (
    Waiting,
    claim_in_sentence,
    claims_of,
    with_claims,
)
from knowledge_base.mentions.events.document.combat import as_combat, only_counts, without_fallen
from knowledge_base.mentions.events.document.deeds_apart import told_apart
from knowledge_base.mentions.events.document.harm_told import with_damaged, with_hurt, with_weapons
from knowledge_base.mentions.events.document.inherited import inherit, opens
from knowledge_base.mentions.events.document.meant_event import meant_of
from knowledge_base.mentions.events.document.merging import drop_vague, merge
from knowledge_base.mentions.events.document.names_told import with_names
from knowledge_base.mentions.events.document.needs import (
    is_counted,
    is_crowd,
    meets_needs,
    names_somebody,
)
from knowledge_base.mentions.events.document.occasions_told import with_occasions
from knowledge_base.mentions.events.document.picked_up import (
    Heard,
    with_whom_it_means,
)
from knowledge_base.mentions.events.document.same_event import (
    same_at_the_end,
    same_event,
)
from knowledge_base.mentions.events.document.suffered_once import without_himself
from knowledge_base.mentions.events.document.weapons_used import by_its_weapon
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading
from knowledge_base.mentions.events.sentence.violent_deaths import shown_violent

# So many dead without a date are the toll of years, not of an event.
TOLL_OF_A_WAR = 1000

WHEN_AND_WHERE = frozenset({"date", "place"})  # or both together: "talks resumed in X on …"
BESIDE = 6  # characters between an election and its day: "the runoff on 5 June"
ON_ITS_DAY = frozenset({"date"})  # what a date alone makes particular: an election


Fate = Literal["told again", "turned away", "needs not met"]
Watch = Callable[[Fate, Draft, Draft | None], None]  # the draft, and the event that it tells again


def is_specific(draft: Draft, *, report: bool = False) -> bool:
    """Whether a draft tells of something that happened, not of what happens in general.

    The present tense needs a date; what is only possible needs a name. Outside news reports, whose own signs tell more, bare
    plurals and clauses without a tense need a date, a place or a figure.
    """
    toll = draft.date is None and (draft.killed or 0) >= TOLL_OF_A_WAR
    if toll or is_in_general(draft):
        return False
    anchored = draft.date is not None or draft.has_figure()
    located = anchored or bool(draft.places)
    named = names_somebody(draft)
    asserted = draft.telling.modality in ("asserted", "alleged")
    if asserted and draft.telling.time == "present" and draft.date is None:
        return False
    if draft.telling.time == "now" and not (located or named):
        return False
    if draft.telling.modality in ("hypothetical", "planned", "denied") and not (
        named or _is_fixed(draft)
    ):
        return False
    in_general = draft.fillers and all(f.bare and not is_crowd(f, draft) for f in draft.fillers)
    if not report and not located and (in_general or draft.telling.time == "open"):
        return False
    dated = asserted and bool(draft.pronouns) and draft.date is not None
    by_day = asserted and draft.date is not None and ON_ITS_DAY in draft.frame.needs
    by_day = by_day or _is_dated_election(draft)
    held = draft.date is not None and bool(draft.places) and WHEN_AND_WHERE in draft.frame.needs
    told = _noun_is_specific(draft, anchored, named) if draft.is_noun else bool(draft.fillers)
    told = told or (held and asserted)
    return told or by_day or (dated and not draft.is_noun)


def is_in_general(draft: Draft) -> bool:
    """What happens again and again, and "mayors have been killed", "gangs kill mayors": nobody in particular, no day and no number."""
    if draft.telling.time == "habit":
        return True
    anchored = draft.date is not None or draft.has_figure()
    ever = draft.telling.time == "present" or (draft.telling.time == "perfect" and not draft.places)
    return ever and not anchored and bool(draft.fillers) and all(f.bare for f in draft.fillers)


def _tells_again(draft: Draft) -> bool:
    """Whether a draft may add to an event told before: nothing that is only possible, planned or general does, nor "whoever kills one of us"."""
    ever = draft.telling.time == "present" and draft.date is None and not names_somebody(draft)
    told = draft.telling.modality not in ("hypothetical", "planned")
    return told and not (ever and not draft.is_noun) and not is_in_general(draft)


def _is_fixed(draft: Draft) -> bool:
    """Whether what is planned stands fast, though it names nobody: "the election of 5 June", "ordered the arrest of two officers"."""
    if draft.telling.modality != "planned":
        return False
    if _is_dated_election(draft):
        return True
    return bool(draft.places) and any(is_counted(filler) for filler in draft.fillers)


def _is_dated_election(draft: Draft) -> bool:
    """ "The runoff on 5 June", "the runoff will be held on 5 June": not "the election was too close to call on Monday"."""
    if draft.kind != "election" or draft.date is None:
        return False
    behind, before = draft.date.start - draft.trigger.end, draft.trigger.start - draft.date.end
    return draft.carried or 0 <= behind <= BESIDE or 0 <= before <= BESIDE


def _noun_is_specific(draft: Draft, anchored: bool, named: bool) -> bool:
    """An event noun counts with two of: a filler, one thing or somebody hit, a date or figure, a place, a verb that carries it."""
    hit = any(not f.bare for f in draft.roles("victim", "target"))
    hit = hit or any(is_counted(f) for f in draft.roles("participant") if _is_done_to(draft))
    signs = (bool(draft.fillers), hit, anchored, bool(draft.places), draft.carried, named)
    return sum(signs) >= 2


def _is_done_to(draft: Draft) -> bool:
    """Whether what is told is done to its participants: "the arrest of 34 people"; not "talks between two groups"."""
    pattern = draft.frame.pattern
    return pattern.object == "participant" and pattern.subject == "agent"


def _resolve(draft: Draft, events: Sequence[Draft], others: Collection[int] = ()) -> int | None:
    """The place of the event that a draft tells of again; the latest one first, unless a word that refers back means another.

    Those at `others` are told apart from it in its own sentence: "hours after the raid, a mine killed two guards".
    """
    if draft.another and (not events or events[-1].sentence != draft.sentence):
        return None
    before = (at for at in reversed(range(len(events))) if at not in others)
    found = (at for at in before if same_event(events[at], draft))
    last = next(found, None)
    if last is None or not draft.definite or events[last].sentence == draft.sentence:
        return last
    return meant_of(events, [last, *found], draft)


def _unseen(fate: Fate, draft: Draft, event: Draft | None) -> None:
    """Nobody watches."""


def gather(
    readings: Sequence[SentenceReading], *, report: bool = False, watch: Watch = _unseen
) -> list[Draft]:
    """The events of a document in reading order: generic statements left out, tellings of one event merged.

    `watch` is told what becomes of each draft that makes no event of its own.
    """
    events: list[Draft] = []
    openings: list[Draft] = []
    heard: list[Heard] = []
    accident: SentenceReading | None = None
    waiting: list[Waiting] = []
    for reading in readings:
        told_of = [draft for draft in reading.drafts if not is_accident(draft, accident)]
        drafts = [by_accident(draft, accident) for draft in told_of]
        accident = last_accident(reading, accident)
        joined = [
            with_whom_it_means(draft, drafts, reading, heard)
            for draft in _join_sentence(drafts, watch)
        ]
        claimed, claims = claim_in_sentence(joined, reading.claims, drafts)
        resolved: list[tuple[Draft, int]] = []
        for plain, draft in zip(joined, claimed, strict=True):
            # who is blamed may be named otherwise than who was seen, so that the telling itself is compared
            others = {at for other, at in resolved if told_apart(other, plain)}
            at = _resolve(plain, events, others)
            resolved += [] if at is None else [(plain, at)]
            if at is not None and _tells_again(draft):
                watch("told again", draft, events[at])
                events[at] = merge(events[at], draft)
            elif is_specific(draft, report=report) and not (
                draft.definite and not _stands_alone(draft)
            ):
                events.append(draft)
            else:
                watch("turned away", draft, None)
                openings += [draft] if opens(draft) else []
                claims += claims_of(draft, reading.claims)
        heard.append((joined, reading))
        waiting += [(reading.paragraph, claim) for claim in claims]
        waiting = with_claims(events, waiting, reading)
        events = shown_violent(events, reading)
        events = _with_told_beside(events, reading) if events else events
    for draft in events:
        if not meets_needs(draft):
            watch("needs not met", draft, None)
    specific = [
        as_combat(
            by_its_weapon(_without_vague(_without_counts(without_fallen(without_himself(d)))))
        )
        for d in _join_at_the_end(events, watch)
        if meets_needs(d)
    ]
    return list(inherit(specific, openings, readings))


def _with_told_beside(events: Sequence[Draft], reading: SentenceReading) -> list[Draft]:
    """The events with what a later sentence says of them: names, damage, wounded, weapons, day and place."""
    paragraph = reading.paragraph
    named = with_names(events, reading.identified, paragraph=paragraph)
    damaged = with_damaged(named, reading.damaged, paragraph=paragraph)
    hurt = with_hurt(damaged, reading.hurt, paragraph=paragraph)
    armed = with_weapons(hurt, reading.weapons, paragraph=paragraph)
    return with_occasions(armed, reading.occasions, paragraph)


def _join_at_the_end(events: Sequence[Draft], watch: Watch) -> list[Draft]:
    """The events, those joined that only later sentences show to be one: "two women were shot", and their names at the end."""
    return _join(events, _same_at_the_end, watch)


def _same_at_the_end(event: Draft, joined: Sequence[Draft]) -> int | None:
    same = (n for n, other in enumerate(joined) if same_at_the_end(other, event))
    return None if event.another else next(same, None)


def _without_vague(draft: Draft) -> Draft:
    return replace(draft, fillers=drop_vague(draft.fillers))


def _without_counts(draft: Draft) -> Draft:
    """ "Leaving ten dead": the figure says it, and ten is nobody."""
    if all(count is None for count in (draft.killed, draft.wounded, draft.kidnapped)):
        return draft
    return replace(draft, fillers=tuple(f for f in draft.fillers if not _is_bare_number(f)))


def _is_bare_number(filler: Filler) -> bool:
    if filler.argument.text.lower() == "another":
        return filler.role == "victim"
    alone = " " not in filler.argument.text or filler.argument.text.split()[-1].isdecimal()
    return filler.role == "victim" and alone and only_counts(filler)


def _join_sentence(drafts: Sequence[Draft], watch: Watch) -> list[Draft]:
    """The drafts of one sentence, those of one event joined: "an attack that killed three"."""
    return _join(drafts, _resolve, watch)


def _join(
    drafts: Sequence[Draft],
    place: Callable[[Draft, Sequence[Draft]], int | None],
    watch: Watch,
) -> list[Draft]:
    """The drafts in order, each merged into the one before it that `place` finds to tell of the same event."""
    joined: list[Draft] = []
    for draft in drafts:
        at = place(draft, joined)
        if at is None:
            joined.append(draft)
        else:
            watch("told again", draft, joined[at])
            joined[at] = merge(joined[at], draft)
    return joined


def _stands_alone(draft: Draft) -> bool:
    """A noun that refers back tells of an event of its own only with much said about it; an election, with its date."""
    hit = any(not f.bare for f in draft.roles("victim", "target"))
    hit = hit or any(is_counted(f) for f in draft.roles("participant") if _is_done_to(draft))
    dated, located = draft.date is not None, bool(draft.places)
    some = dated or located or draft.has_figure() or hit
    return _is_dated_election(draft) or (dated and located) or (bool(draft.fillers) and some)
