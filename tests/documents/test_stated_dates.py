"""Dates as bylines, datelines and front matters write them."""

import re

import pytest

from knowledge_base.documents.detail_rules import detail_rules


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("20 May 2016", "2016-05-20"),
        ("May 20, 2016", "2016-05-20"),
        ("Friday, May 20th, 2016", "2016-05-20"),
        ("Fri., 20 May 2016", "2016-05-20"),
        ("Sept. 3, 2014", "2014-09-03"),
        ("4 FEB 90", "1990-02-04"),
        ("June 11 89", "1989-06-11"),
        ("3 mar 16", "2016-03-03"),
        ("20-May-2016", "2016-05-20"),
        ("20 de mayo de 2016", "2016-05-20"),
        ("3 de setembro de 2014", "2014-09-03"),
        ("1 août 2014", "2014-08-01"),
        ("2016-05-20", "2016-05-20"),
        ("2016-05-20T10:32:00Z", "2016-05-20"),
        ("May 2016", "2016-05"),
    ],
)
def test_a_date_is_read_as_it_is_written(said: str, expected: str) -> None:
    dates = detail_rules().dates

    assert re.fullmatch(dates.source, said, re.IGNORECASE)
    assert dates.read(said) == expected


@pytest.mark.parametrize("said", ["31 June 2016", "2016-13-01", "20 May", "last spring", "1990s"])
def test_what_is_no_date_is_not_read(said: str) -> None:
    assert detail_rules().dates.read(said) is None


@pytest.mark.parametrize(("said", "expected"), [("2016", "2016"), ("2016-05", "2016-05")])
def test_a_front_matter_may_state_a_year_or_a_month(said: str, expected: str) -> None:
    assert detail_rules().dates.read(said) == expected
