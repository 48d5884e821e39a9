"""`merge`: two records are one."""

from __future__ import annotations  # the types of rooms must not open them

from argparse import Namespace

from knowledge_base import entities
from knowledge_base.commands.editing_files import carry_out


def run(arguments: Namespace, base: entities.Base) -> int:
    """Join the second record to the first."""
    edit = entities.merge(base, arguments.keep, arguments.give_up, arguments.reason)
    return carry_out(edit, dry_run=arguments.dry_run)
