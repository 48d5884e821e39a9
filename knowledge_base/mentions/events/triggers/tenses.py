"""The time of a verb by its own form and helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.triggers.telling import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.lexicon.event_data import Words


SUBJECTS = ("nsubj", "nsubjpass")
EACH = ("every", "each")


def finite_time(verb: Token, words: Words) -> Time | None:
    """The time of a finite verb, None for a participle or infinitive on its own."""
    return "habit" if _is_habit(verb, words) else _time_of_form(verb, words)


def _time_of_form(verb: Token, words: Words) -> Time | None:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if is_past_infinitive(verb):
        return None
    if any(words.has("future verbs", c.lower_) for c in helpers):
        return "future"
    if any(c.lower_ in ("has", "have", "'ve", "’ve") for c in helpers):
        return "present" if _for_years(verb, words) else "perfect"
    if _is_past(verb) or any(c.tag_ == "VBD" or c.lower_ == "had" for c in helpers):
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in helpers):
        going_on = verb.tag_ == "VBG" or any(c.lower_ == "being" for c in helpers)
        return "now" if going_on else "present"
    return None


def _is_past(verb: Token) -> bool:
    """ "Troops retook it", which the tagger takes for a present: that of the plural is the dictionary form."""
    return verb.tag_ == "VBD" or (verb.tag_ == "VBP" and verb.lower_ != lemma(verb) != "be")


def _for_years(verb: Token, words: Words) -> bool:
    """ "Has battled rebels for decades": what goes on so long is no event."""
    lasting = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("for", "over"))
    times = (n for c in lasting for n in c.children if n.dep_ == "pobj" and n.tag_ == "NNS")
    return any(
        words.has("long times", lemma(n)) and not any(c.dep_ == "nummod" for c in n.children)
        for n in times
    )


def is_over_a_time(verb: Token, words: Words) -> bool:
    """ "12,000 have died in eight years of war", "ten were shot over the past month": what a stretch of time brought is no one deed."""
    spans = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "over", "during"))
    times = (n for c in spans for n in c.children if n.dep_ == "pobj")
    return any(
        words.has("stretches of time", lemma(n))
        and any(c.dep_ == "nummod" or c.lower_ in ("a", "past", "last", "recent") for c in n.lefts)
        for n in times
    )


def _is_habit(verb: Token, words: Words) -> bool:
    """ "Routinely robbed drivers", "every week a teacher is shot", "used to attack the village"; not "a rifle was used to attack him"."""
    whenever = (c for t in verb.children if t.dep_ == "advcl" for c in t.children)
    if any(_is_of_a_habit(c, words) for c in verb.children) or any(
        c.dep_ == "npadvmod" and _is_of_a_habit(c, words) for c in whenever
    ):
        return True
    above = verb.head
    if (
        verb.dep_ == "conj"
        and above.pos_ == "VERB"
        and not any(c.dep_ in SUBJECTS for c in verb.lefts)
    ):
        return _is_habit(above, words)
    if verb.dep_ != "xcomp" or above.lower_ != "used":
        return False
    return not any(c.dep_ in ("auxpass", "nsubjpass", "dobj") for c in above.children)


def _is_of_a_habit(token: Token, words: Words) -> bool:
    if token.dep_ == "npadvmod" and words.has("recurring times", lemma(token)):
        return any(c.lower_ in EACH for c in token.lefts)
    return token.dep_ == "advmod" and words.has("habit adverbs", token.lower_)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands as "to do"."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)


def is_past_infinitive(verb: Token) -> bool:
    """ "Is believed to have killed": done before the verb above speaks of it."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return {"to", "have"} <= helpers


def asks_who(verb: Token) -> bool:
    """ "It is not known who killed X": that somebody did is no question."""
    return any(c.tag_ in ("WP", "WRB") and c.lower_ != "if" for c in verb.children)
