"""The options of the commands that judge a proposed change."""

from pathlib import Path

from knowledge_base.commands.building_options import Add


def _describe_diff(add: Add) -> None:
    parser = add(
        "diff",
        "say what a change means for readers: facts, records, addresses, points on the map",
        "Compares the entity files of two states, each a commit, branch or tag; neither is checked out.\n"
        "What a branch changed since it left main: diff $(git merge-base main HEAD)",
    )
    parser.add_argument("base", metavar="BASE", help="the state before: commit, branch or tag")
    parser.add_argument(
        "head",
        metavar="HEAD",
        nargs="?",
        help="the state after; the files as they lie here if left out",
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown"),
        default="text",
        help="markdown: for a comment on a pull request, safe with data of strangers. Default: %(default)s",
    )
    parser.add_argument(
        "--quality",
        action="store_true",
        help="also extract with both states and compare them with the reading in tests/extraction_quality (slow)",
    )
    parser.add_argument(
        "--quality-if-changed",
        action="store_true",
        help="the same, but only where code, its lists or what it needs differ: what nothing reads otherwise needs no figures",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write here instead of standard output"
    )


def _describe_links(add: Add) -> None:
    add(
        "links",
        "ask whether the addresses elsewhere that the built site names still answer",
        "The one command that goes to the network. Links within the site are checked by every build.",
    )


DESCRIPTIONS = (_describe_diff, _describe_links)
