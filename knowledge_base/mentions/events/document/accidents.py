"""Deaths told after an accident: nobody attacked those who died in it."""

from dataclasses import replace

from knowledge_base.mentions.events.roles.claims import CLAIMED, NEAR
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading


def last_accident(
    reading: SentenceReading, before: SentenceReading | None
) -> SentenceReading | None:
    """The sentence that told of an accident last, unless violence was told since."""
    violent = any(draft.kind in CLAIMED for draft in reading.drafts)
    if reading.accident and not violent:
        return reading
    return None if any(d.kind in CLAIMED and not d.is_result for d in reading.drafts) else before


def is_accident(draft: Draft, accident: SentenceReading | None) -> bool:
    """ "The plane crashed. It destroyed twelve houses": a vehicle did it that nobody is said to have sent."""
    if accident is None or draft.paragraph - accident.paragraph > NEAR or draft.kind != "attack":
        return False
    doers = draft.roles("agent", "instrument")
    return bool(doers) and all(f.classes & {"aircraft", "vehicles"} for f in doers)


def by_accident(draft: Draft, accident: SentenceReading | None) -> Draft:
    """ "The plane crashed. Six people were killed": nobody attacked them."""
    if accident is None or draft.paragraph - accident.paragraph > NEAR or not draft.is_result:
        return draft
    alone = draft.kind == "attack" and not draft.roles("agent", "instrument")
    return replace(draft, kind="death") if alone else draft
