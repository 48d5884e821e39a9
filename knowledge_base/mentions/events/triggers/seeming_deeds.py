"""What only looks like a deed: an attack that is played, compared in number, made with words or by fire; and deeds only recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.heads import is_limb
from knowledge_base.mentions.events.grammar.noun_slots import governor_of, top_noun
from knowledge_base.mentions.events.grammar.nouns import classes_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.triggers.triggers import Match
from knowledge_base.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.lexicon.event_data import Words

ABOUT = ("of", "about", "on", "for", "into", "in", "over")
WORDY = ("attack", "assault", "assail")
BURNING = ("destroy", "damage", "gut", "raze", "wreck")


def is_criticism(match: Match, paragraph: Paragraph) -> bool:
    """ "Harshly attacked the president", "attacked the minister in his speech", "died of a heart attack"."""
    if match.trigger.frame.kind != "attack":
        return False
    words, token = paragraph.words, match.token
    if any(words.has("unviolent", c.lower_) for c in token.children):
        return True
    if not match.is_noun and words.has("damaging", lemma(token)):
        return any(tells_of_accident(t, words) for t in token.sent)  # "destroyed by a flood"
    beside = [(p, n) for p, n in prepositional(token) if p in ("in", "during", "with")]
    wordy = lemma(token) in WORDY
    if wordy and any(p == "with" and _hurts_nobody(n, paragraph) for p, n in beside):
        return True
    return any(words.has("speeches", lemma(n)) for p, n in beside if p != "with")


def _hurts_nobody(means: Token, paragraph: Paragraph) -> bool:
    """ "Attacked the market leader with lower prices", "with a speech"; not "with force", nor "with artillery pieces"."""
    cannot = classes_of(means, paragraph) == {"inert"}
    cannot = cannot and not any(c.dep_ in ("compound", "prep") for c in means.children)
    return cannot and not paragraph.words.has("result nouns", lemma(means))


def is_played(match: Match, paragraph: Paragraph) -> bool:
    """ "Soldiers simulated an attack on the airport", "a mock attack"; a film is not killed where it shows a killing."""
    words, token = paragraph.words, match.token
    if not match.is_noun:
        return token.dep_ in ("xcomp", "pcomp") and any(
            words.has("playing", lemma(t)) for t in (token.head, token.head.head)
        )
    if any(words.has("played adjectives", c.lower_) for c in token.lefts):
        return True
    governor, how = governor_of(top_noun(token, paragraph))
    return (
        governor is not None
        and how in ("dobj", "nsubjpass")
        and words.has("playing", lemma(governor))
    )


def is_counted(match: Match, words: Words) -> bool:
    """ "There were fewer attacks": nobody tells of one."""
    return match.is_noun and any(words.has("counting words", c.lower_) for c in match.token.lefts)


def is_dispute(match: Match, slots: Slots, words: Words) -> bool:
    """ "The opposition attacked the minister": with words, where both are of public life and nothing that hurts is told of."""
    if match.is_noun or match.others or lemma(match.token) not in WORDY:
        return False
    armed = any(p == "with" for p, _ in slots.prepositions)
    harm = any(words.harm.get(lemma(t)) for t in match.token.sent)
    nouns = [*slots.subjects, *slots.objects]
    public = all(_is_of_public_life(noun, words) for noun in nouns)
    return bool(slots.subjects) and public and not (armed or harm)


def _is_of_public_life(noun: Token, words: Words) -> bool:
    named = any(
        words.has("critics", t.lower_) or words.has("critics", lemma(t))
        for t in (noun, *_titles(noun))
    )
    return named and noun.pos_ in ("NOUN", "PROPN")


def _titles(name: Token) -> list[Token]:
    """What stands before a name: "President Lopez"; not the "government" of "government troops"."""
    return [c for c in name.lefts if c.dep_ == "compound"] if name.pos_ == "PROPN" else []


def is_discharge(match: Match, slots: Slots, words: Words) -> bool:
    """ "Was released from hospital": nobody held her."""
    left = (n for p, n in slots.prepositions if p == "from")
    return match.trigger.frame.kind == "release" and any(
        words.has("hospitals", lemma(n)) for n in left
    )


def is_fire(match: Match, slots: Slots, words: Words) -> bool:
    """ "A fire destroyed the market": by accident, unless the sentence tells who set it."""
    burns = not match.is_noun and lemma(match.token) in BURNING
    return burns and len(slots.subjects) == 1 and _broke_out(slots.subjects[0], words)


def _broke_out(fire: Token, words: Words) -> bool:
    """ "A fire" that does something; not "mortar fire", nor "a fire set by rebels"."""
    if not words.has("flames", fire.lower_) or fire.dep_ != "nsubj":
        return False
    plain = not any(c.dep_ in ("compound", "acl", "relcl") for c in fire.children)
    return plain and any(c.dep_ == "det" for c in fire.lefts)


def tells_of_accident(token: Token, words: Words) -> bool:
    """A word for an accident, or a verb of what vehicles do by accident: "the bus plunged into a ravine"."""
    if words.has("accidents", lemma(token)):
        return token.pos_ in ("NOUN", "PROPN") or lemma(token) == "crash"  # troops storm a house
    if _broke_out(token, words):
        return True
    if token.pos_ != "VERB" or not words.has("crashing", lemma(token)):
        return False
    subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    subjects += [token.head] if token.dep_ == "acl" else []
    return any("vehicles" in words.classes.get(lemma(s), ()) for s in subjects)


def is_crash(verb: Token, words: Words) -> bool:
    """ "The helicopter crashed, killing ten": what crashes killed nobody on purpose; who crashes a lorry into a gate may have."""
    crashed = lemma(verb) == "crash" or words.has("crashing", lemma(verb))
    return verb.pos_ == "VERB" and crashed and not any(c.dep_ == "dobj" for c in verb.children)


def span_of_setting(match: Match, sentence: Span, paragraph: Paragraph) -> Span:
    """Where the day and place of a deed are told: in its own phrase where the sentence only recalls it, else in the sentence."""
    if not match.is_noun or not _is_recalled(match.token, paragraph):
        return sentence
    noun = match.token
    last = noun.right_edge
    if noun.dep_ in ("dobj", "nsubjpass"):  # the parse hangs on it when it was commemorated
        last = next((c.right_edge for c in noun.rights if c.lower_ == "of"), noun)
    own = paragraph.span_of(noun.left_edge, last)
    return Span(max(own.start, sentence.start), min(own.end, sentence.end))


def _is_recalled(noun: Token, paragraph: Paragraph) -> bool:
    words = paragraph.words
    governor, how = governor_of(top_noun(noun, paragraph))
    if governor is not None and how in ("dobj", "nsubjpass"):
        return words.has("recalling verbs", lemma(governor))
    current = noun
    for _ in range(3):
        if current.dep_ != "pobj" or current.head.lower_ not in ABOUT:
            return False
        current = current.head.head
        if current.pos_ not in ("NOUN", "PROPN"):
            return False
        if words.has("recalling nouns", lemma(current)):
            return True
    return False


def spares(match: Match, slots: Slots, paragraph: Paragraph) -> bool:
    """Whether all that is hit cannot be: "attacked the budget", "burned both hands"."""
    role = match.trigger.frame.pattern.object
    if role not in ("affected", "victim"):
        return False
    words, hit = paragraph.words, slots.objects
    if role == "affected" and hit and all(is_limb(o, paragraph) for o in hit):
        return True
    if match.is_noun or not hit:  # "an offensive against corruption"
        hit = [n for p, n in slots.prepositions if p == n.head.lower_ == "against"]
    return bool(hit) and all(
        classes_of(o, paragraph) == {"inert"} and not words.has("area nouns", lemma(o)) for o in hit
    )
