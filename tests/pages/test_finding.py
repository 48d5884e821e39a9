"""The data by which readers find records: what it holds, what it must never hold, and that it is small and steady."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model import Fact
from knowledge_base.pages import render_files
from knowledge_base.pages.finding import entries_of, finder_files
from knowledge_base.pages.finding.entries import Entry, years_of
from knowledge_base.pages.finding.packing import packed_ascending, packed_postings
from knowledge_base.pages.finding.words import sought_words, words_of
from knowledge_base.pages.view import view_of
from tests.pages.small_base import SETTINGS, UNMARKED, small_base

BASE = small_base()
ENTRIES = {entry.id: entry for entry in entries_of(view_of(BASE, SETTINGS))}
FILES = render_files(BASE, SETTINGS)
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def content(files: dict[str, str], name: str) -> object:
    """What a data file hands over."""
    call = re.fullmatch(
        r'kbFind\.take\("\w+","[\w-]+",(.*)\)\n', files[name].partition("\n")[2], re.S
    )
    assert call, name
    return json.loads(call[1])


def unpacked(text: str) -> Iterator[int]:
    """The numbers of a packed text, read as the script reads them."""
    number, scale = 0, 1
    for sign in text:
        value = _DIGITS.index(sign)
        number += value % 32 * scale
        scale *= 32
        if value < 32:
            yield number
            number, scale = 0, 1


def test_an_entry_has_what_a_record_is_named_and_filtered_by() -> None:
    rayados = ENTRIES["actors/rayados"]
    seizure = ENTRIES["events/2021-03-04-seizure-puerto-azul"]
    raid = ENTRIES["sources/raid"]

    assert (rayados.name, rayados.other_names) == ("Rayados", ("Los Rayados", "Stripes"))
    assert (rayados.kind, rayados.reviewed, rayados.weight) == ("criminal-group", True, 4)
    assert rayados.countries == ("places/costaverde",)
    assert rayados.years == (2021,), "the years of the events it takes part in"
    assert rayados.sources == ("sources/follow-up", "sources/raid")
    assert rayados.related == (seizure.id,)
    assert (seizure.countries, seizure.years) == (("places/costaverde",), (2021,))
    assert raid.countries == ("places/costaverde",), "the countries that it names"
    assert raid.sources == ("sources/raid",)


def test_closed_records_are_not_found() -> None:
    assert "actors/stripes" not in ENTRIES, "merged"
    assert "actors/officials" not in ENTRIES, "rejected"


def test_a_source_is_found_by_its_paragraphs_and_not_by_what_is_no_part_of_it() -> None:
    text = " ".join(ENTRIES["sources/raid"].text)

    assert "seized 2.5 tonnes of cocaine" in text
    assert "Leave a Reply" not in text


def test_a_source_shown_by_quotes_is_found_by_these_alone() -> None:
    text = " ".join(ENTRIES["sources/follow-up"].text)

    assert "their greatest loss since the 1990s" in text
    assert UNMARKED not in text
    assert not [path for path, file in FILES.items() if "quays" in file], "no word of it anywhere"


@pytest.mark.parametrize(
    ("value", "years"),
    [
        ("2014-09", [2014]),
        ("1984~/1986~", [1984, 1985, 1986]),
        ("198X", list(range(1980, 1990))),
        ("1900/1990", [1900, 1990]),
        ("2002/..", [2002]),
        ("[..1989-01-21]", [1989]),
        ("no date", []),
    ],
)
def test_a_date_is_filtered_by_the_years_it_lies_in_and_a_long_one_by_its_ends(
    value: str, years: list[int]
) -> None:
    assert list(years_of(value)) == years


def test_words_lose_accents_case_and_the_dots_of_acronyms() -> None:
    assert words_of("Núñez of the U.S. (S.L.), 7.6 t") == [
        "nunez",
        "of",
        "the",
        "us",
        "sl",
        "7",
        "6",
        "t",
    ]
    assert sought_words("The Núñez of it, 7 t") == ["nunez"]


@given(st.sets(st.integers(min_value=0, max_value=2_000_000)))
def test_packed_numbers_come_back(numbers: set[int]) -> None:
    ordered = sorted(numbers)
    read, last = [], -1
    for distance in unpacked(packed_ascending(ordered)):
        last += distance + 1
        read.append(last)

    assert read == ordered


@given(
    st.dictionaries(
        st.integers(min_value=0, max_value=99_999), st.integers(min_value=1, max_value=9)
    )
)
def test_packed_postings_come_back_with_how_often_up_to_four(often: dict[int, int]) -> None:
    read, last = {}, -1
    for packed in unpacked(packed_postings(sorted(often.items()))):
        last += packed // 4 + 1
        read[last] = packed % 4 + 1

    assert read == {number: min(times, 4) for number, times in often.items()}


def test_every_word_of_the_texts_leads_to_the_records_that_have_it() -> None:
    entries = list(ENTRIES.values())
    rows = [
        row.split("\t")
        for path in sorted(FILES)
        if path.startswith("find/words-")
        for row in str(content(FILES, path)).split("\n")
    ]
    found = {word: len(list(unpacked(packed))) for word, packed in rows}

    for word in ("cocaine", "tonnes", "1990s"):
        assert found[word] == sum(word in words_of(" ".join(e.text)) for e in entries)
    assert " ".join(found) == content(FILES, "find/vocabulary.js")


def test_the_same_base_gives_the_same_bytes_in_any_order() -> None:
    turned = replace(
        BASE,
        entities=dict(reversed(list(BASE.entities.items()))),
        documents=dict(reversed(list(BASE.documents.items()))),
        mentions=dict(reversed(list(BASE.mentions.items()))),
        events=dict(reversed(list(BASE.events.items()))),
    )

    assert render_files(turned, SETTINGS) == FILES


def test_a_look_up_stays_small_however_many_records_there_are() -> None:
    words = [f"word{a}{b}" for a in range(60) for b in range(60)]
    entries = [_many(number, words) for number in range(3000)]
    files = dict(finder_files(entries, {}))
    sizes = [len(text) for path, text in files.items() if "/words-" in path or "/ties-" in path]

    assert max(sizes) < 30_000
    assert max(len(text) for path, text in files.items() if "/texts-" in path) < 8_000


def _many(number: int, words: list[str]) -> Entry:
    text = " ".join(words[number + step] for step in range(0, 600, 20))
    return Entry(
        id=f"actors/a{number}",
        page=f"actors/a{number}",
        type="actor",
        kind="person",
        name=f"A {number}",
        other_names=(),
        reviewed=False,
        weight=1,
        countries=(),
        years=(1990,),
        sources=(),
        related=(),
        text=(text,),
    )


def test_no_name_breaks_out_of_its_row_or_file() -> None:
    hostile = 'x"});alert(1)//\t</script>\n\u2028 y\x00'
    record = BASE.entities["actors/rayados"]
    named = replace(
        record, name=hostile, names=(Fact(field="alias", value=hostile, origin="machine"),)
    )
    files = render_files(replace(BASE, entities={**BASE.entities, record.id: named}), SETTINGS)
    names = content(files, "find/names.js")

    assert isinstance(names, dict)
    rows = names["types"][0]["rows"].split("\n")
    assert len(rows) == 3
    assert [row for row in rows if row.startswith('x"});alert(1)// </script>')]
    assert "\\u0000" not in files["find/names.js"]
