"""`accept`: a candidate of the review page becomes a record, or a name with several readings gets its own."""

from __future__ import annotations  # the types of rooms must not open them

from argparse import Namespace

from knowledge_base import entities
from knowledge_base.commands.editing_files import carry_out


def run(arguments: Namespace, base: entities.Base) -> int:
    """Accept the candidate."""
    edit = entities.accept(base, arguments.candidate, arguments.meaning)
    return carry_out(edit, dry_run=arguments.dry_run)
