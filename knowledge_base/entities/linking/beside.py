"""What is written right beside a name and says where it belongs: "Granada, Meta", "the Peruvian town of X", "the Bolivian ELN"."""

import re

from knowledge_base.entities.linking.surroundings import (
    LIST_GAPS,
    SETTLEMENTS,
    Option,
    Surroundings,
)
from knowledge_base.entities.linking.town_readings import share_region
from knowledge_base.model import Mention

HOLDING_PLACE = 3.0
NEIGHBOURING_PLACE = 1.5
SAME_REGION = 1.0
COUNTRY_OF_PHRASE = 2.0
_NEAR = 12  # characters between a place and the one it lies in: "Santa Elena, Usulutan"
# "Bolivian ELN", "Bolivia's ELN", "the Mexican weekly Proceso"
_SAME_PHRASE = re.compile(r"(?:['’]s)?(?: ?[a-z-]+){0,3}")
# The same without a word that may be a verb: "Bolivian ELN", "Bolivia's ELN", not "Bolivian troops pursued the ELN".
_NOTHING_BETWEEN = re.compile(r"(?:['’]s)?")
# "the Peruvian town of San Miguel", "Peru's San Miguel", "the Colombian governor of Santander"; not "Cuban exiles in Florida"
_TOWN_OF = re.compile(
    rf"(?:['’]s)? ?(?:(?:[a-z-]+ ){{0,2}}(?:{SETTLEMENTS}|state|mayor|governor|bishop)(?: of(?: the)?)?)?"
)
# "San Miguel, a Peruvian market town": a person of that country may follow as well, so the word for a place counts.
_APPOSITION = re.compile(r",\s*an?(?: [a-z-]+){0,2}")
_SETTLEMENT = re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}{SETTLEMENTS}\b")
# "In Bolivia the ELN …": what opens a sentence sets its scene.
_SCENE = re.compile(
    r"[\s\"“'‘(–—-]*(?:[Ii]n|[Aa]cross|[Tt]hroughout|IN)\s+(?:the\s+)?(?:[a-z]+ern\s+)?"
)


def neighbouring_places(mention: Mention, reading: str, around: Surroundings) -> float:
    """A place named right beside that lies in this one, or in which this one lies; the neighbour may be doubtful itself."""
    if _is_town_of(mention, reading, around):
        return HOLDING_PLACE
    if holder := around.holder(mention):
        if around.lies_in([reading], holder[1]) or around.lies_in(holder[1], [reading]):
            return HOLDING_PLACE
        beside = any(share_region(reading, other, around.known) for other in holder[1])
        return SAME_REGION if beside else 0.0
    return _place_before(mention, reading, around)


def _place_before(mention: Mention, reading: str, around: Surroundings) -> float:
    before = next(around.before(mention), None)
    if before is None or before[0].type != "place" or before[0].adjectival:
        return 0.0
    if mention.start - before[0].end > _NEAR:
        return 0.0
    if around.gap(before[0], mention) in LIST_GAPS - {","}:
        return 0.0
    if around.lies_in(before[1], [reading]):
        return HOLDING_PLACE if around.holder(before[0]) else NEIGHBOURING_PLACE
    return NEIGHBOURING_PLACE if around.lies_in([reading], before[1]) else 0.0


def _is_town_of(mention: Mention, reading: str, around: Surroundings) -> bool:
    """Whether a people's name in the same phrase puts a town into their country."""
    before, after = next(around.before(mention), None), next(around.after(mention), None)
    countries = around.known.countries_of(reading)
    if before and before[0].type == "place":
        gap = around.gap(before[0], mention)
        owned = gap.startswith(("'s", "’s"))
        if before[0].adjectival or owned:
            return bool(_TOWN_OF.fullmatch(gap)) and _country(before, around) in countries
    if after and after[0].adjectival and _APPOSITION.fullmatch(around.gap(mention, after[0])):
        text = around.document.text[after[0].end : after[0].end + 60]
        return bool(_SETTLEMENT.match(text)) and _country(after, around) in countries
    return False


def country_of_phrase(mention: Mention, reading: str, around: Surroundings) -> float:
    """The country that the phrase itself gives a group: "the Bolivian ELN", "the ELN of Bolivia"."""
    told = _told(mention, around, _SAME_PHRASE)
    return COUNTRY_OF_PHRASE if told & set(around.known.countries_of(reading)) else 0.0


def is_named_by_country(mention: Mention, reading: str, around: Surroundings) -> bool:
    """Whether nothing but a country stands beside the name, so that no other bearer can be meant."""
    told = _told(mention, around, _NOTHING_BETWEEN)
    return bool(told & set(around.known.countries_of(reading)))


def _told(mention: Mention, around: Surroundings, between: re.Pattern[str]) -> set[str]:
    beside: list[Option] = [option for option in (around.holder(mention),) if option]
    before = next(around.before(mention), None)
    if before and before[0].type == "place":
        gap = around.gap(before[0], mention)
        possessive = gap.startswith(("'s", "’s"))
        if (before[0].adjectival or possessive) and between.fullmatch(gap):
            beside.append(before)
    places = (around.sure_at(m) for m, _ in beside)
    return {country for place in places if place for country in around.known.countries_of(place)}


def country_of_scene(mention: Mention, around: Surroundings) -> str | None:
    """The country that opens the sentence of a mention: "In Bolivia the ELN was broken"."""
    at = around.sentence_at(mention.start)
    if at < 0:
        return None
    start = around.sentences[at].start
    for option in around.before(mention):
        if option[0].start < start:
            return None
        opening = around.document.text[start : option[0].start]
        if option[0].type == "place" and not option[0].adjectival and _SCENE.fullmatch(opening):
            return _country(option, around)
    return None


def _country(option: Option, around: Surroundings) -> str | None:
    """The one country that a sure place beside a name stands for."""
    entity = around.sure_at(option[0])
    countries = around.known.countries_of(entity) if entity else ()
    return countries[0] if len(countries) == 1 else None
