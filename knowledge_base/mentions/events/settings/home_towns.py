"""Where a deed was of which a sentence names no place: in the town whose mayor was hit, or whose residents it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.when_where import head_of
from knowledge_base.mentions.events.settings.deed_places import place_argument
from knowledge_base.model import Argument, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LARGER = ("country", "continent", "macro-region", "border", "river", "sea")


def home_towns(
    fillers: Sequence[Filler], sentence: Span, paragraph: Paragraph
) -> tuple[Argument, ...]:
    """The town of "the mayor of X was shot", "X residents were killed", "an explosion worries X residents"; mostly none."""
    hurt = {f.head for f in fillers if f.role == "victim"}
    words = paragraph.words
    for mention in paragraph.mentions:
        inside = sentence.start <= mention.start and mention.end <= sentence.end
        if mention.type != "place" or not inside or mention.adjectival or mention.kind in LARGER:
            continue
        head = head_of(mention, paragraph)
        noun = _people_of(head, paragraph) if head is not None else None
        if noun is None or (head is not None and paragraph.mention_at(head) != mention):
            continue
        theirs = words.has("local officials", lemma(noun)) and not hurt.isdisjoint(_called(noun))
        if theirs or words.has("residents", lemma(noun)):
            return (place_argument(mention),)
    return ()


def _people_of(town: Token, paragraph: Paragraph) -> Token | None:
    """Whom a town's name describes: "X residents", "the mayor of X", "the mayor of the town of X"."""
    if town.dep_ in ("compound", "nmod", "amod", "poss"):
        noun = town.head
        area = paragraph.words.has("area nouns", lemma(noun)) and noun.dep_ == "pobj"
        return _people_of(noun, paragraph) if area else noun
    if town.dep_ == "appos":
        return _people_of(town.head, paragraph)
    if town.dep_ != "pobj" or town.head.lower_ not in ("of", "in"):
        return None
    noun = town.head.head
    return _people_of(noun, paragraph) if paragraph.words.has("area nouns", lemma(noun)) else noun


def _called(noun: Token) -> Iterator[int]:
    """The tokens by which somebody may be told: his office, his name beside it."""
    yield noun.i
    if noun.dep_ in ("appos", "compound"):
        yield noun.head.i
    yield from (c.i for c in noun.children if c.dep_ in ("appos", "compound"))
