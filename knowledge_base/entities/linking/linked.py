"""The whole reading of a corpus: what each mention and event means, which files there are, and what each block says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge_base.entities.blocks.contents import Block
from knowledge_base.entities.blocks.extract_blocks import Corpus, extract_blocks
from knowledge_base.entities.events.event_identity import identify_events
from knowledge_base.entities.events.event_records import remember_events
from knowledge_base.entities.events.tellings import (
    Telling,
    finest_places,
    is_published,
    is_specific,
    link_telling,
    read_tellings,
)
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.births import Files, settle_files
from knowledge_base.entities.linking.decisions import Decisions, apply_decisions, gather_decisions
from knowledge_base.entities.linking.known_things import (
    Entries,
    KnownThings,
    gather_known,
    with_inhabitants,
)
from knowledge_base.entities.linking.raw_reading import RawReading, read_mentions
from knowledge_base.known_places import Namesakes
from knowledge_base.model import Document, Findings, LinkedEvent, LinkedMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What the entities room made of a corpus, without a word written to disk.

    `published` are the dates of the articles. `mentions` and `events` are by source, as readers see them; `raw` and `tellings` (by event) are the machine's reading as if
    no decision stood, `doubtful` the tellings of particular events that are below the line, and `blocks` what the machine says of
    each id that has a file after the build.
    """

    documents: Mapping[str, Document]
    findings: Mapping[str, Findings]
    published: Mapping[str, str | None]
    known: KnownThings
    decisions: Decisions
    raw: RawReading
    mentions: Mapping[str, tuple[LinkedMention, ...]]
    events: Mapping[str, tuple[LinkedEvent, ...]]
    tellings: Mapping[str, tuple[Telling, ...]]
    doubtful: tuple[Telling, ...]
    files: Files
    blocks: Mapping[str, Block]


def link(
    documents: Iterable[Document],
    findings: Mapping[str, Findings],
    records: Records,
    authority: Entries,
    namesakes: Namesakes | None = None,
) -> Linked:
    """Decide what every mention and event means, before and after people's decisions, and which files that makes.

    `namesakes` are the towns that a known place's name may mean instead, as far as the authority has them. A file of the machine that no longer earns its place is as if it had never been: the corpus is then read again without
    it, so that a second build finds nothing to change.
    """
    by_source = {d.source: d for d in sorted(documents, key=lambda d: d.source)}
    found = {source: findings.get(source) or Findings(source=source) for source in by_source}
    while True:
        linked = _link_once(by_source, found, records, authority, namesakes or Namesakes())
        if not linked.files.gone:
            return linked
        gone = linked.files.gone
        records = {entity: r for entity, r in records.items() if entity not in gone}


def published_dates(records: Records, documents: Iterable[Document]) -> dict[str, str | None]:
    """When each source was published (EDTF): what a person wrote, also `null`, before what the text states."""
    dates = {}
    for document in sorted(documents, key=lambda d: d.source):
        record = records.get(f"sources/{document.source}")
        written = record is not None and record.wrote("published")
        value = (
            getattr(record.written, "published", None) if record and written else document.published
        )
        dates[document.source] = value
    return dates


def _link_once(
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
    records: Records,
    authority: Entries,
    namesakes: Namesakes,
) -> Linked:
    known = with_inhabitants(gather_known(records, authority), namesakes.inhabitants)
    corpus = Corpus(documents=documents, findings=findings, authority=authority, known=known)
    decisions = gather_decisions(records, known)
    raw = read_mentions(documents, findings, records, known, namesakes.towns)
    mentions = apply_decisions(documents, raw, decisions)
    told = read_tellings(documents, findings, raw, mentions)
    specific = [t for by_source in told.values() for t in by_source if is_specific(t.event)]
    tellings = identify_events(
        (telling for telling in specific if is_published(telling.event)),
        remember_events(records, documents),
        known,
        taken={*records, *authority},
    )
    events = _link_events(told, tellings, decisions, known)
    files = settle_files(
        records,
        authority,
        decisions,
        mentions=(m for by_source in mentions.values() for m in by_source),
        events=(e for by_source in events.values() for e in by_source),
        told={*tellings, *(f"sources/{source}" for source in documents)},
    )
    event_tellings = {entity: finest_places(group, known) for entity, group in tellings.items()}
    return Linked(
        documents=documents,
        findings=findings,
        published=published_dates(records, documents.values()),
        known=known,
        decisions=decisions,
        raw=raw,
        mentions=_settle_mentions(mentions, files, known),
        events=events,
        tellings=event_tellings,
        doubtful=tuple(telling for telling in specific if not is_published(telling.event)),
        files=files,
        blocks=extract_blocks(raw, event_tellings, files.present, records, corpus),
    )


def _link_events(
    told: Mapping[str, Sequence[Telling]],
    tellings: Mapping[str, Sequence[Telling]],
    decisions: Decisions,
    known: KnownThings,
) -> dict[str, tuple[LinkedEvent, ...]]:
    """The tellings as readers see them; those of an event that a person rejected are not among them."""
    event_of = {telling: entity for entity, group in tellings.items() for telling in group}
    return {
        source: tuple(
            link_telling(telling, decisions.target(entity) if entity else None, known)
            for telling in found
            if (entity := event_of.get(telling)) is None or not decisions.rejects(entity)
        )
        for source, found in told.items()
    }


def _settle_mentions(
    mentions: Mapping[str, Sequence[LinkedMention]], files: Files, known: KnownThings
) -> dict[str, tuple[LinkedMention, ...]]:
    """The mentions with what is certain only now: whether their entity has a file, and the kind it is known to be."""
    present = files.present
    return {
        source: tuple(_settle(linked, present, known) for linked in found)
        for source, found in mentions.items()
    }


def _settle(linked: LinkedMention, present: frozenset[str], known: KnownThings) -> LinkedMention:
    mention, entity = linked.mention, linked.entity
    thing = known.things.get(entity) if entity else None
    kind = (thing.kind if thing else None) or mention.kind or None
    if kind != mention.kind:
        mention = replace(mention, kind=kind)
    candidate = entity is not None and entity not in present
    if mention is linked.mention and candidate == linked.candidate:
        return linked
    return replace(linked, mention=mention, candidate=candidate)
