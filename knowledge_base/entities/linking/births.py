"""Which ids earn a file, and which files of the machine no longer do (rule 7 of the design)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from knowledge_base import edtf
from knowledge_base.entities.checks.check_targets import list_targets
from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.fields.entity_fields import EventFields
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.decisions import Decisions
from knowledge_base.entities.linking.publishing_line import COUNTED_CONFIDENCE, only_below_line
from knowledge_base.entities.linking.town_entries import TownEntry
from knowledge_base.model import LinkedEvent, LinkedMention

SOURCES_ENOUGH = 2
MENTIONS_ENOUGH = 3
# One mention of a town of the gazetteer is enough from here, and only where its name is rarely anything else's.
SURE_TOWN = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """What stays and what is born: `kept` and `born` have a file after the build, `gone` lose theirs."""

    kept: frozenset[str]
    born: frozenset[str]
    gone: frozenset[str]

    @property
    def present(self) -> frozenset[str]:
        """The ids that have a file after the build."""
        return self.kept | self.born


def settle_files(
    records: Records,
    authority: Mapping[str, AuthorityEntry],
    decisions: Decisions,
    *,
    mentions: Iterable[LinkedMention],
    events: Iterable[LinkedEvent],
    told: Collection[str],
) -> Files:
    """Which ids have a file after this build; a record with people's words, or to which they point, always keeps its own.

    `told` are the ids of what was read itself: the sources and the published events. What is only ever named below the line
    (`publishing_line`) earns none, whoever knows it.
    """
    mentions = list(mentions)
    named = _count_named(mentions)
    corrected = {
        decisions.target(correction.is_entity)
        for corrections in decisions.corrections.values()
        for correction in corrections
        if correction.is_entity
    }
    doubtful = {
        entity
        for entity, entry in authority.items()
        if isinstance(entry, TownEntry) and not (entry.distinctive and entity in named.sure)
    }
    known = (set(authority) - doubtful) | corrected
    earned = {entity for entity in named.all if entity in known or entity.startswith("dates/")}
    earned |= {entity for entity, counts in named.proper.items() if _is_enough(counts)}
    earned |= _participants(events)
    earned -= only_below_line(mentions)
    earned |= set(told) | _written(records, authority)
    with_words = {entity for entity, record in records.items() if record.has_words}
    kept = with_words | ((earned | _pointed(records)) & records.keys())
    return Files(
        kept=frozenset(kept),
        born=frozenset(earned - records.keys()),
        gone=frozenset(records.keys() - kept),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """Which ids are named at all, which of them once beyond doubt, and how often by name and surely enough in each source."""

    all: frozenset[str]
    sure: frozenset[str]
    proper: Mapping[str, Counter[str]]


def _count_named(mentions: Iterable[LinkedMention]) -> _Named:
    seen: set[str] = set()
    sure: set[str] = set()
    proper: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for linked in mentions:
        if linked.entity:
            seen.add(linked.entity)
            mention = linked.mention
            if not mention.adjectival and mention.confidence >= COUNTED_CONFIDENCE:
                proper[linked.entity][mention.source] += 1
            if mention.confidence >= SURE_TOWN:
                sure.add(linked.entity)
    return _Named(all=frozenset(seen), sure=frozenset(sure), proper=proper)


def _is_enough(counts: Counter[str]) -> bool:
    return len(counts) >= SOURCES_ENOUGH or max(counts.values()) >= MENTIONS_ENOUGH


def _participants(events: Iterable[LinkedEvent]) -> set[str]:
    """Who and what takes part in an event that has a page."""
    return {entity for event in events if event.entity for _, entity in event.arguments if entity}


def _pointed(records: Records) -> set[str]:
    """What people's words point to, also those that hold apart: without its file the next check would call the words wrong."""
    return {target for record in records.values() for _, target in list_targets(record)}


def _written(records: Records, authority: Mapping[str, AuthorityEntry]) -> set[str]:
    """What people's words lead to and an authority file knows, and the dates that they give to events.

    A rejected record leads nowhere; what is held apart from a record (`not_same_as`) is not led to.
    """
    standing = [record for record in records.values() if record.written.status != "rejected"]
    named = {
        target
        for record in standing
        for place, target in list_targets(record)
        if place[0] != "not_same_as" and target in authority
    }
    dates = {
        stem
        for record in standing
        if isinstance(record.written, EventFields) and record.written.date
        if (stem := edtf.file_stem(record.written.date))
    }
    return named | {f"dates/{stem}" for stem in dates}
