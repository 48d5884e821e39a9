"""What readers see: the machine's findings after people's decisions, overlaid by what people wrote."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from knowledge_base.entities.blocks.contents import count_by_source
from knowledge_base.entities.checks.check_corrections import check_corrections
from knowledge_base.entities.checks.check_rejects import check_rejects
from knowledge_base.entities.checks.checked import Checked
from knowledge_base.entities.events.event_lines import event_lines
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.known_things import Entries
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.entities.views.candidates import list_candidates
from knowledge_base.entities.views.compose_facts import compose_facts
from knowledge_base.entities.views.compose_names import compose_names
from knowledge_base.entities.views.compose_relations import compose_relations
from knowledge_base.entities.views.desk import Desk, lay_out
from knowledge_base.entities.views.event_names import name_events
from knowledge_base.entities.views.namesakes import propose_splits
from knowledge_base.entities.views.overlay import (
    general_evidence,
    leftover_references,
    overlay_text,
)
from knowledge_base.entities.views.proposals import propose_merges
from knowledge_base.entity_ids import type_of
from knowledge_base.model import Entity, KnowledgeBase
from knowledge_base.problems import Problem, in_order
from knowledge_base.vocabulary import TYPE_OF_FOLDER

# What stands in the list of published addresses came from pages; a person may have edited it, and it names files to write.
_STEM = re.compile(r"[^\s/\\.][^\s/\\]*")
_LIST_PART = re.compile(rf"lists/(?:{'|'.join(TYPE_OF_FOLDER)}|review-[a-z]+)-[0-9]+\.html")
EntityStatus = Literal["draft", "reviewed", "rejected", "merged"]


def compose(
    linked: Linked, records: Records, authority: Entries, published_urls: Iterable[str]
) -> KnowledgeBase:
    """Everything that pages are made of.

    Of a fact, a scalar that a person wrote stands over the found one, which stays in `found`; her `null` is a value of None;
    her lists are added to the found ones; what she rejects is gone. Facts that name an entity carry its id and, as value,
    its name; an entity of that id need not have a page. Identifiers are facts `identifiers.<scheme>`.
    """
    desk = name_events(lay_out(linked, records, authority))
    entities = {entity: _compose_entity(entity, desk) for entity in sorted(desk.present)}
    candidates = list_candidates(desk)
    return KnowledgeBase(
        documents=linked.documents,
        entities=entities,
        mentions=linked.mentions,
        events=linked.events,
        sentences={source: found.sentences for source, found in linked.findings.items()},
        candidates=candidates,
        listed_from=event_lines().listed,
        unlisted_events=sum(
            telling.event.confidence < event_lines().listed for telling in linked.doubtful
        ),
        proposals=propose_merges(entities, candidates, desk),
        splits=propose_splits(entities, desk),
        idle=_list_idle(linked, records, authority),
        withdrawn=_find_withdrawn(published_urls, entities),
    )


def _list_idle(linked: Linked, records: Records, authority: Entries) -> tuple[Problem, ...]:
    """Corrections that no mention obeys, and rejected values that were never found."""
    unused = check_corrections(records, linked.documents, linked.raw.readings, folder=Path())
    rejects = (
        problem
        for record in records.values()
        for problem in check_rejects(Checked(record=record, folder=Path()), records, authority)
    )
    return tuple(in_order([*unused, *rejects]))


def _compose_entity(entity: str, desk: Desk) -> Entity:
    record = desk.records.get(entity)
    facts = compose_facts(entity, desk)
    names = compose_names(entity, desk)
    relations = compose_relations(entity, desk)
    description = overlay_text("description", entity, desk)
    spoken_for = {fact.field for fact in (*facts, *names)} | (
        {"description"} if description else set()
    )
    return Entity(
        id=entity,
        type=type_of(entity),
        kind=desk.kind_of(entity),
        name=desk.name_of(entity),
        status=_status(entity, record, desk),
        file=record.file if record else f"{entity}.yml",
        description=description,
        names=names,
        facts=facts,
        relations=relations,
        evidence=general_evidence(entity, spoken_for, desk),
        references=leftover_references(entity, spoken_for, desk),
        mentions=_count_mentions(entity, desk),
        same_as=desk.linked.decisions.target(entity) if record and record.written.same_as else None,
        reason=record.written.reason if record else None,
        write_line=record.write_line if record else 1,
        written={field: record.place(field)[0] for field in sorted(record.written.model_fields_set)}
        if record
        else {},
    )


def _status(entity: str, record: EntityRecord | None, desk: Desk) -> EntityStatus:
    if record is None:
        return "draft"
    if desk.linked.decisions.target(entity) != entity:
        return "merged"
    return record.written.status


def _count_mentions(entity: str, desk: Desk) -> Mapping[str, int]:
    """The mentions that mean it by source; of an event also its tellings."""
    counts = count_by_source(desk.seen.get(entity, ()))
    for telling in desk.tellings.get(entity, ()):
        counts[telling.event.source] = counts.get(telling.event.source, 0) + 1
    return dict(sorted(counts.items()))


def _find_withdrawn(
    published_urls: Iterable[str], entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The ids of pages that were published and have no record now, and the addresses of parts of long lists.

    Whether such a part is still there only the pages know: theirs stands over a withdrawn one.
    """
    urls = list(published_urls)
    lists = {url for url in urls if _LIST_PART.fullmatch(url)}
    return tuple(sorted({*(published_ids(urls) - entities.keys()), *lists}))


def published_ids(published_urls: Iterable[str]) -> frozenset[str]:
    """The ids of the records whose pages were ever published."""
    return frozenset(filter(None, map(_id_of_page, published_urls)))


def _id_of_page(url: str) -> str | None:
    """`actors/farc/`, `/actors/farc/index.html` and `actors/farc.md` are all the page of `actors/farc`."""
    path = url.strip().strip("/").removesuffix("index.html").strip("/")
    for suffix in (".html", ".md"):
        path = path.removesuffix(suffix)
    folder, _, stem = path.partition("/")
    named = folder in TYPE_OF_FOLDER and _STEM.fullmatch(stem) and stem != "index"
    return path if named else None
