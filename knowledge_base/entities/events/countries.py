"""The country of an event: what its own words say of it, and what the article says where they are silent."""

import re
from collections.abc import Iterator, Sequence

from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.entity_ids import type_of
from knowledge_base.model import Argument, EventMention, Mention, Span

Told = Sequence[
    tuple[Argument, str | None]
]  # the arguments of an event, each with the entity it means

CLEAR_SHARE = 0.5  # of a document's mentions of countries, and twice the next one's, to speak of "the" country
DATELINE = 80  # characters in which a report says where and when it was sent
FIRST_PARAGRAPHS = 3  # where a report has its dateline
_IN_NO_COUNTRY = ("sea", "continent", "macro-region")
# Who strikes at home unless the text says otherwise; armies, agencies and governments act abroad as well.
_AT_HOME = {"agent": ("armed-group", "criminal-group"), "victim": ("person",)}
_BEFORE = 40  # characters before a name in which its preposition stands
# "In the U.S.", "near northern Chile", "throughout the south of Peru"; "the president of Peru" acts there, too.
_WHERE = re.compile(
    r"\b(?:in|of|at|near|on|inside|outside|within|across|around|throughout)\s+(?:the\s+)?"
    r"(?:[a-z]+ern\s+|central\s+)?(?:[a-z]+\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)


def find_country(event: EventMention, told: Told, around: Surroundings) -> str | None:
    """The country of an event, None where it was at sea or all over a continent, or where nothing tells.

    That of its places; the only one in which its sentence puts anything; the one that the article clearly speaks of; the home
    of the armed group that did it or of the person who suffered it; the one spoken of most; that of the dateline. A people's
    name says whose somebody is, and not where: "two French nuns were killed".
    """
    places = [entity for argument, entity in told if argument.role == "place" and entity]
    countries = [c for place in places if (c := _own(place, around)) and _counts(place, c, around)]
    lead = _spoken_of_most(around)
    if countries:
        return lead if lead in countries else countries[0]
    if any(_kind(place, around) in _IN_NO_COUNTRY for place in places):
        return None
    return (
        _the_only(_of_sentence(event, around))
        or _country_of_document(around)
        or _the_only(_homes("agent", told, around))
        or _the_only(_homes("victim", told, around))
        or lead
        or _country_of_dateline(around)
    )


def _own(entity: str, around: Surroundings) -> str | None:
    return _the_only(around.known.countries_of(entity))


def _kind(entity: str, around: Surroundings) -> str | None:
    thing = around.known.things.get(entity)
    return thing.kind if thing else None


def _the_only(countries: Iterator[str] | Sequence[str]) -> str | None:
    found = set(countries)
    return found.pop() if len(found) == 1 else None


def _counts(place: str, country: str, around: Surroundings) -> bool:
    """Whether a place tells the country of an event.

    In a report that clearly speaks of one country, a place elsewhere of which nothing more is said bears the name of a street
    or a quarter, or stands in passing: "in the San Diego quarter", "the firm, whose head office is in Panama".
    """
    clear = _country_of_document(around)
    if clear in (None, country) or not _is_report(around):
        return True
    itself = sum(2 for _, entity in around.sure.values() if entity == place)
    return around.countries.get(country, 0) > itself


def _of_sentence(event: EventMention, around: Surroundings) -> Iterator[str]:
    """The countries of the places in which the event's sentence puts anything."""
    for at, sentence in enumerate(around.sentences):
        if not (sentence.start < event.span.end and event.span.start < sentence.end):
            continue
        for span, country in around.spoken.get(at, {}).items():
            mention, entity = around.sure[span]
            if _says_where(mention, around.document.text) and _counts(entity, country, around):
                yield country


def _says_where(mention: Mention, text: str) -> bool:
    """Whether a name stands after a preposition of place or after "of", and not before a noun as in "in U.S. waters"."""
    if mention.adjectival or not _WHERE.search(
        text[max(0, mention.start - _BEFORE) : mention.start]
    ):
        return False
    following = text[mention.end : mention.end + 2]
    return not (mention.text.endswith(".") and following[:1].isspace() and following[1:].isalpha())


def _homes(role: str, told: Told, around: Surroundings) -> Iterator[str]:
    """The countries of those named in a role who strike or are struck at home as a rule."""
    for argument, entity in told:
        if argument.role != role or not entity or type_of(entity) != "actor":
            continue
        home = _own(entity, around) if _kind(entity, around) in _AT_HOME[role] else None
        if home:
            yield home


def _country_of_document(around: Surroundings) -> str | None:
    ranked = sorted(around.shares.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < CLEAR_SHARE:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if ranked[0][1] >= 2 * second else None


def _spoken_of_most(around: Surroundings) -> str | None:
    return next((country for country in sorted(around.countries) if around.leads(country)), None)


def _is_report(around: Surroundings) -> bool:
    return any(True for _ in _datelines(around, around.document.paragraphs[:FIRST_PARAGRAPHS]))


def _country_of_dateline(around: Surroundings) -> str | None:
    """Where a report was sent from: a place that opens a paragraph in which a dash soon follows."""
    for country in _datelines(around, around.document.paragraphs):
        return country
    return None


def _datelines(around: Surroundings, paragraphs: Sequence[Span]) -> Iterator[str]:
    text = around.document.text
    for paragraph in paragraphs:
        opening = text[paragraph.start : paragraph.start + DATELINE]
        if "--" not in opening and "—" not in opening:
            continue
        for span, (mention, entity) in around.sure.items():
            country = _own(entity, around)
            if span.start == paragraph.start and mention.type == "place" and country:
                yield country
