"""Who is held or tried for a deed: "arrested for the murder", "the arrest of X in connection with the attack", "stood trial for the bombing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import of_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

FOR = ("for", "over")
CONNECTED = ("connection", "relation", "relationship")


def held_for_it(word: Token, paragraph: Paragraph) -> tuple[list[Token], Token | None]:
    """Those whom a word says to be held or tried, and the deed for which they are."""
    if paragraph.words.has("trials", lemma(word)):
        return _on_trial(word), _deed_for(word, paragraph)
    if not paragraph.words.has("held for a deed", lemma(word)):
        return [], None
    if word.pos_ != "NOUN":
        return whom_it_is_done_to(word), _deed_for(word, paragraph)
    owner = of_noun(word)
    return ([owner] if owner is not None else []), _deed_for(word, paragraph)


def whom_it_is_done_to(verb: Token) -> list[Token]:
    """Whom a verb is done to; in "members of the gang called X were arrested" the parse makes "called" the verb."""
    if verb.pos_ != "VERB":
        return []
    if verb.dep_ == "oprd" and any(c.dep_ == "auxpass" for c in verb.children):
        return surface_subjects(verb.head)
    return surface_subjects(verb) if is_passive(verb) else direct_objects(verb)


def _on_trial(trial: Token) -> list[Token]:
    """ "X is on trial", "X went on trial", "X stood trial", "X was brought to trial"."""
    verb = trial.head
    if trial.dep_ == "pobj" and verb.lower_ in ("on", "to"):
        verb = verb.head
    elif trial.dep_ != "dobj":
        return []
    if verb.pos_ not in ("VERB", "AUX"):
        return []
    put = trial.dep_ == "pobj" and direct_objects(verb)  # "they put X on trial"
    return direct_objects(verb) if put else surface_subjects(verb)


def _deed_for(word: Token, paragraph: Paragraph) -> Token | None:
    """The deed for which somebody is held: after "for" or "over", or after "in connection with"; "charges of" stand between."""
    above_trial = {word, word.head, word.head.head}
    for token in word.doc[word.i + 1 : word.sent.end]:
        if not paragraph.words.has("deeds", lemma(token)) or token.dep_ != "pobj":
            continue
        before = token.head
        tied = before.lower_ in ("with", "to") and before.head.lower_ in CONNECTED
        link = before.head if tied else before
        above = link.head.head if tied else link.head
        if tied and above.dep_ == "pobj":
            above = above.head.head  # "arrested in Medellin in connection with": hung on the town
        while above.i > word.i and paragraph.words.has("penalties", lemma(above)):
            above = above.head.head if above.dep_ == "pobj" else above.head
        if above.dep_ == "acl" and above.head.head == word:
            above = word  # "sentenced X, known as Y, to 60 years for the murder": hung on "known"
        own = above in above_trial if paragraph.words.has("trials", lemma(word)) else above == word
        if (tied or before.lower_ in FOR) and own:
            return token
    return None
