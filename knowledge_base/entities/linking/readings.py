"""Which of several known entities a name means here: decided by what the document says around it, or left open.

A shared name is never settled by a guess. Evidence are the countries that the document, the sentence and neighbouring places
name, an unmistakable name of the same entity elsewhere in the document, the company a name keeps in a list, and an office
before a surname. The likeliest reading must have evidence and lead clearly; the weights say only what outweighs what, and are
fitted to no corpus.
"""

import re
from collections.abc import Mapping, Sequence

from knowledge_base.entities.linking.beside import (
    country_of_phrase,
    country_of_scene,
    is_named_by_country,
    neighbouring_places,
)
from knowledge_base.entities.linking.known_things import KnownThings, is_weak, is_weak_here
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.surroundings import LIST_GAPS, Surroundings
from knowledge_base.entities.linking.town_readings import largest_of_name, share_needed
from knowledge_base.entity_ids import type_of
from knowledge_base.model import Mention, Span

NAMED_ELSEWHERE = 3.0
COUNTRY_OF_DOCUMENT = 2.0
COUNTRY_IN_SENTENCE = 1.0
# What a sentence that names no other country of the readings adds, and one that such a country opens.
ALONE_IN_SENTENCE = 0.5
SCENE_OF_SENTENCE = 1.5
# The least share that the country an article names most is taken to have.
MAIN_SUBJECT = 0.66
SAME_KIND_IN_LIST = 1.5
WORD_OF_ITS_NAME = 1.5
OFFICE = 1.5
LARGEST_OF_ITS_NAME = 1.0
# What a name that needs no support has over those that do; a country of that name has more.
KNOWN_BY_NAME = 0.75
KNOWN_COUNTRY = 1.5
ENOUGH = 1.0
LEAD = 1.0
# Offices of which a country has one, and what articles call the few whom everybody knows.
_OFFICE = re.compile(
    r"\b(?:president(?:-elect|e)?|prime minister|dictator|leader|kingpin|capo|drug lord|candidate)\s+$",
    re.IGNORECASE,
)


def choose_reading(
    mention: Mention, readings: Sequence[str], around: Surroundings
) -> tuple[str | None, float]:
    """The entity that a mention means and how sure that is (0 to 1), or (None, 0) where it stays open."""
    if len(readings) == 1 and not is_weak_here(mention, readings[0], around.known):
        return readings[0], 1.0  # as below, without weighing what decides nothing
    scores = weigh_readings(mention, readings, around)
    if told := _told_by_country(mention, readings, around):
        return told, _sure(scores[told], 0.0)
    supported = [
        reading
        for reading in readings
        if not needs_support(mention, reading, readings, around.known)
        or _support(mention, reading, readings, around, scores[reading]) >= ENOUGH
    ]
    if len(supported) < 2:
        if not supported or _is_contested(supported[0], readings, scores):
            return None, 0.0
        weak = needs_support(mention, supported[0], readings, around.known)
        return supported[0], _sure(scores[supported[0]], 0.0) if weak else 1.0
    for reading in supported:
        scores[reading] += head_start(mention, reading, supported, around)
    if largest := largest_of_name(supported, around.known):
        scores[largest] += LARGEST_OF_ITS_NAME
    best, second = sorted(supported, key=lambda reading: -scores[reading])[:2]
    if scores[best] >= ENOUGH and scores[best] - scores[second] >= LEAD:
        return best, _sure(scores[best], scores[second])
    return _outermost(supported, scores, around.known)


def weigh_readings(
    mention: Mention, readings: Sequence[str], around: Surroundings
) -> dict[str, float]:
    """What the article says for each reading, whatever is known of it beforehand."""
    return {reading: _score(mention, reading, readings, around) for reading in readings}


def is_told_here(
    mention: Mention, entity: str, readings: Sequence[str], around: Surroundings
) -> bool:
    """Whether the sentence of a mention says which of its readings it is, and not only the rest of the article."""
    own = set(around.known.countries_of(entity))
    near = around.spoken_near(mention)
    alone = bool(near & own) and not near & _countries_besides(entity, readings, around.known)
    return alone or _beside(mention, entity, readings, around) > 0


def needs_support(
    mention: Mention, reading: str, readings: Sequence[str], known: KnownThings
) -> bool:
    """Whether the name alone does not mean this: it is a shared one, or somebody gave it to another place."""
    given = any(not share_needed(other, known) for other in readings)
    return is_weak_here(mention, reading, known) or (given and share_needed(reading, known) > 0)


def head_start(
    mention: Mention, reading: str, readings: Sequence[str], around: Surroundings
) -> float:
    """What a name that is enough alone has over those that are not, unless the sentence speaks of their countries alone."""
    known = around.known
    if not any(needs_support(mention, other, readings, known) for other in readings):
        return 0.0
    if needs_support(mention, reading, readings, known):
        return 0.0
    near, own = around.spoken_near(mention), set(known.countries_of(reading))
    if near & _countries_besides(reading, readings, known) and not near & own:
        return 0.0
    return KNOWN_COUNTRY if known.things[reading].kind == "country" else KNOWN_BY_NAME


def _told_by_country(mention: Mention, readings: Sequence[str], around: Surroundings) -> str | None:
    """The only group of several whose country stands right beside the name."""
    if mention.type != "actor" or len(readings) < 2:
        return None
    told = [reading for reading in readings if is_named_by_country(mention, reading, around)]
    return told[0] if len(told) == 1 else None


