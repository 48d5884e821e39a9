"""What is meant by what, as small worlds: the name of a file in golden/entities_meaning is the rule that it shows.

A case is a list of steps. Each step may change the `texts`, put people's words into records (`written`), undo files (`removed`)
and then builds twice; the second build must change nothing. `expect` is checked after the step: `files` (all but sources),
`no_files`, `blocks` (these keys of a block), `means` and `found` (by source, a text and the id that all its mentions, or
`text#2` the second, have after and before decisions), `candidates` (id and readings), `proposals` (what may be one, and why), `splits` (who may be two), and `reader` (what a reader sees).
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.model import Entity, Fact, LinkedMention
from tests.entities.small_world import AUTHORITY, World, authority, block, build, files, write
from tests.yaml_files import read_yaml

GOLDEN = Path(__file__).parent.parent / "golden" / "entities_meaning"
CASES = sorted(GOLDEN.glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_meaning(case: Path, tmp_path: Path) -> None:
    steps = read_yaml(case)
    texts: dict[str, str] = {}
    for step in steps:
        texts |= step.get("texts", {})
        for source in step.get("removed_seeds", []):
            del texts[source]
        for entity, words in step.get("written", {}).items():
            write(tmp_path, entity, words)
        known = authority(AUTHORITY + step.get("authority", ""))
        build(tmp_path, texts, known, published_urls=step.get("published", []))
        again = build(tmp_path, texts, known, published_urls=step.get("published", []))

        assert again.changed == []
        assert observed(step["expect"], again, tmp_path) == step["expect"]


def observed(expected: Mapping[str, Any], world: World, folder: Path) -> dict[str, Any]:
    """What is there, as far as the case speaks of it and in its words."""
    ids = [name.removesuffix(".yml") for name in files(folder)]
    read: dict[str, Callable[[Any], object]] = {
        "files": lambda wanted: sorted(i for i in ids if not i.startswith("sources/")),
        "no_files": lambda wanted: [i for i in wanted if i not in ids],
        "blocks": lambda wanted: {
            i: {key: block(folder, i).get(key) for key in keys} for i, keys in wanted.items()
        },
        "means": lambda wanted: meanings(wanted, world, after=True),
        "found": lambda wanted: meanings(wanted, world, after=False),
        "candidates": lambda wanted: {c.id: list(c.readings) for c in world.kb.candidates},
        "proposals": lambda wanted: [
            f"{p.keep} <- {p.give_up}: {p.reason}" for p in world.kb.proposals
        ],
        "splits": lambda wanted: [f"{s.entity} | {s.new_id}: {s.reason}" for s in world.kb.splits],
        "reader": lambda wanted: {
            i: reader_sees(world.kb.entities[i], keys) for i, keys in wanted.items()
        },
        "withdrawn": lambda wanted: list(world.kb.withdrawn),
        "events": lambda wanted: {
            source: [event.entity for event in world.kb.events[source]] for source in wanted
        },
    }
    return {key: read[key](wanted) for key, wanted in expected.items()}


def meanings(
    wanted: Mapping[str, Mapping[str, Any]], world: World, *, after: bool
) -> dict[str, dict[str, Any]]:
    return {
        source: {text: meaning(text, world.kb.mentions[source], after=after) for text in texts}
        for source, texts in wanted.items()
    }


def meaning(text: str, mentions: tuple[LinkedMention, ...], *, after: bool) -> object:
    """The one id that the mentions of a text have; `rejected` where a person said that they name nothing."""
    words, _, nth = text.partition("#")
    alike = [m for m in mentions if m.mention.text == words]
    chosen = alike[int(nth) - 1 : int(nth)] if nth else alike
    ids = {"rejected" if after and m.rejected else (m.entity if after else m.found) for m in chosen}
    return ids.pop() if len(ids) == 1 else sorted(map(str, ids)) or "no mention"


def reader_sees(entity: Entity, keys: Mapping[str, Any]) -> dict[str, Any]:
    seen: dict[str, Any] = {
        "name": entity.name,
        "kind": entity.kind,
        "status": entity.status,
        "same_as": entity.same_as,
        "reason": entity.reason,
        "mentions": dict(entity.mentions),
        "names": [str(fact.value) for fact in entity.names],
        "description": entity.description and entity.description.value,
        "facts": [told(fact) for fact in entity.facts],
        "relations": [f"{r.type} {r.to} ({r.origin})" for r in entity.relations],
        "evidence": [e.quote for e in entity.evidence],
        "references": [r.title for r in entity.references],
    }
    return {key: seen[key] for key in keys}


def told(fact: Fact) -> str:
    """`date: 2014-08-26 (person, found 2014-09, line 3)`."""
    name = f"{fact.field}/{fact.role}" if fact.role else fact.field
    value = fact.entity or fact.value
    notes = [
        fact.origin,
        *([fact.modality] if fact.modality != "asserted" else []),
        *([f"found {fact.found}"] if fact.found else []),
        *([f"note {fact.note}"] if fact.note else []),
        *([f"line {fact.line}"] if fact.line else []),
        *([f"{len(fact.evidence)} quoted"] if fact.evidence else []),
        *([f"see {r.title}" for r in fact.references]),
    ]
    return f"{name}: {value} ({', '.join(notes)})"
