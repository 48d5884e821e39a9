"""How sure it is that a draft tells of one particular event: its signs weighed, with weights that anyone can read."""

import math
import os
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from knowledge_base.mentions.events.lexicon.event_data import (
    EventDataError,
    Report,
    Value,
    read_values,
)
from knowledge_base.problems import Problem, nearest

DATA_FILE = Path(__file__).parents[1] / "event_confidence.yml"
OTHER_FILE = "KB_EVENT_WEIGHTS"  # names a file to measure with instead; an article's cached findings belong to their file
ALWAYS = "always"
REPORT, OTHER = "news report", "other text"
TEXTS = (REPORT, OTHER)
# What a news report is about. Arrests, trials, seizures, talks are as particular in a report as elsewhere.
VIOLENCE = (
    "attack", "bombing", "kidnapping", "assassination", "massacre", "arson", "hijacking", "robbery", "armed-strike"
)  # fmt: skip


# From here on something is the news of a dispatch: more likely than not.
NEWS = 0.5
# What is not its news may be an event of its background ("In 2012 the same group kidnapped 36 workers"). A dispatch is full of totals
# and history in general, so this asks for more than an essay has to show: a verb with nothing but its roles has 0.68 there, and is no background.
BACKGROUND = 0.7


class Judgement(NamedTuple):
    """How sure a draft is, 0 to 1, whether it is but the background of a dispatch, and the weights behind this."""

    confidence: float
    background: bool
    weights: Mapping[str, float]


def judge(signs: Collection[str], kind: str, *, report: bool, published: str | None) -> Judgement:
    """How sure it is that a draft with these signs tells of one particular event of a kind.

    `report` says that its article is a news report, `published` when it appeared. What a dispatch does not tell as its news is weighed
    again as other text, and is its background where that leaves little doubt.
    """
    table = load_weights()[table_of(kind, report=report, published=published)]
    other = load_weights()[OTHER]
    sure, as_other = confidence(signs, table), confidence(signs, other)
    if sure < NEWS and as_other >= BACKGROUND:
        return Judgement(as_other, background=True, weights=other)
    return Judgement(sure, background=False, weights=table)


def table_of(kind: str, *, report: bool, published: str | None) -> str:
    """Which table weighs an event of a kind: that of news reports is for violence in dispatches that say their own day.

    What it weighs most is how long ago something happened; a report whose text does not say when it was sent is weighed as other text.
    """
    return REPORT if report and published is not None and kind in VIOLENCE else OTHER


def confidence(signs: Collection[str], weights: Mapping[str, float]) -> float:
    """The share of drafts with these signs that are right, 0 to 1 (logistic regression); signs without a weight say nothing."""
    total = weights[ALWAYS] + sum(weights.get(sign, 0.0) for sign in sorted(signs))
    return round(1 / (1 + math.exp(-total)), 2)


def read_weights(path: Path) -> dict[str, dict[str, float]]:
    """The weights of a file for each kind of text; EventDataError where it is not there, or with every line that is wrong."""
    if not path.is_file():
        raise EventDataError([Problem(path=str(path), message="no such file of weights.")])
    report = Report(str(path))
    entries = read_values(path).entries or {}
    for name in entries:
        if name not in TEXTS:
            report.add(entries[name].line, f"unknown kind of text {name!r}.{nearest(name, TEXTS)}")
    weights = {name: _read_table(name, entries.get(name), report) for name in TEXTS}
    report.finish()
    return weights


def _read_table(name: str, value: Value | None, report: Report) -> dict[str, float]:
    weights = {}
    for sign, item in ((value.entries if value else None) or {}).items():
        try:
            weights[sign] = float(item.text or "")
            if not math.isfinite(weights[sign]):
                raise ValueError(sign)
        except ValueError:
            report.add(item.line, f"the weight of {sign!r} must be a number, not {item.text!r}.")
    if ALWAYS not in weights:
        report.add(value.line if value else 1, f"{name!r} needs the weight {ALWAYS!r}.")
    return weights


def weights_file() -> Path:
    """The file that the weights are read from: this package's own, or what the environment names for a measurement."""
    return Path(os.environ.get(OTHER_FILE) or DATA_FILE)


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """The weights for each kind of text (`TEXTS`), read once; EventDataError as `read_weights` raises it."""
    return read_weights(weights_file())
