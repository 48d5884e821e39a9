"""From the name of a place to the preposition through which it says where: "in the outskirts of X", "on the road linking X with Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import ACTING, classes_of_word
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.settings.place_levels import is_measured

if TYPE_CHECKING:
    from spacy.tokens import Token

CONNECTING = ("link", "connect", "join", "run", "lead")
NAMING = ("know", "call", "name")


def where_preposition(token: Token, paragraph: Paragraph, also: frozenset[str]) -> Token | None:
    """The token through which a place name says where, None if it says something else ("mayor of Achi", "to Lima")."""
    current: Token | None = token
    for _ in range(8):
        if current is None or _says_where(current, paragraph, also):
            return current
        current = _towards_preposition(current, paragraph, also)
    return None


def _says_where(token: Token, paragraph: Paragraph, also: frozenset[str]) -> bool:
    """Whether a token is a preposition of place, an adverbial ("300 km north of X") or a possessive ("Peru's election")."""
    if token.dep_ == "npadvmod":
        return token.head.pos_ in ("VERB", "NOUN")
    if token.dep_ == "advmod" and paragraph.words.has("area nouns", token.lower_):
        return token.head.pos_ == "VERB"  # "kidnapped south of X"
    if token.dep_ == "poss":
        mission = paragraph.words.has("missions", lemma(token.head))
        return token.head.pos_ == "NOUN" and not mission
    if token.lower_ == "from" and "from" not in also:
        return any(is_measured(paragraph.start + n.idx, paragraph) for n in token.subtree)
    preposition = token.pos_ in ("ADP", "SCONJ", "ADV") and token.dep_ in (
        "prep",
        "prt",
        "agent",
        "advmod",
    )
    words, word = paragraph.words, token.lower_
    wanted = words.has("locative", word) and not words.has("not where", word)
    return preposition and (wanted or word in also)


def _towards_preposition(token: Token, paragraph: Paragraph, also: frozenset[str]) -> Token | None:
    """One step up from a place name, None where the way leads to no preposition of place."""
    head = token.head
    words = paragraph.words
    if token.dep_ in ("appos", "conj", "nmod", "compound") and head != token:
        area = words.has("area nouns", lemma(head)) or _stands_in(token, head, paragraph)
        return None if token.dep_ == "compound" and head.pos_ == "NOUN" and not area else head
    if token.dep_ in ("advmod", "amod") and words.has("area nouns", token.lower_):
        return head if head.pos_ == "NOUN" else None  # "on the road south of X"
    described = _described_by(token)
    if described is not None or token.dep_ != "pobj":
        return described
    return _over_preposition(token, head, paragraph, also)


def _over_preposition(
    token: Token, head: Token, paragraph: Paragraph, also: frozenset[str]
) -> Token | None:
    """One step up from a name behind a preposition: past the "of" of an area, and past the road "to" a town."""
    words = paragraph.words
    if head.lower_ == "of":
        noun = lemma(head.head)
        area = words.has("area nouns", noun) or words.has("roads", noun)
        return head.head if area or _stands_in(token, head.head, paragraph) else None
    road = _road_before(head, paragraph) if head.lower_ == "to" else None
    if road is not None:
        return road  # "on the road to X"
    if head.lower_ == "from" and head.head.lower_ == "across":
        return head.head  # "across from the X bank"
    return head if _says_where(head, paragraph, also) else None


def _road_before(to: Token, paragraph: Paragraph) -> Token | None:
    """The road of "on the highway to X", "on the way to X", also where the parse hangs "to" on the verb."""
    before = to.nbor(-1) if to.i else to
    for noun in (to.head, before):
        way = lemma(noun) == "way" and noun.head.lower_ == "on"
        if way or paragraph.words.has("roads", lemma(noun)):
            return noun
    return None


def _described_by(name: Token) -> Token | None:
    """The noun that a name describes: "the road linking X with Y", "a farm called X", "a district known as X"."""
    verb = name.head.head if name.dep_ == "pobj" else name.head
    if verb.dep_ != "acl" or name.dep_ not in ("dobj", "pobj", "oprd"):
        return None
    named = name.dep_ == "oprd" or name.head.lower_ == "as"
    wanted = NAMING if named else CONNECTING
    return verb.head if lemma(verb) in wanted else None


def thing_of(town: Token, paragraph: Paragraph) -> Token | None:
    """The house that a town's name describes, "the X town hall" or "the airport of X"; None for what is no house."""
    house = town.head if town.dep_ == "compound" else None
    if town.dep_ == "pobj" and town.head.lower_ == "of":
        house = town.head.head
    if house is not None and paragraph.words.has("area nouns", lemma(house)):
        return house  # "shelled the outskirts of X"
    return house if house is not None and _stands_in(town, house, paragraph) else None


def _stands_in(name: Token, noun: Token, paragraph: Paragraph) -> bool:
    """ "In a Lima restaurant", "the main square of Lima": what stands in a town; not those who work for it ("the Lima police")."""
    mention = paragraph.mention_at(name)
    if mention is None or mention.kind not in ("city", "neighbourhood"):
        return False
    classes = classes_of_word(noun, paragraph.words)
    return "things" in classes and not classes & (ACTING | {"vehicles"})
