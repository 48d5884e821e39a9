"""Joins two records: the one given up says `same_as`, the one kept gets what only the other's words know and nothing contradicts."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from knowledge_base.entities.editing.base import Base, Thing
from knowledge_base.entities.editing.candidate_records import start_candidate
from knowledge_base.entities.editing.draft import Draft, Edit
from knowledge_base.entities.editing.names_above import write_names
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.problems import Problem

# What says something of the record itself and not of the thing; names flow to the kept record by `same_as`.
_STAYS = (
    "name",
    "aliases",
    "status",
    "reason",
    "same_as",
    "reject",
    "note",
    "references",
    "unknown",
    "corrections",
)
Item = Mapping[str, Any]
# By what two items of a list are one.
_MATCH: Mapping[str, Callable[[Item], Hashable]] = {
    "relations": lambda item: (item["type"], item["to"], item.get("when")),
    "roles": lambda item: fold_name(item["text"]),
    "evidence": lambda item: (item["source"], " ".join(item["quote"].split()), item.get("nth")),
    "participants": lambda item: (item.get("role"), item.get("entity") or item.get("text")),
    "places": lambda item: item.get("entity") or item.get("text"),
    "quantities": lambda item: (item["amount"], item.get("unit"), item.get("of")),
}


def merge(base: Base, keep: str, give_up: str, reason: str | None = None) -> Edit:
    """The edit that makes the second record part of the first; `reason` says why, for readers.

    Refused, with the cure, are two types, chains and circles, and what a person said against it. What is copied stays in the
    record given up as well, so that nothing is lost when the merge is taken back.
    """
    things = [base.find(keep), base.find(give_up)]
    if problems := [found for found in things if isinstance(found, Problem)]:
        return Edit(problems=tuple(problems))
    kept, given = (thing for thing in things if isinstance(thing, Thing))
    if problems := list(_find_obstacles(base, kept, given)):
        return Edit(problems=tuple(problems))
    record = base.record(given.id)
    if record and record.written.same_as == kept.id and reason in (None, record.written.reason):
        return Edit(said=(f"{given.id} is joined to {kept.id} already; nothing to do.",))
    draft = Draft(base.folder, base.records)
    if given.candidate is not None:
        start_candidate(draft, base, given.candidate, commented=False)
    names = write_names(draft, base, given)
    draft.put(given.id, "same_as", kept.id)
    if reason:
        draft.put(given.id, "reason", reason)
    if kept.candidate is not None:
        start_candidate(draft, base, kept.candidate, commented=False)
    copied, left = _copy_words(draft, base, kept, record) if record else ([], [])
    return draft.finish(*_say(given.id, kept.id, names, copied, left))


def _say(
    given: str, kept: str, names: list[str], copied: list[str], left: list[str]
) -> Iterator[str]:
    written = f" Names written there: {', '.join(names)}." if names else ""
    yield f"{given} is {kept} now (`same_as`).{written}"
    if copied:
        yield f"Copied to {kept}: {', '.join(copied)}."
    if left:
        yield f"Left in {given} alone: {', '.join(left)}."
    yield "Next: `build_kb.py check`, then commit; `git revert` takes it back."


def _find_obstacles(base: Base, kept: Thing, given: Thing) -> Iterator[Problem]:
    if kept.id == given.id:
        yield Problem(path=given.id, message="both words mean this record; a merge needs two")
        return
    if kept.type != given.type:
        message = f"this is no {kept.type} like {kept.id}; only records of one type can be one. One mention is corrected with 'corrections:' in its source"
        yield Problem(path=given.id, message=message)
        return
    if kept.type in ("date", "source"):
        named = "its value" if kept.type == "date" else "its seed"
        yield Problem(path=given.id, message=f"a {kept.type} is {named}, so two are never one")
        return
    yield from _find_decisions_against(base, kept.id, given.id)
    yield from _find_chains(base, kept.id, given.id)


def _find_decisions_against(base: Base, kept: str, given: str) -> Iterator[Problem]:
    for one, other in ((kept, given), (given, kept)):
        record = base.record(one)
        if record and record.written.status == "rejected":
            message = f"this record was rejected ({record.written.reason}). Delete 'status' and 'reason' first if that was wrong"
            yield base.problem(one, message, "status")
        if record and other in record.written.not_same_as:
            at = record.written.not_same_as.index(other)
            message = f"a person said that this is not {other}. Delete that first if it was wrong"
            yield base.problem(one, message, "not_same_as", at)


def _find_chains(base: Base, kept: str, given: str) -> Iterator[Problem]:
    target = base.record(kept)
    joined = target.written.same_as if target else None
    if joined == given:
        message = f"a circle: this record is {given} already. To keep it instead, delete 'same_as' here first"
        yield base.problem(kept, message, "same_as")
    elif joined:
        message = f"a chain: this record is {joined} itself. Merge with that one: build_kb.py merge {joined} {given}"
        yield base.problem(kept, message, "same_as")
    record = base.record(given)
    other = record.written.same_as if record else None
    if other and other != kept:
        message = f"this record is {other} already. To join it to {kept} instead, write that here"
        yield base.problem(given, message, "same_as")
    for name, its in base.records.items():
        if its.written.same_as == given and name != kept:
            message = f"a chain: this record is {given}. Write 'same_as: {kept}' here first"
            yield base.problem(name, message, "same_as")


def _copy_words(
    draft: Draft, base: Base, kept: Thing, given: EntityRecord
) -> tuple[list[str], list[str]]:
    """Copy a person's words from the record given up; what was copied, and what was left with the reason."""
    copied: list[str] = []
    left: list[str] = []
    wrote = [key for key in type(given.written).model_fields if given.wrote(key)]
    for key in wrote:
        if key in ("reject", "note"):
            left.append(f"{key} (it speaks of the other file)")
        if key in _STAYS:
            continue
        value = _plain(getattr(given.written, key))
        if key in _MATCH or key == "not_same_as":
            done, kept_back = _copy_list(draft, base, kept.id, given.id, key, value)
        elif key == "identifiers":
            done, kept_back = _copy_identifiers(draft, base, kept.id, value)
        else:
            done, kept_back = _copy_scalar(draft, base, kept.id, given.id, key)
        copied += done
        left += kept_back
    fields = {word.partition(" ")[0] for word in copied}
    _copy_references(draft, base, kept.id, given, fields)
    if copied and kept.id not in base.records and kept.candidate is None:
        draft.put(kept.id, "name", base.authority[kept.id].name)
    return copied, left


