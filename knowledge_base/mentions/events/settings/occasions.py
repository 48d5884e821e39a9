"""When and where a deed told before took place: "The incident occurred on 3 May near X", "The bank is in the Y neighbourhood"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.settings.deed_dates import find_date
from knowledge_base.mentions.events.settings.deed_places import PLACING, find_places
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from knowledge_base.mentions.events.lexicon.event_data import Words

REFERRING = ("it", "this", "that")
DEFINITE = ("the", "this", "that")
HAPPENING = ("occur", "happen", "take")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a sentence says of when and where something told before took place, or stands: `thing` is that thing's noun."""

    date: Mention | None = None
    places: tuple[Argument, ...] = ()
    thing: str | None = None
    several: bool = False  # "the attacks": of one event only where no more are told


def find_occasions(sentence: Sentence, span: Span, paragraph: Paragraph) -> Iterator[Occasion]:
    """What a sentence adds to a deed, or to a thing that was hit, in the sentences before."""
    words = paragraph.words
    for verb in sentence:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        if (thing := _stands_somewhere(verb)) is not None:
            places, own = find_places((verb,), span, paragraph, frozenset())
            if own:
                yield Occasion(places=places, thing=lemma(thing))
            continue
        if verb.dep_ not in ("ROOT", "ccomp"):
            continue
        subject = next(iter(surface_subjects(verb)), None)
        if subject is None or any(c.dep_ == "neg" for c in verb.children):
            continue
        if lemma(verb) in PLACING and is_passive(verb) and _is_definite(subject):
            places, own = find_places((verb,), span, paragraph, frozenset())
            if own:
                yield Occasion(places=places, thing=lemma(subject))
            continue
        if verb.tag_ in ("VBD", "VBN") and _happened(verb, paragraph) and _refers(subject, words):
            anchors = (verb, subject)
            places, own = find_places(anchors, span, paragraph, frozenset())
            yield Occasion(
                date=find_date(anchors, span, paragraph),
                places=places if own else (),
                several=subject.tag_ == "NNS",
            )


def _stands_somewhere(verb: Token) -> Token | None:
    """The thing of which a sentence says no more than where it is: "the house is in X", "the house, which is in X, …"."""
    if lemma(verb) in PLACING and verb.dep_ == "relcl" and is_passive(verb):
        return verb.head if _is_definite(verb.head) else None
    if lemma(verb) != "be" or verb.dep_ not in ("ROOT", "ccomp", "relcl"):
        return None
    if any(c.dep_ in ("attr", "acomp", "neg", "expl", "oprd", "advcl") for c in verb.children):
        return None
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.lower_ in ("which", "that"):
        subject = verb.head
    return subject if subject is not None and _is_definite(subject) else None


def _happened(verb: Token, paragraph: Paragraph) -> bool:
    return lemma(verb) in HAPPENING or (
        is_passive(verb) and paragraph.words.has("light", lemma(verb))
    )


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in DEFINITE for c in noun.lefts)


def _refers(noun: Token, words: Words) -> bool:
    """ "It", "this", "the incident", "the attack", "the attacks": what was told before; "these attacks" are several."""
    if noun.pos_ in ("PRON", "DET"):
        return noun.lower_ in REFERRING
    deed = words.has("deeds", lemma(noun)) or words.has("result nouns", lemma(noun))
    return deed and noun.tag_ in ("NN", "NNS") and _is_definite(noun)
