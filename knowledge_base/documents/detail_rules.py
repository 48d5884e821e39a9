"""How titles, bylines and notices state the details of a text, as listed in `details.yml`."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge_base.documents.rule_files import RuleFileError, RuleNode, read_rule_file
from knowledge_base.documents.stated_dates import DatePatterns

_FILE = Path(__file__).with_name("details.yml")
_FIELDS = (
    "series",
    "rubrics",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailRules:
    """The expressions of `details.yml`; each fits a whole line and names the part it states."""

    series: tuple[re.Pattern[str], ...]
    rubrics: frozenset[str]
    publishers: tuple[re.Pattern[str], ...]
    bylines: tuple[re.Pattern[str], ...]
    labelled_dates: tuple[re.Pattern[str], ...]
    updates: tuple[re.Pattern[str], ...]
    head_dates: tuple[re.Pattern[str], ...]
    particles: frozenset[str]
    media_words: frozenset[str]
    dates: DatePatterns
    languages: dict[str, str]


@cache
def detail_rules(path: Path = _FILE) -> DetailRules:
    """The rules of the data file, checked; raises RuleFileError with the line of the first wrong entry."""
    root = read_rule_file(path)
    fields = root.fields(_FIELDS)
    if missing := [name for name in _FIELDS if name not in fields]:
        raise root.fail(f"'{missing[0]}' is missing.")
    dates = DatePatterns(_months(fields["months"]))
    return DetailRules(
        series=_patterns(fields["series"], "publisher"),
        publishers=_patterns(fields["publishers"], "publisher"),
        bylines=_patterns(fields["bylines"], "author"),
        labelled_dates=_dated(fields["dates"], dates),
        updates=_dated(fields["updates"], dates),
        head_dates=_dated(fields["head_dates"], dates),
        rubrics=_words(fields["rubrics"]),
        particles=_words(fields["particles"]),
        media_words=_words(fields["media_words"]),
        dates=dates,
        languages={code: name.word() for code, name in fields["languages"].mapping().items()},
    )


def _words(node: RuleNode) -> frozenset[str]:
    return frozenset(item.word() for item in node.items())


def _patterns(node: RuleNode, group: str) -> tuple[re.Pattern[str], ...]:
    return tuple(item.pattern(groups=(group,)) for item in node.items())


def _dated(node: RuleNode, dates: DatePatterns) -> tuple[re.Pattern[str], ...]:
    patterns = []
    for item in node.items():
        source = item.word()
        if source.count("{date}") != 1:
            raise item.fail(f"'{source}' must say once where the date is: {{date}}.")
        patterns.append(item.pattern(replaced=("{date}", f"(?P<date>{dates.source})")))
    return tuple(patterns)


def _months(node: RuleNode) -> dict[str, int]:
    months: dict[str, int] = {}
    for number, names in node.mapping().items():
        if number not in map(str, range(1, 13)):
            raise names.fail(f"'{number}' is no month; use 1 to 12.")
        months |= {name.word().lower(): int(number) for name in names.items()}
    return months


__all__ = ["DetailRules", "RuleFileError", "detail_rules"]
