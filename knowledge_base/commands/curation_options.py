"""The options of the commands of curation: each edits entity files and nothing else."""

import argparse

from knowledge_base.commands.building_options import Add

COMMANDS = ("merge", "reject", "accept", "split", "fmt", "why", "repair")
_UNDO = "It only edits YAML above `extracted:`; `git revert` takes it back."
_WHO = "an id (actors/farc), the path of its file, or a name that it alone bears"


def _describe_merge(add: Add) -> None:
    parser = add(
        "merge",
        "two records are one: the second becomes part of the first",
        f"The page of GIVE_UP becomes a redirect, its names and mentions flow to KEEP. {_UNDO}",
    )
    parser.add_argument("keep", metavar="KEEP", help=_WHO)
    parser.add_argument(
        "give_up", metavar="GIVE_UP", help="the same, or a candidate of the review page"
    )
    parser.add_argument("--reason", help="why they are one; readers see it")
    _add_dry_run(parser)


def _describe_reject(add: Add) -> None:
    parser = add(
        "reject",
        "records or candidates that are no entities: their names are never proposed again",
        f"Their pages stay, with the reason. {_UNDO}",
    )
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help=f"{_WHO}; or a candidate of the review page"
    )
    parser.add_argument("--reason", required=True, help="why; readers see it")
    _add_dry_run(parser)


def _describe_accept(add: Add) -> None:
    parser = add(
        "accept",
        "a candidate of the review page becomes a record",
        "A name with several readings gets one with --as: the sources that leave it open then say so under\n"
        f"`corrections:`. Reads the articles as a build does. {_UNDO}",
    )
    parser.add_argument(
        "candidate", metavar="CANDIDATE", help="its name as the review page shows it, or its id"
    )
    parser.add_argument("--as", dest="meaning", metavar="ID", help="the record that the name means")
    _add_dry_run(parser)


def _describe_split(add: Add) -> None:
    parser = add(
        "split",
        "one record mixes two things: a new record gets mentions and names of it",
        "`build_kb.py why ID mentions` lists the mentions with their numbers. A NAME that another record bears\n"
        f"already gets the share instead of a new one. {_UNDO}",
    )
    parser.add_argument("id", metavar="ID", help=_WHO)
    parser.add_argument("name", metavar="NAME", help="the name of the other thing, in quotes")
    parser.add_argument(
        "--mentions",
        nargs="+",
        default=[],
        action="extend",
        metavar="SOURCE[:WHICH]",
        help="mentions that are the other thing's: all of a source, SOURCE:2 for its second, 'SOURCE:words of its passage'",
    )
    parser.add_argument(
        "--alias",
        nargs="+",
        default=[],
        action="extend",
        metavar="NAME",
        help="names that are the other thing's",
    )
    _add_dry_run(parser)


def _describe_fmt(add: Add) -> None:
    parser = add(
        "fmt",
        "bring what people wrote into the form of the house",
        "Fields in one order, each with its comments; a list has an item a line. Values and words stay as they are.",
    )
    _add_files(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        default=argparse.SUPPRESS,  # or it would undo a --check before the word fmt, and write
        help="say which files are not in form (exit code 1), write nothing",
    )
    _add_dry_run(parser)


def _describe_why(add: Add) -> None:
    parser = add(
        "why",
        "what stands behind each value that readers see",
        "The sentence, the rule and its confidence (0 to 1), or the line of a person and its commit. Reads the\n"
        "articles as a build does.",
    )
    parser.add_argument("entity", metavar="ENTITY", help=_WHO)
    parser.add_argument(
        "field", nargs="?", metavar="FIELD", help="one field; `mentions` lists every mention"
    )
    parser.add_argument("--all", action="store_true", help="every passage of every value")


def _describe_repair(add: Add) -> None:
    parser = add(
        "repair",
        "settle what a merge of git left in entity files, and edits below `extracted:`",
        "Conflicts below `extracted:` go, edits there move above the line, two additions to one list are both kept.\n"
        "What only a person can decide stays and is named with its line.",
    )
    _add_files(parser)
    _add_dry_run(parser)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="files or ids; all entity files when left out"
    )


def _add_dry_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help="print what would change, write nothing"
    )


DESCRIPTIONS = (
    _describe_merge,
    _describe_reject,
    _describe_accept,
    _describe_split,
    _describe_fmt,
    _describe_why,
    _describe_repair,
)
