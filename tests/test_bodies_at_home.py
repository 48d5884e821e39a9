"""Whose army and whose government take part in an event, with the real model and the real authority files.

Each case in golden/bodies_at_home is an article; `agents` gives the entity of the agent of its events by their trigger, null for nobody known.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from knowledge_base.model import LinkedEvent
from tests.test_which_thing import events_alone
from tests.yaml_files import read_cases

GOLDEN = Path(__file__).parent / "golden" / "bodies_at_home"
CASES = read_cases(GOLDEN)


@cache
def all_events() -> Mapping[str, tuple[LinkedEvent, ...]]:
    """The events of every article."""
    return events_alone(CASES)


@pytest.mark.parametrize("name", CASES)
def test_whose_body_did_it(name: str) -> None:
    found = {
        linked.event.trigger: entity
        for linked in all_events()[name]
        for argument, entity in linked.arguments
        if argument.role == "agent"
    }

    assert found == CASES[name]["agents"]
