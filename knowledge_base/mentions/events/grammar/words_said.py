"""The words of a sentence, gathered once for all who look for one of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.remembered import answers_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence


def words_said(sentence: Sentence) -> frozenset[str]:
    """All words of a sentence, in their dictionary forms and in lower case as they stand."""
    known = answers_of(sentence.doc)
    key = ("words said", sentence.start)
    said: frozenset[str] | None = known.get(key) if known is not None else None
    if said is None:
        said = frozenset(map(lemma, sentence)) | {token.lower_ for token in sentence}
        if known is not None:
            known[key] = said
    return said


def says_any(sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether a sentence has one of some words; of most it has none, so that nobody need look closer."""
    return not words.isdisjoint(words_said(sentence))
