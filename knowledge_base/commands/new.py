"""`new`: a commented record, ready to fill in."""

from argparse import Namespace
from collections.abc import Mapping, Sequence

from knowledge_base import entities
from knowledge_base.commands.reporting import FINE, WRONG_USE, report, say, shown
from knowledge_base.problems import Problem
from knowledge_base.settings import Places
from knowledge_base.vocabulary import EntityType


def run(
    arguments: Namespace,
    places: Places,
    *,
    bearers: Mapping[tuple[EntityType, str], Sequence[str]],
    seeds: Sequence[str],
) -> int:
    """Write the record and say where.

    `bearers` says who has which name already, `seeds` which articles there are. An impossible name (a date that is none, a
    name that another record bears, a source without its article) is wrong use.
    """
    made = entities.new_record(
        arguments.type, arguments.name, places.entities, bearers=bearers, seeds=seeds
    )
    if isinstance(made, Problem):
        report([made])
        return WRONG_USE
    say(f"{shown(made)}: fill it in above `extracted:`, then run `build_kb.py check`")
    return FINE
