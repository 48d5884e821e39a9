"""Which files are articles, and which names can be ids."""

from pathlib import Path

from knowledge_base.documents import (
    buildable,
    check_folder,
    check_names,
    find_seeds,
    read_documents,
)


def _write(folder: Path, *names: str) -> list[Path]:
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Article number {number} is about the road {name}.\n", "utf-8")
    return find_seeds(folder)


def test_articles_are_found_in_all_folders_and_sorted(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.md", "a/B.TXT", ".hidden.txt", ".git/x.txt", "c.pdf", "c.yml"]

    found = _write(tmp_path, *names)

    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a/B.TXT",
        "a/z.md",
        "b.txt",
    ]


def test_a_folder_that_is_missing_empty_or_a_file_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("One.", "utf-8")
    (tmp_path / "empty").mkdir()

    messages = [
        check_folder(tmp_path / name)[0].message for name in ("missing", "empty", "article.txt")
    ]

    assert messages == [
        "this folder does not exist. Make it and put articles (.txt or .md) into it.",
        "there is no article in this folder. Put .txt or .md files into it.",
        "this is a file; a folder of articles is expected.",
    ]


def test_an_article_in_another_format_is_a_warning(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.docx")

    [problem] = check_folder(tmp_path)

    assert str(problem) == (
        f"{tmp_path / 'b.docx'}: warning: a .docx file is not read."
        " Save the article's text as a .txt or .md file."
    )


def test_a_name_that_is_no_address_is_reported_with_a_better_one(tmp_path: Path) -> None:
    documents, problems = read_documents(
        _write(tmp_path, "El Niño & the port.txt", "_x.txt", "…md.md", "ok-1_2.3.txt")
    )

    assert problems == []
    assert {
        p.path.rsplit("/", 1)[1]: p.message.split(" to '")[1].split("'")[0]
        for p in check_names(documents)
    } == {
        "El Niño & the port.txt": "El-Nino-the-port.txt",
        "_x.txt": "x.txt",
        "…md.md": "md.md",
    }


def test_equal_names_in_two_folders_are_an_error_and_the_first_comes(tmp_path: Path) -> None:
    documents, problems = read_documents(_write(tmp_path, "a/road.txt", "b/road.md", "c/x.txt"))

    assert [document.path.parent.name for document in documents] == ["a", "c"]
    assert [problem.path for problem in problems] == [str(tmp_path / "b" / "road.md")]
    assert "are the same, and the name is the id" in problems[0].message


def test_names_that_differ_in_capitals_alone_are_an_error(tmp_path: Path) -> None:
    documents, problems = read_documents(_write(tmp_path, "Road.txt", "a/road.txt"))

    assert len(documents) == 2
    assert "differ in capitals alone" in problems[0].message
    assert check_names(documents) == problems


def test_what_cannot_have_a_page_is_left_out_and_the_first_of_two_names_stays(
    tmp_path: Path,
) -> None:
    names = ["Road.txt", "a/road.txt", "El Niño.txt", "port.md", "_x.txt"]
    documents, _ = read_documents(_write(tmp_path, *names))

    assert [document.source for document in buildable(documents)] == ["Road", "port"]


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    [path] = _write(tmp_path, "road.txt")

    documents, problems = read_documents([path, path])

    assert (len(documents), problems) == (1, [])