def _is_contested(reading: str, readings: Sequence[str], scores: Mapping[str, float]) -> bool:
    """Whether the article speaks of another group's country as much: then the better known group is no more likely."""
    return any(
        scores[other] > 0 and scores[other] >= scores[reading]
        for other in readings
        if other != reading and type_of(other) == type_of(reading) == "actor"
    )


def _countries_besides(reading: str, readings: Sequence[str], known: KnownThings) -> set[str]:
    """The countries of the other readings that are not this one's."""
    others = {country for other in readings for country in known.countries_of(other)}
    return others - set(known.countries_of(reading))


def _sure(best: float, second: float) -> float:
    return round(best / (best + second + 0.5), 2)


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


def _score(mention: Mention, reading: str, readings: Sequence[str], around: Surroundings) -> float:
    left_out = around.holder_of_list(mention, [reading]) if mention.type == "place" else None
    countries = around.known.countries_of(reading)
    score = COUNTRY_OF_DOCUMENT * max(
        (_weight(country, left_out, around) for country in countries), default=0.0
    )
    near = around.spoken_near(mention, without=left_out)
    others = _countries_besides(reading, readings, around.known)
    if near.intersection(countries):
        score += COUNTRY_IN_SENTENCE + ALONE_IN_SENTENCE * (bool(others) and not near & others)
    if others and country_of_scene(mention, around) in countries:
        score += SCENE_OF_SENTENCE
    return score + _pointed_at(mention, reading, readings, around)


def _weight(country: str, left_out: Span | None, around: Surroundings) -> float:
    """How much a document is about a country; the one it names most counts as its subject, however many others it names."""
    share = around.share(country, without=left_out)
    subject = around.leads(country) and share >= MAIN_SUBJECT / 2 and left_out is None
    return max(share, MAIN_SUBJECT) if subject else share


def _support(
    mention: Mention,
    reading: str,
    readings: Sequence[str],
    around: Surroundings,
    score: float,
) -> float:
    """What counts for a name that is not enough alone.

    Of several forces and towns of one name the country tells which it is, if the article is about that country or the sentence
    about no other. A surname or a plain word needs more: something that points at this very thing.
    """
    plain = " " not in fold_name(mention.text) and not mention.text.isupper()
    countries = around.known.countries_of(reading)
    about = around.spoken_near(mention) & set(countries) == around.spoken_near(mention) != set()
    about = about or country_of_scene(mention, around) in countries
    if type_of(reading) == "place":
        return score
    if not plain and (about or any(map(around.leads, countries))):
        return score
    return _pointed_at(mention, reading, readings, around)


def _pointed_at(
    mention: Mention, reading: str, readings: Sequence[str], around: Surroundings
) -> float:
    """Evidence that points at this very entity, and not only at its country."""
    elsewhere = NAMED_ELSEWHERE if around.named.get(reading) else 0.0
    return elsewhere + _beside(mention, reading, readings, around)


def _beside(mention: Mention, reading: str, readings: Sequence[str], around: Surroundings) -> float:
    """What the words around a mention say for a reading."""
    if type_of(reading) == "place":
        score = neighbouring_places(mention, reading, around)
    else:
        score = country_of_phrase(mention, reading, around) + _office(mention, reading, around)
    company = _company(mention, reading, readings, around)
    return score + company + _rest_of_name(mention, reading, around)


def _rest_of_name(mention: Mention, reading: str, around: Surroundings) -> float:
    """A word that the full name has and the text lacks, elsewhere in the sentence: cartels (Sinaloa), Ene river valleys."""
    thing = around.known.things[reading]
    missing = {w for w in fold_name(thing.name).split() if len(w) > 3}
    missing -= {*fold_name(mention.text).split(), *fold_name(mention.name).split()}
    at = around.sentence_at(mention.start)
    if at < 0 or thing.kind == "person":
        return 0.0
    sentence = around.sentences[at]
    words = fold_name(around.document.text[sentence.start : sentence.end]).split()
    return WORD_OF_ITS_NAME if any(w.startswith(m) for m in missing for w in words) else 0.0


def _office(mention: Mention, reading: str, around: Surroundings) -> float:
    """ "President Duarte" in an article on his country and on no other as much, or in a sentence that names it alone."""
    if around.known.things[reading].kind != "person":
        return 0.0
    text = around.document.text[max(0, mention.start - 24) : mention.start]
    countries = around.known.countries_of(reading)
    near = around.spoken_near(mention)
    about = any(map(around.leads, countries)) if not near else near <= set(countries)
    return OFFICE if about and _OFFICE.search(text) else 0.0


def _company(
    mention: Mention, reading: str, readings: Sequence[str], around: Surroundings
) -> float:
    """A thing of the same type and kind as the next item of the same list.

    Where several readings are of that kind, it says which one only by its country: "the FARC and the ELN".
    """
    known, thing = around.known, around.known.things[reading]
    peers = [known.things[r] for r in readings if known.things[r].kind == thing.kind]
    for beside in (next(around.before(mention), None), next(around.after(mention), None)):
        if beside is None or len(beside[1]) != 1 or is_weak(beside[0].text, beside[1][0], known):
            continue
        entity = beside[1][0]
        first, second = sorted((mention, beside[0]), key=lambda m: m.start)
        other = known.things.get(entity)
        alike = other and (thing.type, thing.kind) == (other.type, other.kind)
        shared = set(known.countries_of(reading)) & set(known.countries_of(entity))
        listed = around.gap(first, second).removesuffix("the").rstrip() in LIST_GAPS
        if alike and listed and (shared or len(peers) == 1):
            return SAME_KIND_IN_LIST
    return 0.0
