"""Which deeds of one sentence it tells apart itself."""

from knowledge_base.mentions.events.document.suffered_once import people_hurt
from knowledge_base.mentions.events.document.things_told_again import other_device
from knowledge_base.mentions.events.grammar.same_filler import conflict, is_of_a_deed, share
from knowledge_base.mentions.events.sentence.drafts import Draft


def told_apart(old: Draft, new: Draft) -> bool:
    """Whether a sentence itself tells two deeds apart that hit others: by their order, by fire and by bombs, by a noun each."""
    if any(_at_an_interval(*pair) or _concerns(*pair) for pair in ((old, new), (new, old))):
        return True
    if (old.another or new.another) and other_device(old, new):
        return True
    if not conflict(old.affected(), new.affected()):
        return False
    if {old.kind, new.kind} == {"bombing", "arson"} or _burned_beside(old, new):
        return True
    if old.is_noun and new.is_noun:
        return old.kind != new.kind or conflict(people_hurt(old), people_hurt(new))
    return _in_turn(old, new) or _in_turn(new, old)


def _burned_beside(old: Draft, new: Draft) -> bool:
    """ "Killed the mayor and set the town hall on fire": a murder and a fire, by a verb each; not "burned a bus, killing ten"."""
    fire, other = (old, new) if old.kind == "arson" else (new, old)
    if fire.kind != "arson" or fire.is_noun or other.is_noun or not other.is_fatal:
        return False
    if other.clause_above not in (None, fire.clause_above):
        return False
    return not people_hurt(fire) and not other.roles("target")


def _at_an_interval(one: Draft, other: Draft) -> bool:
    """ "The attack came nine days after 16 people were shot": another deed; not "she died two days after gunmen shot her"."""
    if "death" in (one.kind, other.kind) or share(people_hurt(one), people_hurt(other)):
        return False
    if one.interval_to is None or one.interval_to == other.interval_to:
        return False
    main = (other.token, other.carrier, *other.above)
    return one.interval_to in main and one.token not in other.above


def _in_turn(one: Draft, other: Draft) -> bool:
    """ "After killing a family they blew up the bank"; not "he died after men shot at his car", which says why he died."""
    if one.comes_with is None or one.comes_with not in (other.token, *other.above):
        return False
    persons = conflict(people_hurt(one), people_hurt(other))
    return persons or (one.is_result and not other.is_result)


def _concerns(deed: Draft, other: Draft) -> bool:
    """ "A man who had come to look into the killings was stabbed": a deed with which those hit by another had to do."""
    if not deed.is_noun or other.is_noun or deed.clause_of == other.token:
        return False
    hit = (f.head for f in other.roles("victim", "target") if not is_of_a_deed(f))
    return deed.definite and not deed.roles("victim", "target") and not deed.above.isdisjoint(hit)
