"""The head of a dispatch as agencies, monitors of radio and newspapers write it, and the prose that looks like one."""

import pytest

from knowledge_base.mentions.datelines import Dateline, find_dateline
from knowledge_base.mentions.events.document.find_events import is_report
from knowledge_base.mentions.parsing.model_text import texts_for_model
from knowledge_base.model import Mention, Span
from knowledge_base.vocabulary import EntityType
from tests.mentions.test_events import make_document

REPORT = "Gunmen burned two buses."
HEADS = [
    "LIMA, Peru (AP) — ",
    "QUITO (AP) — ",
    "BOGOTA (Reuters) - ",
    "Tegucigalpa (REUTER) -- ",
    "San Salvador (Domestic Service) -- ",
    "Moscow (USSR) (Radio X) -- ",
    "Perth (Australia), June 11 89 (AFP) -- ",
    "Washington dc (usa), 28 October 1989 (AFP) -- ",
    "Mexico City (Mexico) (EFE) -- ",
    "Bogota, 27 apr 90 (Canal Uno) -- [Text] ",
    "LIMA, Jan 3 - ",
    "IQUIQUE – ",
    "Lima, Nov. 12, 2019 (Andina).- ",
    "TRUJILLO.- ",
]
NOWHERE = ["No city -- ", "No city (Peru) -- ", "Clandestine (Radio Norte) -- ", "Clandestine -- "]
PROSE = [
    "Alianza Sur -- the Southern Alliance -- burned two buses.",
    "Alianza Sur (AS) -- the Southern Alliance -- burned two buses.",
    "Alianza Sur (AS) -- Gunmen of the south -- burned two buses.",
    "Ramiro Paz (1931-1990) — He burned two buses.",
    "The rebels -- Two of them -- burned two buses.",
    "Frente Norte (Peru) — The group burned two buses.",
    "Ramiro Paz: Gunmen burned two buses.",
    "Well - Gunmen burned two buses.",
]


def dateline_of(text: str) -> Dateline | None:
    return find_dateline(text, Span(0, len(text)))


@pytest.mark.parametrize("head", [*HEADS, *NOWHERE])
def test_a_report_begins_behind_its_dateline(head: str) -> None:
    found = dateline_of(head + REPORT)

    assert found is not None
    assert found.sure
    assert found.end == len(head)
    assert is_report(make_document(head + REPORT))


@pytest.mark.parametrize("head", HEADS)
def test_it_names_the_place(head: str) -> None:
    found = dateline_of(head + REPORT)

    assert found is not None and found.place is not None
    assert head.startswith(head[found.place.start : found.place.end])
    assert head[found.place.end] in ", ."


@pytest.mark.parametrize("head", NOWHERE)
def test_words_for_no_place_are_none(head: str) -> None:
    found = dateline_of(head + REPORT)

    assert found is not None
    assert found.place is None


@pytest.mark.parametrize("text", PROSE)
def test_prose_that_begins_with_a_name_and_a_dash_is_none(text: str) -> None:
    assert not is_report(make_document(text))


def named(text: str, what: EntityType) -> Mention:
    """A name that the article opens with."""
    return Mention(
        source="case",
        start=0,
        end=len(text),
        text=text,
        type=what,
        kind=None,
        name=text,
        rule="",
        confidence=1,
    )


def test_a_name_alone_before_a_double_dash_opens_a_report_if_it_is_a_place() -> None:
    document = make_document(f"Santa Rosa -- {REPORT}")

    assert is_report(document, [named("Santa Rosa", "place")])
    assert not is_report(document, [named("Santa Rosa", "actor")])
    assert not is_report(document)


def test_a_known_group_in_capitals_opens_none() -> None:
    document = make_document(f"COMUNA NORTE — {REPORT}")

    assert is_report(document)
    assert not is_report(document, [named("COMUNA NORTE", "actor")])


@pytest.mark.parametrize("head", ["CALI - ", "HAVANA — ", "LIMA, Peru — ", "Lima, Peru - "])
def test_a_town_that_heads_an_article_opens_a_report_if_it_is_known(head: str) -> None:
    town = head.split(",")[0].split()[0]
    document = make_document(head + REPORT)

    assert is_report(document, [named(town, "place")])
    assert not is_report(document, [named(town, "actor")])
    assert not is_report(document)


def test_the_parse_reads_a_sentence_of_its_own_behind_the_dateline() -> None:
    text = f"LIMA, Peru — {REPORT} Two men — both drivers — fled."
    document = make_document(text)

    (read,) = texts_for_model(text, document.paragraphs, [named("LIMA", "place")])

    assert read == text.replace("Peru —", "Peru .")


@pytest.mark.parametrize("remark", ["[Text]", "[Excerpts]", "([Summary])"])
def test_the_model_does_not_read_what_a_monitoring_service_says_of_the_text(remark: str) -> None:
    head = f"Quito (Radio Norte) -- {remark} "
    text = head + REPORT

    (read,) = texts_for_model(text, [Span(0, len(text))], [])

    assert read.endswith(" " * len(remark) + " " + REPORT)
    assert len(read) == len(text)


def test_brackets_within_the_text_are_read() -> None:
    text = "Quito (Radio Norte) -- Gunmen burned two buses [of a firm]."

    (read,) = texts_for_model(text, [Span(0, len(text))], [])

    assert read.endswith("buses [of a firm].")


@pytest.mark.parametrize("word", ["machine-gunned", "fire-bombed", "cease-fire"])
def test_a_word_that_the_model_parts_at_its_hyphen_is_read_as_one(word: str) -> None:
    text = f"The {word} of May; a well-known town."

    (read,) = texts_for_model(text, [Span(0, len(text))], [])

    assert read == text.replace(word, word.replace("-", "_"))
