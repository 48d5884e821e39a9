"""Splits a record that mixes two things: a new record, and the mentions and names that are its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge_base.entities.checks.name_bearers import fold_authority, list_extracted
from knowledge_base.entities.editing.base import Base, Thing, as_id
from knowledge_base.entities.editing.corrections_above import correct_mentions
from knowledge_base.entities.editing.draft import Draft, Edit
from knowledge_base.entities.files.new_record import render_template
from knowledge_base.entities.linking.known_things import written_names
from knowledge_base.entities.linking.name_folding import choose_id, fold_name
from knowledge_base.entities.linking.quotes import find_occurrences
from knowledge_base.entity_ids import folder_of
from knowledge_base.model import LinkedMention
from knowledge_base.problems import Problem, nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What of a record belongs to the other thing: mentions (`SOURCE`, `SOURCE:2` for its second, `SOURCE:words of a passage`) and names."""

    mentions: Sequence[str] = ()
    aliases: Sequence[str] = ()


def split(base: Base, word: str, new_name: str, share: Share) -> Edit:
    """The edit that gives a share of a record to a new one, or to the record that bears the new name already."""
    thing, new_name = base.find(word), " ".join(new_name.split())
    if isinstance(thing, Problem):
        return Edit(problems=(thing,))
    fault = _find_obstacle(base, thing, new_name, share)
    if fault is not None:
        return Edit(problems=(fault,))
    draft = Draft(base.folder, base.records)
    names = _names_of(base, thing.id)
    aliases = [*share.aliases]
    problems = list(_unknown_names(base, thing, aliases, names))
    chosen: list[LinkedMention] = []
    for words in share.mentions:
        found = _choose(base, thing.id, words)
        problems += [found] if isinstance(found, Problem) else []
        chosen += found if isinstance(found, list) else []
    there = _bearer(base, thing, new_name)
    other = there or choose_id(
        thing.type,
        new_name,
        taken={e.casefold() for e in (*base.records, *base.authority, *base.broken)},
    )
    sources: list[str] = []
    if chosen and not problems:
        sources, problems = correct_mentions(draft, base, chosen, {"is": other})
    if problems:
        return Edit(problems=tuple(problems))
    aliases = [names[fold_name(alias)] for alias in aliases]
    if fold_name(new_name) in names and new_name not in aliases and there is None:
        aliases.append(names[fold_name(new_name)])
    items = _take_names(draft, base, thing.id, aliases)
    if there is None:
        _start(draft, base, thing, other, new_name, items)
    elif items:
        if there in base.authority and there not in base.records:
            draft.put(other, "name", base.authority[there].name)
        draft.add(other, "aliases", items)
    return draft.finish(*_say(thing.id, other, sources, aliases, new=there is None))


def _say(
    entity: str, other: str, sources: list[str], aliases: list[str], *, new: bool
) -> Iterator[str]:
    yield (
        f"{other} is begun, with 'not_same_as' between the two."
        if new
        else f"{other} is there already and gets its share."
    )
    moved = [f"names {', '.join(aliases)}"] if aliases else []
    moved += [f"mentions in {', '.join(sources)} (`corrections:` there)"] if sources else []
    yield f"From {entity} to {other}: {'; '.join(moved)}."
    yield "Next: `build_kb.py check`, then commit; `git revert` takes it back."


def _find_obstacle(base: Base, thing: Thing, new_name: str, share: Share) -> Problem | None:
    if thing.candidate is not None:
        message = "this is a candidate without a record; accept it first (build_kb.py accept)"
        return Problem(path=thing.id, message=message)
    if thing.type in ("date", "source", "event"):
        cure = "begin the second one with `build_kb.py new event` and quote its sentence under 'evidence:'"
        message = f"the names of {thing.type}s are not divided" + (
            f"; {cure}" if thing.type == "event" else ""
        )
        return Problem(path=thing.id, message=message)
    record = base.record(thing.id)
    if record and record.written.same_as:
        return base.problem(
            thing.id, f"this record is {record.written.same_as}; split that one", "same_as"
        )
    if not any(c.isalnum() for c in new_name):
        return Problem(
            path=new_name or "(no name)", message="a name needs at least one letter or digit"
        )
    own_name = fold_name(new_name) in _names_of(base, thing.id)
    if not (share.mentions or share.aliases or own_name):
        message = "say what belongs to the new record: --mentions SOURCE, SOURCE:2 or 'SOURCE:words of the passage', or --alias NAME"
        return Problem(path=thing.id, message=message)
    return None


def _names_of(base: Base, entity: str) -> dict[str, str]:
    """All names of a record by their folded form, but its best one, which it keeps."""
    record, entry = base.record(entity), base.authority.get(entity)
    names: dict[str, str] = {}
    if record:
        names |= {fold_name(n): n for n in (*list_extracted(record), *written_names(record))}
    if entry:
        names |= {fold_name(a.text): a.text for a in entry.aliases}
    best = _best_name(base, entity)
    names.pop(fold_name(best), None)
    return names


