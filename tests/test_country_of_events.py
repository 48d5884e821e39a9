"""In which country an event of a small article was, with the real model, the real authority files and the real gazetteer.

The name of a file in golden/country_of_events is the rule that it shows; each case in it is an article. `countries` gives the
country of its events by their trigger, null where nothing tells.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from knowledge_base.model import LinkedEvent
from tests.test_which_thing import events_alone
from tests.yaml_files import read_cases

GOLDEN = Path(__file__).parent / "golden" / "country_of_events"
CASES = read_cases(GOLDEN)


@cache
def all_events() -> Mapping[str, tuple[LinkedEvent, ...]]:
    """The events of every article."""
    return events_alone(CASES)


@pytest.mark.parametrize("name", CASES)
def test_in_which_country_an_event_was(name: str) -> None:
    found = {linked.event.trigger: linked.country for linked in all_events()[name]}

    assert found == CASES[name]["countries"]
