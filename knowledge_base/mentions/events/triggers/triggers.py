"""Finding the words that tell of an event, and the reading of each that fits its grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.clauses import is_avenged
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.lists import OWNERS
from knowledge_base.mentions.events.grammar.nouns import of_noun
from knowledge_base.mentions.events.grammar.slots import PARTICLES
from knowledge_base.mentions.events.grammar.subjects import is_participle
from knowledge_base.mentions.events.grammar.words_said import words_said
from knowledge_base.mentions.events.lexicon.frames import Frames, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

from knowledge_base.mentions.events.lexicon.event_data import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A possible reading of a token: its triggers (longest first) and the other tokens of the phrase."""

    token: Token
    trigger: Trigger
    others: tuple[Token, ...]
    is_noun: bool


LONGEST_PHRASE = 14  # tokens: "flown to the United States on 12 March 2019 to face charges"


def _phrase_tokens(verb: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The tokens that complete a verb phrase: in this order, on the verb, its object or each other, within a few words.

    The parse hangs "on fire" on "the bus" of "set the bus on fire", "guilty" on "him" of "found him guilty".
    """
    found: list[Token] = []
    for word in words:
        near = [verb, *found]
        first, last = near[-1].i, verb.i + LONGEST_PHRASE
        below = sorted((t for t in _below(near) if first < t.i < last), key=lambda t: t.i)
        fitting = (t for t in below if word in (lemma(t), t.lower_) and not _is_place(t, verb))
        token = next(fitting, None) or _before_object(verb, word, words)
        if token is None:
            return _passive_object(verb, words) if not found else None
        found.append(token)
    return tuple(found)


def _before_object(verb: Token, word: str, words: tuple[str, ...]) -> Token | None:
    """ "Declared a martial law": the word before the noun that ends the phrase, where that is the object."""
    ends = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and lemma(c) == words[-1])
    before = (m for c in ends for m in c.lefts if m.dep_ in ("amod", "compound"))
    return next((m for m in before if word in (lemma(m), m.lower_)), None)


def _is_place(particle: Token, verb: Token) -> bool:
    """ "Carried cocaine off Tumaco": the word begins a phrase of its own and is no part of the verb."""
    apart = particle.lower_ in PARTICLES and particle.i > verb.i + 1
    return apart and any(c.dep_ == "pobj" for c in particle.children)


def _below(tokens: list[Token]) -> Iterator[Token]:
    """What hangs on the tokens, or as a preposition or complement on the object of one."""
    for token in tokens:
        for child in token.children:
            yield child
            if child.dep_ == "dobj":
                yield from (c for c in child.children if c.dep_ == "prep")
                yield from (c for c in child.rights if c.dep_ == "amod")
            if child.dep_ == "oprd":  # "was labelled a terrorist outfit"
                yield from (c for c in child.lefts if c.dep_ in ("amod", "compound"))


def _passive_object(verb: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """ "An agreement was signed", "the truce declared by both sides": the noun of the phrase stands before its verb."""
    described = is_participle(verb) or _leaves_out_object(verb)
    if len(words) == 1 and described and lemma(verb.head) == words[0]:
        return (verb.head, *(c for c in verb.children if c.dep_ == "dobj"))
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            return _run_of(child, words)
    return None


def _run_of(noun: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """ "A state of emergency was declared", "an arrest warrant was issued": the words in one run that holds the noun."""
    for first in range(max(noun.i - len(words) + 1, noun.left_edge.i), noun.i + 1):
        run = tuple(noun.doc[first : first + len(words)])
        if len(run) == len(words) and all(
            word in (lemma(token), token.lower_) for token, word in zip(run, words, strict=True)
        ):
            return run
    return None


def _leaves_out_object(verb: Token) -> bool:
    """ "The truce that both sides signed in May", "the truce they signed": the noun that the clause describes is its object."""
    if verb.dep_ != "relcl" or any(c.dep_ == "nsubjpass" for c in verb.children):
        return False
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    acting = any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.children)
    return acting and all(c.tag_ in ("WDT", "WP") or c.lower_ == "that" for c in objects)


def _noun_tokens(noun: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The tokens before a noun that complete a noun phrase ("car bomb attack")."""
    if not words:
        return ()
    first = noun.i - len(words)
    if first < noun.sent.start:
        return None
    before = noun.doc[first : noun.i]
    for token, word in zip(before, words, strict=True):
        if word not in (lemma(token), token.lower_):
            return None
    return tuple(before)


def _is_noun_use(token: Token, phrase: bool) -> bool:
    """Whether a word that may be verb or noun is used as a noun; phrases and modified words are, whatever the tagger says."""
    acts = token.tag_ == "VBG" and token.dep_ in (
        "nsubj",
        "csubj",
    )  # "Fighting between gangs left 20 dead"
    return token.pos_ in ("NOUN", "PROPN") or phrase or acts


# What stands for an event told before in the sentence, and what must follow.
SUCH = {"that": ("of", "on", "against"), "those": ("of", "on", "against")}
ONE_OF_THEM = ("one", "another", "other")
WHERE = ("at", "on", "against", "in", "outside", "near")


def match_triggers(sentence: Sentence, frames: Frames) -> Iterator[Match]:
    """Every way in which a word of the sentence may tell of an event; the longest phrase of each word first."""
    last: Match | None = None
    said = words_said(sentence)
    for token in sentence:
        if last is not None and _stands_for(token, last):
            trigger = replace(last.trigger, subject=frozenset())
            yield Match(token=token, trigger=trigger, others=(), is_noun=True)
            continue
        if not _may_tell(token, frames):  # as most words
            continue
        for match in _match_word(token, frames, said):
            explodes = match.trigger.frame.pattern.subject == "instrument"
            last = match if match.is_noun or explodes else last
            yield match


def stands_for_another(token: Token) -> bool:
    """Whether a word may stand for an event told before: "the murder of a judge and that of Ana Ruiz", "one at the bank, another at the club"."""
    following = WHERE if token.lower_ in ONE_OF_THEM else SUCH.get(token.lower_, ())
    if not following or token.dep_ in ("mark", "det") or token.i + 1 >= token.sent.end:
        return False
    after = token.nbor(1)
    return after.lower_ in following and after.head == token


def is_one_more(token: Token) -> bool:
    """ "Three bombs went off, one at the bank": one of what was told before."""
    return token.lower_ in ONE_OF_THEM and stands_for_another(token)


def stands_aside(noun: Token, words: Words) -> bool:
    """Whether an event noun tells of another deed than its sentence is about: one like it, or what that was done for."""
    return stands_for_another(noun) or is_avenged(noun, words)


def _stands_for(token: Token, told: Match) -> bool:
    """Whether it stands for this one: "that of X" for the noun that it hangs on, "another at X" for any."""
    if not stands_for_another(token):
        return False
    above = next((t for t in token.ancestors if t.pos_ in ("NOUN", "PROPN")), None)
    if token.lower_ in ONE_OF_THEM:
        return True
    other = above is not None and above.pos_ == "NOUN" and above != told.token
    return told.is_noun and not other


def _may_tell(token: Token, frames: Frames) -> bool:
    word = lemma(token)
    return word in frames.verbs or word in frames.nouns or token.lower_ in frames.nouns


def _match_word(token: Token, frames: Frames, said: frozenset[str]) -> Iterator[Match]:
    of_verb = frames.verbs.get(lemma(token))
    if of_verb and (token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")):
        possible = (t for t in of_verb if said.issuperset(t.words[1:]))
        yield from _match_verb(token, possible)
    for trigger in _of_noun(token, frames):
        others = _noun_tokens(token, trigger.words[:-1])
        if others is not None and _is_noun_use(token, len(trigger.words) > 1):
            yield Match(token=token, trigger=trigger, others=others, is_noun=True)


def _of_noun(token: Token, frames: Frames) -> tuple[Trigger, ...]:
    """The triggers that end in a word, in its dictionary form or as it stands ("peace talks", "fighting")."""
    word, form = lemma(token), token.lower_
    own = frames.nouns.get(word, ())
    return own if form == word else (*frames.nouns.get(form, ()), *own)


def _is_numbered(noun: Token) -> bool:
    """ "Law 975", "Decree No. 1097": a number names it, as a name would."""
    after = noun.doc[noun.i + 1 : noun.i + 3].text.removeprefix("No.").lstrip()
    return noun.text[:1].isupper() and after[:1].isdecimal()


def _match_verb(token: Token, triggers: Iterable[Trigger]) -> Iterator[Match]:
    for trigger in triggers:
        others = _phrase_tokens(token, trigger.words[1:])
        if others is not None and not any(_is_numbered(t) for t in others):
            yield Match(token=token, trigger=trigger, others=others, is_noun=False)


SUFFERED = ("participant", "victim")


def owned_by(match: Match) -> list[Token]:
    """ "His arrest", "their release": somebody told before, to whom it was done."""
    if not match.is_noun or match.trigger.frame.pattern.possessive not in SUFFERED:
        return []
    return [c for c in match.token.lefts if c.tag_ == "PRP$" and c.lower_ in OWNERS]


def is_elliptic(verb: Token) -> bool:
    """ "22 May 2014: Recaptured in a flat", "Sentenced to life.": a notice that leaves out whom it speaks of."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "ROOT":
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in verb.children):
        return False
    before = verb.doc[verb.sent.start : verb.i]
    return all(t.pos_ in ("PUNCT", "ADV", "SYM", "SPACE") or t.ent_type_ == "DATE" for t in before)


def fits_noun(match: Match) -> bool:
    """Whether the noun may have the "of" phrase that it has ("the exercise of power" is no exercise)."""
    return not (match.trigger.not_of and of_noun(match.token) is not None)