def _copy_list(
    draft: Draft, base: Base, kept: str, given: str, key: str, items: list[Any]
) -> tuple[list[str], list[str]]:
    record = base.record(kept)
    own = _plain(getattr(record.written, key)) if record and record.wrote(key) else []
    match: Callable[[Any], Hashable] = _MATCH.get(key, _itself)
    have = {match(item) for item in own}
    new = [item for item in items if match(item) not in have and not _means(item, kept, given)]
    if new and len(new) == len(items) and not own:
        draft.copy(kept, key, given)
    else:
        draft.add(kept, key, [_short(item) for item in new])
    same = len(items) - len(new)
    left = [f"{same} of {key} (there already, or about {kept} itself)"] if same else []
    return ([f"{key} ({len(new)})"] if new else []), left


def _copy_identifiers(
    draft: Draft, base: Base, kept: str, given: Mapping[str, Any]
) -> tuple[list[str], list[str]]:
    own = {**_known(base, kept, "identifiers"), **_written(base, kept, "identifiers")}
    new = {name: value for name, value in given.items() if name not in own}
    others = [name for name, value in given.items() if name in own and own[name] != value]
    for name, value in new.items():
        draft.put_below(kept, "identifiers", name, value)
    left = [f"identifiers.{name} ({kept} has {own[name]})" for name in others]
    return [f"identifiers.{name}" for name in new], left


def _copy_scalar(
    draft: Draft, base: Base, kept: str, given: str, key: str
) -> tuple[list[str], list[str]]:
    """Only where nobody says anything of the field: else the words of one record would overrule the other's findings."""
    record, value = base.record(kept), _plain(getattr(base.records[given].written, key))
    if record and record.wrote(key):
        same = _plain(getattr(record.written, key)) == value
        return [], [] if same else [f"{key} ({kept} has its own)"]
    if value is None:
        return [], [f"{key} (null says nothing of {kept})"]
    if _known(base, kept, key):
        return [], [f"{key} (for {kept} one is found already)"]
    draft.copy(kept, key, given)
    return [key], []


def _copy_references(
    draft: Draft, base: Base, kept: str, given: EntityRecord, fields: set[str]
) -> None:
    own = _written(base, kept, "references")
    for name, works in given.written.references.items():
        if name in fields and name not in own:
            draft.put_below(kept, "references", name, [_plain(work) for work in works])


def _written(base: Base, entity: str, key: str) -> Mapping[str, Any]:
    record = base.record(entity)
    return getattr(record.written, key, {}) if record else {}


def _known(base: Base, entity: str, key: str) -> Any:
    """What the machine or an authority file says of a field; nothing where neither does."""
    record, entry = base.record(entity), base.authority.get(entity)
    found = (record.extracted or {}).get(key) if record else None
    known = getattr(entry, key, None) if entry else None
    if key == "country" and entry and entry.countries:
        known = entry.countries
    return found or known or {}


def _means(item: Any, kept: str, given: str) -> bool:
    """Whether an item would make the kept record speak of itself."""
    target = item.get("to") if isinstance(item, Mapping) else item
    return target in (kept, given)


def _itself(item: Any) -> Hashable:
    """An id is matched by itself."""
    return str(item)


def _short(item: Any) -> Any:
    """A mapping of one key that people write without it."""
    alone = isinstance(item, Mapping) and len(item) == 1 and set(item) <= {"text", "entity"}
    return next(iter(item.values())) if alone else item


def _plain(value: Any) -> Any:
    """A written value as YAML holds it, with only what was written."""
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True, exclude_unset=True)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
