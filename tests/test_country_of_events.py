"""In which country an event of a small article was, with the real model, the real authority files and the real gazetteer.

The name of a file in golden/country_of_events is the rule that it shows; each case in it is an article. `countries` gives the
country of its events by their trigger, null where nothing tells.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from knowledge_base.model import LinkedEvent
from tests.test_which_thing import link_alone
from tests.yaml_files import read_yaml

GOLDEN = Path(__file__).parent / "golden" / "country_of_events"
CASES = {
    f"{path.stem}-{number}": case
    for path in sorted(GOLDEN.glob("*.yml"))
    for number, case in enumerate(read_yaml(path), start=1)
}


@cache
def all_events() -> Mapping[str, tuple[LinkedEvent, ...]]:
    """The events of every article."""
    linked = link_alone({name: case["text"] for name, case in CASES.items()})
    return {name: found.events[name] for name, found in linked.items()}


@pytest.mark.parametrize("name", CASES)
def test_in_which_country_an_event_was(name: str) -> None:
    found = {linked.event.trigger: linked.country for linked in all_events()[name]}

    assert found == CASES[name]["countries"]
