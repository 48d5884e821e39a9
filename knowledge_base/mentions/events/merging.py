"""Which tellings of a document tell of the same event, and what they say together."""

from dataclasses import replace

from knowledge_base.mentions.events.drafts import Draft
from knowledge_base.mentions.events.event_data import load_words
from knowledge_base.mentions.events.fillers import Filler
from knowledge_base.mentions.events.nouns import PEOPLE
from knowledge_base.model import Argument

# The kinds that may be told of one event, from the vaguest to the most exact; the most exact one is kept.
FAMILIES = (
    ("death", "attack", "arson", "bombing", "massacre", "assassination"),
    ("clash", "military-operation", "airstrike"),
)
# What may leave people dead or wounded.
HURTING = (
    *(kind for family in FAMILIES for kind in family),
    "kidnapping", "hijacking", "robbery", "seizure", "arrest", "eradication", "escape", "release", "protest", "armed-strike",
)  # fmt: skip
SMALL = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "of", "and"]
)


def family_of(kind: str) -> tuple[str, ...]:
    """The kinds that may speak of the same event as one of this kind."""
    return next((family for family in FAMILIES if kind in family), (kind,))


def more_exact(one: str, other: str) -> str:
    """The more exact of two kinds of a family."""
    family = family_of(one)
    return max(one, other, key=family.index) if other in family else one


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in text.lower().replace("’", "'").split() if w not in SMALL)


def same_filler(one: Filler, other: Filler) -> bool:
    """Whether two fillers may be the same: one's words are all among the other's ("Castellar", "Ricardo Castellar")."""
    if one.thing and one.thing == other.thing:
        return True
    if _acts_for(one, other) or _acts_for(other, one):
        return False
    first, second = _words(one.argument.text), _words(other.argument.text)
    if not first or not second:
        return False
    return first <= second or second <= first or _picks_up(other, one)


def _acts_for(people: Filler, group: Filler) -> bool:
    """ "FMLN members" and the FMLN are two: those who did it, and for whom."""
    both = people.role == group.role == "agent"
    return both and bool(people.classes & PEOPLE) and not people.named and group.named


def _picks_up(later: Filler, earlier: Filler) -> bool:
    """Whether a description picks up somebody told before: "the announcer" after "radio announcer Diego Vargas"."""
    return later.definite and not later.named and bool(later.descriptions & earlier.descriptions)


def _share(one: list[Filler], other: list[Filler]) -> bool:
    return any(same_filler(a, b) for a in one for b in other)


def _year(edtf: str) -> str:
    return edtf.replace("[", "").replace(".", "").replace("/", "")[:4]


def dates_agree(one: Draft, other: Draft) -> bool:
    """Whether the stated dates of two tellings can be of one event: equal, one missing, or one inside the other."""
    if one.date is None or other.date is None:
        return True
    first, second = one.date.edtf or "", other.date.edtf or ""
    if first.startswith(second) or second.startswith(first):
        return True
    return (
        any(mark in first + second for mark in ("/", "X", "["))
        and _year(first)[:3] == _year(second)[:3]
    )


def _places_agree(one: Draft, other: Draft) -> bool:
    if not one.places or not other.places:
        return True
    return any(
        first.text.lower() in second.text.lower() or second.text.lower() in first.text.lower()
        for first in one.places
        for second in other.places
    )


def _conflict(one: list[Filler], other: list[Filler]) -> bool:
    """Two lists of names that share nothing are two events."""
    return bool(one) and bool(other) and not _share(one, other)


def _affected(draft: Draft) -> list[Filler]:
    return draft.roles("victim", "target", "participant")


def is_outcome(old: Draft, new: Draft) -> bool:
    """Whether one of two tellings of a sentence is what the other led to: "a clash that left two dead", "… , killing ten"."""
    verb, other = (new, old) if new.is_result else (old, new)
    if not verb.is_result or other.is_result or other.kind not in HURTING:
        return False
    if verb.telling.stage != other.telling.stage:
        return False
    if other.is_noun and verb.token in other.above:
        return not _conflict(verb.roles("agent"), other.roles("agent"))
    governors = {other.token, other.carrier}
    return verb.clause_above in governors


def same_event(old: Draft, new: Draft) -> bool:
    """Whether a later telling speaks of the event of an earlier one."""
    if old.sentence == new.sentence and is_outcome(old, new):
        return True
    if new.kind not in family_of(old.kind) or not dates_agree(old, new):
        return False
    if old.telling.stage != new.telling.stage:
        return False
    if old.sentence == new.sentence:
        return _same_in_sentence(old, new)
    return _places_agree(old, new) and _same_across_sentences(old, new)


def _same_across_sentences(old: Draft, new: Draft) -> bool:
    """The same victims or targets, a word that refers back, or what an attack just told led to."""
    hurt_old, hurt_new = _affected(old), _affected(new)
    if _share(hurt_old, hurt_new):
        return not _conflict(_named(old.roles("agent")), _named(new.roles("agent")))
    apart = _conflict(old.roles("agent"), new.roles("agent"))
    if new.definite and not _named(hurt_new):
        return not apart
    near = new.paragraph - old.paragraph <= 1
    if "victim" in new.pronouns and not hurt_new and near:
        return bool(old.roles("victim")) and not apart
    if new.is_result and not new.roles("agent") and new.date is None and near:
        return not old.roles("victim") and not apart
    unhurt = not hurt_new or not hurt_old
    return unhurt and near and _share(old.roles("agent"), new.roles("agent"))


