"""`reject`: records and candidates that are no entities of the base."""

from __future__ import annotations  # the types of rooms must not open them

from argparse import Namespace

from knowledge_base import entities
from knowledge_base.commands.editing_files import carry_out


def run(arguments: Namespace, base: entities.Base) -> int:
    """Reject each of them, or none where one word is not understood."""
    edit = entities.reject(base, arguments.ids, arguments.reason)
    return carry_out(edit, dry_run=arguments.dry_run)
