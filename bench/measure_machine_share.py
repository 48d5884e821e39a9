"""How much of the edited base the machine finds by itself: the committed `entities/` beside what a build makes of an empty folder."""

import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from build_kb import see_all  # noqa: E402 - because the project's root must be on the path first
from knowledge_base.model import Entity, KnowledgeBase  # noqa: E402 - because of the same path
from knowledge_base.settings import Places  # noqa: E402 - because of the same path

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The machine proposes `found` things, of which the editors `kept` some; of `edited` things in the published base it `reached` some."""

    found: int
    edited: int
    kept: int
    reached: int

    def row(self, name: str) -> str:
        """One line of the table, in per cent; a dash where there is nothing to divide by."""
        precision, recall = (
            f"{100 * part / whole:.0f} %" if whole else "–"
            for part, whole in ((self.kept, self.found), (self.reached, self.edited))
        )
        return f"| {name} | {self.edited} | {self.found} | {precision} | {recall} |"


def main() -> None:
    """Prints two tables: records by type, and what stands in the records by kind of fact."""
    edited = see_all(Places()).knowledge
    with tempfile.TemporaryDirectory() as name:
        cold = see_all(replace(Places(), entities=Path(name))).knowledge
    met = met_records(cold, edited)
    print("| records | edited base | machine alone | of these kept | of the edited base found |")
    print("|---|---|---|---|---|")
    for kind in ("actor", "place", "date", "event", "topic"):
        print(share_of_records(cold, edited, met, kind).row(f"{kind}s"))
    print()
    print(
        "| in these records | edited base | machine alone | of these kept | of the edited base found |"
    )
    print("|---|---|---|---|---|")
    for name, share in facts_by_kind(cold, edited, met):
        print(share.row(name))


def met_records(cold: KnowledgeBase, edited: KnowledgeBase) -> dict[str, str]:
    """The edited record that each record of the machine became: the same id, the one it was merged into, or for an event the one that rests on the same passage."""
    met = {}
    for entity in shown(cold):
        target = resolved(edited, entity.id) or same_passage(entity, edited)
        if target:
            met[entity.id] = target
    return met


def resolved(base: KnowledgeBase, id: str) -> str | None:
    """The id that readers reach from this one, where it leads to a record that is shown."""
    record = base.entities.get(id)
    while record and record.status == "merged" and record.same_as:
        record = base.entities.get(record.same_as)
    return record.id if record and record.status in ("draft", "reviewed") else None


def same_passage(event: Entity, base: KnowledgeBase) -> str | None:
    """The edited event of the same kind whose evidence overlaps."""
    if event.type != "event":
        return None
    for other in shown(base):
        if other.type == "event" and other.kind == event.kind and overlap(event, other):
            return other.id
    return None


def overlap(one: Entity, other: Entity) -> bool:
    """Whether two records quote a passage in common."""
    return any(
        a.source == b.source and a.start < b.end and b.start < a.end
        for a in one.evidence
        for b in other.evidence
    )


def shown(base: KnowledgeBase) -> Iterable[Entity]:
    """The records that have a page of their own; what a record of an article says is known beforehand or not at all."""
    return (
        e
        for e in base.entities.values()
        if e.status in ("draft", "reviewed") and e.type != "source"
    )


def share_of_records(
    cold: KnowledgeBase, edited: KnowledgeBase, met: Mapping[str, str], kind: str
) -> Share:
    """Records of one type. What two records of the machine became counts as found once and kept twice, so precision is of the machine's."""
    found = [e.id for e in shown(cold) if e.type == kind]
    wanted = {e.id for e in shown(edited) if e.type == kind}
    kept = sum(id in met for id in found)
    reached = len({met[id] for id in found if id in met} & wanted)
    return Share(found=len(found), edited=len(wanted), kept=kept, reached=reached)


def facts_by_kind(
    cold: KnowledgeBase, edited: KnowledgeBase, met: Mapping[str, str]
) -> Iterable[tuple[str, Share]]:
    """What stands in records that both bases have."""
    both = set(met.values())
    ours = [pair for e in shown(cold) if e.id in met for pair in facts_of(e, met[e.id])]
    theirs = [pair for e in shown(edited) if e.id in both for pair in facts_of(e, e.id)]
    for name in sorted({name for name, _ in [*ours, *theirs]}):
        found = {key for kind, key in ours if kind == name}
        wanted = {key for kind, key in theirs if kind == name}
        common = len(found & wanted)
        yield name, Share(found=len(found), edited=len(wanted), kept=common, reached=common)


def facts_of(entity: Entity, id: str) -> Iterable[tuple[str, Key]]:
    """Each fact of a record by its kind, as a key that is equal in both bases where the fact is."""
    yield "kind", (id, str(entity.kind))
    if entity.description:
        yield "description", (id,)
    for name in entity.names:
        yield "name or spelling", (id, str(name.value).casefold())
    for fact in entity.facts:
        yield fact.field, (id, fact.role or "", fact.entity or str(fact.value))
    for relation in entity.relations:
        yield "relation", (id, relation.type, relation.to)


if __name__ == "__main__":
    main()