def _named(fillers: list[Filler]) -> list[Filler]:
    return [f for f in fillers if f.named]


def _same_in_sentence(old: Draft, new: Draft) -> bool:
    """In one sentence "ambushed …, killing 10" is one event; two victims of two agents are two."""
    agents_old, agents_new = old.roles("agent"), new.roles("agent")
    nouns = old.is_noun and new.is_noun and old.kind != new.kind
    if nouns and (not new.definite or old.token in new.above):
        return False
    if _conflict(agents_old, agents_new):
        return False
    if _conflict(_named(old.roles("victim")), _named(new.roles("victim"))) and old.kind == new.kind:
        return old.token + 12 > new.token and not (old.date and new.date)
    return True


def _add(fillers: tuple[Filler, ...], more: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Fillers together, each once; a name replaces the vague words for it."""
    result = list(fillers)
    for filler in more:
        twin = next((f for f in result if f.role == filler.role and same_filler(f, filler)), None)
        if twin is None:
            result.append(filler)
        elif _better(filler, twin):
            result[result.index(twin)] = filler
    return tuple(result)


def _without_repeats(old: Draft, new: Draft) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """The fillers of two tellings without "the mayor" or "the two women" of one where the other names those who were hurt."""
    if old.sentence == new.sentence:
        return old.fillers, new.fillers
    return _without_definite(old, new), _without_definite(new, old)


def _without_definite(one: Draft, other: Draft) -> tuple[Filler, ...]:
    named = len(_named(other.roles("victim")))
    return tuple(
        f
        for f in one.fillers
        if f.role != "victim" or f.named or not f.definite or named < 1 + f.plural
    )


def _better(new: Filler, old: Filler) -> bool:
    if new.named != old.named:
        return new.named
    return (
        len(_words(new.argument.text)) > len(_words(old.argument.text)) and not old.classes & PEOPLE
    )


def drop_vague(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Without "10 people" or "others" where victims are told more exactly."""
    exact = {f.role for f in fillers if not _is_vague(f) and not _counted(f)}
    return tuple(f for f in fillers if f.role not in exact or not (_counted(f) or _is_vague(f)))


def _vague_heads() -> frozenset[str]:
    return load_words().lists["vague people"]


def _is_vague(filler: Filler) -> bool:
    return not filler.listed and _words(filler.argument.text) <= _vague_heads()


def _counted(filler: Filler) -> bool:
    """ "10 people", "others", "two persons": a number and no more."""
    words = filler.argument.text.split()
    if filler.listed:
        return False
    if words[-1].isdecimal():
        return True
    named = any(word.isupper() or (at and word[0].isupper()) for at, word in enumerate(words))
    return words[-1].lower() in _vague_heads() and len(words) <= 3 and not named


def _join_places(one: tuple[Argument, ...], other: tuple[Argument, ...]) -> tuple[Argument, ...]:
    known = {a.text.lower() for a in one}
    return one + tuple(a for a in other if a.text.lower() not in known)


def merge(old: Draft, new: Draft) -> Draft:
    """One draft of two tellings: the first one's sentence, the more exact kind, what both say."""
    kind = _kind_of_both(old, new)
    better_date = new.date if old.date is None or _finer(new, old) else old.date
    telling = old.telling
    if telling.modality != "asserted" and new.telling.modality == "asserted":
        telling = replace(telling, modality="asserted")
    return replace(
        old,
        kind=kind,
        telling=telling,
        fillers=_add(*_without_repeats(old, new)),
        places=_join_places(old.places, new.places),
        date=better_date,
        carried=old.carried or new.carried,
        tellings=old.tellings + (old.sentence != new.sentence),
        definite=old.definite and new.definite,
        killed=old.killed if old.killed is not None else new.killed,
        wounded=old.wounded if old.wounded is not None else new.wounded,
        kidnapped=old.kidnapped if old.kidnapped is not None else new.kidnapped,
        quantities=old.quantities + tuple(q for q in new.quantities if q not in old.quantities),
    )


def _kind_of_both(old: Draft, new: Draft) -> str:
    """What happened rather than what it led to; otherwise the more exact of the two."""
    if old.sentence == new.sentence and old.is_result != new.is_result:
        verb, other = (old, new) if old.is_result else (new, old)
        if other.kind not in family_of(verb.kind):
            return other.kind
    if {old.kind, new.kind} == {"attack", "arson"}:
        attack = old if old.kind == "attack" else new
        if any(_is_defended(filler) for filler in attack.roles("target")):
            return "attack"  # that a barracks burned is what came of storming it
    return more_exact(old.kind, new.kind)


def _is_defended(filler: Filler) -> bool:
    """Whether a thing is held by armed men, so that who wants to burn it must fight for it."""
    posts = load_words().lists["defended posts"]
    return not posts.isdisjoint(filler.argument.text.lower().split())


def _finer(new: Draft, old: Draft) -> bool:
    if new.date is None or old.date is None:
        return False
    return len(new.date.edtf or "") > len(old.date.edtf or "") and "/" not in (new.date.edtf or "")
