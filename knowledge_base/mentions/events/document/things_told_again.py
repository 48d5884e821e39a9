"""Whether two tellings are of one deed by the things in them: what was hit, and what was used."""

from knowledge_base.mentions.events.document.suffered_once import LEAD_TO_NAME
from knowledge_base.mentions.events.grammar.same_filler import named
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft

SHORT = 2  # letters of "de" and "la"


def thing_named_later(one: Draft, other: Draft) -> bool:
    """ "A pipeline was blown up" in the lead, and in the paragraphs after it the name of the pipeline."""
    hit, things = one.roles("victim", "target"), other.roles("target")
    in_lead = one.paragraph <= 1 and 0 <= other.paragraph - one.paragraph <= LEAD_TO_NAME
    if not in_lead or len(hit) != 1 or len(things) != 1 or hit[0].role != "target":
        return False
    untold = not hit[0].named and not hit[0].plural and things[0].named and not things[0].plural
    return untold and bool(hit[0].descriptions & things[0].descriptions)


def other_device(old: Draft, new: Draft) -> bool:
    """ "A bomb exploded, and a second device was deactivated": each tells of one of its own."""
    one, other = ({f.head for f in draft.roles("instrument")} for draft in (old, new))
    return bool(one and other) and one.isdisjoint(other)


def is_that_thing(old: Draft, new: Draft) -> bool:
    """ "A bomb went off at a bakery", "they had thrown it at the building": a word for anything picks up what was hit."""
    things = new.roles("target")
    hit = {f.plural for f in old.roles("target")}
    if new.paragraph != max(old.paragraph, old.told_last):
        hit.discard(True)
    anything = load_words().lists["anything hit"]
    again = (f.definite and not f.named and f.descriptions & anything for f in things)
    return bool(things) and all(again) and all(f.plural in hit for f in things) and not new.plural


def same_device(old: Draft, new: Draft) -> bool:
    """ "The bomb had been left in a car": the one that went off in the event before."""
    devices = old.roles("instrument")
    counts = {f.number for f in devices} - {0}
    if any(f.plural for f in devices):
        counts.add(0)  # "the bombs"
    device = any(
        f.definite and (not f.plural or f.number in counts) for f in new.roles("instrument")
    )
    return device and "bombing" in (old.kind, new.kind)


def belongings(old: Draft, new: Draft) -> bool:
    """Whether what was hit is a victim's: his car, her house."""
    told = (f.argument.text.lower().split() for f in named(old.roles("victim")))
    names = {word for words in told for word in words if len(word) > SHORT}
    for target in new.roles("target"):
        words = target.argument.text.lower().replace("’", "'").split()
        if any(w.endswith(("'s", "'")) and w.split("'")[0] in names for w in words):
            return True
    return False
