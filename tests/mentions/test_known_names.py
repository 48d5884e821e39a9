"""Known names are found however a text spells them, and the tree of names agrees with a plain search."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.mentions.caching.relevant_names import RelevantNames
from knowledge_base.mentions.names.definitions import defines, find_abbreviations, spells
from knowledge_base.mentions.names.known_names import KnownNameIndex
from knowledge_base.mentions.names.spelling_variants import index_words, near_words, one_edit_apart
from knowledge_base.mentions.overlaps import settle
from knowledge_base.mentions.words import fold, fold_name
from knowledge_base.model import KnownName, Mention, Span

WORDS = st.sampled_from(["Alba", "Brisa", "Cumbre", "Dorada", "del", "Este", "Frente", "and", "of"])
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def known(text: str, *, entity: str = "actors/x", exact_case: bool = False) -> KnownName:
    return KnownName(
        text=text, entity=entity, type="actor", kind="armed-group", exact_case=exact_case
    )


def found(text: str, *names: KnownName) -> list[str]:
    index = KnownNameIndex(names)
    return [text[m.start : m.end] for m in index.matches(text, Span(0, len(text)))]


def test_abbreviation_with_points_keeps_its_last_point() -> None:
    assert found("The U.S. and the U. S. agreed.", known("U.S.")) == ["U.S.", "U. S."]


def test_name_inside_a_longer_word_is_none() -> None:
    assert found("Perugia, FARCO and SLOW", known("Peru"), known("FARC"), known("SL")) == []


def test_number_may_touch_its_letters() -> None:
    assert found("The M19 and the M-19 and the M 19.", known("M-19")) == ["M19", "M-19", "M 19"]


def test_sentence_end_parts_a_name() -> None:
    assert found("It was cocaine. Command was lost.", known("cocaine command")) == []


def test_relevant_names_leave_out_what_cannot_occur() -> None:
    names = [known("Sendero Luminoso"), known("Otro Sendero"), known("SL"), known("Zetas")]
    text = "Sendero Luninoso and the Zeta."

    assert [n.text for n in RelevantNames(names).of(text)] == ["Sendero Luminoso"]


def test_ten_thousand_names_are_found_by_one_reading() -> None:
    names = [
        known(f"Grupo {fold_name(str(n))} Norte", entity=f"actors/g{n}") for n in range(10_000)
    ]

    assert found("El Grupo 77 Norte y el grupo 9999 norte", *names) == [
        "Grupo 77 Norte",
        "grupo 9999 norte",
    ]


@settings(max_examples=200)
@given(st.lists(NAMES, min_size=1, max_size=6), st.lists(NAMES, min_size=1, max_size=8))
def test_matches_are_names_and_never_overlap(names: list[str], parts: list[str]) -> None:
    text = ", ".join(parts)
    spans = [
        (m.start, m.end)
        for m in KnownNameIndex([known(n) for n in names]).matches(text, Span(0, len(text)))
    ]

    assert all(text[a:b] in names for a, b in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@given(NAMES, NAMES)
def test_a_name_that_occurs_is_relevant(name: str, around: str) -> None:
    assert RelevantNames([known(name)]).of(f"{around} {name} {around}")


@given(st.text("abcdefg", min_size=6, max_size=9), st.data())
def test_one_letter_away_is_found_again(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("xyz"))
    misspelt = word[:at] + letter + word[at + 1 :]

    assert near_words(misspelt, index_words([word])) == [word]
    assert one_edit_apart(misspelt, word)


def test_short_words_and_other_initials_are_no_variants() -> None:
    index = index_words(["farcs", "luminoso"])

    assert near_words("farca", index) == []
    assert near_words("kuminoso", index) == []


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_initials_may_skip_small_words() -> None:
    assert spells(["Tren", "de", "Aragua"], list("ta"))
    assert spells(["Tren", "de", "Aragua"], list("tda"))
    assert not spells(["Tren", "de", "Aragua"], list("tx"))


def test_definition_in_brackets_is_found() -> None:
    text = "He led the Army of National Liberation (Spanish abbr: ELN) and the UN."
    (definition,) = find_abbreviations(text, Span(0, len(text)))

    assert text[definition.long.start : definition.long.end] == "Army of National Liberation"
    assert text[definition.short.start : definition.short.end] == "ELN"


def test_words_that_equate_two_names() -> None:
    assert defines(", also known as the ")
    assert defines(", often referred to as the ")
    assert defines(' alias "')
    assert not defines(", and ")
    assert not defines(" attacked ")


def mention(text: str, start: int, rule: str, **changes: object) -> Mention:
    values: dict[str, object] = {
        "source": "s",
        "start": start,
        "end": start + len(text),
        "text": text,
        "type": "actor",
        "kind": None,
        "name": text,
        "rule": rule,
        "confidence": 0.9,
    }
    return Mention(**{**values, **changes})  # type: ignore[arg-type]  # because the table has mixed values


def test_date_beats_a_known_name_unless_that_holds_more() -> None:
    date = mention("26 July", 0, "date:day", type="date")
    inside = mention("July", 3, "known-name")
    holding = mention("26 July Movement", 0, "known-name")

    assert settle([date, inside]) == [date]
    assert settle([date, holding]) == [holding]


def test_known_name_beats_a_new_one() -> None:
    known_one = mention("Sendero", 4, "known-name")
    new = mention("Sendero Rojo", 4, "model-org")

    assert settle([new, known_one]) == [known_one]


def test_new_name_with_a_head_word_beats_the_place_in_it() -> None:
    place = mention("Lima", 0, "known-name", type="place", kind="city")
    police = mention("Lima Police Department", 0, "model-org")

    assert settle([place, police]) == [police]


@given(st.permutations(range(4)))
def test_order_of_findings_does_not_matter(order: list[int]) -> None:
    rows = [
        mention("Lima", 0, "known-name", type="place", kind="city"),
        mention("Lima Police Department", 0, "model-org"),
        mention("Police Department", 5, "model-org"),
        mention("Department", 12, "repeated-name"),
    ]

    assert settle([rows[i] for i in order]) == [rows[1]]
