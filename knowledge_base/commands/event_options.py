"""The options of the commands that speak of events."""

import argparse
from collections.abc import Callable
from pathlib import Path

Add = Callable[..., argparse.ArgumentParser]  # (name, summary, details) -> the command's own parser


def _describe_explain(add: Add) -> None:
    parser = add(
        "explain",
        "show, sentence by sentence, which rule made which event of an article",
        "For those who edit event_frames.yml and event_words.yml: each word that could tell of an event with its\n"
        "line, who fills which role and why, what was turned away and why, and what the confidence is made of.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="an article (.txt, .md)")
    parser.add_argument(
        "--sentence", type=int, metavar="N", help="only the sentence of that number, and its events"
    )
    parser.add_argument(
        "--published", metavar="DATE", help="publication date (EDTF) where the article states none"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="default: %(default)s"
    )


DESCRIPTIONS = (_describe_explain,)
