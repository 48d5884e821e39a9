"""Whether a telling of what was done can be one of what was only planned or possible."""

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.same_filler import is_mass, share
from knowledge_base.mentions.events.sentence.drafts import Draft


def only_thought_of(old: Draft, new: Draft) -> bool:
    """Whether what was only planned or possible is followed by a deed on others: "they should bomb the embassy", and later "people were killed"."""
    thought = old.telling.modality in ("hypothetical", "planned")
    if not thought or new.telling.modality != "asserted":
        return False
    hit = new.roles("victim", "target", "participant")
    known = new.definite and new.date is not None and not hit  # "the murder of this morning"
    return not known and not share(_particular(old), _particular(new))


def one_is_denied(old: Draft, new: Draft) -> bool:
    """ "Rather than attack the garrison they burned the clinic", "denied that soldiers had killed the man, whose body was found": what was not done is not what was.

    Not "none of the hostages was killed in the raid", which tells what came of a deed.
    """
    denied = [d for d in (old, new) if d.telling.modality == "denied"]
    if len(denied) != 1:
        return False
    return not denied[0].is_result or bool(denied[0].roles("agent"))


def _particular(draft: Draft) -> list[Filler]:
    hit = draft.roles("victim", "target", "participant")
    return [f for f in hit if not f.bare and not is_mass(f)]
