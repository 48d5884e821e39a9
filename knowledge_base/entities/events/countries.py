"""The country of an event: what its own words say of it, and what the article says where they are silent."""

from collections.abc import Iterator, Sequence

from knowledge_base.entities.events.abroad import abroad
from knowledge_base.entities.events.stage import BEHIND, Stage, is_report, own_country, says_where
from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.entity_ids import type_of
from knowledge_base.model import Argument, EventMention

Told = Sequence[
    tuple[Argument, str | None]
]  # the arguments of an event, each with the entity it means

_IN_NO_COUNTRY = ("sea", "continent", "macro-region")
# Who strikes at home unless the text says otherwise; armies, agencies and governments act abroad as well.
_AT_HOME = {"agent": ("armed-group", "criminal-group"), "victim": ("person",)}


def find_country(event: EventMention, told: Told, around: Surroundings, stage: Stage) -> str | None:
    """The country of an event, None where it was at sea or all over a continent, or where nothing tells.

    The state whose law or sanction it is; that of its places; the only one in which its sentence puts anything; that of the police or
    the court that did it; the one that the article clearly speaks of; the one in which its paragraph put something last; the home
    of the armed group that did it or of the person who suffered it; the one spoken of most, the dateline included. A people's
    name says whose somebody is, and not where: "two French nuns were killed".
    """
    if state := _the_only(_states(event, told, around)):
        return state
    places = [entity for argument, entity in told if argument.role == "place" and entity]
    countries = [
        c
        for place in places
        if (c := own_country(place, around)) and _counts(place, c, around, stage)
    ]
    if countries:
        named = [place for place in places if place in countries]  # "in X, Peru"
        return stage.clear if stage.clear in countries else [*named, *countries][0]
    if any(_kind(place, around) in _IN_NO_COUNTRY for place in places):
        return None
    return (
        _the_only(_of_sentence(event, around, stage))
        or _the_only(_of_its_police(told, around))
        or stage.clear
        or _last_put(event, around, stage)
        or _the_only(_homes("agent", told, around))
        or _the_only(_homes("victim", told, around))
        or stage.main
    )


def _kind(entity: str, around: Surroundings) -> str | None:
    thing = around.known.things.get(entity)
    return thing.kind if thing else None


def _the_only(countries: Iterator[str] | Sequence[str]) -> str | None:
    found = set(countries)
    return found.pop() if len(found) == 1 else None


def _counts(place: str, country: str, around: Surroundings, stage: Stage) -> bool:
    """Whether a place tells the country of an event.

    In a report that clearly speaks of one country, a place elsewhere of which nothing more is said bears the name of a street
    or a quarter, or stands in passing: "in the San Diego quarter".
    """
    if stage.clear in (None, country) or not is_report(around):
        return True
    itself = sum(2 for _, entity in around.sure.values() if entity == place)
    return around.countries.get(country, 0) > itself


def _of_sentence(event: EventMention, around: Surroundings, stage: Stage) -> Iterator[str]:
    """The countries of the places in which the event's sentence puts anything."""
    for at, sentence in enumerate(around.sentences):
        if sentence.start < event.span.end and event.span.start < sentence.end:
            yield from (country for _, country in _put_in(at, around, stage))


def _put_in(at: int, around: Surroundings, stage: Stage) -> Iterator[tuple[int, str]]:
    """The places of a sentence in which it puts anything: where each stands, and its country."""
    for span, country in around.spoken.get(at, {}).items():
        mention, entity = around.sure[span]
        if says_where(mention, around.document.text) and _counts(entity, country, around, stage):
            yield span.start, country


def _last_put(event: EventMention, around: Surroundings, stage: Stage) -> str | None:
    """The country of the last place before an event in which its paragraph puts anything."""
    at = event.span.start
    paragraph = next((p for p in around.document.paragraphs if p.start <= at < p.end), None)
    if paragraph is None:
        return None
    before = [
        found
        for number, sentence in enumerate(around.sentences)
        if paragraph.start <= sentence.start < at
        for found in _put_in(number, around, stage)
        if found[0] < at
    ]
    return max(before)[1] if before else None


def _states(event: EventMention, told: Told, around: Surroundings) -> Iterator[str]:
    """The countries that did what a state does at home: "Ecuador expelled the ambassador"; not "the U.S. launched Plan Colombia"."""
    if event.kind not in abroad().of_a_state:
        return
    programmes = (e for _, e in told if e and type_of(e) == "topic")
    elsewhere = {country for e in programmes for country in around.known.countries_of(e)}
    for argument, entity in told:
        if not entity or argument.role != "agent" or not elsewhere <= {entity}:
            continue
        if _kind(entity, around) == "country":
            yield entity


def _of_its_police(told: Told, around: Surroundings) -> Iterator[str]:
    """The countries of the police, courts and parliaments that did it."""
    text = around.document.text
    for argument, entity in told:
        if argument.role != "agent":
            continue
        inside = [s for s in around.sure if argument.span.start <= s.start < argument.span.end]
        named = [
            around.sure[s][1] for s in inside if abroad().is_at_home(text[s.end : s.end + BEHIND])
        ]
        if entity and abroad().is_at_home(f" {argument.text}"):
            named.append(entity)
        yield from (c for e in named if (c := own_country(e, around)))


def _homes(role: str, told: Told, around: Surroundings) -> Iterator[str]:
    """The countries of those named in a role who strike or are struck at home as a rule."""
    for argument, entity in told:
        if argument.role != role or not entity or type_of(entity) != "actor":
            continue
        home = own_country(entity, around) if _kind(entity, around) in _AT_HOME[role] else None
        if home:
            yield home
