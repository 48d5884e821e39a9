"""What is read in the four articles that the project starts from."""

from pathlib import Path

import pytest

from knowledge_base.documents import check_folder, check_names, find_seeds, read_documents
from knowledge_base.model import Document

SEEDS = Path(__file__).parents[2] / "seeds"

LONG_TITLE = (
    "The Evolving Transnational Crime-Terrorism Nexus in Peru and Its Strategic Relevance"
    " for the U.S. and the Region"
)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    paths = [path for path in find_seeds(SEEDS) if path.stem[:3] in ("000", "001", "002", "003")]
    found, problems = read_documents(paths)

    assert problems == []
    assert check_names(found) == []
    return {document.source[:3]: document for document in found}


def test_the_folder_of_seeds_is_in_order() -> None:
    assert check_folder(SEEDS) == []


def test_text_is_the_file_to_the_letter(documents: dict[str, Document]) -> None:
    for document in documents.values():
        assert document.text.encode() == document.path.read_bytes()


def test_titles_are_those_of_the_articles(documents: dict[str, Document]) -> None:
    assert [documents[key].title for key in sorted(documents)] == [
        "Belaunde Terry, the president of Peru coined the term «narcoterrorism»…",
        "How the US Failed to Take Down Narco-terrorism",
        LONG_TITLE,
        "Cartel Corner #81: Organized Crime and Narco-Terrorism in Peru Now on U.S. Radar",
    ]


def test_publishers_are_those_the_articles_name(documents: dict[str, Document]) -> None:
    assert [documents[key].publisher for key in sorted(documents)] == [
        None,
        "NEWS NEST",
        "Prism : a Journal of the Center for Complex Operations",
        "Cipher Brief",
    ]


def test_no_article_states_when_it_was_published(documents: dict[str, Document]) -> None:
    assert {document.published for document in documents.values()} == {None}


def test_an_article_without_title_or_furniture_is_all_paragraphs(
    documents: dict[str, Document],
) -> None:
    assert documents["000"].title_span is None
    assert documents["000"].furniture == ()
    assert len(documents["000"].paragraphs) == 8


@pytest.mark.parametrize(
    ("key", "beginning"),
    [("001", "About The Author"), ("002", "Search by..."), ("003", "Read the Remainder at")],
)
def test_the_end_of_the_page_is_furniture(
    documents: dict[str, Document], key: str, beginning: str
) -> None:
    document = documents[key]
    last = document.furniture[-1]

    assert document.text[last.start :].startswith(beginning)
    assert document.text[last.end :].strip() == ""


def test_the_repeated_head_of_the_journal_is_furniture(documents: dict[str, Document]) -> None:
    document = documents["002"]
    repeated = document.furniture[0]

    assert document.text[repeated.start : repeated.end].startswith("Academic journal article")
    assert document.text[repeated.start : repeated.end].endswith("Article excerpt")
    assert len(document.furniture) == 2


def test_headings_are_those_of_the_articles(documents: dict[str, Document]) -> None:
    found = {
        key: [document.text[span.start : span.end] for span in document.headings]
        for key, document in documents.items()
    }

    assert found["001"][1:] == [
        "The Persistent Power of Demand and Profit",
        "The Limits of Militarized Strategies",
        "Corruption, Sovereignty, and Partner-State Challenges",
        "Policy Inconsistencies and Inter-Agency Dysfunction",
        "A Broader Paradigm Failure",
    ]
    assert found["002"][2:] == ["What is at Stake"]
    assert found["003"][1:] == ["Organized Crime and Cocaine"]
