"""How an event is told: as a fact, an allegation, a denial, a plan or a mere possibility; done, tried or threatened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar import fulfilment
from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.filler_parts import is_bare
from knowledge_base.mentions.events.grammar.negation import is_left_undone, of_nobody
from knowledge_base.mentions.events.grammar.noun_slots import governor_of, top_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.lexicon.event_data import Words
from knowledge_base.mentions.events.triggers.hearsay import as_said, has_that
from knowledge_base.mentions.events.triggers.imagined import is_imagined
from knowledge_base.mentions.events.triggers.not_yet_done import (
    as_ordered,
    is_of_the_accused,
    of_a_fear,
)
from knowledge_base.mentions.events.triggers.telling import Telling, Time
from knowledge_base.mentions.events.triggers.tenses import (
    asks_who,
    finite_time,
    is_infinitive,
    is_past_infinitive,
)
from knowledge_base.mentions.events.triggers.triggers import Match
from knowledge_base.vocabulary import Modality, Stage

if TYPE_CHECKING:
    from spacy.tokens import Token


KEEPING = ("hold", "keep")


def _own(verb: Token, words: Words, telling: Telling) -> Telling:
    """What the verb's own helpers, marks and adverbs say."""
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "neg" and not fulfilment.done_at_last(verb):
            return replace(telling, modality="denied")
        unsure = child.dep_ == "aux" and words.has("possibility verbs", word)
        if unsure and not fulfilment.came_about(verb):
            telling = replace(telling, modality="hypothetical")
        if child.dep_ == "mark" and words.has("hypothetical marks", word):
            telling = replace(telling, modality="hypothetical")
        if words.has("alleging adverbs", word) and telling.modality == "asserted":
            telling = replace(telling, modality="alleged")
        if child.dep_ in ("agent", "prep") and telling.modality == "asserted":
            adverbs = [c for c in child.lefts if words.has("alleging adverbs", c.lower_)]
            telling = replace(telling, modality="alleged") if adverbs else telling
    return telling


# How a deed must hang on a verb of these lists, and what the verb makes of it.
DEPENDENT = ("xcomp", "dobj", "nsubjpass")
STAGES: tuple[tuple[str, tuple[str, ...], Stage], ...] = (
    ("foiling", ("dobj", "nsubjpass", "from"), "attempted"),
    ("attempting", DEPENDENT, "attempted"),
    ("threatening", (*DEPENDENT, "ccomp", "with", "of"), "threatened"),
)
# "Successes like capturing X": what is given as an example has happened.
EXAMPLES = ("like", "as", "including")
ASIDE = ("nsubj", "advcl", "conj")
AFTERWARDS = ("after", "since", "following")
DURING = ("in", "at", "during")
MODALITIES: tuple[tuple[str, Modality], ...] = (
    ("negating", "denied"),
    ("planning", "planned"),
    ("alleging", "alleged"),
)

# "Kept the gunmen from killing him", "ought to have released them".
BY_LINK: tuple[tuple[str, str, Modality], ...] = (
    ("keeping from", "from", "denied"),
    ("possibility verbs", "xcomp", "hypothetical"),
)


def _under_plan(governor: Token, telling: Telling, words: Words) -> Telling:
    """ "Denied that it was preparing an attack": what is said of the plan holds for the deed."""
    above = read_verb(governor, words).modality if telling.modality == "planned" else "planned"
    return replace(telling, modality=above) if above in ("denied", "hypothetical") else telling


def _under(governor: Token, telling: Telling, words: Words, how: str) -> Telling:
    """What the governing verb makes of it; who rejects a murder condemns it and does not deny it."""
    word = lemma(governor)
    if (word, how) == ("reject", "dobj") or (how == "nsubjpass" and words.has("aiming", word)):
        return telling  # "the attack was aimed at the bank" says what was hit
    if how in AFTERWARDS or (words.has("negating", word) and how in DURING):
        return telling  # "decided it after the murder", "rejected the deal in a plebiscite"
    for verbs, wanted_how, modality in BY_LINK:
        if how == wanted_how and words.has(verbs, word):
            return replace(telling, modality=modality)
    for verbs, wanted, stage in STAGES:
        if words.has(verbs, word) and how in wanted:
            return replace(telling, stage=stage)
    particle = next((c.lower_ for c in governor.children if c.dep_ == "prt"), None)
    phrase = f"{word}-{particle}" if particle else word  # "rule-out"
    for verbs, modality in MODALITIES:
        if (words.has(verbs, word) or words.has(verbs, phrase)) and how not in ASIDE:
            return replace(telling, modality=modality)
    return telling


