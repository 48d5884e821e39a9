"""Who did a deed by how they came upon those they hit: "he was intercepted by four men on motorcycles"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of, lemma
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.roles.claims import Claim, agents_of
from knowledge_base.mentions.events.roles.denied_links import is_denied

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

# Who may be waylaid, or what they drive.
WAYLAID = PEOPLE | {"vehicles"}


def find_waylayers(sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
    """Those of a sentence who waylaid people or their car, as the doers of the deed told before; police and soldiers only stop them."""
    for verb in sentence:
        if verb.pos_ != "VERB" or not paragraph.words.has("waylaying", lemma(verb)):
            continue
        by = [n for p, n in prepositional(verb) if p == "by"]
        who = by if is_passive(verb) else surface_subjects(verb)
        whom = surface_subjects(verb) if is_passive(verb) else direct_objects(verb)
        if is_denied(verb, paragraph) or not any(_can_be_waylaid(n, paragraph) for n in whom):
            continue
        agents = [f for f in agents_of(who, paragraph) if "forces" not in f.classes]
        if agents:
            yield Claim(fillers=tuple(agents), noun=None, alleged=False, unless_known=True)


def _can_be_waylaid(noun: Token, paragraph: Paragraph) -> bool:
    return noun.pos_ == "PRON" or bool(classes_of(noun, paragraph) & WAYLAID)
