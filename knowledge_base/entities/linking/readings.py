"""Which of several known entities a name means here: decided by what the document says around it, or left open.

A shared name is never settled by a guess. Evidence are the countries that the document, the sentence and neighbouring places
name, an unmistakable name of the same entity elsewhere in the document, and the company a name keeps in a list. The likeliest
reading must have evidence and lead clearly; the weights say only what outweighs what, and are fitted to no corpus.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.entities.linking.known_things import KnownThings, type_of
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.model import Document, Mention, Span

NAMED_ELSEWHERE = 3.0
NEIGHBOURING_PLACE = 2.0
COUNTRY_OF_DOCUMENT = 2.0
COUNTRY_IN_SENTENCE = 1.0
SAME_KIND_IN_LIST = 1.5
WORD_OF_ITS_NAME = 1.5
LARGEST_OF_ITS_NAME = 1.0
SAME_REGION = 1.0
ENOUGH = 1.0
LEAD = 1.0
MUCH_LARGER = 10  # times the inhabitants of any other town of the name
SMALL_TOWN = 15_000  # inhabitants; hamlets that no gazetteer lists bear such names as well
_NEAR = 12  # characters between a place and the one it lies in: "Santa Elena, Usulutan"
_LIST_GAPS = frozenset({",", "and", "or", ", and", ", or", "/", ";", "&"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a document says beyond doubt: `sure` mentions with their only reading, and the countries these speak of."""

    document: Document
    known: KnownThings
    sentences: tuple[Span, ...]
    sure: Mapping[Span, tuple[Mention, str]]
    named: Mapping[str, int]
    shares: Mapping[str, float]
    in_sentence: Mapping[int, frozenset[str]]
    order: tuple[Span, ...]


def survey(
    document: Document,
    mentions: Sequence[tuple[Mention, tuple[str, ...]]],
    sentences: tuple[Span, ...],
    known: KnownThings,
) -> Surroundings:
    """The surroundings that a document gives to its doubtful names, from its mentions and their readings."""
    sure = {
        Span(m.start, m.end): (m, readings[0])
        for m, readings in mentions
        if len(readings) == 1
        and not is_weak(m, readings[0], known)
        and not _share(readings[0], known)
    }
    counts: Counter[str] = Counter()
    by_sentence: defaultdict[int, set[str]] = defaultdict(set)
    for mention, entity in sure.values():
        countries = known.countries_of(entity)
        if len(countries) == 1 and mention.type in ("place", "actor"):
            counts[countries[0]] += 2 if mention.type == "place" else 1
            if mention.type == "place":
                by_sentence[_sentence_at(sentences, mention.start)].add(countries[0])
    total = sum(counts.values())
    return Surroundings(
        document=document,
        known=known,
        sentences=sentences,
        sure=sure,
        named=Counter(entity for _, entity in sure.values()),
        shares={country: count / total for country, count in counts.items()},
        in_sentence={at: frozenset(found) for at, found in by_sentence.items()},
        order=tuple(sorted(sure)),
    )


def is_weak(mention: Mention, entity: str, known: KnownThings) -> bool:
    """Whether a text is a name of the entity that needs support from its context."""
    thing = known.things.get(entity)
    return thing is not None and bool(thing.weak) and fold_name(mention.text) in thing.weak


def fitting_readings(
    mention: Mention, readings: Sequence[str], around: Surroundings
) -> tuple[str, ...]:
    """The readings without towns of the gazetteer that lie where the document and the sentence do not speak of.

    Where a place right beside says which of the towns it is ("Santa Elena, Usulutan"), the others are none.
    """
    towns = {reading for reading in readings if _share(reading, around.known)}
    nested = {r for r in towns if _neighbouring_places(mention, r, around) >= NEIGHBOURING_PLACE}
    if nested and len(towns) == len(readings):
        return tuple(reading for reading in readings if reading in nested)
    here = around.in_sentence.get(_sentence_at(around.sentences, mention.start), frozenset())
    return tuple(
        reading
        for reading in readings
        if reading not in towns or _is_spoken_of(reading, here, around)
    )


def _is_spoken_of(reading: str, here: frozenset[str], around: Surroundings) -> bool:
    """Whether the sentence names its country, or the document does enough, for a small town more than any other."""
    countries = around.known.countries_of(reading)
    share = max((around.shares.get(country, 0.0) for country in countries), default=0.0)
    large = around.known.things[reading].population >= SMALL_TOWN
    fitting = large or share >= max(around.shares.values(), default=0.0)
    return bool(here.intersection(countries)) or (
        fitting and share >= _share(reading, around.known)
    )


def _share(reading: str, known: KnownThings) -> float:
    thing = known.things.get(reading)
    return thing.share if thing else 0.0


