"""The values of the date grammar, judged by the PyPI package `edtf`, which was written by others.

It is not asked where it is known to answer otherwise by design: open bounds (it gives infinities), `~` (it pads by months
and years) and winter (December only). There it must still read the value.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.edtf import in_words, parse
from knowledge_base.mentions.dates.find_dates import find_dates
from knowledge_base.model import Mention, Span
from tests.yaml_files import read_yaml

CASES = sorted((Path(__file__).parents[1] / "golden" / "mentions" / "dates").glob("*.yml"))
PATTERNS = (
    "{0:%-d} {0:%B} {0.year}", "{0:%B} {0:%-d}, {0.year}", "{0:%-d} {0:%b} {0:%y} (EFE)", "{0:%b}. {0:%-d}, {0.year}",
    "{0:%A}, {0:%B} {0:%-d}, {0.year}", "{0.year}-{0:%m}-{0:%d}", "{0:%B} {0.year}", "{0:%B} of {0.year}", "in {0.year}",
)  # fmt: skip
DAYS = st.dates(date(1941, 1, 1), date(2038, 12, 31))


def find(text: str, anchor: str | None = None) -> list[Mention]:
    return find_dates(text, Span(0, len(text)), source="s", anchor=anchor)


def golden_values() -> list[str]:
    values: set[str] = set()
    for path in CASES:
        rule: dict[str, Any] = read_yaml(path)
        said = [line for case in rule["cases"] for line in case["dates"]]
        values |= {line.rpartition(" = ")[2].removesuffix(", inferred") for line in said}
    return sorted(values - {"vague"})


def agree(value: str) -> bool:
    """Whether the other reader takes the value, and finds the same first and last day where it is to be trusted."""
    other = parse_edtf(value)
    if ".." in value or "~" in value or "-24" in value:
        return str(other) == value
    read = parse(value)
    bounds = date(*other.lower_strict()[:3]), date(*other.upper_strict()[:3])
    return (read.earliest, read.latest) == bounds


@pytest.mark.parametrize("value", golden_values())
def test_another_reader_agrees_with_the_golden_values(value: str) -> None:
    assert agree(value)


@settings(max_examples=60)  # the other reader is slow
@given(DAYS, st.sampled_from(PATTERNS))
def test_a_date_that_is_written_out_is_read_as_it_was_meant(day: date, pattern: str) -> None:
    text = "They met " + pattern.format(day) + " in Lima."

    (mention,) = find(text)

    assert mention.edtf is not None
    assert mention.edtf == day.isoformat()[: len(mention.edtf)]
    assert (len(mention.edtf) == 10) == ("%-d" in pattern or "%d" in pattern)
    assert agree(mention.edtf)


@settings(max_examples=40)
@given(DAYS, st.integers(1, 400))
def test_a_range_that_is_written_out_has_both_its_ends(day: date, length: int) -> None:
    last = date.fromordinal(day.toordinal() + length)
    text = f"It lasted from {day:%-d} {day:%B} {day.year} to {last:%-d} {last:%B} {last.year}."

    (mention,) = find(text)

    assert mention.edtf == f"{day}/{last}"
    assert agree(mention.edtf)


@given(DAYS)
def test_what_a_value_is_called_in_words_is_read_as_that_value(day: date) -> None:
    for value in (day.isoformat(), day.isoformat()[:7], f"{day.year}", f"{day.year // 10}X"):
        assert [mention.edtf for mention in find(f"It was in {in_words(value)}.")] == [value]
