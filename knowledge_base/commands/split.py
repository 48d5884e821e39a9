"""`split`: one record that mixes two things."""

from __future__ import annotations  # the types of rooms must not open them

from argparse import Namespace

from knowledge_base import entities
from knowledge_base.commands.editing_files import carry_out


def run(arguments: Namespace, base: entities.Base) -> int:
    """Give mentions and names of a record to another one."""
    share = entities.Share(mentions=arguments.mentions, aliases=arguments.alias)
    edit = entities.split(base, arguments.id, arguments.name, share)
    return carry_out(edit, dry_run=arguments.dry_run)
