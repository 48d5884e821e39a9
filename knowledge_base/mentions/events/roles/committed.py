"""Who committed a deed told by its noun: "this crime, committed by soldiers", "a squad took part in the act"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of, relative_antecedent
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.roles.claims import Claim, agents_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def committed_claim(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "This crime, committed by soldiers", "a squad took part in the act", "X confessed to the murder"."""
    words = paragraph.words
    shares = []
    if words.has("taking a share", lemma(verb)):
        shares = [c for c in direct_objects(verb) if words.has("shares in a deed", lemma(c))]
    confessed = words.has("confessing", lemma(verb))
    if not shares and not confessed and not words.has("committing", lemma(verb)):
        return None
    surface = surface_subjects(verb)
    if is_passive(verb):
        deed = _done(verb, surface, paragraph)
        authors = [n for p, n in prepositional(verb) if p == "by"]
    else:
        within = ("in", "to") if confessed else ("in",)
        held = (n for word in (verb, *shares) for p, n in prepositional(word) if p in within)
        nouns = [*direct_objects(verb), *held]
        deeds = (n for n in nouns if words.has("deeds", lemma(n)))
        deed = next((n for n in deeds if n.tag_ == "NN"), None)
        authors = surface
    if deed is None or not (deed.pos_ == "PRON" or words.has("deeds", lemma(deed))):
        return None
    agents = agents_of(authors, paragraph)
    deed = _wider_deed(deed, paragraph) or deed
    open_ended = any(words.has("possibility verbs", c.lower_) for c in verb.children)
    return Claim(fillers=tuple(agents), noun=deed, alleged=open_ended) if agents else None


def _done(verb: Token, surface: list[Token], paragraph: Paragraph) -> Token | None:
    """What was done: the subject of the passive, "it" where the verb says that it is a deed, or the deed that a long list hides."""
    words = paragraph.words
    subject = next((relative_antecedent(noun) or noun for noun in surface), None)
    if not words.has("perpetrating", lemma(verb)):
        return subject if subject is None or subject.pos_ != "PRON" else None
    if subject is not None and subject.pos_ == "PRON":
        return subject if subject.lower_ in ("it", "this", "that") else None
    if subject is None or classes_of(subject, paragraph) & PEOPLE:
        # "the murder of A, B and their cook C was committed by X"
        before = verb.doc[verb.sent.start : verb.i]
        deeds = [t for t in before if t.pos_ == "NOUN" and words.has("deeds", lemma(t))]
        return deeds[0] if len(deeds) == 1 else None
    return subject


def _wider_deed(deed: Token, paragraph: Paragraph) -> Token | None:
    """ "The murder of X in an attack committed by …": the murder."""
    if deed.dep_ != "pobj" or deed.head.lower_ not in ("in", "during"):
        return None
    for word in deed.head.ancestors:
        near = [word] if word.pos_ == "NOUN" else direct_objects(word)
        found = next((t for t in near if paragraph.words.has("deeds", lemma(t))), None)
        if found is not None or word.pos_ == "VERB":
            return found
    return None
