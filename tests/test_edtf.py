"""The subset of EDTF, with the PyPI package `edtf` as an independent judge where it is to be trusted.

It is not for open bounds (it answers infinities), for `~` (it pads by months and years) and for winter (December only).
"""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.edtf import (
    Edtf,
    EdtfError,
    file_stem,
    from_file_stem,
    in_words,
    is_edtf,
    parse,
    year_of,
)

YEARS = st.integers(1000, 2100)
DAYS = st.dates(date(1000, 1, 1), date(2100, 12, 31))
UNSEASONED = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: day.isoformat()[:7]),
    YEARS.map(str),
)
PLAIN = st.one_of(
    UNSEASONED,
    st.tuples(YEARS, st.sampled_from([21, 22, 23])).map(lambda pair: f"{pair[0]}-{pair[1]}"),
)
DECADES = st.integers(100, 210).map(lambda tens: f"{tens}X")
CENTURIES = st.integers(10, 21).map(lambda hundreds: f"{hundreds}XX")
QUALIFIED = st.tuples(UNSEASONED, st.sampled_from("~?%")).map("".join)


def order(pair: tuple[str, str]) -> str:
    return "/".join(sorted(pair, key=lambda value: parse(value).earliest or date.min))


PERIODS = st.tuples(PLAIN, PLAIN).map(order)
OPEN = PLAIN.flatmap(lambda value: st.sampled_from([f"{value}/..", f"../{value}"]))
SETS = UNSEASONED.map(lambda value: f"[..{value}]")
NAMED = st.one_of(PLAIN, DECADES, CENTURIES, QUALIFIED, PERIODS)


@settings(max_examples=60)  # the other reader is slow
@given(st.one_of(PLAIN, DECADES, CENTURIES, PERIODS))
def test_bounds_agree_with_another_reader_of_edtf(value: str) -> None:
    other = parse_edtf(value)

    read = parse(value)

    assert read.earliest == date(*other.lower_strict()[:3])
    assert read.latest == date(*other.upper_strict()[:3])


@settings(max_examples=60)
@given(st.one_of(NAMED, OPEN, SETS))
def test_every_value_is_edtf_to_another_reader(value: str) -> None:
    assert str(parse_edtf(value)) == value
    assert parse(value).value == value


@given(NAMED)
def test_a_file_name_gives_its_value_back(value: str) -> None:
    stem = file_stem(value)

    assert stem is not None
    assert not set(stem) & set('/~?%<>:"|*\\')
    assert from_file_stem(stem) == value


@given(st.one_of(OPEN, SETS))
def test_open_bounds_and_sets_have_no_file_but_a_year(value: str) -> None:
    assert file_stem(value) is None
    assert in_words(value)


@given(st.text(alphabet="0123456789-/~?%X.[]", max_size=14))
def test_what_is_no_date_is_refused_and_never_crashes(value: str) -> None:
    if is_edtf(value):
        assert in_words(value)
        return

    with pytest.raises(EdtfError):
        parse(value)


@pytest.mark.parametrize(
    ("value", "kind", "earliest", "latest"),
    [
        ("1990-02-04", "day", "1990-02-04", "1990-02-04"),
        ("2014-09", "month", "2014-09-01", "2014-09-30"),
        ("1983", "year", "1983-01-01", "1983-12-31"),
        ("198X", "decade", "1980-01-01", "1989-12-31"),
        ("18XX", "period", "1800-01-01", "1899-12-31"),
        ("2014-21", "season", "2014-03-01", "2014-05-31"),
        ("2014-24", "season", "2014-12-01", "2015-02-28"),
        ("1984~/1986~", "period", "1984-01-01", "1986-12-31"),
        ("1984?", "year", "1984-01-01", "1984-12-31"),
        ("2002/..", "open", "2002-01-01", None),
        ("../1992", "open", None, "1992-12-31"),
        ("[..1989-01-21]", "set", None, "1989-01-21"),
    ],
)
def test_kind_and_exact_bounds(
    value: str, kind: str, earliest: str | None, latest: str | None
) -> None:
    read = parse(value)

    assert (read.kind, read.earliest and str(read.earliest), read.latest and str(read.latest)) == (
        kind,
        earliest,
        latest,
    )


def test_only_about_makes_a_value_approximate() -> None:
    assert [parse(value).approximate for value in ("1984~", "1984%", "1984?", "1984")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_value_is_a_record_that_can_be_compared() -> None:
    assert parse("1983") == Edtf("1983", "year", date(1983, 1, 1), date(1983, 12, 31), False)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2014-08-26", "26 August 2014"),
        ("2014-09", "September 2014"),
        ("1983", "1983"),
        ("198X", "the 1980s"),
        ("18XX", "the 19th century"),
        ("20XX", "the 21st century"),
        ("10XX", "the 11th century"),
        ("2014-22", "summer 2014"),
        ("2016-05-08/2016-05-13", "8–13 May 2016"),
        ("2016-05-28/2016-06-02", "28 May – 2 June 2016"),
        ("2015-12-30/2016-01-02", "30 December 2015 – 2 January 2016"),
        ("2014-10/2014-12", "October–December 2014"),
        ("2013-10/2014-03", "October 2013 – March 2014"),
        ("2000/2003", "2000–2003"),
        ("2002/..", "since 2002"),
        ("../1992-05", "until May 1992"),
        ("[..1989-01-21]", "on or before 21 January 1989"),
        ("[..1989]", "in or before 1989"),
        ("1984~/1986~", "about 1984 to about 1986"),
        ("1984?", "possibly 1984"),
    ],
)
def test_words_for_readers(value: str, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("value", "stem"),
    [
        ("2016-05-08/2016-05-13", "2016-05-08_to_2016-05-13"),
        ("198X", "198X"),
        ("18XX", "18XX"),
        ("1984~/1986~", "1984-approx_to_1986-approx"),
        ("1984%", "1984-approx-uncertain"),
        ("2002/..", None),
        ("[..1989-01-21]", None),
    ],
)
def test_file_names(value: str, stem: str | None) -> None:
    assert file_stem(value) == stem


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2002/..", "2002"),
        ("../1992", "1992"),
        ("2001-09-11/..", "2001"),
        ("[..1989]", "1989"),
        ("2016-05-08/2016-05-13", "2016"),
        ("2000/2003", None),
        ("198X", None),
    ],
)
def test_the_year_a_bound_is_listed_under(value: str, year: str | None) -> None:
    assert year_of(value) == year


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2014-02-30", "February 2014 has no day 30"),
        ("2014-13", "has no month 13"),
        ("2014-21~", "a season 21 to 24 alone"),
        ("2003/2000", "ends before it begins"),
        ("May 2014", "'May 2014' is no date"),
        ("../..", "Allowed: 2014-08-26"),
        ("2014/", "Allowed: 2014-08-26"),
        ("０１２３", "Allowed"),
        ("0000", "Allowed"),
        ("000X", "Allowed"),
        ("00XX", "Allowed"),
        ("18XX~", "Allowed"),
    ],
)
def test_a_refusal_says_what_was_read_and_what_is_allowed(value: str, said: str) -> None:
    with pytest.raises(EdtfError, match=said):
        parse(value)


@pytest.mark.parametrize("stem", ["2014_to", "1984-about", "x", "2002_to_.."])
def test_what_is_no_file_name_of_a_date_is_refused(stem: str) -> None:
    with pytest.raises(EdtfError):
        from_file_stem(stem)
