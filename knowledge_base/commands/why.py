"""`why`: what stands behind each value that readers see."""

from __future__ import annotations  # the types of rooms must not open them

from argparse import Namespace
from pathlib import Path

from knowledge_base import entities
from knowledge_base.commands.reporting import FINE, WRONG_USE, counted, report, say, shown
from knowledge_base.commands.repository import line_authors
from knowledge_base.problems import Problem, nearest

PASSAGES = 5  # of one value; `--all` shows every one


def run(arguments: Namespace, base: entities.Base) -> int:
    """Print the reasons of every value of a record, or of one field."""
    thing = base.find(arguments.entity)
    if isinstance(thing, Problem):
        report([thing])
        return WRONG_USE
    understood = base.understand()
    shown_entity = understood.knowledge.entities.get(thing.id)
    if shown_entity is None:
        message = (
            "is a candidate or stands in an authority file alone; readers see no page of it yet"
        )
        report([Problem(path=thing.id, message=message)])
        return WRONG_USE
    record = base.record(thing.id)
    lines = {
        str(p[0]): place[0]
        for p, place in (record.positions if record else {}).items()
        if len(p) == 1
    }
    reasons = entities.explain(
        thing.id, understood.linked, understood.knowledge, base.authority, lines
    )
    file = base.folder / shown_entity.file
    if arguments.field:
        asked = [
            r
            for r in reasons
            if r.field.partition(" ")[0]
            in (arguments.field, arguments.field.removesuffix("s"), _SINGLE.get(arguments.field))
        ]
        if arguments.field == "mentions":
            _say_mentions(thing.id, understood)
            return FINE
        if not asked:
            known = sorted({r.field.partition(" ")[0] for r in reasons} | {"mentions"})
            message = f"readers see no such value of {thing.id}.{nearest(arguments.field, known)} They see: {', '.join(known)}"
            report([Problem(path=arguments.field, message=message)])
            return WRONG_USE
        reasons = asked
    say(f"{thing.id}: {shown_entity.name} ({shown(file)})")
    for reason in reasons:
        _say_reason(reason, file, every=arguments.all or bool(arguments.field))
    if not arguments.field and shown_entity.mentions:
        count = sum(shown_entity.mentions.values())
        say(
            f"mentions: {count} in {counted(len(shown_entity.mentions), 'source')} (build_kb.py why {thing.id} mentions)"
        )
    return FINE


_SINGLE = {
    "aliases": "alias",
    "relations": "relation",
    "participants": "participant",
    "names": "alias",
}


def _say_reason(reason: entities.Reason, file: Path, *, every: bool) -> None:
    say(f"{reason.field}: {reason.value}")
    if reason.line:
        say(f"    a person: {shown(file)}:{reason.line}{_author(file, reason.line)}")
    if reason.found:
        say(f"    stands over what the source says: {reason.found}")
    if reason.authority:
        say("    an authority file, or the gazetteer, knows it")
    for work in reason.works:
        say(f"    work: {work}")
    kept = reason.passages if every else reason.passages[:PASSAGES]
    for passage in kept:
        _say_passage(passage)
    if len(kept) < len(reason.passages):
        say(f"    and {len(reason.passages) - len(kept)} more (--all)")


def _say_passage(passage: entities.Passage, number: str = "") -> None:
    how = f"  [{'; '.join(passage.readings)}]" if passage.readings else ""
    say(f"    {number}{shown(passage.file)}:{passage.line}: “{passage.quote}”{how}")


def _say_mentions(entity: str, understood: entities.Understood) -> None:
    for source, number, passage in entities.list_mentions(
        entity, understood.linked, understood.knowledge
    ):
        _say_passage(passage, f"{source}:{number}  ")


def _author(file: Path, line: int) -> str:
    who = line_authors(file).get(line)
    if who is None:
        return ""
    if not who.commit:
        return ", not committed yet"
    return f", commit {who.commit} of {who.date} by {who.author}: {who.subject}"
