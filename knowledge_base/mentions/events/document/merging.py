"""What several tellings of one event say together."""

from dataclasses import replace

from knowledge_base.mentions.events.document.agreement import by_the_hour
from knowledge_base.mentions.events.document.same_event import family_of, more_exact
from knowledge_base.mentions.events.document.suffered_once import died_of_it
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.joined_fillers import added
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.grammar.same_filler import is_doer, words_of
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.model import Argument, Mention

# What a bombing may be called for those who died in it.
MURDERS = ("massacre", "assassination")


def _without_repeats(old: Draft, new: Draft) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """The fillers of two tellings without "the mayor" or "the two women" of one where the other names those who were hurt."""
    if old.sentence == new.sentence:
        return old.fillers, new.fillers
    added = new.fillers if new.within else _without_definite(new, old)  # "was also killed"
    if old.roles("agent"):
        added = tuple(f for f in added if not is_doer(f))
    return _without_definite(old, new), added


def _told_apart(old: Draft, new: Draft) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """The fillers of two tellings; in "five people were killed and two guards wounded" the five are others than the guards."""
    fillers, more = _without_repeats(old, new)
    outcomes = old.is_result and new.is_result and old.token != new.token
    hurt = bool(old.roles("victim") and new.roles("victim"))
    if old.sentence != new.sentence or not (outcomes and hurt):
        return fillers, more
    return _as_listed(fillers), _as_listed(more)


