"""Which links between somebody and a deed a sentence denies, rules out or leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.negation import says_no
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.triggers.modality import read_verb

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_denied(word: Token, paragraph: Paragraph) -> bool:
    """Whether the link that a word makes between somebody and a deed is denied, ruled out or left open ("whether X did it")."""
    words = paragraph.words
    if any(child.dep_ == "neg" or says_no(child) for child in word.children):
        return True
    if word.dep_ in ("acl", "relcl", "amod", "appos"):
        return False  # "if the soldiers involved in the murder are punished": they were involved
    verb = next((t for t in (word, *word.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    governs = verb != word and word.dep_ in ("dobj", "nsubjpass")
    if words.has("clearing", lemma(verb)) or (governs and words.has("negating", lemma(verb))):
        return True
    clauses = [t for t in (verb, *verb.ancestors) if t.pos_ in ("VERB", "AUX")]
    clauses += [c for c in verb.children if c.dep_ == "advcl"]  # "if X did this, it was done by Y"
    open_ended = (c for clause in clauses for c in clause.children if c.dep_ == "mark")
    if any(words.has("hypothetical marks", c.lower_) for c in open_ended):
        return True
    return read_verb(verb, words).modality == "denied"
