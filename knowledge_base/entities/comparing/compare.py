"""Two states of the entity files in, their differences out."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.entities.comparing.changes import (
    AddressChange,
    Comparison,
    Disagreement,
    FactChange,
    Fate,
    RecordChange,
    Seen,
    Turn,
)
from knowledge_base.entities.comparing.map_moves import find_moves
from knowledge_base.entities.comparing.seen import Slot, all_names, best_name, read_seen
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entity_ids import folder_of

_CHOSEN = ("name", "title")  # what to call a thing is a choice, no reading of a source

Facts = Mapping[str, Mapping[Slot, Seen]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """One state: where its merges lead, and what readers see of each record that is not closed."""

    records: Records
    facts: Facts

    def fate(self, entity: str) -> str:
        """What stands at the address of a record: record, merged, rejected, or gone."""
        record = self.records.get(entity)
        if record is None:
            return "gone"
        if record.written.same_as:
            return "merged"
        return "rejected" if record.written.status == "rejected" else "record"

    def is_shown(self, entity: str) -> bool:
        """Whether readers see the record itself."""
        return self.fate(entity) == "record"


def compare(
    base: Records,
    head: Records,
    *,
    published: Collection[str] = (),
    unreadable: Sequence[str] = (),
) -> Comparison:
    """What changed for readers from `base` to `head`.

    `published` are the ids of addresses that were ever published; `unreadable` the files that gave no record in either state,
    which are handed on and of which no change is told.
    """
    target = _targets(head)
    before = _state(base, _both(_targets(base), target))
    after = _state(head, target)
    hidden = {path.removesuffix(".yml") for path in unreadable}
    return Comparison(
        facts=tuple(_fact_changes(before, after, hidden)),
        records=tuple(_record_changes(before, after, hidden)),
        addresses=tuple(_address_changes(before, after, published, hidden)),
        moves=tuple(find_moves(before.facts, after.facts)),
        disagreements=tuple(_disagreements(before, after)),
        mentions=(_count_mentions(base), _count_mentions(head)),
        unreadable=tuple(sorted(unreadable)),
        only_words=_is_not_rebuilt(base, head),
        names={
            entity: best_name(record)
            for records in (base, head)
            for entity, record in records.items()
        },
    )


def _state(records: Records, target: Callable[[str], str]) -> _State:
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for entity, record in records.items():
        if (other := target(entity)) != entity and record.written.same_as:
            merged[other] += all_names(record)
    facts = {
        entity: read_seen(record, target, more_names=merged.get(entity, ()))
        for entity, record in records.items()
    }
    return _State(records=records, facts=facts)


def _targets(records: Records) -> Callable[[str], str]:
    """Where an id leads after all merges; a circle of merges leads nowhere."""

    def follow(entity: str) -> str:
        here, passed = entity, {entity}
        while (record := records.get(here)) and record.written.same_as:
            here = record.written.same_as
            if here in passed:
                return entity
            passed.add(here)
        return here

    return follow


def _both(first: Callable[[str], str], then: Callable[[str], str]) -> Callable[[str], str]:
    return lambda entity: then(first(entity))


def _fact_changes(before: _State, after: _State, hidden: Collection[str]) -> Iterator[FactChange]:
    for entity in sorted({*before.records, *after.records} - set(hidden)):
        old = before.facts[entity] if before.is_shown(entity) else {}
        new = after.facts[entity] if after.is_shown(entity) else {}
        # What stands in the record that this one became, or was, is neither lost nor new.
        home = _successor(entity, before, after) if old and not new else {}
        origin = _successor(entity, after, before) if new and not old else {}
        for slot in dict.fromkeys([*old, *new]):
            was, now = old.get(slot), new.get(slot)
            if (was and was.raw) == (now and now.raw):
                continue
            if (was and not now and _is_kept(was, home)) or (
                now and not was and _is_kept(now, origin)
            ):
                continue
            yield FactChange(record=entity, before=was, after=now)


def _successor(entity: str, here: _State, there: _State) -> Mapping[Slot, Seen]:
    """What readers see in the other state at the record that this one was merged into, or that seems to be it."""
    target = _targets(there.records)(entity)
    if target == entity and there.fate(entity) == "gone":
        target = _lookalike(entity, here, there)
    return there.facts.get(target, {}) if target != entity else {}


def _is_kept(was: Seen, home: Mapping[Slot, Seen]) -> bool:
    """Whether a value stands in another record too; a name may be its best name there or one of the others."""
    if home and was.field in ("name", "aliases"):
        best = home.get(("name", ""))
        folded = was.key or fold_name(was.raw)
        return ("aliases", folded) in home or (best is not None and fold_name(best.raw) == folded)
    same = home.get((was.field, was.key))
    return same is not None and same.raw == was.raw


def _record_changes(
    before: _State, after: _State, hidden: Collection[str]
) -> Iterator[RecordChange]:
    for entity in sorted({*before.records, *after.records} - set(hidden)):
        was, now = before.fate(entity), after.fate(entity)
        record = after.records.get(entity)
        if now == "merged" and record and was != "merged":
            to, why = str(record.written.same_as), record.written.reason or ""
            yield RecordChange(record=entity, turn="merged", to=to, reason=why)
        elif now == "rejected" and record and was != "rejected":
            yield RecordChange(record=entity, turn="rejected", reason=record.written.reason or "")
        elif was == "gone" and now == "record":
            yield RecordChange(record=entity, turn="new", to=_lookalike(entity, after, before))
        elif now == "gone":
            yield RecordChange(record=entity, turn="gone", to=_lookalike(entity, before, after))
        elif was != now:
            turn: Turn = "parted" if was == "merged" else "restored"
            yield RecordChange(record=entity, turn=turn)
        elif now == "record":
            yield from _smaller_turns(before.records[entity], after.records[entity])


def _smaller_turns(was: EntityRecord, now: EntityRecord) -> Iterator[RecordChange]:
    if was.written.status != now.written.status:
        turn: Turn = "reviewed" if now.written.status == "reviewed" else "unreviewed"
        yield RecordChange(record=now.id, turn=turn)
    texts = [(record.extracted or {}).get("sha256") for record in (was, now)]
    if texts[0] and texts[0] != texts[1]:
        yield RecordChange(record=now.id, turn="other-text" if texts[1] else "without-article")
    if _is_mentioned(was) and not _is_mentioned(now):
        yield RecordChange(record=now.id, turn="unmentioned")


def _is_mentioned(record: EntityRecord) -> bool:
    block = record.extracted or {}
    return bool(block.get("mentions") or block.get("evidence") or record.type == "source")


def _lookalike(entity: str, here: _State, there: _State) -> str:
    """A record of the same type and name that stands only in the other state: the same thing under another id."""
    name, folder = fold_name(best_name(here.records[entity])), folder_of(entity)
    others = (e for e in there.records if e not in here.records and folder_of(e) == folder)
    return next((e for e in sorted(others) if fold_name(best_name(there.records[e])) == name), "")


def _address_changes(
    before: _State, after: _State, published: Collection[str], hidden: Collection[str]
) -> Iterator[AddressChange]:
    follow = _targets(after.records)
    for entity in sorted({*before.records, *published} - set(hidden)):
        was, now = before.fate(entity), after.fate(entity)
        if was == now or was == "gone":
            continue
        if now == "merged":
            yield AddressChange(record=entity, fate="redirect", to=follow(entity))
        elif now == "rejected":
            yield AddressChange(record=entity, fate="tombstone")
        elif now == "gone":
            fate: Fate = "withdrawn" if entity in published else "dead"
            yield AddressChange(record=entity, fate=fate, to=_lookalike(entity, before, after))


def _disagreements(before: _State, after: _State) -> Iterator[Disagreement]:
    for entity in sorted(after.facts):
        if after.is_shown(entity):
            for slot, seen in after.facts[entity].items():
                if seen.person and seen.found and seen.field not in _CHOSEN:
                    was = before.facts.get(entity, {}).get(slot)
                    new = was is None or (was.found, was.raw) != (seen.found, seen.raw)
                    yield Disagreement(record=entity, seen=seen, new=new)


def _is_not_rebuilt(base: Records, head: Records) -> bool:
    """Whether people wrote something, and every machine's part that was there is as it was."""
    texts = ({e: r.written_text for e, r in records.items()} for records in (base, head))
    blocks = [
        {e: r.extracted for e, r in records.items() if r.extracted} for records in (base, head)
    ]
    return len({frozenset(text.items()) for text in texts}) > 1 and blocks[0] == blocks[1]


def _count_mentions(records: Records) -> int:
    counts = ((record.extracted or {}).get("mentions") or {} for record in records.values())
    return sum(number for found in counts for number in found.values() if isinstance(number, int))
