"""What the words beside a name say that only a place is: "in X", "the hamlet of X", "the X neighborhood", "X, a village", "road to X"."""

import functools
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.proposals import GROUP, ORGANISATION, PERSON, end_of, label_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IN = frozenset({"in", "inside", "throughout", "near", "outside", "within", "across"})
_TOWARDS = frozenset(
    {"between", "at", "off", "from", "to", "into", "around", "through", "towards", "toward"}
)
_NAMING = frozenset({"called", "named", "as"})
_QUOTES = frozenset("“”\"'‘’«»")
_SKIPPED = _QUOTES | {"the"}
_INDEFINITE = frozenset({"a", "an", "another"})
_DETERMINERS = _INDEFINITE | {"the", "its"}
# Kinds of places that may be called after people and never belong to them: "the Manuel Arce neighborhood".
_NAMESAKES = frozenset({"region", "district", "city", "neighbourhood", "valley", "river"})
_IN_APPOSITION = frozenset({"ADJ", "NOUN", "ADV", "PUNCT", "VERB", "PROPN", "NUM", "PART"})
_GOING_ON = frozenset(
    {"-", "'s", "’s", "'", "’"}
)  # a noun goes on to another: "the hamlet's teacher"
_GOVERNED = frozenset({"region", "district", "city"})
LONGEST_NOUN = 3  # words of "local government area"
LONGEST_APPOSITION = 5


def weigh_place(doc: "Doc", start: int, end: int) -> float:
    """Points for a place from the words around tokens `start` to `end`."""
    words = name_words()
    first = _first_of_pair(doc, start, end)
    points = _by_preposition(doc, first, end)
    # "the massacre of Hutus" is of people, "of El Palmar" of a place.
    cue = _cue(doc, first)
    suffered = label_of(doc[start]) != GROUP and cue in words.place_suffers
    cued = suffered or cue in words.place_cues
    cued = cued or is_in_place(doc, first) or _is_called(doc, start)
    noun = apposed_noun(doc, end)
    points += 4.0 * (cued or (noun is not None and _is_place_noun(noun)))
    if end + 1 < len(doc) and doc[end].text == "," and label_of(doc[end + 1]) == "GPE":
        points += 0.75
    if place_noun_after(doc, start, end) or _behind_noun(doc, start, end):
        points += 3.0
    root = doc[start:end].root
    verb = root.head.lemma_.lower() if root.dep_ == "dobj" else ""
    onwards = end < len(doc) and doc[end].lower_ == "for"
    if verb in words.place_verbs or (verb in words.verbs_of_leaving and onwards):
        points += 2.25
    return points + (fold(doc[start].text) in words.place_beginnings and end - start > 1)


def is_namesake(doc: "Doc", start: int, end: int) -> bool:
    """Whether a place has the name, whomever it is called after: "municipality of Benito Juarez", "the Manuel Arce neighborhood"."""
    words, noun = name_words(), place_noun_after(doc, start, end)
    public = noun in words.public_places or words.place_heads.get(noun) in _NAMESAKES
    return is_in_place(doc, start) or public


def is_in_place(doc: "Doc", start: int) -> bool:
    """Whether a place that has no owner is named with "of" before: "the hamlet of | X", "in the districts of | X"."""
    of = _skipped(doc, start)
    if of < 1 or doc[of].lower_ != "of":
        return False
    return _kind_of(doc[of - 1]) in _NAMESAKES


def place_noun_after(doc: "Doc", start: int, end: int) -> str:
    """The noun for a place right behind a name: "X | prison", "“X” | farm", "X | housing area", "Y and X | streets"; else ""."""
    words, at = name_words(), end
    quoted = at < len(doc) and start > 0 and {doc[at].text, doc[start - 1].text} <= _QUOTES
    at += quoted
    if at >= len(doc) or not doc[at - 1].whitespace_:
        return ""
    longest = min(LONGEST_NOUN, len(doc) - at) if doc[at].text in _first_words() else 0
    for length in range(longest, 0, -1):
        noun = doc[at : at + length].text
        if noun in words.place_nouns or noun in words.place_heads:
            return noun
    listed = start > 0 and doc[start - 1].lower_ in {"and", "or"}
    return _singular(doc[at].text) if listed and _kind_of(doc[at]) else ""


@functools.cache
def _first_words() -> frozenset[str]:
    """What nouns for places begin with, a part before a hyphen included; few words behind a name are among them."""
    words = name_words()
    first = {noun.split(" ")[0] for noun in (*words.place_nouns, *words.place_heads)}
    return frozenset(first) | frozenset(word.split("-")[0] for word in first)


def _by_preposition(doc: "Doc", start: int, end: int) -> float:
    """Points for "in X", "at X", "nearby X", "walked to X", "the road to X"; where all is in capitals the tagger errs."""
    at = _skipped(doc, start)
    before = doc[at].lower_ if at >= 0 else ""
    if before in name_words().place_adjectives and at == start - 1:
        return 2.5
    shouted = doc[end - 1].text.isupper()
    if before in _IN and not shouted:
        return 2.5
    if before == "at" and not shouted and _stands_at(doc, at, start):
        return 3.0
    if before in _TOWARDS:
        return 2.25 if not shouted and _leads_there(doc[at]) else 0.75
    return 0.0


