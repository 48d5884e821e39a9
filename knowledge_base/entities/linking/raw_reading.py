"""The machine's own reading: which entity each mention means, as if no decision of a person stood."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from knowledge_base import edtf
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.identity import Key, NewThing, identify, name_key
from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.readings import (
    Surroundings,
    choose_reading,
    fitting_readings,
    survey,
)
from knowledge_base.model import Document, Findings, Mention

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
    """All readings by source in reading order, what surrounds them, and the things behind new names."""

    readings: Mapping[str, tuple[Reading, ...]]
    around: Mapping[str, Surroundings]
    new_things: Mapping[str, NewThing]


def read_mentions(
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
    records: Records,
    known: KnownThings,
) -> RawReading:
    """What every mention means, by known names, by what surrounds a shared name, or as a new thing."""
    options = {
        source: [(m, _readings_of(m, known)) for m in found.mentions]
        for source, found in sorted(findings.items())
    }
    around = {
        source: survey(documents[source], options[source], findings[source].sentences, known)
        for source in options
    }
    options = {
        source: [(m, fitting_readings(m, readings, around[source])) for m, readings in pairs]
        for source, pairs in options.items()
    }
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
        new_things={thing.id: thing for thing in things.values()},
    )


def date_id(value: str) -> str | None:
    """The record of a date: its own for a closed one, that of its year for an open bound."""
    stem = edtf.file_stem(value) or edtf.year_of(value)
    return f"dates/{stem}" if stem else None


def _readings_of(mention: Mention, known: KnownThings) -> tuple[str, ...]:
    """The known entities that a mention may mean: as found, otherwise those that bear its full name."""
    found = tuple(dict.fromkeys(r for r in mention.readings if r in known.things))
    if found or mention.type not in NAMED_TYPES:
        return found
    return known.bearers.get((mention.type, fold_name(mention.name)), ())


def _read_document(
    options: Iterable[tuple[Mention, tuple[str, ...]]],
    around: Surroundings,
    things: Mapping[Key, NewThing],
) -> tuple[Reading, ...]:
    read = [_read_mention(mention, readings, around, things) for mention, readings in options]
    return _agree_within(read)


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


def _agree_within(read: list[Reading]) -> tuple[Reading, ...]:
    """One sense a document: an open name takes the meaning it has wherever else in the document it was decided."""
    decided: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for reading in read:
        if reading.found and len(reading.readings) > 1:
            key = fold_name(reading.mention.text), reading.readings
            decided.setdefault(key, set()).add(reading.found)
    return tuple(
        replace(reading, found=min(senses))
        if reading.found is None
        and len(senses := decided.get((fold_name(reading.mention.text), reading.readings), set()))
        == 1
        else reading
        for reading in read
    )
