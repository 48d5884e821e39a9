"""In which country an event of a small article was, with the real model, the real authority files and the real gazetteer.

The name of a file in golden/country_of_events is the rule that it shows; each case in it is an article. `countries` gives the
country of its events by their trigger, null where nothing tells.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from knowledge_base import entities, gazetteer, mentions
from knowledge_base.model import LinkedEvent
from tests.test_which_thing import AUTHORITY, make_document

GOLDEN = Path(__file__).parent / "golden" / "country_of_events"
CASES = {
    f"{path.stem}-{number}": case
    for path in sorted(GOLDEN.glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
}


@cache
def all_events() -> Mapping[str, tuple[LinkedEvent, ...]]:
    """The events of every article, each linked alone: articles must not help each other."""
    authority, problems = entities.read_authority([AUTHORITY])
    assert problems == []
    documents = [make_document(name, case["text"]) for name, case in CASES.items()]
    towns = gazetteer.find_towns(documents, entities.gather_bearers({}, authority))
    known = entities.add_towns(authority, towns.places)
    findings = mentions.find_mentions(
        documents, entities.known_names({}, known), towns=towns.names, published={}, cache=None
    )
    return {
        document.source: entities.link([document], findings, {}, known, towns.namesakes).events[
            document.source
        ]
        for document in documents
    }


@pytest.mark.parametrize("name", CASES)
def test_in_which_country_an_event_was(name: str) -> None:
    found = {linked.event.trigger: linked.country for linked in all_events()[name]}

    assert found == CASES[name]["countries"]
