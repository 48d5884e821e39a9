"""What the words around a name say of it: "in X", "X said", "the city of X", "X River"."""

from typing import TYPE_CHECKING

from knowledge_base.mentions.names.proposals import ORGANISATION, PERSON, label_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IN = frozenset({"in", "inside", "throughout", "near", "outside", "within", "across"})
_TOWARDS = frozenset({"at", "off", "from", "to", "into", "around", "through", "towards", "toward"})
_FURTHER_NAME = frozenset({"alias", "aka", "a.k.a."})
# Whatever town has the name, "alias 'San Antonio'" is somebody.
ALIAS_POINTS = 6.0


def weigh_surroundings(doc: "Doc", start: int, end: int) -> tuple[float, float]:
    """Points for an actor and for a place from the words before and after tokens `start` to `end`."""
    before = _before(doc, start)
    if is_further_name(doc, start):
        return ALIAS_POINTS, 0.0
    actor = 1.5 * (before in name_words().actor_cues) + _as_subject(doc, start, end)
    return actor, _as_place(doc, start, end, before)


def is_further_name(doc: "Doc", start: int) -> bool:
    """Whether "alias" stands before the name, quotation marks not counting."""
    return _before(doc, start) in _FURTHER_NAME


def _as_subject(doc: "Doc", start: int, end: int) -> float:
    """Points for an actor: it says or does something, or "who" follows."""
    words = name_words()
    points = 0.0
    root = doc[start:end].root
    if root.dep_ in {"nsubj", "agent"} and root.head.pos_ == "VERB":
        lemma = root.head.lemma_.lower()
        points += (
            2.0 if lemma in words.speech_verbs else 1.5 if lemma not in words.still_verbs else 0.0
        )
    if end - start == 1 and fold(doc[start].text) in words.given_names:  # "her sister Lorena"
        points += 2.25
    if end < len(doc) and doc[end].text in words.actor_nouns and doc[end - 1].whitespace_:
        points += 2.25
    if end < len(doc) and doc[end].text.lower() in {"who", "whose", "himself", "herself"}:
        points += 1.5
    return points + 0.25 * (root.dep_ == "poss")


def _as_place(doc: "Doc", start: int, end: int, before: str) -> float:
    """Points for a place: a preposition, "city of", a country after a comma, "river" after it, a beginning like "San"."""
    words = name_words()
    points = 0.0
    shouted = doc[end - 1].text.isupper()
    if before in _IN and not shouted:
        points += 2.5
    elif before == "at" and not shouted and _stands_at(doc, start, end):
        points += 3.0
    elif before in _TOWARDS:
        points += 0.75
    points += 4.0 * (_cue(doc, start) in words.place_cues)
    if end + 1 < len(doc) and doc[end].text == "," and label_of(doc[end + 1]) == "GPE":
        points += 0.75
    if end < len(doc) and _is_place_noun(doc[end].text) and doc[end - 1].whitespace_:
        points += 3.0
    root = doc[start:end].root
    verb = root.head.lemma_.lower() if root.dep_ == "dobj" else ""
    onwards = end < len(doc) and doc[end].lower_ == "for"
    if verb in words.place_verbs or (verb in words.verbs_of_leaving and onwards):
        points += 2.25
    return points + (fold(doc[start].text) in words.place_beginnings and end - start > 1)


def _stands_at(doc: "Doc", start: int, end: int) -> bool:
    """Whether "at" says where: "killed at | Teoponte"; nobody is at a person, but one shoots at him, and works at a company."""
    if label_of(doc[start]) not in {PERSON, ORGANISATION, ""} or end - start > 1:
        return False
    at = next((t for t in (doc[start - 1], doc[start - 2]) if t.lower_ == "at"), doc[start])
    governor = at.head
    return at.dep_ == "prep" and governor.lemma_.lower() not in name_words().aiming_words


def _is_place_noun(text: str) -> bool:
    words = name_words()
    return text in words.place_heads or text in words.place_nouns


def _before(doc: "Doc", start: int) -> str:
    at = start - 1
    while at >= 0 and doc[at].text.lower() in {"the", "“", '"', "'", "‘"}:
        at -= 1
    return doc[at].text.lower() if at >= 0 else ""


def _cue(doc: "Doc", start: int) -> str:
    at = start - (2 if start and doc[start - 1].text.lower() == "the" else 1)
    return doc[at - 1 : at + 1].text.lower() if at >= 1 else ""
