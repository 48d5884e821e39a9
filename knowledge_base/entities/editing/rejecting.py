"""Rejects what is no entity of the base: its record becomes a tombstone, a name with several readings is struck in its sources."""

from collections.abc import Sequence

from knowledge_base.entities.editing.base import Base, Thing
from knowledge_base.entities.editing.candidate_records import start_candidate
from knowledge_base.entities.editing.corrections_above import correct_mentions, open_mentions
from knowledge_base.entities.editing.draft import Draft, Edit
from knowledge_base.entities.editing.names_above import write_names
from knowledge_base.problems import Problem

_NEXT = "Next: `build_kb.py check`, then commit; `git revert` takes it back."


def reject(base: Base, words: Sequence[str], reason: str) -> Edit:
    """Each word's record with `status: rejected`, the reason and its names above the line; of a candidate a new record."""
    reason = " ".join(reason.split())
    if not reason:
        return Edit(problems=(Problem(path="--reason", message="give a reason; readers see it"),))
    draft = Draft(base.folder, base.records)
    said: list[str] = []
    problems: list[Problem] = []
    for word in words:
        thing = base.find(word)
        fault = thing if isinstance(thing, Problem) else _find_obstacle(base, thing)
        if fault is not None:
            problems.append(fault)
        elif isinstance(thing, Thing) and thing.candidate and thing.candidate.readings:
            open_ones = open_mentions(base, thing.candidate)
            sources, faults = correct_mentions(draft, base, open_ones, {"reject": True})
            problems += faults
            said.append(
                f"{thing.candidate.name} names nothing in {', '.join(sources)} (`corrections:` there)."
            )
        elif isinstance(thing, Thing):
            said.append(_reject_one(draft, base, thing, reason))
    if problems:
        return Edit(problems=tuple(problems))
    return draft.finish(*said, _NEXT)


def _find_obstacle(base: Base, thing: Thing) -> Problem | None:
    if thing.type == "source":
        message = "a source is removed by removing its seed, or hidden by 'show: quotes'; it cannot be rejected"
        return base.problem(thing.id, message)
    record = base.record(thing.id)
    if record and record.written.same_as:
        message = f"this record is {record.written.same_as}. Reject that one, or delete 'same_as' here first"
        return base.problem(thing.id, message, "same_as")
    for other, its in base.records.items():
        if its.written.same_as == thing.id:
            message = f"this record was joined to {thing.id}, so that cannot be rejected. Delete 'same_as' here first"
            return base.problem(other, message, "same_as")
    return None


def _reject_one(draft: Draft, base: Base, thing: Thing, reason: str) -> str:
    record = base.record(thing.id)
    if record and record.written.status == "rejected":
        return f"{thing.id} is rejected already: {record.written.reason}"
    if thing.candidate is not None:
        start_candidate(draft, base, thing.candidate, commented=False)
    names = write_names(draft, base, thing)
    draft.put(thing.id, "status", "rejected")
    draft.put(thing.id, "reason", reason)
    kept = f" Names that are never proposed again: {', '.join(names)}." if names else ""
    return f"{thing.id}: rejected.{kept}{_warn_pointers(base, thing.id)}"


def _warn_pointers(base: Base, entity: str) -> str:
    """Who still speaks of it, which `check` warns of."""
    speaking = [
        other
        for other, record in base.records.items()
        if any(relation.to == entity for relation in record.written.relations)
    ]
    return f" Relations of {', '.join(speaking)} still lead to it." if speaking else ""
