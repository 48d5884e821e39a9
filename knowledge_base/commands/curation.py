"""The commands by which people decide; each edits entity files or shows what stands behind them."""

from __future__ import annotations  # the types of rooms must not open them

from argparse import Namespace
from collections.abc import Callable
from functools import lru_cache

from knowledge_base import entities
from knowledge_base.commands import accept, fmt, merge, reject, repair, split, why
from knowledge_base.commands.curation_options import COMMANDS as COMMANDS
from knowledge_base.gathering import gather_data
from knowledge_base.settings import Places

_ON_A_BASE = {
    "merge": merge.run,
    "reject": reject.run,
    "accept": accept.run,
    "split": split.run,
    "why": why.run,
}
_ON_FILES = {"fmt": fmt.run, "repair": repair.run}


def run(
    arguments: Namespace, places: Places, *, understand: Callable[[], entities.Understood]
) -> int:
    """The command that was asked for; `understand` reads the articles, for those that need them."""
    if arguments.command in _ON_FILES:
        return _ON_FILES[arguments.command](arguments, places)
    data = gather_data(places, [])
    base = entities.Base(
        folder=places.entities,
        records=data.records,
        authority=data.authority,
        broken=entities.list_ids(places.entities) - data.records.keys(),
        understand=lru_cache(understand),
    )
    return _ON_A_BASE[arguments.command](arguments, base)