def _first_of_pair(doc: "Doc", start: int, end: int) -> int:
    """Where the first of two names stands that share what leads into them: "at Rayo and | Tres Cruces"; else the name itself."""
    root = doc[start:end].root
    if start < 2 or doc[start - 1].lower_ not in {"and", "or"} or root.dep_ != "conj":
        return start
    at = start - 1
    while at > 0 and doc[at - 1].text[0].isupper():
        at -= 1
    placed = doc[_skipped(doc, at)].lower_ in _IN | {"at", "of"} if at > 0 else False
    return at if placed and at <= root.head.i < start - 1 else start


def _leads_there(preposition: "Token") -> bool:
    """Whether somebody or something goes where the preposition says: "walked to", "the road to", "fighting around"."""
    governor, words = preposition.head, name_words()
    if preposition.lower_ == "around":
        return governor.pos_ == "NOUN"
    if preposition.lower_ not in {"to", "into", "toward", "towards", "from", "through", "between"}:
        return False
    if governor.pos_ == "VERB":
        return governor.lemma_.lower() in words.verbs_of_motion
    return preposition.lower_ == "to" and fold(governor.text) in words.ways


def _stands_at(doc: "Doc", at: int, start: int) -> bool:
    """Whether "at" says where: "killed at | Teoponte"; nobody is at a person, but one shoots at him, and works at a company."""
    name = doc[start : end_of(doc[start])]
    label = label_of(doc[start])
    if label not in {PERSON, ORGANISATION, ""} or (len(name) > 1 and label != PERSON):
        return False
    if len(name) > 1 and fold(name[0].text) in name_words().given_names:
        return False
    governor = doc[at].head
    return doc[at].dep_ == "prep" and governor.lemma_.lower() not in name_words().aiming_words


def _is_called(doc: "Doc", start: int) -> bool:
    """Whether a place is said to be called so: "a place called | X", "the area known as | X"."""
    at = _skipped(doc, start)
    if at < 1 or doc[at].lower_ not in _NAMING:
        return False
    noun = at - 2 if doc[at].lower_ == "as" and doc[at - 1].lower_ == "known" else at - 1
    return noun >= 0 and (doc[at].lower_ != "as" or noun == at - 2) and _is_place_noun(doc[noun])


def _behind_noun(doc: "Doc", start: int, end: int) -> bool:
    """Whether a noun for a place leads into the name: "finca | X", "his ranch | X", "a hamlet at its foot, | X,"."""
    root, at = doc[start:end].root, start - 1
    while at >= 0 and doc[at].text in _QUOTES:
        at -= 1
    if at < 0:
        return False
    if root.dep_ == "appos" and root.head.is_lower and _is_place_noun(root.head):
        return root.head.i == at or any(t.lower_ in _INDEFINITE for t in root.head.lefts)
    noun = doc[at]
    if not noun.is_lower or not _is_place_noun(noun):
        return False
    if at < start - 1 or not is_ordinary(fold(noun.text)):  # the farm "X", vereda X
        return True
    # "state" and "city" stand before officials and bodies too.
    return noun.head.i in range(start, end) and _kind_of(noun) not in _GOVERNED


def apposed_noun(doc: "Doc", end: int) -> "Token | None":
    """The noun that says behind a comma what or who the name is: "X, an inland | town", "Y, a retired | teacher"."""
    at = end + 1
    if at + 1 >= len(doc) or doc[end].text != "," or doc[at].lower_ not in _DETERMINERS:
        return None
    for token in doc[at + 1 : at + 1 + LONGEST_APPOSITION]:
        if token.pos_ not in _IN_APPOSITION or token.text == ",":
            return None
        follows = doc[token.i + 1] if token.i + 1 < len(doc) else token
        goes_on = follows.pos_ in {"NOUN", "PROPN"} or follows.text in _GOING_ON
        if token.is_lower and token.pos_ == "NOUN" and not goes_on:
            return token
    return None


def _is_place_noun(token: "Token") -> bool:
    return bool(_kind_of(token)) or fold(token.text) in name_words().place_nouns


def _kind_of(token: "Token") -> str | None:
    """The kind of place that a noun in the singular or plural says, "" where it says none."""
    words, noun = name_words().place_heads, fold(token.text)
    return words.get(noun) or words.get(_singular(noun))


def _singular(noun: str) -> str:
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _skipped(doc: "Doc", start: int) -> int:
    """The position before a name, an article and quotation marks not counting; -1 where the text begins."""
    at = start - 1
    while at >= 0 and doc[at].lower_ in _SKIPPED:
        at -= 1
    return at


def _cue(doc: "Doc", start: int) -> str:
    at = start - (2 if start and doc[start - 1].text.lower() == "the" else 1)
    return doc[at - 1 : at + 1].text.lower() if at >= 1 else ""
