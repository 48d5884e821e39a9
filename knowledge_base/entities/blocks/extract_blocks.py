"""The block `extracted` of every file, each by the rules of its type."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge_base import edtf
from knowledge_base.entities.blocks.contents import (
    Block,
    Found,
    best_name,
    evidence_item,
    extract_source,
    extract_thing,
)
from knowledge_base.entities.events.articles import with_article
from knowledge_base.entities.events.event_blocks import extract_event
from knowledge_base.entities.events.tellings import Telling
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.known_things import Entries, KnownThings
from knowledge_base.entities.linking.nesting import Holder, find_holders
from knowledge_base.entities.linking.quotes import locate_evidence, quotes_in
from knowledge_base.entities.linking.raw_reading import RawReading
from knowledge_base.entity_ids import stem_of, type_of
from knowledge_base.model import Document, Findings, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What was read: the documents and findings by source, the authority files, and what both say of each entity."""

    documents: Mapping[str, Document]
    findings: Mapping[str, Findings]
    authority: Entries
    known: KnownThings


def extract_blocks(
    raw: RawReading,
    tellings: Mapping[str, Sequence[Telling]],
    present: Collection[str],
    records: Records,
    corpus: Corpus,
) -> dict[str, Block]:
    """The block of every id that has a file after the build, by id in order."""
    found = _gather_found(raw)
    names = {
        entity: with_article(_name(found[entity], corpus), found[entity].mentions, corpus.documents)
        for entity in found
    }

    def name_of(entity: str) -> str:
        return names.get(entity) or stem_of(entity)

    holders = find_holders(corpus.documents, corpus.findings, raw, corpus.known)
    blocks = {}
    for entity in sorted(present):
        record = records.get(entity)
        previous = record.extracted if record else None
        if type_of(entity) == "event":
            block = extract_event(
                tellings.get(entity, ()), previous, documents=corpus.documents, name_of=name_of
            )
        elif type_of(entity) == "source":
            block = extract_source(corpus.documents.get(stem_of(entity)), previous)
        else:
            block = extract_named(found.get(entity) or Found(id=entity), previous, corpus)
            block |= _where(holders.get(entity), corpus.known)
        blocks[entity] = block | _locate_quotes(record, corpus)
    return blocks


def extract_named(found: Found, previous: Mapping[str, Any] | None, corpus: Corpus) -> Block:
    """The block of an actor, place, topic or date."""
    return extract_thing(
        found,
        corpus.authority.get(found.id),
        previous,
        documents=corpus.documents,
        findings=corpus.findings,
    )


def _where(holder: Holder | None, known: KnownThings) -> Block:
    """Where a new place lies, with the sentence that says so."""
    if holder is None:
        return {}
    countries = known.countries_of(holder.within)
    country = {"country": countries[0]} if len(countries) == 1 else {}
    return {"within": holder.within, **country, "located_by": evidence_item(holder.evidence)}


def _name(found: Found, corpus: Corpus) -> str:
    if type_of(found.id) == "date":
        return edtf.in_words(edtf.from_file_stem(stem_of(found.id)))
    return best_name(found.mentions, corpus.authority.get(found.id)) or ""


def _gather_found(raw: RawReading) -> dict[str, Found]:
    """The mentions of each id as the machine reads them."""
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    new: defaultdict[str, list[Mention]] = defaultdict(list)
    for source in sorted(raw.readings):
        for reading in raw.readings[source]:
            if reading.found:
                mentions[reading.found].append(reading.mention)
                if reading.new:
                    new[reading.found].append(reading.mention)
    return {
        entity: Found(id=entity, mentions=tuple(found), new=tuple(new.get(entity, ())))
        for entity, found in mentions.items()
    }


def _locate_quotes(record: EntityRecord | None, corpus: Corpus) -> Block:
    """Where people's quotes stand in their sources."""
    if record is None:
        return {}
    located = set(locate_evidence(quotes_in(record.written), corpus.documents))
    ordered = sorted(located, key=lambda e: (e.source, e.start, e.end))
    return {"quotes": [evidence_item(evidence) for evidence in ordered]} if ordered else {}
