"""Which tellings of a document tell of the same event."""

from knowledge_base.mentions.events.document.agreement import (
    agents_apart,
    dates_agree,
    day_of,
    night_before,
    places_agree,
    places_fit,
)
from knowledge_base.mentions.events.document.deeds_apart import told_apart
from knowledge_base.mentions.events.document.done_or_not import one_is_denied, only_thought_of
from knowledge_base.mentions.events.document.suffered_once import (
    LEAD_TO_NAME,
    ONCE,
    is_fatal,
    people_hurt,
    suffered_once,
)
from knowledge_base.mentions.events.document.things_told_again import (
    belongings,
    is_that_thing,
    same_device,
    thing_named_later,
)
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.lists import OWNERS
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.grammar.same_filler import (
    called,
    conflict,
    is_mass,
    is_of_a_deed,
    named,
    share,
    words_of,
)
from knowledge_base.mentions.events.sentence.drafts import Draft

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
BY_LAW = ("arrest", "release", "seizure", "eradication")


def family_of(kind: str) -> tuple[str, ...]:
    """The kinds that may speak of the same event as one of this kind."""
    return next((family for family in FAMILIES if kind in family), (kind,))


def more_exact(one: str, other: str) -> str:
    """The more exact of two kinds of a family."""
    family = family_of(one)
    return max(one, other, key=family.index) if other in family else one


def is_outcome(old: Draft, new: Draft) -> bool:
    """Whether one of two tellings of a sentence is what the other led to: "a clash that left two dead", "… , killing ten"."""
    verb, other = (new, old) if new.is_result else (old, new)
    if not verb.is_result or other.is_result or _is_beside(verb, other):
        return False
    if verb.telling.stage != other.telling.stage and other.telling.stage != "attempted":
        return False
    for_it = share(verb.roles("agent"), other.roles("participant")) or verb.comes_with is not None
    if other.kind in BY_LAW and (for_it or not dates_agree(old, new)):
        return False  # "the arrest of two men for killing a judge", "was freed after dozens were killed"; "his capture in May broke the gang; he died in June"
    if verb.of_a_deed and other.token in verb.above:
        return not conflict(named(verb.roles("agent")), named(other.roles("agent")))
    if other.is_noun and verb.token in other.above:
        return not conflict(verb.roles("agent"), other.roles("agent"))
    governors = {other.token, other.carrier}
    return verb.clause_above in governors


def _is_beside(verb: Draft, other: Draft) -> bool:
    """ "Gunmen killed a mayor who had praised the seizure": what cannot hurt, or need not and is only named in the sentence."""
    if other.kind not in HURTING:
        return True
    if not other.is_noun or any(other.kind in family for family in FAMILIES):
        return False
    if other.clause_of is None:
        return verb.clause_above != other.token
    return other.clause_of not in (verb.token, verb.clause_above, other.carrier)


def _was_foiled(old: Draft, new: Draft) -> bool:
    """ "A bomb planted at the door was defused": one bomb, though one word tells of a deed and the other of an attempt."""
    if old.kind != new.kind or {old.telling.stage, new.telling.stage} != {
        "accomplished",
        "attempted",
    }:
        return False
    heads = {f.head for f in old.roles("instrument")}
    return any(f.head in heads for f in new.roles("instrument"))


def _named_later(one: Draft, other: Draft) -> bool:
    """ "A mayor was killed today" in the lead, and in the paragraphs after it the name of the man who was killed."""
    hurt, victims = one.roles("victim", "target"), other.roles("victim")
    if other.date is not None and day_of(other) is None:
        return False  # no report dates a deed by its month
    in_lead = one.paragraph <= 1 and 0 <= other.paragraph - one.paragraph <= LEAD_TO_NAME
    if not in_lead or len(hurt) != 1 or len(victims) != 1 or not victims[0].thing:
        return False
    words = hurt[0].argument.text.lower().split()
    single = words[0] in ("a", "an", "one") and "of" not in words[1:2]
    return single and hurt[0].role == "victim" and bool(hurt[0].classes & PEOPLE)


