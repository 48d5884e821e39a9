"""The words of a sentence, gathered once for all who look for some of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.remembered import A_SENTENCE, remembered

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


@remembered(A_SENTENCE)
def words_said(sentence: Sentence) -> frozenset[str]:
    """All words of a sentence, in their dictionary forms and in lower case as they stand."""
    return frozenset(map(lemma, sentence)) | {token.lower_ for token in sentence}


def words_among(
    sentence: Sentence, forms: frozenset[str], alone: frozenset[str] = frozenset()
) -> list[Token]:
    """Those words of a sentence whose dictionary form is one of `forms`, or that stand as one of `alone`, in reading order.

    Most sentences have none of a few words, which shows without a look at each.
    """
    said = words_said(sentence)
    if said.isdisjoint(forms) and said.isdisjoint(alone):
        return []
    return [token for token in sentence if lemma(token) in forms or token.lower_ in alone]
