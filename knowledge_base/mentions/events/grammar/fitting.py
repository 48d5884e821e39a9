"""Which role something of a class can play: people are hurt, things are hit, weapons are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import (
    ACTING,
    PEOPLE,
    classes_of,
    classes_of_word,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

USED = frozenset({"weapons", "aircraft"})
# What stands before a noun in the singular that means somebody.
OF_SOMEBODY = ("det", "poss", "nummod", "amod", "compound")


def role_for(role: str, classes: frozenset[str]) -> str | None:
    """The role that something of these classes can play: nobody is hurt who is a date, no report acts."""
    if "date" in classes or role == "ignored":
        return None
    role = "agent" if role == "cause" else role
    acting = bool(classes & ACTING)
    abstract = "inert" in classes and not acting
    if role == "agent" and not acting:
        role = "instrument" if classes & USED else "agent"
        return None if role == "agent" and classes else role
    if role in ("victim", "affected"):
        return _suffering_role(role, classes)
    if role == "instrument":
        return "instrument" if classes & USED else None
    if role == "matter":
        return _matter(classes)
    handed_over = role == "participant" and "weapons" in classes and not acting
    return None if abstract or handed_over else role


def _matter(classes: frozenset[str]) -> str:
    """What is decided about may be abstract, a law or a ban; whoever is expelled takes part."""
    return "participant" if classes & PEOPLE else "target"


def _suffering_role(role: str, classes: frozenset[str]) -> str | None:
    """People and who is of no known class are victims, things targets; what is neither suffers nothing."""
    if classes & PEOPLE or (role == "victim" and (not classes or "bodies" in classes)):
        return "victim"
    if role == "affected" and "weapons" in classes and "things" not in classes:
        return "instrument"
    abstract = "inert" in classes and "things" not in classes
    return None if role == "victim" or abstract else "target"


def does_nothing(role: str, noun: Token, paragraph: Paragraph) -> bool:
    """ "Was killed by a Browning pistol": no agent, though it is written like a name; nor are those who only saw it."""
    if role != "agent":
        return False
    weapon = "weapons" in classes_of_word(noun, paragraph.words)
    return weapon or paragraph.words.has("onlookers", lemma(noun)) or _says_how(noun, paragraph)


def _says_how(noun: Token, paragraph: Paragraph) -> bool:
    """ "Taken by surprise", "by nightfall all had been freed": a bare word behind "by" that no list knows is a time or a manner."""
    behind_by = noun.dep_ == "pobj" and noun.head.lower_ == "by"
    common = noun.tag_ in ("NN", "NNP") and noun.text.islower()
    bare = common and not any(c.dep_ in OF_SOMEBODY for c in noun.lefts)
    return behind_by and bare and not classes_of(noun, paragraph)