def _tried_and_failed(old: Draft, new: Draft) -> bool:
    """ "They fired at the mayor's car", "the attempt to kill the mayor": what was tried on one person, and what came of it."""
    if {old.telling.stage, new.telling.stage} != {"accomplished", "attempted"}:
        return False
    done = old if old.telling.stage == "accomplished" else new
    if not dates_agree(old, new) or not places_agree(old, new) or agents_apart(old, new):
        return False
    tried_on = share(people_hurt(old), people_hurt(new))
    return tried_on and done.kind in ONCE and not is_fatal(done)


def same_at_the_end(old: Draft, new: Draft) -> bool:
    """Whether two events prove to be one once all that is told of each is known: the same particular people or things were hit.

    "Two women were shot" is one event with the killing of the women whom a later sentence names.
    """
    if old.kind not in family_of(new.kind) or old.telling.stage != new.telling.stage:
        return False
    if suffered_once(old, new):
        return True
    one, other = (
        [f for f in draft.affected() if not f.bare and not is_mass(f)] for draft in (old, new)
    )
    nights = night_before(old, new) or night_before(new, old)
    agree = (dates_agree(old, new) or nights) and _same_place(old, new)
    agree = agree and not (old.plural or new.plural)  # "the bombings" are several
    agree = agree and not (old.aside or new.aside)
    shared = share(one, other) or _counted_and_named(old, new) or _counted_and_named(new, old)
    shared = shared or thing_named_later(old, new)
    return agree and shared and not agents_apart(old, new)


def _counted_and_named(one: Draft, other: Draft) -> bool:
    """ "Five peasants were killed" is told again by the names of five people."""
    if (one.kind == "death") != (other.kind == "death"):
        return False  # who died by accident
    names = len(people_hurt(other))
    if names == 1:
        return _named_later(one, other)
    counted = (f.number for f in one.roles("victim") if not f.thing)
    return names > 1 and names in counted


def _of_one_verb(old: Draft, new: Draft) -> bool:
    """ "Killed a nurse in Cali and a judge in Pasto": two deeds that one verb tells of."""
    return old.token == new.token and old.part != new.part


def same_event(old: Draft, new: Draft) -> bool:
    """Whether a later telling speaks of the event of an earlier one."""
    one_sentence = old.sentence == new.sentence
    apart = one_sentence and (told_apart(old, new) or one_is_denied(old, new))
    apart = apart or (one_sentence and old.avenged != new.avenged)
    apart = apart or (not one_sentence and (old.over_a_time or new.over_a_time))
    if apart or (one_sentence and _of_one_verb(old, new)):
        return False
    if one_sentence and (is_outcome(old, new) or _was_foiled(old, new)):
        return True
    if new.kind not in family_of(old.kind):
        return False
    if old.telling.stage != new.telling.stage:
        return _tried_and_failed(old, new)
    if one_sentence:
        return dates_agree(old, new) and _same_in_sentence(old, new)
    agree = (
        dates_agree(old, new)
        and _same_place(old, new)
        and not (old.kind in HURTING and only_thought_of(old, new))
    )
    return suffered_once(old, new) or (agree and _same_across_sentences(old, new))


def _same_place(old: Draft, new: Draft) -> bool:
    """Whether two tellings can be of one place, or where one is in the other a telling means what was told before: "the mass kidnapping", "the club"."""
    if places_agree(old, new) or not places_fit(old, new):
        return places_agree(old, new)
    if new.definite and not new.plural and not new.affected():
        return True
    told = [f for f in new.affected() if f.thing or f.definite]
    return not new.plural and share(old.affected(), told)


