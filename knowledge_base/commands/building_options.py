"""The options of the commands that build, check and show."""

import argparse
from collections.abc import Callable
from pathlib import Path

from knowledge_base.commands.problem_formats import STYLES
from knowledge_base.vocabulary import ENTITY_TYPES

# (name, summary, details, more) -> the command's own parser
Add = Callable[..., argparse.ArgumentParser]


def build_options() -> argparse.ArgumentParser:
    """What only a build understands; without a command it is a build, so that its options need no word before them."""
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = options.add_argument_group("options of build")
    group.add_argument(
        "--check", action="store_true", help="say what is wrong or stale, write nothing"
    )
    group.add_argument(
        "--no-site", action="store_true", help="stop before MkDocs: entity files and pages only"
    )
    _describe_format(group)
    return options


def _describe_build(add: Add) -> None:
    add(
        "build",
        "extract, write entity files and pages, build the site",
        "What people wrote in the entity files is never changed. What did not change is not done again.",
        more=[build_options()],
    )


def _describe_check(add: Add) -> None:
    parser = add(
        "check",
        "check seeds, entity files and the word lists of the tool, without the language model",
        "Each problem is one line: file:line:column, what was read, what is allowed. With files named, these\n"
        "alone are checked, and what other files say of them; a file that is gone may be named too.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="only these entity files and seeds, or those in a folder",
    )
    _describe_format(parser)


def _describe_format(options: argparse._ActionsContainer) -> None:
    options.add_argument(
        "--format",
        choices=STYLES,
        default=argparse.SUPPRESS,
        dest="style",
        help="how a check is printed: for people, as one JSON object, or as annotations on GitHub",
    )


def _describe_annotate(add: Add) -> None:
    parser = add(
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


def _describe_new(add: Add) -> None:
    parser = add(
        "new",
        "start a record: a commented YAML file with every field",
        "A date is named by its EDTF value: new date 2014-09",
    )
    parser.add_argument("type", choices=ENTITY_TYPES, metavar="TYPE", help=", ".join(ENTITY_TYPES))
    parser.add_argument("name", metavar="NAME", help="its name, in quotes")


def _describe_site(add: Add) -> None:
    parser = add(
        "site",
        "build the site from the pages that are there, and check its links",
    )
    parser.add_argument(
        "--record-addresses",
        action="store_true",
        help="when publishing: add the site's addresses to published-urls.txt",
    )


def _describe_serve(add: Add) -> None:
    parser = add(
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


def _describe_schema(add: Add) -> None:
    add(
        "schema",
        "write schema/*.json anew from the models (for those who change the code)",
    )


def _address(words: str) -> str:
    """A HOST:PORT that can be listened on."""
    host, _, port = words.rpartition(":")
    if not (host and port.isdecimal() and 0 < int(port) < 65536):
        raise argparse.ArgumentTypeError(
            f"{words!r} is no address; write HOST:PORT, for instance 127.0.0.1:8000"
        )
    return words


DESCRIPTIONS = (
    _describe_build,
    _describe_check,
    _describe_annotate,
    _describe_new,
    _describe_site,
    _describe_serve,
    _describe_schema,
)
