"""A base of any size that looks like a real one and comes out the same each time: names are made by counting, not by chance."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from bench_data import PROJECT

sys.path.insert(0, str(PROJECT))
from knowledge_base.entities.files.extracted_block import modeline, render_block
from knowledge_base.vocabulary import FOLDERS, KINDS, EntityType

SYLLABLES = (
    "ba",
    "co",
    "du",
    "fe",
    "gri",
    "ha",
    "jo",
    "lu",
    "mar",
    "ne",
    "pi",
    "qui",
    "ro",
    "san",
    "te",
    "vi",
)
RECORDS_A_SOURCE = 40
RELATIONS = ("rival-of", "allied-with", "operates-in")


def write_base(folder: Path, count: int) -> None:
    """`count` entity files below `folder`/entities and the articles that they quote below `folder`/seeds."""
    sentences: dict[str, list[str]] = {}
    for number in range(count):
        entity, text = _make_record(number, count, sentences)
        file = folder / "entities" / f"{entity}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "seeds").mkdir(exist_ok=True)
    for source, said in sentences.items():
        (folder / "seeds" / f"{source}.txt").write_text("\n\n".join(said) + "\n", encoding="utf-8")


def _make_record(number: int, count: int, sentences: dict[str, list[str]]) -> tuple[str, str]:
    """Half of the records are actors, a third places, the rest topics; half of them have words of a person."""
    entity, kind, name = _describe(number)
    source = f"article-{number // RECORDS_A_SOURCE:04}"
    sentence = f"{name} was named in the report of day {number}, and others were not."
    sentences.setdefault(source, []).append(sentence)
    lines = list(_words(number, count, name, source, sentence)) if number % 2 else []
    block = {
        "name": name,
        "kind": kind,
        "aliases": [{"text": f"{name} {n}", "sources": [source]} for n in ("One", "Two")],
        "mentions": {source: 1 + number % 7},
        "evidence": [{"source": source, "start": 0, "end": len(sentence), "quote": sentence}],
    }
    head = modeline(_type_of(number))
    above = "".join([head, *(f"{line}\n" for line in lines), "\n" if lines else ""])
    return entity, above + render_block(block)


def _words(number: int, count: int, name: str, source: str, sentence: str) -> Iterator[str]:
    other = _describe((number * 7 + 3) % count)[0]
    relation = RELATIONS[2] if other.startswith("places/") else RELATIONS[number % 2]
    yield f"name: {name}"
    yield "status: reviewed"
    yield "description: >-"
    yield f"  What a reader should know of {name}, in a sentence or two that somebody wrote by hand"
    yield "  after having read the articles."
    yield f"aliases: [{name} the Old, {{text: Viejo {name}, language: es}}]"
    yield "relations:"
    yield f"  - type: {relation}"
    yield f"    to: {other}"
    yield f'    evidence: {{source: {source}, quote: "{sentence}"}}'


def _type_of(number: int) -> EntityType:
    kinds: tuple[EntityType, ...] = ("actor", "actor", "actor", "place", "place", "topic")
    return kinds[number % len(kinds)]


def _describe(number: int) -> tuple[str, str, str]:
    """Id, kind and name of a record; neighbouring numbers have unlike names."""
    entity_type = _type_of(number)
    digits = int(hashlib.sha256(str(number).encode()).hexdigest()[:6], 16)
    word = "".join(SYLLABLES[(digits >> shift) & 15] for shift in (0, 4, 8, 12))
    name = f"{word.capitalize()} {SYLLABLES[number % 16].capitalize()}{number}"
    kind = KINDS[entity_type][number % 3]
    return f"{FOLDERS[entity_type]}/{name.lower().replace(' ', '-')}", kind, name