def _next_verb(token: Token) -> tuple[Token | None, str]:
    """The verb above a clause, and how the clause hangs on it."""
    if token.dep_ == "pcomp":
        return (token.head.head, token.head.lower_) if token.head.dep_ == "prep" else (None, "")
    if token.dep_ in ("acl", "relcl"):
        return token.head, token.dep_
    if token.head != token and token.head.pos_ in ("VERB", "AUX"):
        return token.head, token.dep_
    return None, ""


def read_verb(verb: Token, words: Words, depth: int = 0) -> Telling:
    """How a clause is told, from its own verb up through the verbs above it."""
    imagined = Telling(modality="hypothetical" if is_imagined(verb, words) else "asserted")
    telling = _own(verb, words, imagined)
    time = finite_time(verb, words)
    if early := _feared_or_to_come(verb, telling, time, words):
        return early
    governor, how = _next_verb(verb)
    if time is None and governor is None and is_infinitive(verb) and verb.head.pos_ == "ADJ":
        return replace(telling, modality="hypothetical", time="future")  # "ready to shoot"
    if governor is None or depth > 5:
        default: Time = "past" if verb.tag_ == "VBN" else "open"
        return replace(telling, time=time or default)
    if time is not None:
        of_content = how in ("ccomp", "acl") or (how == "relcl" and has_that(verb))
        if of_content and telling.modality == "asserted":
            telling = _under(governor, telling, words, how)
            telling = replace(telling, time=time)
            # "…; no casualties were reported" speaks of something else
            if governor.i < verb.i and not asks_who(verb):
                telling = as_said(governor, telling, words)
        return replace(telling, time=time)
    return _nonfinite(verb, governor, telling, how, (words, depth))


def _feared_or_to_come(
    verb: Token, telling: Telling, time: Time | None, words: Words
) -> Telling | None:
    """How a clause is told that somebody fears or that is still to come; None for all others."""
    plain = telling.modality == "asserted"
    if plain and (feared := of_a_fear(verb, time, words)):
        return replace(telling, modality=feared, time=time or "open")
    if (time is None and _planned_by_noun(verb, words)) or (time == "future" and plain):
        return replace(telling, modality="planned", time="future")
    return None


