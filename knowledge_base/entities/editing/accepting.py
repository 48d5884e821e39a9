"""Accepts a candidate of the review page: its record is begun, or a name with several readings gets the one it has."""

from knowledge_base.entities.editing.base import Base, Thing, as_id, nearest_id
from knowledge_base.entities.editing.candidate_records import start_candidate
from knowledge_base.entities.editing.corrections_above import correct_mentions, open_mentions
from knowledge_base.entities.editing.draft import Draft, Edit
from knowledge_base.model import Candidate, LinkedMention
from knowledge_base.problems import Problem


def accept(base: Base, word: str, meaning: str | None = None) -> Edit:
    """The edit that makes a candidate, named as the review page names it, what it is.

    `meaning` is the id that a name with several readings has; every source that leaves the name open then gets a correction.
    """
    thing = base.find_candidate(word)
    if isinstance(thing, Problem):
        return Edit(problems=(_say_known(base, word) or thing,))
    candidate = thing.candidate
    if candidate is None:
        raise ValueError(f"{thing.id} is no candidate")
    draft = Draft(base.folder, base.records)
    if meaning is not None:
        return _decide(draft, base, candidate, meaning)
    if candidate.readings:
        message = f"this name has several readings; say which with --as: {'; '.join(_show(base, r) for r in candidate.readings)}"
        return Edit(problems=(Problem(path=candidate.name, message=message),))
    start_candidate(draft, base, candidate, commented=True)
    file = draft.file_of(candidate.id).as_posix()
    return draft.finish(
        f"{file}: {candidate.name} is {_article(candidate.type)} now. Fill in what you know.",
        "Next: `build_kb.py check`, then commit; `git revert` takes it back.",
    )


def _decide(draft: Draft, base: Base, candidate: Candidate, meaning: str) -> Edit:
    target = as_id(meaning)
    if (
        target not in base.records
        and target not in base.authority
        and target not in candidate.readings
    ):
        guess = nearest_id(target, candidate.readings) or nearest_id(
            target, {*base.records, *base.authority}
        )
        shown = f" Its readings: {', '.join(candidate.readings)}." if candidate.readings else ""
        return Edit(
            problems=(Problem(path=meaning, message=f"no record has this id.{guess}{shown}"),)
        )
    mentions = (
        open_mentions(base, candidate) if candidate.readings else _mentions_of(base, candidate)
    )
    sources, problems = correct_mentions(draft, base, mentions, {"is": target})
    if problems:
        return Edit(problems=tuple(problems))
    return draft.finish(
        f"{candidate.name} is {target} in {', '.join(sources)} (`corrections:` there).",
        "Next: `build_kb.py check`, then commit; `git revert` takes it back.",
    )


def _mentions_of(base: Base, candidate: Candidate) -> list[LinkedMention]:
    return [
        linked
        for _, found in sorted(base.understand().knowledge.mentions.items())
        for linked in found
        if linked.entity == candidate.id
    ]


def _say_known(base: Base, word: str) -> Problem | None:
    """A word that is no candidate may be accepted already."""
    known = base.find(word)
    if isinstance(known, Thing) and known.id in base.records:
        file = base.records[known.id].file
        return Problem(
            path=word,
            message=f"has its record: {(base.folder / file).as_posix()}; nothing is left to accept",
        )
    return None


def _show(base: Base, reading: str) -> str:
    record, entry = base.records.get(reading), base.authority.get(reading)
    name = (record.written.name if record else "") or (entry.name if entry else "")
    return f"{reading} ({name})" if name else reading


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
