"""Which of several known entities a name means here: decided by what the document says around it, or left open.

A shared name is never settled by a guess. Evidence are the countries that the document, the sentence and neighbouring places
name, an unmistakable name of the same entity elsewhere in the document, the company a name keeps in a list, and an office
before a surname. The likeliest reading must have evidence and lead clearly; the weights say only what outweighs what, and are
fitted to no corpus.
"""

import re
from collections.abc import Mapping, Sequence

from knowledge_base.entities.linking.known_things import KnownThings, is_weak, type_of
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.surroundings import LIST_GAPS, Option, Surroundings
from knowledge_base.entities.linking.town_readings import largest_of_name, share_region
from knowledge_base.model import Mention, Span

NAMED_ELSEWHERE = 3.0
HOLDING_PLACE = 3.0
NEIGHBOURING_PLACE = 1.5
COUNTRY_OF_DOCUMENT = 2.0
COUNTRY_IN_SENTENCE = 1.0
# The least share that the country an article names most is taken to have.
MAIN_SUBJECT = 0.66
COUNTRY_OF_PHRASE = 2.0
SAME_KIND_IN_LIST = 1.5
WORD_OF_ITS_NAME = 1.5
OFFICE = 1.5
LARGEST_OF_ITS_NAME = 1.0
SAME_REGION = 1.0
# What a name that needs no support has over those that do; a country of that name has more.
KNOWN_BY_NAME = 0.75
KNOWN_COUNTRY = 1.5
ENOUGH = 1.0
LEAD = 1.0
_NEAR = 12  # characters between a place and the one it lies in: "Santa Elena, Usulutan"
# "Bolivian ELN", "Bolivia's ELN", "the Mexican weekly Proceso"
_SAME_PHRASE = re.compile(r"(?:['’]s)?(?: ?[a-z-]+){0,3}")
# Offices of which a country has one, and what articles call the few whom everybody knows.
_OFFICE = re.compile(
    r"\b(?:president(?:-elect|e)?|prime minister|dictator|leader|kingpin|capo|drug lord|candidate)\s+$",
    re.IGNORECASE,
)


def choose_reading(
    mention: Mention, readings: Sequence[str], around: Surroundings
) -> tuple[str | None, float]:
    """The entity that a mention means and how sure that is (0 to 1), or (None, 0) where it stays open."""
    if len(readings) == 1 and not is_weak(mention.text, readings[0], around.known):
        return readings[0], 1.0  # as below, without weighing what decides nothing
    scores = {reading: _score(mention, reading, around) for reading in readings}
    supported = [
        reading
        for reading in readings
        if not is_weak(mention.text, reading, around.known)
        or _support(mention, reading, around, scores[reading]) >= ENOUGH
    ]
    if len(supported) < 2:
        if not supported:
            return None, 0.0
        weak = is_weak(mention.text, supported[0], around.known)
        return supported[0], _sure(scores[supported[0]], 0.0) if weak else 1.0
    if any(is_weak(mention.text, reading, around.known) for reading in supported):
        for reading in supported:
            scores[reading] += _head_start(mention, reading, around.known)
    if largest := largest_of_name(supported, around.known):
        scores[largest] += LARGEST_OF_ITS_NAME
    best, second = sorted(supported, key=lambda reading: -scores[reading])[:2]
    if scores[best] >= ENOUGH and scores[best] - scores[second] >= LEAD:
        return best, _sure(scores[best], scores[second])
    return _outermost(supported, scores, around.known)


def _sure(best: float, second: float) -> float:
    return round(best / (best + second + 0.5), 2)


def _head_start(mention: Mention, reading: str, known: KnownThings) -> float:
    if is_weak(mention.text, reading, known):
        return 0.0
    return KNOWN_COUNTRY if known.things[reading].kind == "country" else KNOWN_BY_NAME


def _outermost(
    readings: Sequence[str], scores: Mapping[str, float], known: KnownThings
) -> tuple[str | None, float]:
    """A town and the district of its name: where all the best readings lie in one of them, that one holds in any case."""
    top = max(scores.values())
    best = [reading for reading in readings if top - scores[reading] < LEAD]
    for outer in best:
        if all(other == outer or known.lies_in(other, outer) for other in best):
            return outer, 0.6
    return None, 0.0


def _score(mention: Mention, reading: str, around: Surroundings) -> float:
    left_out = around.holder_of_list(mention, [reading]) if mention.type == "place" else None
    countries = around.known.countries_of(reading)
    shares = [_weight(country, left_out, around) for country in countries]
    here = around.spoken_near(mention, without=left_out).intersection(countries)
    score = COUNTRY_OF_DOCUMENT * max(shares, default=0.0) + COUNTRY_IN_SENTENCE * bool(here)
    return score + _pointed_at(mention, reading, around)


