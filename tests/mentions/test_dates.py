"""What every answer of the date grammar promises, whatever the text; the rules themselves are golden cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.edtf import EdtfError, parse
from knowledge_base.mentions.dates.date_words import MONTHS, NUMBERS, START_WORDS, WEEKDAYS
from knowledge_base.mentions.dates.find_dates import find_dates
from knowledge_base.mentions.dates.habits import Habits, read_habits
from knowledge_base.model import Mention, Span

OTHER_WORDS = """in on of since until from to between and the after before May MARCH 8 31 13th 1990 2016 0400
1989-90 80s '80s 1980s 9/11 90 1710 2250 5/8/14 25/12/2014 Christmas Easter same following that later earlier ninth half 7, or half days weeks years ago year week night morning de febrero Q1 - – , . ' century will people 5/8/2014"""
PIECES = st.sampled_from(
    [*sorted({*START_WORDS, *MONTHS, *WEEKDAYS, *NUMBERS, *OTHER_WORDS.split()}), "\n"]
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)
ANCHORS = st.sampled_from([None, "2016-05-20", "2016-02-29", "1990-01", "2016", "[..1989-01-21]"])


def find(text: str, anchor: str | None = None) -> list[Mention]:
    return find_dates(text, Span(0, len(text)), source="s", anchor=anchor)


@given(TEXTS, ANCHORS)
def test_a_mention_quotes_its_text_and_has_a_value_that_can_be_read(
    text: str, anchor: str | None
) -> None:
    end = 0
    for mention in find(text, anchor):
        assert mention.text == text[mention.start : mention.end].strip() != ""
        assert mention.start >= end
        assert (mention.edtf is None) == (mention.basis is None)
        assert (mention.basis == "inferred") == (mention.anchor is not None)
        assert mention.edtf is None or parse(mention.edtf)
        end = mention.end


@given(TEXTS, ANCHORS, st.text(max_size=20), st.text(max_size=20))
def test_what_lies_outside_the_paragraph_changes_nothing(
    text: str, anchor: str | None, before: str, after: str
) -> None:
    span = Span(len(before), len(before) + len(text))

    found = find_dates(before + text + after, span, source="s", anchor=anchor)

    assert [(m.start - len(before), m.end - len(before), m.edtf) for m in found] == [
        (m.start, m.end, m.edtf) for m in find(text, anchor)
    ]


def test_the_habits_of_the_whole_article_serve_a_paragraph() -> None:
    text, span = "It is stamped 5/8/2014.", Span(0, 23)

    (mention,) = find_dates(text, span, source="s", anchor=None, habits=Habits(day_first=True))

    assert mention.edtf == "2014-08-05"


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("1990-03-03", "1990-03-04"),
        ("1990-03", None),
        ("1990-03-03/1990-03-05", None),
        (None, None),
    ],
)
def test_a_paragraph_may_go_on_from_the_day_that_ended_the_one_before(
    told: str | None, value: str | None
) -> None:
    text = "The next day they fled."

    (mention,) = find_dates(text, Span(0, len(text)), source="s", anchor="2016-05-20", told=told)

    assert mention.edtf == value


@pytest.mark.parametrize(
    ("text", "language", "day_first"),
    [
        ("Nothing.", "en", None),
        ("Nada.", "es", True),
        ("13/4/2011", "en", True),
        ("4/13/2011 y 5/8/2014", "es", False),
        ("13/4/2011 and 4/13/2011", "en", None),
        ("9 April 2011", "en", True),
        ("April 9, 2011", "en", False),
        ("April 9, 2011 and 9 April 2011", "en", None),
        ("April 9, 2011 and 13/4/2011", "en", True),
    ],
)
def test_the_order_of_figures_is_learnt_from_other_dates(
    text: str, language: str, day_first: bool | None
) -> None:
    assert read_habits(text, language=language).day_first is day_first


def test_a_stated_date_is_surer_than_an_inferred_one_and_that_than_a_vague_one() -> None:
    texts = ("on 8 May 2014", "in 2014", "on 8 May", "two weeks ago", "a year earlier")

    found = [find(f"{text}.", "2016-05-20")[0].confidence for text in texts]

    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(texts)


@given(TEXTS)
def test_without_an_article_date_no_value_comes_from_the_clock(text: str) -> None:
    stated = {mention.edtf for mention in find(text) if mention.basis == "stated"}

    assert all(mention.anchor in stated for mention in find(text) if mention.basis == "inferred")


def test_a_mention_says_what_it_is() -> None:
    (mention,) = find("It fell to 2.4 percent on 30 December.", "1990-01-05")

    assert mention == Mention(
        source="s",
        start=26,
        end=37,
        text="30 December",
        type="date",
        kind="day",
        name="30 December 1989",
        rule="date:day",
        confidence=0.92,
        edtf="1989-12-30",
        basis="inferred",
        anchor="1990-01-05",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in 1983", "year"),
        ("in the 80s", "decade"),
        ("spring 2014", "season"),
        ("late 2014", "period"),
        ("since 2002", "period"),
        ("on 8 May", "day"),
        ("in recent years", "period"),
    ],
)
def test_a_kind_is_told_for_stated_open_and_vague_dates(text: str, kind: str) -> None:
    assert [mention.kind for mention in find(text)] == [kind]


def test_an_article_date_that_is_none_is_refused() -> None:
    with pytest.raises(EdtfError, match="'May 2016' is no date"):
        find("on Tuesday", "May 2016")
