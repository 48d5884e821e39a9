"""The command line, described so that `--help` teaches it."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from knowledge_base.problems import Problem
from knowledge_base.settings import Places
from knowledge_base.vocabulary import ENTITY_TYPES

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
  build_kb.py new actor "Comando Vermelho"      a commented record to fill in
  build_kb.py annotate reports/ --output found.jsonl
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
        parents=[shared, _build_options()],
    )
    parser.set_defaults(command="build", check=False, no_site=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="given")
    for add in (
        _add_build,
        _add_check,
        _add_annotate,
        _add_new,
        _add_site,
        _add_serve,
        _add_schema,
    ):
        add(commands, shared)
    arguments = parser.parse_args(words)
    if arguments.command != "build" and (arguments.check or arguments.no_site):
        option = "--check" if arguments.check else "--no-site"
        parser.error(f"{option} is an option of build, not of {arguments.command}")
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
    if "entities" in arguments and (arguments.check or arguments.command in ("check", "annotate")):
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
    ]


def _address(words: str) -> str:
    """A HOST:PORT that can be listened on."""
    host, _, port = words.rpartition(":")
    if not (host and port.isdecimal() and 0 < int(port) < 65536):
        raise argparse.ArgumentTypeError(
            f"{words!r} is no address; write HOST:PORT, for instance 127.0.0.1:8000"
        )
    return words


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


def _build_options() -> argparse.ArgumentParser:
    """What only a build understands; without a command it is a build, so that its options need no word before them."""
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = options.add_argument_group("options of build")
    group.add_argument(
        "--check", action="store_true", help="say what is wrong or stale, write nothing"
    )
    group.add_argument(
        "--no-site", action="store_true", help="stop before MkDocs: entity files and pages only"
    )
    return options


Commands = argparse._SubParsersAction  # the type has no public name in argparse


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


def _add_build(
    commands: "Commands[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    _add(
        commands,
        shared,
        "build",
        "extract, write entity files and pages, build the site",
        "What people wrote in the entity files is never changed. What did not change is not done again.",
        more=[_build_options()],
    )


def _add_check(
    commands: "Commands[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    _add(
        commands,
        shared,
        "check",
        "check seeds, entity files and the word lists of the tool, without the language model",
        "Each problem is one line: file:line:column, what was read, what is allowed.",
    )


def _add_annotate(
    commands: "Commands[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    parser = _add(
        commands,
        shared,
        "annotate",
        "print what is found in any articles, one JSON object a line",
        "Reads entity files for names and corrections and changes none of them.",
    )
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="files or folders of articles"
    )
    parser.add_argument(
        "--published", metavar="DATE", help="publication date (EDTF) where an article states none"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write here instead of standard output"
    )


def _add_new(
    commands: "Commands[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    parser = _add(
        commands,
        shared,
        "new",
        "start a record: a commented YAML file with every field",
        "A date is named by its EDTF value: new date 2014-09",
    )
    parser.add_argument("type", choices=ENTITY_TYPES, metavar="TYPE", help=", ".join(ENTITY_TYPES))
    parser.add_argument("name", metavar="NAME", help="its name, in quotes")


def _add_site(
    commands: "Commands[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    parser = _add(
        commands,
        shared,
        "site",
        "build the site from the pages that are there, and check its links",
    )
    parser.add_argument(
        "--record-addresses",
        action="store_true",
        help="when publishing: add the site's addresses to published-urls.txt",
    )


def _add_serve(
    commands: "Commands[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    parser = _add(
        commands,
        shared,
        "serve",
        "show the site on this machine and rebuild when something changes",
    )
    parser.add_argument(
        "--address",
        type=_address,
        default="127.0.0.1:8000",
        metavar="HOST:PORT",
        help="default: %(default)s",
    )


def _add_schema(
    commands: "Commands[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    _add(
        commands,
        shared,
        "schema",
        "write schema/*.json anew from the models (for those who change the code)",
    )
