"""The machine's own reading: which entity each mention means, as if no decision of a person stood."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge_base import edtf
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.fitting_readings import fitting_readings
from knowledge_base.entities.linking.identity import Key, NewThing, identify, name_key
from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.one_type import may_be_retyped, settle_types
from knowledge_base.entities.linking.readings import choose_reading, is_told_here
from knowledge_base.entities.linking.surroundings import Option, Surroundings, survey
from knowledge_base.model import Document, Findings, Mention

# An article of which so much is about one country means its things where it says nothing else.
ONE_SUBJECT = 0.75
NAMED_TYPES = ("actor", "place", "topic", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A mention with the entity the machine takes it to mean (None: open) and all that it may mean.

    `new` says that nobody gave the name: the machine found it by itself.
    """

    mention: Mention
    found: str | None
    readings: tuple[str, ...] = ()
    new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReading:
    """All readings by source in reading order, and what surrounds them."""

    readings: Mapping[str, tuple[Reading, ...]]
    around: Mapping[str, Surroundings]


def read_mentions(
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
    records: Records,
    known: KnownThings,
    namesakes: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> RawReading:
    """What every mention means, by known names, by what surrounds a shared name, or as a new thing.

    `namesakes` are the towns, by source and folded name, that the name of a known place may mean there instead.
    """
    options = {
        source: [(m, _readings_of(m, known, namesakes.get(source, {}))) for m in found.mentions]
        for source, found in sorted(findings.items())
    }
    seen = options
    around = _survey(documents, findings, options, known)
    options = {
        source: [(m, fitting_readings(m, readings, around[source])) for m, readings in pairs]
        for source, pairs in options.items()
    }
    options = _of_one_type(options, records)
    changed = {source: pairs for source, pairs in options.items() if pairs != seen[source]}
    around = {**around, **_survey(documents, findings, changed, known)}
    new_names = [
        mention
        for pairs in options.values()
        for mention, readings in pairs
        if not readings and mention.type in NAMED_TYPES
    ]
    things = identify(new_names, records, known.things)
    return RawReading(
        readings={s: _read_document(options[s], around[s], things) for s in options},
        around=around,
    )


def _survey(
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
    options: Mapping[str, Sequence[Option]],
    known: KnownThings,
) -> dict[str, Surroundings]:
    return {
        source: survey(documents[source], pairs, findings[source].sentences, known)
        for source, pairs in options.items()
    }


def date_id(value: str) -> str | None:
    """The record of a date: its own for a closed one, that of its year for an open bound."""
    stem = edtf.file_stem(value) or edtf.year_of(value)
    return f"dates/{stem}" if stem else None


def _readings_of(
    mention: Mention, known: KnownThings, namesakes: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The known entities that a mention may mean: as found, otherwise those that bear its full name.

    The name of a place may be that of towns of other countries as well.
    """
    found = tuple(dict.fromkeys(r for r in mention.readings if r in known.things))
    if found and mention.type == "place" and not mention.adjectival:
        others = namesakes.get(fold_name(mention.text), ())
        return tuple(dict.fromkeys((*found, *(town for town in others if town in known.things))))
    if found or mention.type not in NAMED_TYPES:
        return found
    return known.bearers.get((mention.type, fold_name(mention.name)), ())


def _of_one_type(
    options: Mapping[str, list[tuple[Mention, tuple[str, ...]]]], records: Records
) -> dict[str, list[tuple[Mention, tuple[str, ...]]]]:
    """The mentions with their readings, new names that articles take for two types brought to one."""
    types = settle_types((option for pairs in options.values() for option in pairs), records)

    def settled(mention: Mention, readings: tuple[str, ...]) -> Mention:
        decided = None if readings else types.get(fold_name(mention.name))
        if decided is None or not may_be_retyped(mention) or mention.type == decided:
            return mention
        return replace(mention, type=decided, kind=None)

    return {source: [(settled(m, r), r) for m, r in pairs] for source, pairs in options.items()}


def _read_document(
    options: Iterable[tuple[Mention, tuple[str, ...]]],
    around: Surroundings,
    things: Mapping[Key, NewThing],
) -> tuple[Reading, ...]:
    read = [_read_mention(mention, readings, around, things) for mention, readings in options]
    return _agree_within(read, around)


def _read_mention(
    mention: Mention,
    readings: tuple[str, ...],
    around: Surroundings,
    things: Mapping[Key, NewThing],
) -> Reading:
    if readings:
        chosen, sure = choose_reading(mention, readings, around)
        confidence = round(mention.confidence * (sure or 1.0), 3)
        weighed = replace(mention, readings=readings, confidence=confidence)
        return Reading(mention=weighed, found=chosen, readings=readings)
    if mention.type == "date":
        return Reading(mention=mention, found=date_id(mention.edtf) if mention.edtf else None)
    thing = things.get(name_key(mention))
    return Reading(mention=mention, found=thing.id if thing else None, new=thing is not None)


def _agree_within(read: Sequence[Reading], around: Surroundings) -> tuple[Reading, ...]:
    """One sense a document: an open name takes the meaning it has wherever else in the document it was decided.

    Where the document has a name for two things, each mention means the one that its own sentence says; the rest stay open,
    unless the document is about the country of one of them.
    """
    senses: defaultdict[str, set[str]] = defaultdict(set)
    for reading in read:
        if reading.found and reading.readings:
            senses[fold_name(reading.mention.text)].add(reading.found)
    return tuple(_in_sense(r, senses, around) for r in read)


def _in_sense(reading: Reading, decided: Mapping[str, set[str]], around: Surroundings) -> Reading:
    senses = decided.get(fold_name(reading.mention.text), set()).intersection(reading.readings)
    if len(senses) == 1 and reading.found is None:
        return replace(reading, found=min(senses))
    person = reading.mention.kind == "person"  # who is spoken of goes on from sentence to sentence
    if len(senses) < 2 or reading.found is None or person:
        return reading
    countries = around.known.countries_of(reading.found)
    subject = any(around.share(country) >= ONE_SUBJECT for country in countries)
    told = is_told_here(reading.mention, reading.found, reading.readings, around)
    return reading if subject or told else replace(reading, found=None)
