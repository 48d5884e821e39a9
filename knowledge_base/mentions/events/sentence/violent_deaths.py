"""Which deaths are violent: by what is said of the bodies, by who is behind them, by the deed that led to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.noun_slots import governor_of
from knowledge_base.mentions.events.grammar.nouns import is_acting, relative_antecedent
from knowledge_base.mentions.events.grammar.subjects import surface_subjects
from knowledge_base.mentions.events.grammar.words_said import words_among
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.roles.claims import NEAR
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.triggers.triggers import Match

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

    from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading


def is_violent(match: Match, fillers: Sequence[Filler], sentence: Sentence) -> bool:
    """ "Found with four bullet wounds", "died at the hands of soldiers", "a shooting that resulted in the death of X"."""
    done = any(f.role == "agent" and is_acting(f.classes) for f in fillers)
    return done or has_marks(sentence) or _is_caused(match)


def has_marks(sentence: Sentence) -> bool:
    """Whether a sentence tells of wounds that nobody has by accident."""
    marks = load_words().lists["violent marks"]
    return bool(words_among(sentence, frozenset(), marks))


def _is_caused(match: Match) -> bool:
    """Whether a deed is what led to a death; the parse may hang "which" on the day of the deed."""
    words = load_words()
    verb, _ = governor_of(match.token)
    if not match.is_noun or verb is None or not words.has("causing", lemma(verb)):
        return False
    causes = [relative_antecedent(noun) or noun for noun in surface_subjects(verb)]
    causes += [t for c in causes for t in c.ancestors if t.pos_ == "NOUN" and t.i < c.i]
    return any(noun != match.token and words.has("deeds", lemma(noun)) for noun in causes)


def shown_violent(events: Sequence[Draft], reading: SentenceReading) -> list[Draft]:
    """The events; the death told last is an attack where this sentence tells of wounds and of no deed of its own."""
    shown = list(events)
    if reading.violent and not reading.drafts and shown:
        last = shown[-1]
        if last.kind == "death" and reading.paragraph - last.paragraph <= NEAR:
            shown[-1] = replace(last, kind="attack")
    return shown
