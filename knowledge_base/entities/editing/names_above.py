"""Which names a decision writes above the line, so that it reads by itself and holds when the machine forgets."""

from collections.abc import Iterator
from typing import Any

from knowledge_base.entities.checks.name_bearers import fold_extracted, list_extracted, name_bearers
from knowledge_base.entities.editing.base import Base, Thing
from knowledge_base.entities.editing.draft import Draft
from knowledge_base.entities.linking.known_things import written_names
from knowledge_base.entities.linking.name_folding import fold_name, is_short_form


def write_names(draft: Draft, base: Base, thing: Thing) -> list[str]:
    """Write the found names of a thing above the line, and say which.

    Not a part of a fuller name ("Guzmán"), which other people have too, nor what an authority file says or another thing
    bears: written above the line, such a name would be taken for this thing in every article.
    """
    if thing.type in ("date", "source"):
        return []
    record, entry = base.record(thing.id), base.authority.get(thing.id)
    written = {fold_name(name) for name in written_names(record)} if record else set()
    names = list(_found(base, thing))
    best = next(iter(names), entry.name if entry else "")
    added = []
    named = record is not None and bool(record.written.name)
    if best and not named and not (entry and entry.ambiguous):
        draft.put(thing.id, "name", best)
        added.append(best)
    others = [
        name
        for name in names
        if fold_name(name) not in written | {fold_name(best)}
        and _is_its_own(name, best, base, thing)
    ]
    chosen = list({fold_name(name): name for name in reversed(others)}.values())[::-1]
    draft.add(thing.id, "aliases", chosen)
    return [*added, *chosen]


def _found(base: Base, thing: Thing) -> Iterator[str]:
    if thing.candidate is not None:
        yield thing.candidate.name
    record = base.record(thing.id)
    if record is not None:
        kept = fold_extracted(record)
        yield from (name for name in list_extracted(record) if fold_name(name) in kept)


def _is_its_own(name: str, best: str, base: Base, thing: Thing) -> bool:
    entry: Any = base.authority.get(thing.id)
    given = (
        {fold_name(n) for n in (entry.name, *(a.text for a in entry.aliases))} if entry else set()
    )
    bearers = name_bearers(base.records, base.authority).get((thing.type, fold_name(name)), ())
    others = set(bearers) - {thing.id}
    return fold_name(name) not in given and not others and not is_short_form(name, best)
