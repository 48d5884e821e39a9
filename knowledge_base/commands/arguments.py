"""The command line, described so that `--help` teaches it."""

import argparse
import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from knowledge_base.commands import (
    building_options,
    curation_options,
    event_options,
    review_options,
)
from knowledge_base.problems import Problem
from knowledge_base.settings import Places

DESCRIPTIONS = (
    *building_options.DESCRIPTIONS,
    *event_options.DESCRIPTIONS,
    *review_options.DESCRIPTIONS,
    *curation_options.DESCRIPTIONS,
)
# they make no folder of entity files, so that one must be there
READERS = ("check", "annotate", "explain", *curation_options.COMMANDS)
EXIT_CODES = """\
exit codes:
  0  fine
  1  something is wrong: broken YAML, an unknown field, a quote that its source does not hold,
     an id that leads nowhere, an unreadable seed. For the person who wrote it
  2  wrong use of a command
  3  nothing is wrong, but the entity files are stale: run `build_kb.py` and commit what it writes
"""
DESCRIPTION = """\
A folder of articles (seeds/) becomes a knowledge base: YAML files that people correct (entities/)
and a site that quotes the sentence behind every fact (site/). Without a command it builds all three.
"""
EXAMPLES = """\
examples:
  build_kb.py                                   extract, write entity files and pages, build the site
  build_kb.py --no-site                         the same without the site; the word build may stand before the options
  build_kb.py build --check                     what is wrong or stale, writing nothing
  build_kb.py check                             only the data, in about a second
  build_kb.py check entities/actors/farc.yml    only this file, and what others say of it
  build_kb.py new actor "Comando Vermelho"      a commented record to fill in
  build_kb.py merge actors/sendero-luminoso actors/pcp-sl
  build_kb.py annotate reports/ --output found.jsonl
  build_kb.py explain seeds/report.txt --sentence 3    which rule made which event
  build_kb.py --seeds my/seeds --entities my/entities --docs my/docs --site my/site
"""


def parse_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """The command and its options; wrong use ends the program with exit code 2 and says what is right."""
    shared = _shared_options()
    parser = argparse.ArgumentParser(
        prog="build_kb.py",
        description=DESCRIPTION,
        epilog=f"{EXAMPLES}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared, building_options.build_options()],
    )
    parser.set_defaults(command="build", check=False, no_site=False, style="people", files=[])
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="given")
    for describe in DESCRIPTIONS:
        describe(partial(_add, commands, shared))
    arguments = parser.parse_args(words)
    for option, given, commands_of_it in (
        ("--check", arguments.check, ("build", "fmt")),
        ("--no-site", arguments.no_site, ("build",)),
        ("--format", arguments.style != "people", ("build", "check")),
    ):
        if given and arguments.command not in commands_of_it:
            known = " and ".join(commands_of_it)
            parser.error(f"{option} is an option of {known}, not of {arguments.command}")
    return arguments


def places_of(arguments: argparse.Namespace) -> Places:
    """The folders that this run works on: the project's own unless others were named."""
    named = {
        name: value
        for name in ("seeds", "entities", "docs", "site", "authority")
        if (value := getattr(arguments, name, None)) is not None
    }
    if "authority" in named:
        named["authority"] = tuple(named["authority"])
    return replace(Places(), **named)


def misnamed_folders(arguments: argparse.Namespace) -> list[Problem]:
    """Folders named on the command line that cannot be meant: a typo must not pass as an empty knowledge base."""
    named = [*getattr(arguments, "authority", ())]
    if "entities" in arguments and (arguments.check or arguments.command in READERS):
        named.append(arguments.entities)
    absent = [path for path in named if not path.exists()]
    files = [
        path
        for name in ("seeds", "entities", "docs", "site")
        if (path := getattr(arguments, name, None)) and path.exists() and not path.is_dir()
    ]
    return [
        *(Problem(path=str(path), message="There is no such folder.") for path in absent),
        *(Problem(path=str(path), message="This is a file; a folder is meant.") for path in files),
        *_shared_folders(places_of(arguments)),
    ]


def _shared_folders(places: Places) -> list[Problem]:
    """Folders that lie in one another: pages among the articles would be read as articles, a site replaces all in its folder."""
    named = [(name, Path(getattr(places, name))) for name in ("seeds", "entities", "docs", "site")]
    return [
        Problem(
            path=str(inner),
            message=f"--{one} and --{other} must be two folders, none inside the other."
            f" Name another one with --{one} or --{other}.",
        )
        for (one, inner), (other, outer) in itertools.permutations(named, 2)
        if inner.resolve().is_relative_to(outer.resolve())
        and (inner.resolve() != outer.resolve() or one < other)
    ]


Commands = argparse._SubParsersAction  # the type has no public name in argparse


def _shared_options() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = shared.add_argument_group("places (the project's own unless named)")
    group.add_argument("--seeds", type=Path, metavar="DIR", help="articles to read (.txt, .md)")
    group.add_argument("--entities", type=Path, metavar="DIR", help="entity files (YAML)")
    group.add_argument(
        "--docs",
        type=Path,
        metavar="DIR",
        help="Markdown pages to write; elsewhere than docs/ a mkdocs.yml is written beside it",
    )
    group.add_argument("--site", type=Path, metavar="DIR", help="the site to build")
    group.add_argument(
        "--authority",
        type=Path,
        metavar="DIR",
        action="append",
        help="a folder of your own authority files (names known beforehand), beside the built-in ones",
    )
    return shared


def _add(
    commands: "Commands[argparse.ArgumentParser]",
    shared: argparse.ArgumentParser,
    name: str,
    summary: str,
    details: str = "",
    more: Sequence[argparse.ArgumentParser] = (),
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        parents=[shared, *more],
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{details}",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=name)
    return parser
