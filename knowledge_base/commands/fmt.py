"""`fmt`: the form of the house for what people wrote."""

from argparse import Namespace

from knowledge_base import entities
from knowledge_base.commands.editing_files import chosen_files, print_diff
from knowledge_base.commands.reporting import FINE, WRONG, WRONG_USE, exit_code, report, say, shown
from knowledge_base.settings import Places


def run(arguments: Namespace, places: Places) -> int:
    """Format the files that were named, or all; `--check` only says which are not in form (exit code 1)."""
    files, unknown = chosen_files(arguments.files, places.entities)
    if unknown:
        report(unknown)
        return WRONG_USE
    edit = entities.format_files(files, places.entities)
    if arguments.dry_run:
        print_diff(edit.changes)
    elif not arguments.check:
        report(entities.write_edit(edit))
    report(edit.problems)
    if arguments.check:
        for file in sorted(edit.changes):
            say(f"{shown(file)}: not in the form of the house: run build_kb.py fmt {shown(file)}")
        if not edit.changes and not edit.problems:
            counted = "1 file," if len(files) == 1 else f"{len(files)} files, all"
            say(f"{counted} in the form of the house.")
        return WRONG if edit.changes else exit_code(edit.problems)
    if not arguments.dry_run:
        say(f"{len(files)} files, {len(edit.changes)} formatted.")
    return exit_code(edit.problems) if edit.problems else FINE
