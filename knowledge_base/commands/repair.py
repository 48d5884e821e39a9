"""`repair`: settles what a merge left inside `extracted:` and moves edits out of it."""

from __future__ import annotations  # the types of rooms must not open them

from argparse import Namespace

from knowledge_base import entities
from knowledge_base.commands.editing_files import chosen_files, print_diff
from knowledge_base.commands.reporting import FINE, WRONG, WRONG_USE, report, say
from knowledge_base.commands.repository import earlier_texts, merge_base_text
from knowledge_base.settings import Places


def run(arguments: Namespace, places: Places) -> int:
    """Repair the files that were named, or all; what only a person can decide is named with its line (exit code 1)."""
    files, unknown = chosen_files(arguments.files, places.entities)
    if unknown:
        report(unknown)
        return WRONG_USE
    edit = entities.repair(files, entities.Past(base=merge_base_text, earlier=earlier_texts))
    if arguments.dry_run:
        print_diff(edit.changes)
    else:
        report(entities.write_edit(edit))
        for line in edit.said:
            say(line)
        say(_say_next(edit))
    report(edit.problems)
    return WRONG if edit.problems else FINE


def _say_next(edit: entities.Edit) -> str:
    if edit.problems:
        return "The rest needs a person: the lines below say where."
    if not edit.changes:
        return "Nothing is to be repaired."
    return "Next: `build_kb.py` writes the parts below 'extracted:' anew; then commit."