def _same_across_sentences(old: Draft, new: Draft) -> bool:
    """The same victims or targets, a word that refers back, or what an attack just told led to."""
    hurt_old, hurt_new = old.affected(), new.affected()
    if share(hurt_old, hurt_new):
        return not conflict(called(old.roles("agent")), called(new.roles("agent")))
    apart = agents_apart(old, new)
    near = new.paragraph - max(old.paragraph, old.told_last) <= 1
    part_of_it = near and (new.within or any(is_of_a_deed(f) for f in new.fillers))
    known = new.definite and not _somebody_new(new, hurt_new)
    if part_of_it or known or (near and is_that_thing(old, new)):
        return not apart
    if not apart and (belongings(old, new) or (near and same_device(old, new))):
        return not conflict(named(hurt_old), named(new.roles("victim")))
    if "victim" in new.pronouns and not hurt_new and near:
        return bool(old.roles("victim")) and not apart
    if new.is_result and not _done_by(new) and new.date is None and near:
        others = _with_him(old, new) or _other_toll(old, new)
        return (not old.roles("victim") or others) and not apart
    unhurt = not hurt_new or not hurt_old
    return unhurt and near and share(old.roles("agent"), new.roles("agent"))


def _done_by(new: Draft) -> bool:
    """Whether it is told who did it, by his name or as "he"; "they" go on with what was just told."""
    he = "agent" in new.pronouns - new.plural_pronouns - new.thing_pronouns
    return bool(new.roles("agent")) or he


def _somebody_new(new: Draft, hurt: list[Filler]) -> bool:
    """Whether a word that refers back names what was hit: "the attack on Radio Sur"; "the attack on the mayor's home" only describes it."""
    return bool(named(hurt) if new.plural else called(hurt))


def _other_toll(old: Draft, new: Draft) -> bool:
    """ "Three people died. Six were injured": what became of more people in the deed of which the paragraph just told the dead."""
    more = new.roles("victim")
    if new.paragraph != max(old.paragraph, old.told_last) or named(more):
        return False
    told, harms = {f.harm for f in old.roles("victim")}, {f.harm for f in more}
    people = all(f.classes & PEOPLE and not f.definite for f in more)
    return people and len(harms) == 1 and None not in told and told.isdisjoint(harms)


def _with_him(old: Draft, new: Draft) -> bool:
    """Whether those who were hurt are told by somebody hit before: "his two bodyguards were wounded", "the judge's driver died"."""
    hurt = [f.argument.text.lower().replace("’", "'").split() for f in new.roles("victim")]
    people = [f for f in old.roles("victim") if f.classes & PEOPLE]
    known = {word for f in people for word in (*words_of(f.argument.text), *f.descriptions)}
    his = all(words[0] in OWNERS or (words[0] == "one" and "his" in words) for words in hurt)
    owned = (w.split("'")[0] for words in hurt for w in words if w.endswith(("'s", "'")))
    return bool(hurt and people) and (his or any(owner in known for owner in owned))


def _he_is_another(one: Draft, other: Draft) -> bool:
    """ "Ten of his men were arrested, and he surrendered": one person is none of several."""
    his = one.pronouns - one.plural_pronouns - one.thing_pronouns
    role = next(iter(his & {"victim", "participant"}), None)
    if role is None or one.roles(role):
        return False
    hit = other.roles(role)
    return bool(hit) and all(f.plural or f.number > 1 for f in hit)


def _same_in_sentence(old: Draft, new: Draft) -> bool:
    """In one sentence "ambushed …, killing 10" is one event; two victims of two agents are two."""
    if (old.aside or new.aside) and not share(old.roles("victim"), new.roles("victim")):
        return False
    if not places_agree(old, new) and old.own_places and new.own_places:
        return False
    agents_old, agents_new = old.roles("agent"), new.roles("agent")
    nouns = old.is_noun and new.is_noun and old.kind != new.kind
    if nouns and (not new.definite or old.token in new.above):
        return False
    if conflict(agents_old, agents_new) or _he_is_another(old, new) or _he_is_another(new, old):
        return False
    if conflict(named(old.roles("victim")), named(new.roles("victim"))) and old.kind == new.kind:
        return old.token + 12 > new.token and not (old.date and new.date)
    return True
