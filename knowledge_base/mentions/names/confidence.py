"""How likely a name's type and extent are right, by the rule that found it and the evidence it had: a small measured table.

Of the mentions at 0.9 about nine in ten are right to the letter. The figures are data (`confidence.yml`), measured on text that
readers had marked; `bench/measure_calibration.py` measures them anew.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge_base.mentions.names.data_files import Report, read_fields
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.words import fold
from knowledge_base.problems import nearest

DATA_FILE = Path(__file__).with_name("confidence.yml")
# The rules that the code asks for: a row that no one asks for is a misspelt one.
ROWS = frozenset(
    {
        "known-actor",
        "known-event",
        "known-name-variant",
        "known-name-weak",
        "known-place",
        "known-topic",
        "model-defined",
        "model-fac",
        "model-gpe",
        "model-loc",
        "model-norp",
        "model-org",
        "model-person",
        "model-wider",
        "other",
        "proper-noun",
        "repeated-name",
    }
)
_SHARE = re.compile(r"0(?:\.\d+)?|1(?:\.0+)?")
BESIDE_OTHERS, ALONE = 0, 1  # levels of a known name
_SPACE = re.compile(r"[ \u00a0]")
_LEADING = frozenset({"of", "for", "de", "del", "la"})
_LAST_WORD = re.compile(r"[^\W\d_][\w.’'-]*$")
_AFTER = re.compile(r"[ \u00a0](?P<word>[^\W\d_][\w’'-]*)")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;][”\"')]*\s+|[“\"(]|\n\s*)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONG_IN_LOWER_CASE = re.compile(r"\b[^\W\d_A-Z]{4,}\b")
_REACH = 60  # characters on either side of a name that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Shares of right mentions by rule, one a level of evidence, and the margins at which the levels of new names end."""

    margins: tuple[float, ...]
    rules: Mapping[str, tuple[float, ...]]


@functools.cache
def table() -> Table:
    """The data file as it is now (read once a process)."""
    return read_table(DATA_FILE)


def read_table(path: Path) -> Table:
    """The table of a file; NameDataError names each row that is missing, unknown or holds no rising shares."""
    report = Report(path)
    fields = read_fields(path, report, ("margins", "rules"))
    margins = _shares("margins", fields["margins"], report) if "margins" in fields else ()
    rules: dict[str, tuple[float, ...]] = {}
    node = fields.get("rules")
    if isinstance(node, yaml.MappingNode):
        for key, shares in node.value:
            rule = str(key.value)
            if rule not in ROWS:
                report.add(key, f"no rule is called '{rule}'.{nearest(rule, ROWS)}")
            rules[rule] = _shares(rule, shares, report)
        for rule in sorted(ROWS - rules.keys()):
            report.add(node, f"the row '{rule}' is missing.")
    elif node:
        report.add(node, "'rules' must be a mapping of rows.")
    report.finish()
    return Table(margins=margins, rules=rules)


def _shares(name: str, node: yaml.Node, report: Report) -> tuple[float, ...]:
    """The figures of a row, 0 to 1 and never falling: more evidence makes no find less sure."""
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    written = [item.value if isinstance(item, yaml.ScalarNode) else "" for item in items]
    if not written or not all(map(_SHARE.fullmatch, written)):
        report.add(
            node, f"'{name}' must be a list of figures from 0 to 1, for instance [0.5, 0.8]."
        )
        return ()
    shares = tuple(map(float, written))
    if sorted(shares) != list(shares):
        report.add(node, f"'{name}' falls: its figures rise with the evidence or stay.")
    return shares


def look_up(rule: str, level: int) -> float:
    """The share of right mentions; a rule with fewer levels gives its last one, one that nobody measured the row "other"."""
    shares = table().rules.get(rule, table().rules["other"])
    return shares[min(level, len(shares) - 1)]


def of_new_name(rule: str, actor: float, place: float) -> float:
    """Confidence in a new name from the points that its uses in the article give to each type."""
    margin = abs(actor - place) / (actor + place + 1.0)
    return look_up(rule, bisect_right(table().margins, margin))


def of_known_name(rule: str, text: str, start: int, end: int, *, led_in: bool = False) -> float:
    """Confidence in a known name: less where other capitals touch it, as it is then part of a longer name as a rule.

    `rule` is a row of the table: "known-actor", "known-place", …; a heading that capitalises every word tells nothing, nor does
    a word that only leads into the name.
    """
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = text[end : end + _REACH].partition("\n")[0]
    telling = _LONG_IN_LOWER_CASE.search(before) or _LONG_IN_LOWER_CASE.search(after)
    beside = (not led_in and _touched_before(before)) or _touched_after(after)
    return look_up(rule, BESIDE_OTHERS if telling and beside else ALONE)


def _touched_before(before: str) -> bool:
    """Whether a capitalised word leads into a name: "Nazi | Germany", "Party of | Canada"; no title, no sentence start."""
    if not before.endswith((" ", "\u00a0")):
        return False
    words = _SPACE.split(before[:-1])
    while words[1:] and words[-1] in _LEADING:
        words.pop()
    match = _LAST_WORD.search(words[-1])
    if not match or not _is_name_word(match[0]) or _POSSESSIVE.search(match[0]):
        return False
    lead = " ".join(words)
    if len(lead) < len(before) - 1:  # "Party of"
        return fold(match[0]) not in name_words().offices
    return not _SENTENCE_END.search(lead[: len(lead) - len(match[0])]) and not _is_plain(match[0])


def _touched_after(after: str) -> bool:
    """Whether a capitalised word follows that is no title, month or word for members: "Malawi | Forum", not "U.S. | President"."""
    match = _AFTER.match(after)
    if not match or not _is_name_word(match["word"]):
        return False
    return not _is_plain(match["word"]) and fold(match["word"]) not in name_words().member_nouns


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and fold(word) not in name_words().function_words


def _is_plain(word: str) -> bool:
    """A word that takes a capital without being part of the name beside it."""
    lists, folded = name_words(), fold(word).rstrip(".")
    return folded in lists.titles or folded in lists.offices or folded in lists.not_names
