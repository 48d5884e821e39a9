"""How data and structure are shown: on a terminal, or as Markdown in a comment on a pull request.

Names, values and file names come from articles and from strangers. On a terminal they lose what steers it; in Markdown each
stands in a code span of its own, in which no mention, link, reference, tag or mark is read, and which nothing inside can end.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

_MOST_LINES = 80  # of one section in a comment
_LONGEST_VALUE = 240
_UNCUT = 1_000  # of a passage, which is short enough where it is chosen


@dataclass(frozen=True, slots=True)
class Style:
    """How one form shows data and structure; `data` cuts a long value, `passage` shows it whole."""

    data: Callable[[str], str]
    passage: Callable[[str], str]
    signs: Mapping[str, str]
    heading: str
    item: str
    most: int | None = None


def plain_text(value: str, *, longest: int = _LONGEST_VALUE) -> str:
    """Data as one line for a terminal: no control or invisible steering characters, cut where it is long."""
    spaced = " ".join(value.split())
    kept = "".join(
        sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co")
    )
    return kept if len(kept) <= longest else f"{kept[: longest - 1].rstrip()}…"


def code_span(value: str, *, longest: int = _LONGEST_VALUE) -> str:
    """Data as a code span of Markdown that shows it letter by letter, whatever it holds."""
    text = plain_text(value, longest=longest) or " "
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


PLAIN = Style(
    data=plain_text,
    passage=partial(plain_text, longest=_UNCUT),
    signs={"added": "+", "changed": "~", "lost": "-"},
    heading="\n{}",
    item="  ",
)
MARKDOWN = Style(
    data=code_span,
    passage=partial(code_span, longest=_UNCUT),
    signs={kind: f"**{kind}**" for kind in ("added", "changed", "lost")},
    heading="\n### {}\n",
    item="- ",
    most=_MOST_LINES,
)
