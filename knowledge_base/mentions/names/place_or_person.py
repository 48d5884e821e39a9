"""Known towns that an article uses as somebody's name: "Zamora said", "Santiago Pérez"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.known_mentions import WEAK
from knowledge_base.mentions.names.name_edges import is_title
from knowledge_base.mentions.names.name_surroundings import is_further_name, weigh_surroundings
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.words import fold
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Countries and wider places are too well known to be doubted, and they do speak ("Peru said").
DOUBTED = frozenset({"city", "district", "neighbourhood", "region"})
PERSON_POINTS = 2.0


def without_people(
    known: Sequence[Mention], paragraphs: Sequence[Span], docs: "Sequence[Doc]"
) -> list[Mention]:
    """The known mentions less those of a town whose every use speaks for a person and none for a place, or behind "alias"."""
    known = [m for m in known if m.type != "place" or not _is_alias(m, paragraphs, docs)]
    doubted = [m for m in known if m.kind in DOUBTED and " " not in m.text and not m.adjectival]
    actor: dict[str, float] = {}
    place: dict[str, float] = {}
    for mention in doubted:
        points = _points(mention, paragraphs, docs)
        actor[mention.name] = max(actor.get(mention.name, 0.0), points[0])
        place[mention.name] = max(place.get(mention.name, 0.0), points[1])
    people = {name for name in actor if actor[name] >= PERSON_POINTS and place[name] < 0.5}
    return [m for m in known if m.name not in people or m not in doubted]


def _is_alias(mention: Mention, paragraphs: Sequence[Span], docs: "Sequence[Doc]") -> bool:
    for span, doc in zip(paragraphs, docs, strict=True):
        if span.start <= mention.start and mention.end <= span.end:
            tokens = doc.char_span(
                mention.start - span.start, mention.end - span.start, alignment_mode="expand"
            )
            return tokens is not None and is_further_name(doc, tokens.start)
    return False


def _points(
    mention: Mention, paragraphs: Sequence[Span], docs: "Sequence[Doc]"
) -> tuple[float, float]:
    for span, doc in zip(paragraphs, docs, strict=True):
        if span.start <= mention.start and mention.end <= span.end:
            tokens = doc.char_span(
                mention.start - span.start, mention.end - span.start, alignment_mode="expand"
            )
            if tokens is not None:
                actor, place = weigh_surroundings(doc, tokens.start, tokens.end)
                # A capital speaks for its government ("Bogotá said"); a town called like many people needs support.
                if mention.rule != WEAK and len(mention.readings) == 1:
                    actor = 0.0
                return actor + _titled(doc, tokens.start), place
    return 0.0, 0.0


def _titled(doc: "Doc", start: int) -> float:
    """Points for a title or given name right before."""
    if not start or not doc[start - 1].text[:1].isupper():
        return 0.0
    given = fold(doc[start - 1].text) in name_words().given_names
    return 2.0 if given or is_title(doc[start - 1]) else 0.0
