"""Which known thing a name means in a small article, with the real model, the real authority files and the real gazetteer.

The name of a file in golden/which_thing is the rule that it shows; each case in it is an article. `means` gives, by text (or
`text#2` for the second place where it is named), the entity of its mentions; null where it stays open, `none` where the text is
no mention of its own. `readings` are what an open name may mean, `types` what kind of thing a mention is taken for, `counts` whether it is above the
publishing line.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from knowledge_base import entities, gazetteer, mentions
from knowledge_base.entities.linking.publishing_line import is_above_line
from knowledge_base.model import Document, LinkedEvent, LinkedMention, Span
from tests.command_runs import PROJECT
from tests.yaml_files import read_cases

GOLDEN = Path(__file__).parent / "golden" / "which_thing"
AUTHORITY = Path(__file__).parents[1] / "knowledge_base" / "authority"
CACHE = PROJECT / ".cache"
CASES = read_cases(GOLDEN)


@cache
def all_linked() -> Mapping[str, tuple[LinkedMention, ...]]:
    """The mentions of every article."""
    linked = link_alone({name: case["text"] for name, case in CASES.items()})
    return {name: found.mentions[name] for name, found in linked.items()}


def events_alone(cases: Mapping[str, Any]) -> Mapping[str, tuple[LinkedEvent, ...]]:
    """The events of every case, each an article linked alone."""
    linked = link_alone({name: case["text"] for name, case in cases.items()})
    return {name: found.events[name] for name, found in linked.items()}


def link_alone(texts: Mapping[str, str]) -> Mapping[str, entities.Linked]:
    """Every article read in one go but linked alone, as the index of names is dear and articles must not help each other."""
    records: entities.Records = {}  # one object, so that what is known is gathered once and not for every article
    authority, problems = entities.read_authority([AUTHORITY], cache=CACHE)
    assert problems == []
    documents = [make_document(name, text) for name, text in texts.items()]
    bearers = entities.gather_bearers(records, authority)
    towns = gazetteer.find_towns(documents, bearers, cache=CACHE)
    known = entities.add_towns(authority, towns.places)
    findings = mentions.find_mentions(
        documents,
        entities.known_names(records, known),
        towns=towns.names,
        published={},
        cache=None,
    )
    return {
        document.source: entities.link([document], findings, records, known, towns.namesakes)
        for document in documents
    }


def make_document(source: str, text: str) -> Document:
    spans = [Span(*m.span()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text.rstrip())]
    return Document(
        source=source,
        path=Path(f"{source}.txt"),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        title="",
        paragraphs=tuple(spans),
    )


@pytest.mark.parametrize("name", CASES)
def test_which_thing_a_name_means(name: str) -> None:
    case = CASES[name]
    found = all_linked()[name]
    read = {"means": meaning, "readings": readings, "types": kind_of_thing, "counts": counts}
    wanted = {key: value for key, value in case.items() if key in read}

    told = {key: {text: read[key](pick(text, found)) for text in wanted[key]} for key in wanted}

    assert wanted
    assert told == wanted


def pick(text: str, found: tuple[LinkedMention, ...]) -> list[LinkedMention]:
    words, _, nth = text.partition("#")
    alike = [m for m in found if " ".join(m.mention.text.split()) == words]
    return alike[int(nth) - 1 : int(nth)] if nth else alike


def meaning(chosen: list[LinkedMention]) -> Any:
    ids = sorted({str(m.entity) if m.entity else "" for m in chosen})
    return "none" if not ids else ids if len(ids) > 1 else ids[0] or None


def readings(chosen: list[LinkedMention]) -> list[str]:
    return sorted({reading for m in chosen for reading in m.mention.readings})


def kind_of_thing(chosen: list[LinkedMention]) -> str:
    return ", ".join(sorted({m.mention.type for m in chosen}))


def counts(chosen: list[LinkedMention]) -> bool:
    return bool(chosen) and all(is_above_line(m) for m in chosen)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 30
