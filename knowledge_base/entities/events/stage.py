"""Where an article's story plays: what its names of places and bodies say of countries, less those of visitors and missions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.entities.events.abroad import abroad
from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.model import Mention, Span

CLEAR_SHARE = (
    0.5  # of what is said of countries, and twice the next one's, to speak of "the" country
)
DATELINE = 80  # characters in which a report says where and when it was sent
FIRST_PARAGRAPHS = 3  # where a report has its dateline
SENT_FROM = 3  # what the dateline adds
_WHERE_NAMED, _NAMED = 2, 1
_BEFORE = 40  # characters before a name in which its preposition stands
BEHIND = 40  # characters behind a people's name in which the noun stands that it describes
# "In the U.S.", "near northern Chile", "throughout the south of Peru"; "the president of Peru" acts there, too.
_WHERE = re.compile(
    r"\b(?:in|of|at|near|on|inside|outside|within|across|around|throughout)\s+(?:the\s+)?"
    r"(?:[a-z]+ern\s+|central\s+)?(?:[a-z]+\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_DASH = re.compile(r"--|[—–]|\s-\s|\)\.-|\.-")
_BODIES = (
    "armed-group",
    "criminal-group",
    "security-force",
    "government-body",
    "political-party",
    "person",
)


@dataclass(frozen=True, slots=True)
class Stage:
    """The countries of an article by how much of it plays there, in the order in which it names them."""

    weights: Mapping[str, int]

    @property
    def clear(self) -> str | None:
        """The country that the article clearly speaks of."""
        ranked = sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < CLEAR_SHARE * sum(self.weights.values()):
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= 2 * second else None

    @property
    def main(self) -> str | None:
        """The country that it speaks of most; of two that are level, the one named first."""
        return max(self.weights, key=lambda country: self.weights[country], default=None)


def find_stage(around: Surroundings) -> Stage:
    """Where an article plays: an embassy, a visitor and a minister who speaks abroad tell nothing of it."""
    weights: Counter[str] = Counter()
    text = around.document.text
    for span in sorted(around.sure):
        mention, entity = around.sure[span]
        country = own_country(entity, around)
        if country is not None and (weight := _weight(mention, text)):
            weights[country] += weight
    sent_from = next(_datelines(around, around.document.paragraphs), None)
    if sent_from is not None:
        weights[sent_from] += SENT_FROM
    return Stage(weights=weights)


def own_country(entity: str, around: Surroundings) -> str | None:
    """The one country that an entity belongs to, or is."""
    countries = set(around.known.countries_of(entity))
    return countries.pop() if len(countries) == 1 else None


def says_where(mention: Mention, text: str) -> bool:
    """Whether a name stands after a preposition of place or after "of", and not before a noun: "in U.S. waters", "of Peru's embassy"."""
    if mention.adjectival or _is_abroad(mention, text):
        return False
    if not _WHERE.search(_words_before(mention, text)):
        return False
    following = text[mention.end : mention.end + 2]
    return not (mention.text.endswith(".") and following[:1].isspace() and following[1:].isalpha())


def is_report(around: Surroundings) -> bool:
    """Whether a text opens as news reports do, with the place that it was sent from."""
    return any(True for _ in _datelines(around, around.document.paragraphs[:FIRST_PARAGRAPHS]))


def _weight(mention: Mention, text: str) -> int:
    if mention.type == "actor":
        return _NAMED if mention.kind in _BODIES else 0
    before = _words_before(mention, text)
    if mention.type != "place" or _FROM.search(before):
        return 0
    if _is_abroad(mention, text) or (mention.adjectival and abroad().is_counted(before)):
        return 0  # "two Americans"
    return _WHERE_NAMED if says_where(mention, text) else _NAMED


def _is_abroad(mention: Mention, text: str) -> bool:
    behind = text[mention.end : mention.end + BEHIND]
    return mention.kind == "country" and abroad().is_abroad(behind)


def _words_before(mention: Mention, text: str) -> str:
    return text[max(0, mention.start - _BEFORE) : mention.start]


def _datelines(around: Surroundings, paragraphs: Sequence[Span]) -> Iterator[str]:
    """The countries of the places that open a paragraph in which a dash soon follows."""
    text = around.document.text
    for paragraph in paragraphs:
        if not _DASH.search(text[paragraph.start : paragraph.start + DATELINE]):
            continue
        for span, (mention, entity) in around.sure.items():
            country = own_country(entity, around)
            if span.start == paragraph.start and mention.type == "place" and country:
                yield country