def _as_listed(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    return tuple(replace(f, listed=True) if f.role == "victim" else f for f in fillers)


def _without_definite(one: Draft, other: Draft) -> tuple[Filler, ...]:
    names = [f for f in other.roles("victim") if f.thing]
    return tuple(
        f for f in one.fillers if f.role != "victim" or f.thing or not _is_told_by(names, f)
    )


def _is_told_by(names: list[Filler], filler: Filler) -> bool:
    """Whether names tell who "the mayor", "the two women" or "two women" are, or "a mayor" where one of them is a mayor's."""
    beside = not load_words().lists["beside others"].isdisjoint(filler.descriptions)
    if filler.definite and not beside:
        return len(names) >= 1 + filler.plural
    if filler.plural:
        return 1 < filler.number == len(names)
    return any(filler.descriptions & name.descriptions for name in names)


def drop_vague(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Without "others" and "the attackers", and without "ten people", where as many may be told more exactly."""
    if any(f.role == "agent" and not is_doer(f) and f.classes & PEOPLE for f in fillers):
        fillers = tuple(f for f in fillers if not is_doer(f))
    exact: dict[str, list[Filler]] = {}
    for filler in fillers:
        if not _is_vague(filler) and not _counted(filler) and not _is_behind(filler):
            exact.setdefault(filler.role, []).append(filler)
    return tuple(f for f in fillers if f.role not in exact or _says_more(f, exact[f.role]))


def _is_behind(filler: Filler) -> bool:
    """Whether an organisation stands behind those who did it, "two men" for instance, and so does not say who they are."""
    organisation = filler.named or not filler.classes & PEOPLE
    return filler.role == "agent" and organisation and "groups" in filler.classes


def _says_more(filler: Filler, exact: list[Filler]) -> bool:
    """Whether somebody is still untold beside those told exactly: eight of "ten people", nobody beside "a convoy of soldiers"."""
    if not _is_vague(filler) and not _counted(filler):
        return True
    several = (f for f in exact if not f.named and not f.number)
    open_ended = any(f.plural or " of " in f.argument.text for f in several)
    return not open_ended and filler.number > sum(f.number or 1 for f in exact)


def _vague_heads() -> frozenset[str]:
    return load_words().lists["vague people"]


def _is_vague(filler: Filler) -> bool:
    return not filler.listed and words_of(filler.argument.text) <= _vague_heads()


def _counted(filler: Filler) -> bool:
    """ "10 people", "others", "two persons": a number and no more."""
    words = filler.argument.text.split()
    if filler.listed:
        return False
    if words[-1].isdecimal():
        return True
    named = any(word.isupper() or (at and word[0].isupper()) for at, word in enumerate(words))
    return words[-1].lower() in _vague_heads() and len(words) <= 3 and not named


def _join_places(old: Draft, new: Draft) -> tuple[tuple[Argument, ...], bool]:
    """The places of two tellings, and whether a clause of the deed's own names them; what is only named beside it gives way."""
    if old.places and new.places and old.own_places != new.own_places:
        return (old.places if old.own_places else new.places), True
    known = {a.text.lower() for a in old.places}
    added = tuple(a for a in new.places if a.text.lower() not in known)
    own = old.own_places if old.places else new.own_places
    return old.places + added, own


def merge(old: Draft, new: Draft) -> Draft:
    """One draft of two tellings: the first one's sentence, the more exact kind, what both say."""
    if old.sentence == new.sentence and old.is_noun != new.is_noun:
        old, new = _without_unharmed(old), _without_unharmed(new)
    kind = _kind_of_both(old, new)
    better_date = _date_of_both(old, new)
    telling = old.telling
    if telling.modality != "asserted" and new.telling.modality == "asserted":
        telling = replace(telling, modality="asserted")
    if old.sentence == new.sentence and "attempted" in (telling.stage, new.telling.stage):
        telling = replace(telling, stage="attempted")
    places, own_places = _join_places(old, new)
    return replace(
        old,
        kind=kind,
        telling=telling,
        fillers=_with_his_death(added(*_told_apart(old, new)), new),
        places=places,
        own_places=own_places,
        wide_places=old.wide_places | new.wide_places,
        narrow_places=old.narrow_places | new.narrow_places,
        date=better_date,
        carried=old.carried or new.carried,
        tellings=old.tellings + (old.sentence != new.sentence),
        told_last=max(old.told_last, new.paragraph),
        last_telling=max(old.last_telling, new.sentence.start),
        definite=_refers_back(old, new),
        within=old.within or _happens_within(old, new),
        killed=old.killed if old.killed is not None else new.killed,
        wounded=old.wounded if old.wounded is not None else new.wounded,
        kidnapped=old.kidnapped if old.kidnapped is not None else new.kidnapped,
        quantities=old.quantities + tuple(q for q in new.quantities if q not in old.quantities),
    )


def _without_unharmed(draft: Draft) -> Draft:
    """ "None of the hostages was killed in the raid": the raid has happened, and nobody of them died."""
    if draft.telling.modality != "denied" or not draft.is_result:
        return draft
    return replace(draft, fillers=tuple(f for f in draft.fillers if f.role != "victim"))


def _with_his_death(fillers: tuple[Filler, ...], new: Draft) -> tuple[Filler, ...]:
    """ "Sergeant Mir was shot at a stop. He died in hospital": the only one hurt was killed, as "he" says."""
    victims = [f for f in fillers if f.role == "victim"]
    his = new.is_fatal and "victim" in new.pronouns - new.plural_pronouns and len(victims) == 1
    if not his or len(new.roles("victim")) > 1 or victims[0].plural:
        return fillers
    return tuple(replace(f, harm="killed") if f is victims[0] else f for f in fillers)


def _refers_back(old: Draft, new: Draft) -> bool:
    """Whether both pick up something told before; what came of "the attack" in its own sentence takes nothing from that."""
    if old.sentence == new.sentence and old.is_result != new.is_result:
        outcome, deed = (old, new) if old.is_result else (new, old)
        return deed.definite and not outcome.roles("agent")
    return (old.definite and new.definite) or _does_it(old, new) or _does_it(new, old)


def _does_it(deed: Draft, effect: Draft) -> bool:
    """ "The explosion destroyed two shops": what a deed told before did, by a verb that names nobody who did it."""
    if deed.sentence != effect.sentence or not deed.is_noun or effect.is_noun:
        return False
    known = deed.definite and not deed.plural and not effect.roles("agent")
    return known and deed.clause_of is not None and deed.clause_of in (effect.token, *effect.above)


def _happens_within(old: Draft, new: Draft) -> bool:
    """Whether a sentence says more of a deed that it takes as known, and of which it says no more itself.

    "Two guards were wounded during the attack"; "the attack took place at dawn, when four men fired at the car".
    """
    if old.sentence != new.sentence or old.is_noun == new.is_noun:
        return False
    deed, other = (old, new) if old.is_noun else (new, old)
    if not deed.definite or deed.plural or deed.roles("victim", "target"):
        return False
    return other.is_result or (deed.carried and deed.token < other.token)


def _kind_of_both(old: Draft, new: Draft) -> str:
    """What happened rather than what it led to; otherwise the more exact of the two."""
    if old.sentence == new.sentence and old.is_result != new.is_result:
        verb, other = (old, new) if old.is_result else (new, old)
        if other.kind not in family_of(verb.kind):
            return other.kind
    if old.kind == "bombing" and old.roles("instrument") and new.kind in MURDERS:
        return "bombing"
    if {old.kind, new.kind} == {"attack", "arson"}:
        attack = old if old.kind == "attack" else new
        if any(_is_defended(filler) for filler in attack.roles("target")):
            return "attack"  # that a barracks burned is what came of storming it
    return more_exact(old.kind, new.kind)


def _is_defended(filler: Filler) -> bool:
    """Whether a thing is held by armed men, so that who wants to burn it must fight for it."""
    posts = load_words().lists["defended posts"]
    return not posts.isdisjoint(filler.argument.text.lower().split())


def _date_of_both(old: Draft, new: Draft) -> Mention | None:
    """The finer of two dates; the day on which somebody was hit rather than that of his death."""
    if died_of_it(old, new):
        return new.date if old.is_fatal else old.date
    return new.date if old.date is None or _finer(new, old) else old.date


def _finer(new: Draft, old: Draft) -> bool:
    if new.date is None or old.date is None:
        return False
    if by_the_hour(old) != by_the_hour(new):
        return by_the_hour(old)
    return len(new.date.edtf or "") > len(old.date.edtf or "") and "/" not in (new.date.edtf or "")
