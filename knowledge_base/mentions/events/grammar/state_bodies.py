"""The army, police or government whose people act, where the text names no country: "members of the Armed Forces", "Army members"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import of_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token


def body_of(people: Token, paragraph: Paragraph) -> Token | None:
    """The body of a state that some people are said to belong to, None for one that is named itself."""
    words = paragraph.words
    if not words.has("serving a body", lemma(people)):
        return None
    before = [c for c in people.lefts if c.dep_ in ("compound", "nmod", "amod") and c.tag_ != "JJ"]
    complement = of_noun(people)
    for noun in (*before, *([complement] if complement is not None else [])):
        own = [c for c in noun.lefts if c.dep_ in ("compound", "amod") and c.i >= noun.i - 1]
        called = "-".join(t.lower_ for t in (*own, noun))
        if words.has("bodies of a state", called) and paragraph.mention_at(noun) is None:
            return noun
    return None
