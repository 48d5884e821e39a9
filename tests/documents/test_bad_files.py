"""A file that is no article is a problem that names it and says what cures it; the others still come."""

from pathlib import Path

import pytest

from knowledge_base.documents import read_documents
from knowledge_base.problems import Severity

ARTICLE = "The convoy left the valley before dawn with three trucks of coal.\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t \n", "there is no word in the file"),
        ("\ufeff\u00a0\n".encode(), "there is no word in the file"),
        (b"%PDF-1.7 abc", "this is a PDF file"),
        (b"PK\x03\x04abc", "this is a ZIP archive"),
        (ARTICLE.encode("utf-16"), "the text is in UTF-16"),
        (ARTICLE.encode("utf-16-le"), "the text is in UTF-16"),
        (ARTICLE.encode("utf-16-be"), "the text is in UTF-16"),
        (ARTICLE.encode("utf-32"), "the text is in UTF-32"),
        (b"The convoy\x00left the valley", "byte 10 is zero"),
        (bytes(range(1, 32)) * 9, "this is binary data"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, expected: str) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)

    documents, problems = read_documents([bad, _good(tmp_path)])

    assert [document.source for document in documents] == ["good"]
    assert [problem.path for problem in problems] == [str(bad)]
    assert problems[0].message.startswith(expected)
    assert problems[0].severity is Severity.ERROR


def test_a_wrong_encoding_is_shown_with_its_place_and_its_likely_name(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes("One line.\nEl café de Mérida “cerró”.\n".encode("cp1252"))

    _, problems = read_documents([bad])

    assert str(problems[0]) == (
        f"{bad}:2:7: byte 16 (0xE9) is no UTF-8. It is probably Windows-1252: then the place reads"
        " 'ne line. El café de Mérida “ce'. Save it as UTF-8 (in an editor: 'Save as', encoding 'UTF-8')."
    )


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"

    documents, problems = read_documents([missing, _good(tmp_path)])

    assert [document.source for document in documents] == ["good"]
    assert str(problems[0]) == f"{missing}: the file cannot be read: No such file or directory."


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    _, problems = read_documents([tmp_path])

    assert problems[0].message == "the file cannot be read: Is a directory."


def test_damaged_characters_are_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The convoy left.\nNobody asked; itâ€™s a long road.\n", "utf-8")

    documents, problems = read_documents([path])

    assert len(documents) == 1
    assert [(p.line, p.column, p.severity) for p in problems] == [(2, 17, Severity.WARNING)]


def test_html_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"<!DOCTYPE html><p>{ARTICLE}", "utf-8")

    _, problems = read_documents([path])

    assert problems[0].message.startswith("this is HTML")


def test_a_file_of_furniture_alone_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Leave a Reply\n\nSubscribe now\n", "utf-8")

    documents, problems = read_documents([path])

    assert documents[0].paragraphs == ()
    assert documents[0].title == "article"
    assert problems[0].message.startswith("nothing but site furniture")


def test_a_broken_front_matter_is_an_error_and_the_article_still_comes(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text(f"---\ntitle: The road: a report\n---\n\n{ARTICLE}", "utf-8")

    documents, problems = read_documents([path])

    assert documents[0].text[documents[0].paragraphs[0].start :] == ARTICLE
    assert [(p.line, p.column) for p in problems] == [(2, 16)]
    assert problems[0].message.startswith("the front matter is not YAML")


def test_a_date_in_the_front_matter_that_is_none_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text(f"---\ndate: last spring\n---\n\n{ARTICLE}", "utf-8")

    documents, problems = read_documents([path])

    assert documents[0].published is None
    assert problems[0].message.startswith("'last spring' in the front matter is no date")


def _good(folder: Path) -> Path:
    path = folder / "good.txt"
    path.write_text(ARTICLE, "utf-8")
    return path