def _best_name(base: Base, entity: str) -> str:
    record, entry = base.record(entity), base.authority.get(entity)
    best = (record.written.name if record else "") or (entry.name if entry else "")
    return best or str(((record.extracted if record else None) or {}).get("name", ""))


def _unknown_names(
    base: Base, thing: Thing, aliases: Iterable[str], names: Mapping[str, str]
) -> Iterator[Problem]:
    for alias in aliases:
        if fold_name(alias) == fold_name(_best_name(base, thing.id)):
            message = (
                f"is its best name, which {thing.id} keeps; give that record another 'name:' first"
            )
            yield Problem(path=alias, message=message)
        elif fold_name(alias) not in names:
            known = ", ".join(sorted(names.values())) or "none but its best one"
            message = (
                f"is no further name of {thing.id}.{nearest(alias, names.values())} It has: {known}"
            )
            yield Problem(path=alias, message=message)


def _choose(base: Base, entity: str, words: str) -> list[LinkedMention] | Problem:
    """The mentions of an entity that `SOURCE`, `SOURCE:nth` or `SOURCE:words` names."""
    mentions = base.understand().knowledge.mentions
    source, _, which = words.partition(":")
    source = as_id(source).removeprefix("sources/")
    meant = [source] if source in mentions else [s for s in mentions if s.startswith(source)]
    if len(meant) != 1:
        message = f"no seed is called '{source}'.{nearest(source, mentions)}"
        return Problem(path=words, message=message)
    there = [linked for linked in mentions[meant[0]] if linked.entity == entity]
    if not there:
        named = sorted(s for s, found in mentions.items() if any(m.entity == entity for m in found))
        message = f"this source does not name {entity}. Those that do: {', '.join(named) or 'none'}"
        return Problem(path=words, message=message)
    if which.isdecimal() and not 0 < int(which) <= len(there):
        often = "once" if len(there) == 1 else f"{len(there)} times"
        return Problem(path=words, message=f"this source names {entity} {often}")
    if which.isdecimal():
        return [there[int(which) - 1]]
    return _choose_by_words(base, entity, there, which) if which else there


def _choose_by_words(
    base: Base, entity: str, there: Sequence[LinkedMention], which: str
) -> list[LinkedMention] | Problem:
    """The mentions that stand in some words of their source."""
    document = base.understand().linked.documents[there[0].mention.source]
    spans = find_occurrences(document, which.strip("\"'“”"))
    inside = [
        m
        for m in there
        if any(s.start <= m.mention.start and m.mention.end <= s.end for s in spans)
    ]
    if inside:
        return inside
    message = f"these words do not {f'name {entity}' if spans else 'stand in the source'}"
    return Problem(path=which, message=message)


def _bearer(base: Base, thing: Thing, new_name: str) -> str | None:
    """Another record that bears the new name already; names of the record itself are about to leave it."""
    if fold_name(new_name) in _names_of(base, thing.id):
        return None
    found = base.find_known(new_name)
    return (
        found if found and found != thing.id and folder_of(found) == folder_of(thing.id) else None
    )


def _take_names(draft: Draft, base: Base, entity: str, aliases: Sequence[str]) -> list[Any]:
    """Take names from a record: written ones go as they stood, found ones are rejected there; the items for the other one."""
    record, entry = base.record(entity), base.authority.get(entity)
    folded = {fold_name(alias) for alias in aliases}
    written = [a for a in record.written.aliases if fold_name(a.text) in folded] if record else []
    draft.drop_alias(entity, [alias.text for alias in written])
    found = {fold_name(name) for name in list_extracted(record)} if record else set()
    found |= {fold_name(a.text) for a in entry.aliases} | fold_authority(entry) if entry else set()
    already = {fold_name(a) for a in record.written.reject.aliases} if record else set()
    rejected = [a for a in aliases if fold_name(a) in found and fold_name(a) not in already]
    if rejected and record is None and entry is not None:
        draft.put(entity, "name", entry.name)
    draft.add_below(entity, "reject", "aliases", rejected)
    by_name = {fold_name(a.text): a.model_dump(exclude_unset=True) for a in written}
    items = [by_name.get(fold_name(alias), {"text": alias}) for alias in aliases]
    return [item["text"] if len(item) == 1 else item for item in items]


def _start(
    draft: Draft, base: Base, thing: Thing, other: str, new_name: str, items: Sequence[Any]
) -> None:
    record, entry = base.record(thing.id), base.authority.get(thing.id)
    found = (record.extracted or {}).get("kind") if record else None
    kind = (record.written.kind if record else None) or (entry.kind if entry else None) or found
    fields: dict[str, Any] = {"name": new_name, "not_same_as": [thing.id]}
    if kind:
        fields["kind"] = kind
    own = [
        i for i in items if fold_name(i if isinstance(i, str) else i["text"]) != fold_name(new_name)
    ]
    if own:
        fields["aliases"] = own
    draft.start(other, render_template(thing.type, fields, folder=base.folder))
