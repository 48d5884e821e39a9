"""How titles, bylines and notices state the details of a text, as listed in `details.yml`."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge_base.documents.rule_files import Reading, RuleFileError, RuleNode, read_rule_file
from knowledge_base.documents.stated_dates import DatePatterns

_FILE = Path(__file__).with_name("details.yml")
_FIELDS = (
    "series",
    "rubrics",
    "titles",
    "publishers",
    "bylines",
    "particles",
    "dates",
    "updates",
    "head_dates",
    "media_words",
    "months",
    "languages",
)

# What the expressions of a list must name, and the lists whose expressions hold a date.
_GROUPS = {"series": "publisher", "titles": "title", "publishers": "publisher", "bylines": "author"}
_DATED = frozenset({"dates", "updates", "head_dates"})
_MAPPINGS = frozenset({"months", "languages"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailRules:
    """The expressions of `details.yml`; each fits a whole line and names the part it states."""

    series: tuple[re.Pattern[str], ...]
    rubrics: frozenset[str]
    titles: tuple[re.Pattern[str], ...]
    publishers: tuple[re.Pattern[str], ...]
    bylines: tuple[re.Pattern[str], ...]
    labelled_dates: tuple[re.Pattern[str], ...]
    updates: tuple[re.Pattern[str], ...]
    head_dates: tuple[re.Pattern[str], ...]
    particles: frozenset[str]
    media_words: frozenset[str]
    dates: DatePatterns
    languages: dict[str, str]


@functools.cache
def detail_rules(path: Path = _FILE) -> DetailRules:
    """The rules of the data file, checked; raises RuleFileError with the line of each wrong entry."""
    root, reading = read_rule_file(path), Reading()
    fields = root.fields(_FIELDS)
    for name in _FIELDS:
        with reading.past_mistakes():
            if name not in fields:
                raise root.fail(f"'{name}' is missing.")
    reading.finish()
    dates = DatePatterns(_months(fields["months"], reading))
    read = {name: _read(name, node, dates, reading) for name, node in fields.items()}
    languages = _languages(fields["languages"], reading)
    reading.finish()
    return DetailRules(
        series=tuple(read["series"]),
        titles=tuple(read["titles"]),
        publishers=tuple(read["publishers"]),
        bylines=tuple(read["bylines"]),
        labelled_dates=tuple(read["dates"]),
        updates=tuple(read["updates"]),
        head_dates=tuple(read["head_dates"]),
        rubrics=frozenset(read["rubrics"]),
        particles=frozenset(read["particles"]),
        media_words=frozenset(read["media_words"]),
        dates=dates,
        languages=languages,
    )


def _read(name: str, node: RuleNode, dates: DatePatterns, reading: Reading) -> list[Any]:
    """The patterns or words of a list, those left out that are wrong."""
    read: Callable[[RuleNode], Any] = RuleNode.word
    if name in _GROUPS:
        read = functools.partial(RuleNode.pattern, groups=(_GROUPS[name],))
    elif name in _DATED:
        read = functools.partial(_dated, dates=dates)
    found: list[Any] = []
    with reading.past_mistakes():
        for item in node.items() if name not in _MAPPINGS else ():
            with reading.past_mistakes():
                found.append(read(item))
    return found


def _dated(item: RuleNode, dates: DatePatterns) -> re.Pattern[str]:
    source = item.word()
    if source.count("{date}") != 1:
        raise item.fail(f"'{source}' must say once where the date is: {{date}}.")
    return item.pattern(replaced=("{date}", f"(?P<date>{dates.source})"))


def _months(node: RuleNode, reading: Reading) -> dict[str, int]:
    months: dict[str, int] = {}
    with reading.past_mistakes():
        for number, names in node.mapping().items():
            with reading.past_mistakes():
                if number not in map(str, range(1, 13)):
                    raise names.fail(f"'{number}' is no month; use 1 to 12.")
                months |= {name.word().lower(): int(number) for name in names.items()}
    return months


def _languages(node: RuleNode, reading: Reading) -> dict[str, str]:
    languages: dict[str, str] = {}
    with reading.past_mistakes():
        for code, name in node.mapping().items():
            with reading.past_mistakes():
                languages[code] = name.word()
    return languages


__all__ = ["DetailRules", "RuleFileError", "detail_rules"]
