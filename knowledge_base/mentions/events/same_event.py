"""Which tellings of a document tell of the same event."""

from knowledge_base.mentions.events.drafts import Draft
from knowledge_base.mentions.events.event_data import load_words
from knowledge_base.mentions.events.fillers import Filler
from knowledge_base.mentions.events.nouns import PEOPLE

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
# What a person suffers once, and what nobody survives.
ONCE = ("death", "attack", "assassination", "kidnapping")
FATAL = ("death", "assassination")
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


def words_of(text: str) -> frozenset[str]:
    """The words that tell one filler from another."""
    return frozenset(w for w in text.lower().replace("’", "'").split() if w not in SMALL)


def same_filler(one: Filler, other: Filler) -> bool:
    """Whether two fillers may be the same: one's words are all among the other's ("Castellar", "Ricardo Castellar")."""
    if one.thing and one.thing == other.thing:
        return True
    if _acts_for(one, other) or _acts_for(other, one):
        return False
    first, second = words_of(one.argument.text), words_of(other.argument.text)
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


def _agents_apart(old: Draft, new: Draft) -> bool:
    """Whether two tellings name different agents. "Two gunmen" may be the FARC, soldiers are not guerrillas."""
    one, other = old.roles("agent"), new.roles("agent")
    if not _conflict(one, other):
        return False
    if named(one) and named(other):
        return _conflict(named(one), named(other))
    return _of_the_state(one) != _of_the_state(other)


def _of_the_state(agents: list[Filler]) -> bool:
    return any("forces" in filler.classes for filler in agents)


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


def _suffered_once(old: Draft, new: Draft) -> bool:
    """Whether both tell of what a person by name suffers once: a death, whatever is said of when; a kidnapping or an attack unless on two days.

    That one says the town and the other the street or the region, or that each blames others for it, makes them no two.
    """
    if old.kind not in ONCE or new.kind not in ONCE:
        return False
    one, other = _people_hurt(old), _people_hurt(new)
    if not _share(one, other):
        return False
    return dates_agree(old, new) or (old.kind in FATAL and new.kind in FATAL)


def _people_hurt(draft: Draft) -> list[Filler]:
    return [f for f in named(draft.roles("victim")) if f.classes & PEOPLE]


def _was_foiled(old: Draft, new: Draft) -> bool:
    """ "A bomb planted at the door was defused": one bomb, though one word tells of a deed and the other of an attempt."""
    if old.kind != new.kind or {old.telling.stage, new.telling.stage} != {
        "accomplished",
        "attempted",
    }:
        return False
    heads = {f.head for f in old.roles("instrument")}
    return any(f.head in heads for f in new.roles("instrument"))


def same_at_the_end(old: Draft, new: Draft) -> bool:
    """Whether two events prove to be one once all that is told of each is known: the same particular people or things were hit.

    "Two women were shot" is one event with the killing of the women whom a later sentence names.
    """
    if old.kind not in family_of(new.kind) or old.telling.stage != new.telling.stage:
        return False
    if _suffered_once(old, new):
        return True
    one, other = (
        [f for f in _affected(draft) if not f.bare and not _is_mass(f)] for draft in (old, new)
    )
    agree = dates_agree(old, new) and _places_agree(old, new)
    agree = agree and not (old.plural or new.plural)  # "the bombings" are several
    agree = agree and not (old.aside or new.aside)
    return agree and _share(one, other) and not _agents_apart(old, new)


def _is_mass(filler: Filler) -> bool:
    return not load_words().lists["masses"].isdisjoint(filler.argument.text.lower().split())


def same_event(old: Draft, new: Draft) -> bool:
    """Whether a later telling speaks of the event of an earlier one."""
    if old.sentence == new.sentence and (is_outcome(old, new) or _was_foiled(old, new)):
        return True
    if new.kind not in family_of(old.kind) or old.telling.stage != new.telling.stage:
        return False
    if old.sentence != new.sentence and _suffered_once(old, new):
        return True
    if not dates_agree(old, new):
        return False
    if old.sentence == new.sentence:
        return _same_in_sentence(old, new)
    return _places_agree(old, new) and _same_across_sentences(old, new)


def _same_across_sentences(old: Draft, new: Draft) -> bool:
    """The same victims or targets, a word that refers back, or what an attack just told led to."""
    hurt_old, hurt_new = _affected(old), _affected(new)
    if _share(hurt_old, hurt_new):
        return not _conflict(named(old.roles("agent")), named(new.roles("agent")))
    apart = _agents_apart(old, new)
    near = new.paragraph - old.paragraph <= 1
    part_of_it = near and (new.within or any(_is_of_a_deed(f) for f in new.fillers))
    if part_of_it or (new.definite and not named(hurt_new)):
        return not apart
    if not apart and (_belongings(old, new) or (near and _same_device(old, new))):
        return not _conflict(named(hurt_old), named(new.roles("victim")))
    if "victim" in new.pronouns and not hurt_new and near:
        return bool(old.roles("victim")) and not apart
    if new.is_result and not new.roles("agent") and new.date is None and near:
        return not old.roles("victim") and not apart
    unhurt = not hurt_new or not hurt_old
    return unhurt and near and _share(old.roles("agent"), new.roles("agent"))


def is_doer(filler: Filler) -> bool:
    """Whether an agent is called after a deed told before: "the attackers", "the kidnappers"."""
    words = filler.argument.text.lower().split()
    return (
        filler.role == "agent"
        and filler.definite
        and not filler.named
        and load_words().has("doers", words[-1])
    )


def _is_of_a_deed(filler: Filler) -> bool:
    """Whether somebody is called after his part in a deed told before: "the attackers", "the two victims"."""
    victim = filler.role == "victim" and filler.definite and not filler.named
    words = filler.argument.text.lower().split()
    return is_doer(filler) or (victim and _singular(words[-1]) in load_words().lists["victims"])


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _same_device(old: Draft, new: Draft) -> bool:
    """ "The bomb had been left in a car": the one that went off in the event before."""
    device = any(f.definite and not f.plural for f in new.roles("instrument"))
    return device and "bombing" in (old.kind, new.kind)


def _belongings(old: Draft, new: Draft) -> bool:
    """Whether what was hit is a victim's: his car, her house."""
    names = {f.argument.text.lower().split()[-1] for f in named(old.roles("victim"))}
    for target in new.roles("target"):
        words = target.argument.text.lower().replace("’", "'").split()
        if any(w.endswith(("'s", "'")) and w.split("'")[0] in names for w in words):
            return True
    return False


def named(fillers: list[Filler]) -> list[Filler]:
    """Those of them that a name fills."""
    return [f for f in fillers if f.named]


def _same_in_sentence(old: Draft, new: Draft) -> bool:
    """In one sentence "ambushed …, killing 10" is one event; two victims of two agents are two."""
    if (old.aside or new.aside) and not _share(old.roles("victim"), new.roles("victim")):
        return False
    agents_old, agents_new = old.roles("agent"), new.roles("agent")
    nouns = old.is_noun and new.is_noun and old.kind != new.kind
    if nouns and (not new.definite or old.token in new.above):
        return False
    if _conflict(agents_old, agents_new):
        return False
    if _conflict(named(old.roles("victim")), named(new.roles("victim"))) and old.kind == new.kind:
        return old.token + 12 > new.token and not (old.date and new.date)
    return True
