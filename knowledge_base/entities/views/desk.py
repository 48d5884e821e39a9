"""Everything that the composing of an entity asks for, laid out once for all of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge_base.entities.blocks.contents import best_kind, best_name
from knowledge_base.entities.events.articles import with_article
from knowledge_base.entities.events.tellings import Telling, as_decided
from knowledge_base.entities.events.values import main_kind
from knowledge_base.entities.fields.entity_fields import SourceFields
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.known_things import Entries
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.entity_ids import stem_of, type_of
from knowledge_base.model import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A linked corpus seen from its entities, after people's decisions.

    `seen` are the mentions that mean an entity, `tellings` those of an event, `merged` the records that became part of it,
    `names` and `kinds` what readers call it.
    """

    linked: Linked
    records: Records
    authority: Entries
    present: frozenset[str]
    seen: Mapping[str, tuple[Mention, ...]]
    tellings: Mapping[str, tuple[Telling, ...]]
    merged: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    kinds: Mapping[str, str | None]

    def name_of(self, entity: str) -> str:
        """What readers call an entity, also one that has no file."""
        return self.names.get(entity) or stem_of(entity)

    def called(self, entity: str) -> str:
        """The name as it stands within a sentence: "the Caribbean"."""
        seen = self.seen.get(entity, ())
        return with_article(self.name_of(entity), seen, self.linked.documents)

    def kind_of(self, entity: str) -> str | None:
        """Its kind, a person's word first."""
        return self.kinds.get(entity)

    def target(self, entity: str) -> str:
        """The entity that an id stands for after all merges."""
        return self.linked.decisions.target(entity)


def lay_out(linked: Linked, records: Records, authority: Entries) -> Desk:
    """The desk of a linked corpus, on which events have no names yet."""
    seen: defaultdict[str, list[Mention]] = defaultdict(list)
    for source in sorted(linked.mentions):
        for mention in linked.mentions[source]:
            if mention.entity:
                seen[mention.entity].append(mention.mention)
    tellings: defaultdict[str, list[Telling]] = defaultdict(list)
    for entity in sorted(linked.tellings):
        if not linked.decisions.rejects(entity):
            tellings[linked.decisions.target(entity)] += map(as_decided, linked.tellings[entity])
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for entity in sorted(linked.files.present):
        if (target := linked.decisions.target(entity)) != entity:
            merged[target].append(entity)
    desk = Desk(
        linked=linked,
        records={e: r for e, r in records.items() if e in linked.files.present},
        authority=authority,
        present=linked.files.present,
        seen={entity: tuple(found) for entity, found in seen.items()},
        tellings={entity: tuple(found) for entity, found in tellings.items()},
        merged={entity: tuple(found) for entity, found in merged.items()},
        names={},
        kinds={},
    )
    return _with_names(desk)


def _with_names(desk: Desk) -> Desk:
    """Names of things; events are called by their places and actors, when the facts about them are known."""
    entities = sorted({*desk.present, *desk.seen, *desk.tellings, *desk.authority})
    return replace(
        desk,
        names={entity: _name(entity, desk) for entity in entities if type_of(entity) != "event"},
        kinds={entity: _kind(entity, desk) for entity in entities},
    )


def _name(entity: str, desk: Desk) -> str:
    record, block = desk.records.get(entity), desk.linked.blocks.get(entity, {})
    written = record.written.name if record else ""
    if record and isinstance(record.written, SourceFields):
        written = record.written.title or written
    entry = desk.authority.get(entity)
    found = block.get("name") or block.get("title") or best_name(desk.seen.get(entity, ()), entry)
    return written or str(found or stem_of(entity))


def _kind(entity: str, desk: Desk) -> str | None:
    record, block = desk.records.get(entity), desk.linked.blocks.get(entity, {})
    if record and record.written.kind:
        return record.written.kind
    if type_of(entity) == "event" and desk.tellings.get(entity):
        return main_kind(desk.tellings[entity])
    kind = block.get("kind") or best_kind(desk.seen.get(entity, ()), desk.authority.get(entity))
    return str(kind) if kind else None
