"""`new`: a commented record, ready to fill in."""

from argparse import Namespace

from knowledge_base import entities
from knowledge_base.commands.reporting import FINE, WRONG_USE, report, say
from knowledge_base.problems import Problem
from knowledge_base.settings import Places


def run(arguments: Namespace, places: Places) -> int:
    """Write the record and say where; an impossible name (a date that is none) is wrong use."""
    made = entities.new_record(arguments.type, arguments.name, places.entities)
    if isinstance(made, Problem):
        report([made])
        return WRONG_USE
    say(f"{made}: fill it in above `extracted:`, then run `build_kb.py check`")
    return FINE