def _planned_by_noun(verb: Token, words: Words) -> bool:
    """ "With the intention of eradicating", "the plan to kill"."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        return words.has("planning nouns", lemma(verb.head.head))
    return False


def _nonfinite(
    verb: Token, governor: Token, telling: Telling, how: str, context: tuple[Words, int]
) -> Telling:
    """Participles and infinitives take their time from above; an infinitive of purpose is no fact."""
    words, depth = context
    if how == "conj":
        above = read_verb(governor, words, depth + 1)
        return _combine(telling, above)
    if governor.pos_ in ("NOUN", "PROPN"):
        if is_infinitive(verb):
            plan = replace(telling, modality="planned", time="future")
            attempted = words.has("attempt nouns", lemma(governor))
            return replace(telling, stage="attempted") if attempted else plan
        if verb.tag_ == "VBN":
            return telling
        telling = _combine(telling, read_noun(governor, words))
        return replace(telling, time="past") if how in EXAMPLES else telling
    above = read_verb(governor, words, depth + 1)
    telling = _under(governor, telling, words, how)
    purpose = how == "advcl" and telling == Telling(modality="alleged")  # "came allegedly to kill"
    open_end = is_infinitive(verb) and not words.has("asserting", lemma(governor))
    if open_end and (purpose or telling == Telling()):
        return replace(telling, modality="hypothetical", time="future")
    told = _combine(telling, above)
    before = is_past_infinitive(verb) or is_of_the_accused(governor, how, words)
    return replace(told, time="past") if before else told


def _combine(telling: Telling, above: Telling) -> Telling:
    """The weaker of two ways of telling counts."""
    modality = above.modality if telling.modality == "asserted" else telling.modality
    stage = above.stage if telling.stage == "accomplished" else telling.stage
    return Telling(modality=modality, stage=stage, time=above.time)


def _is_the(noun: Token) -> bool:
    """ "He is accused of the murder": a deed that both know of has happened, whatever tense speaks of it; not "the murder of judges is a crime"."""
    whom = (n for word, n in prepositional(noun) if word == "of")
    known = any(c.lower_ == "the" if c.dep_ == "det" else c.dep_ == "poss" for c in noun.children)
    return known and not any(is_bare(n) for n in whom)


def read_noun(noun: Token, words: Words) -> Telling:
    """How an event noun is told when no verb carries it: by the verb that governs it."""
    current = noun
    for _ in range(8):
        if current.pos_ in ("VERB", "AUX") and current != noun:
            above = read_verb(current, words)
            happened = _is_the(noun) or words.has("presupposing", lemma(current))
            return Telling(time="past" if happened else above.time)
        if current.head == current:
            return Telling(time="open")
        if current.dep_ == "prep" and current.lower_ in AFTERWARDS and current != noun:
            return Telling(time="past")  # "this comes a week after an attack on …"
        current = current.head
    return Telling(time="open")


def _noun_words(match: Match, words: Words, telling: Telling) -> Telling:
    """ "Attempted assassination", "alleged attack", "no attack", "assassination attempt"."""
    for child in (*match.token.children, *(c for o in match.others for c in o.children)):
        word = child.lower_
        if child.dep_ == "det" and word == "no":
            return replace(telling, modality="denied")
        if words.has("attempted adjectives", word):
            telling = replace(telling, stage="attempted")
        if words.has("threatened adjectives", word):
            telling = replace(telling, stage="threatened")
        if words.has("alleging adjectives", word) and telling.modality != "denied":
            telling = replace(telling, modality="alleged")
        if words.has("hypothetical adjectives", word):
            telling = replace(telling, modality="hypothetical")
    head = match.token.head
    if lemma(match.token) == "threat":
        return replace(telling, stage="threatened")
    way = words.ways.get(lemma(head)) if match.token.dep_ == "compound" else None
    if way == "planned":
        return replace(telling, modality="planned")
    if way == "attempted" or way == "threatened":
        return replace(telling, stage=way)
    return telling


def read_telling(match: Match, carrier: Token | None, paragraph: Paragraph) -> Telling:
    """How the trigger's event is told in its sentence."""
    words = paragraph.words
    if not match.is_noun:
        telling = read_verb(match.token, words)
        if of_nobody(match.token) or is_left_undone(match.token):
            return replace(telling, modality="denied")
        found = match.trigger.frame.kind == "bombing" and words.has("finding", lemma(match.token))
        if found or words.has("foiling", lemma(match.token)):
            return replace(telling, stage="attempted")
        unsure = telling.modality in ("hypothetical", "planned")
        done = unsure and fulfilment.done_after_all(match.token)
        if done or fulfilment.not_prevented(match.token, words):
            return Telling()
        if words.has("threatening", lemma(match.token)):
            return replace(telling, stage="threatened")
        kept = match.trigger.frame.kind == "kidnapping" and lemma(match.token) in KEEPING
        kept = kept and telling.time in ("now", "present")
        return replace(telling, time="perfect") if kept else telling  # "is held" has been taken
    top = top_noun(match.token, paragraph)
    telling = read_verb(carrier, words) if carrier is not None else read_noun(match.token, words)
    if carrier is not None and fulfilment.happened_anyway(top, carrier, words):
        telling = Telling(time="past")
    governor, how = governor_of(top)
    if governor is not None:
        telling = _under_plan(governor, _under(governor, telling, words, how), words)
    return as_ordered(match, _noun_words(match, words, telling), paragraph)
