"""What the words around a name say of it: "in X", "X said", "the city of X", "X River"."""

from typing import TYPE_CHECKING

from knowledge_base.mentions.names.place_signs import apposed_noun, weigh_place
from knowledge_base.mentions.names.proposals import PERSON, label_of
from knowledge_base.mentions.names.role_words import role_words
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FURTHER_NAME = frozenset({"alias", "aka", "a.k.a.", "nicknamed", "guerre"})
_OPENING = frozenset("“\"'‘«")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Whatever town has the name, "alias 'San Antonio'" is somebody.
ALIAS_POINTS = 6.0


def weigh_surroundings(doc: "Doc", start: int, end: int) -> tuple[float, float]:
    """Points for an actor and for a place from the words before and after tokens `start` to `end`."""
    if is_further_name(doc, start):
        return ALIAS_POINTS, 0.0
    cued = 1.5 * (_before(doc, start) in name_words().actor_cues) + _as_owner(doc, start)
    cued += _as_relative(doc, start, end)
    return cued + _as_subject(doc, start, end), weigh_place(doc, start, end)


def is_further_name(doc: "Doc", start: int) -> bool:
    """Whether "alias" stands before the name, quotation marks not counting, or quotation marks set it off behind a person's."""
    return _before(doc, start) in _FURTHER_NAME or _is_set_off(doc, start)


def _is_set_off(doc: "Doc", start: int) -> bool:
    """Whether a comma and a quotation mark stand between a person's name and this one: 'Rosa Vidal, "La Flor", was'."""
    if start < 3 or doc[start - 1].text not in _OPENING or doc[start - 2].text != ",":
        return False
    return label_of(doc[start - 3]) == PERSON


def _as_owner(doc: "Doc", start: int) -> float:
    """Points for a group that has members: "members of | X", "militiamen of the | X"; a town has fighters too."""
    of = start - (2 if start > 1 and doc[start - 1].lower_ == "the" else 1)
    if of < 1 or doc[of].lower_ != "of":
        return 0.0
    noun = doc[of - 1].lower_
    if noun in {"member", "members"}:
        return 2.5
    return 1.75 * (noun in name_words().member_nouns and noun.endswith(("s", "men")))


def _as_relative(doc: "Doc", start: int, end: int) -> float:
    """Points for a person: "the murder of | X", "X's widow", "X and his wife", "X, a retired teacher"."""
    words, after = name_words(), [token.lower_ for token in doc[end : end + 2]]
    of = start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in words.person_nouns
    kin = len(after) == 2 and after[0] in _POSSESSIVES and after[1] in words.person_nouns
    noun = apposed_noun(doc, end)
    called = noun is not None and fold(noun.text) in role_words().people
    return 2.5 * (of or kin or called or after in (["and", "his"], ["and", "her"]))


def _as_subject(doc: "Doc", start: int, end: int) -> float:
    """Points for an actor: it says, does or suffers something as people do, or "who" follows."""
    words = name_words()
    points = 0.0
    root = doc[start:end].root
    verb = root.head.head if root.head.dep_ == "agent" else root.head
    acts = root.dep_ == "nsubj" or (root.dep_ == "pobj" and root.head.dep_ == "agent")
    lemma = verb.lemma_.lower()
    if acts and verb.pos_ == "VERB":
        points += (
            2.0 if lemma in words.speech_verbs else 1.5 if lemma not in words.still_verbs else 0.0
        )
    if root.dep_ in {"nsubjpass", "dobj"} and lemma in words.verbs_done_to_people:
        points += 2.0
    if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ in _FURTHER_NAME:
        points += 3.0
    if end - start == 1 and fold(doc[start].text) in words.given_names:  # "her sister Lorena"
        points += 2.25
    if end < len(doc) and doc[end].text in words.actor_nouns and doc[end - 1].whitespace_:
        points += 2.25
    if end < len(doc) and doc[end].text.lower() in {"who", "whose", "himself", "herself"}:
        points += 1.5
    return points + 0.25 * (root.dep_ == "poss")


def _before(doc: "Doc", start: int) -> str:
    at = start - 1
    while at >= 0 and doc[at].text.lower() in {"the", "“", '"', "'", "‘"}:
        at -= 1
    return doc[at].text.lower() if at >= 0 else ""