def choose_reading(
    mention: Mention, readings: Sequence[str], around: Surroundings
) -> tuple[str | None, float]:
    """The entity that a mention means and how sure that is (0 to 1), or (None, 0) where it stays open."""
    supported = [
        reading
        for reading in readings
        if not is_weak(mention, reading, around.known)
        or _support_of_weak(mention, reading, around) >= ENOUGH
    ]
    if len(supported) < 2:
        return (supported[0], 1.0) if supported else (None, 0.0)
    scores = {reading: _score(mention, reading, around) for reading in supported}
    if largest := _largest(supported, around.known):
        scores[largest] += LARGEST_OF_ITS_NAME
    best, second = sorted(supported, key=lambda reading: -scores[reading])[:2]
    if scores[best] >= ENOUGH and scores[best] - scores[second] >= LEAD:
        return best, round(scores[best] / (scores[best] + scores[second] + 0.5), 2)
    return _outermost(supported, scores, around.known)


def _largest(readings: Sequence[str], known: KnownThings) -> str | None:
    """The town that is meant where nothing speaks for the hamlets of its name."""
    sizes = {reading: known.things[reading].population for reading in readings}
    largest = max(readings, key=lambda reading: sizes[reading])
    others = [size for reading, size in sizes.items() if reading != largest]
    return largest if sizes[largest] >= MUCH_LARGER * max(*others, 1) else None


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
    countries = around.known.countries_of(reading)
    here = around.in_sentence.get(_sentence_at(around.sentences, mention.start), frozenset())
    score = COUNTRY_OF_DOCUMENT * max((around.shares.get(c, 0.0) for c in countries), default=0.0)
    score += COUNTRY_IN_SENTENCE if here.intersection(countries) else 0.0
    score += NAMED_ELSEWHERE if around.named.get(reading) else 0.0
    if type_of(reading) == "place":
        score += _neighbouring_places(mention, reading, around)
    return score + _company(mention, reading, around) + _rest_of_name(mention, reading, around)


def _support_of_weak(mention: Mention, reading: str, around: Surroundings) -> float:
    """Support for a name that is also a common word or another thing's: what points at this very entity."""
    score = NAMED_ELSEWHERE if around.named.get(reading) else 0.0
    return score + _company(mention, reading, around) + _rest_of_name(mention, reading, around)


def _rest_of_name(mention: Mention, reading: str, around: Surroundings) -> float:
    """A word that the full name has and the text lacks, elsewhere in the sentence: cartels (Sinaloa), Ene river valleys."""
    thing = around.known.things[reading]
    missing = {w for w in fold_name(thing.name).split() if len(w) > 3}
    missing -= set(fold_name(mention.text).split())
    at = _sentence_at(around.sentences, mention.start)
    if at < 0:
        return 0.0
    sentence = around.sentences[at]
    words = fold_name(around.document.text[sentence.start : sentence.end]).split()
    return WORD_OF_ITS_NAME if any(w.startswith(m) for m in missing for w in words) else 0.0


def _neighbouring_places(mention: Mention, reading: str, around: Surroundings) -> float:
    """A place named right beside that lies in this one, or in which this one lies."""
    for neighbour, entity in _neighbours(mention, around):
        gap = max(mention.start, neighbour.start) - min(mention.end, neighbour.end)
        lies = around.known.lies_in(reading, entity) or around.known.lies_in(entity, reading)
        if gap <= _NEAR and lies:
            return NEIGHBOURING_PLACE
        if gap <= _NEAR and _share_region(reading, entity, around.known):
            return SAME_REGION
    return 0.0


def _share_region(first: str, second: str, known: KnownThings) -> bool:
    """Whether two places lie in one region: "Santa Elena, Usulutan" may name the town of that name and mean its region."""
    places = [known.things.get(first), known.things.get(second)]
    within = {place.within for place in places if place}
    region = known.things.get(next(iter(within)) or "") if len(within) == 1 else None
    return region is not None and region.kind == "region"


def _company(mention: Mention, reading: str, around: Surroundings) -> float:
    """A thing of the same type and kind as the next item of the same list."""
    thing = around.known.things.get(reading)
    for neighbour, entity in _neighbours(mention, around):
        first, second = sorted(
            (Span(mention.start, mention.end), Span(neighbour.start, neighbour.end))
        )
        gap = " ".join(around.document.text[first.end : second.start].split())
        other = around.known.things.get(entity)
        if (
            thing
            and other
            and gap in _LIST_GAPS
            and (thing.type, thing.kind) == (other.type, other.kind)
        ):
            return SAME_KIND_IN_LIST
    return 0.0


def _neighbours(mention: Mention, around: Surroundings) -> list[tuple[Mention, str]]:
    at = bisect_right(around.order, Span(mention.start, mention.end))
    return [around.sure[span] for span in around.order[max(0, at - 2) : at + 2]]


def _sentence_at(sentences: tuple[Span, ...], offset: int) -> int:
    at = bisect_right(sentences, offset, key=lambda span: span.start) - 1
    return at if at >= 0 and offset < sentences[at].end else -1