def _weight(country: str, left_out: Span | None, around: Surroundings) -> float:
    """How much a document is about a country; the one it names most counts as its subject, however many others it names."""
    share = around.share(country, without=left_out)
    subject = around.leads(country) and share >= MAIN_SUBJECT / 2 and left_out is None
    return max(share, MAIN_SUBJECT) if subject else share


def _support(mention: Mention, reading: str, around: Surroundings, score: float) -> float:
    """What counts for a name that is not enough alone.

    Of several forces and towns of one name the country tells which it is, if the article is about that country or the sentence
    about no other. A surname or a plain word needs more: something that points at this very thing.
    """
    plain = " " not in fold_name(mention.text) and not mention.text.isupper()
    countries = around.known.countries_of(reading)
    about = around.spoken_near(mention) & set(countries) == around.spoken_near(mention) != set()
    if type_of(reading) == "place":
        return score
    if not plain and (about or any(map(around.leads, countries))):
        return score
    return _pointed_at(mention, reading, around)


def _pointed_at(mention: Mention, reading: str, around: Surroundings) -> float:
    """Evidence that points at this very entity, and not only at its country."""
    score = NAMED_ELSEWHERE if around.named.get(reading) else 0.0
    if type_of(reading) == "place":
        score += neighbouring_places(mention, reading, around)
    else:
        score += _country_of_phrase(mention, reading, around) + _office(mention, reading, around)
    return score + _company(mention, reading, around) + _rest_of_name(mention, reading, around)


def _rest_of_name(mention: Mention, reading: str, around: Surroundings) -> float:
    """A word that the full name has and the text lacks, elsewhere in the sentence: cartels (Sinaloa), Ene river valleys."""
    thing = around.known.things[reading]
    missing = {w for w in fold_name(thing.name).split() if len(w) > 3}
    missing -= set(fold_name(mention.text).split())
    at = around.sentence_at(mention.start)
    if at < 0 or thing.kind == "person":
        return 0.0
    sentence = around.sentences[at]
    words = fold_name(around.document.text[sentence.start : sentence.end]).split()
    return WORD_OF_ITS_NAME if any(w.startswith(m) for m in missing for w in words) else 0.0


def neighbouring_places(mention: Mention, reading: str, around: Surroundings) -> float:
    """A place named right beside that lies in this one, or in which this one lies; the neighbour may be doubtful itself."""
    holder = around.holder(mention)
    if holder:
        if around.lies_in([reading], holder[1]) or around.lies_in(holder[1], [reading]):
            return HOLDING_PLACE
        beside = any(share_region(reading, other, around.known) for other in holder[1])
        return SAME_REGION if beside else 0.0
    before = next(around.before(mention), None)
    if before is None or before[0].type != "place" or mention.start - before[0].end > _NEAR:
        return 0.0
    if around.gap(before[0], mention) in LIST_GAPS - {","}:
        return 0.0
    if around.lies_in(before[1], [reading]):
        return HOLDING_PLACE if around.holder(before[0]) else NEIGHBOURING_PLACE
    return NEIGHBOURING_PLACE if around.lies_in([reading], before[1]) else 0.0


def _country_of_phrase(mention: Mention, reading: str, around: Surroundings) -> float:
    """The country that the phrase itself gives a group: "the Bolivian ELN", "the ELN of Bolivia"."""
    own = set(around.known.countries_of(reading))
    beside: list[Option] = [option for option in (around.holder(mention),) if option]
    before = next(around.before(mention), None)
    if before and before[0].type == "place":
        gap = around.gap(before[0], mention)
        possessive = gap.startswith(("'s", "’s"))
        if (before[0].adjectival or possessive) and _SAME_PHRASE.fullmatch(gap):
            beside.append(before)
    places = (around.sure_at(m) for m, _ in beside)
    told = {country for place in places if place for country in around.known.countries_of(place)}
    return COUNTRY_OF_PHRASE if told & own else 0.0


def _office(mention: Mention, reading: str, around: Surroundings) -> float:
    """ "President Duarte" in an article on his country and on no other as much, or in a sentence that names it alone."""
    if around.known.things[reading].kind != "person":
        return 0.0
    text = around.document.text[max(0, mention.start - 24) : mention.start]
    countries = around.known.countries_of(reading)
    near = around.spoken_near(mention)
    about = any(map(around.leads, countries)) if not near else near <= set(countries)
    return OFFICE if about and _OFFICE.search(text) else 0.0


def _company(mention: Mention, reading: str, around: Surroundings) -> float:
    """A thing of the same type and kind as the next item of the same list."""
    thing = around.known.things[reading]
    for beside in (next(around.before(mention), None), next(around.after(mention), None)):
        entity = around.sure_at(beside[0]) if beside else None
        if beside is None or entity is None:
            continue
        first, second = sorted((mention, beside[0]), key=lambda m: m.start)
        other = around.known.things.get(entity)
        alike = other and (thing.type, thing.kind) == (other.type, other.kind)
        if alike and around.gap(first, second).removesuffix("the").rstrip() in LIST_GAPS:
            return SAME_KIND_IN_LIST
    return 0.0
