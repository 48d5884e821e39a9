"""What a front matter says that cannot be used is shown with its place; the article still comes."""

from pathlib import Path

import pytest

from knowledge_base.documents import read_documents
from knowledge_base.model import Document
from knowledge_base.problems import Severity

ARTICLE = "The convoy left the valley before dawn with three trucks of coal.\n"
RULED = f"{ARTICLE}\n---\n\n{ARTICLE}"


def _read(folder: Path, text: str) -> tuple[Document, list[str]]:
    path = folder / "article.md"
    path.write_text(text, "utf-8")
    [document], problems = read_documents([path])
    return document, [str(problem).removeprefix(f"{path}:") for problem in problems]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "date: 2014-13-45\npublished:  yes",
            [
                "2:7: warning: '2014-13-45' in the front matter is no date that can be read",
                "3:13: warning: 'yes' in the front matter is no date that can be read",
            ],
        ),
        ("author: {x: 1}", ["2:9: warning: 'author' in the front matter holds fields of its own"]),
        ("authors:\n- name: Ann Lee", ["3:1: warning: 'authors' in the front matter holds fields"]),
        ("title: [a, b]", ["2:8: warning: 'title' in the front matter holds a list"]),
        ("date: [2014]", ["2:7: warning: 'date' in the front matter holds a list"]),
        ("- a\n- b", ["2:1: warning: the front matter is a list"]),
        ("title: a\nx: \x7f", ["2:1: the front matter is not YAML"]),
        ("title: " + "[" * 3000, ["2:1: the front matter is not YAML"]),
    ],
)
def test_what_cannot_be_used_is_shown(tmp_path: Path, fields: str, expected: list[str]) -> None:
    document, problems = _read(tmp_path, f"---\n{fields}\n---\n\n{ARTICLE}")

    assert [p[: len(e)] for p, e in zip(problems, expected, strict=True)] == expected
    assert (document.author, document.published) == (None, None)
    assert [document.text[s.start :] for s in document.paragraphs] == [ARTICLE]
    assert document.title == ARTICLE.strip(".\n")


def test_the_second_of_two_dates_serves_when_the_first_is_none(tmp_path: Path) -> None:
    document, problems = _read(tmp_path, f"---\npublished: soon\ndate: 2014\n---\n{ARTICLE}")

    assert document.published == "2014"
    assert len(problems) == 1


def test_fields_without_a_value_and_fields_of_others_are_no_matter(tmp_path: Path) -> None:
    text = f"---\nauthor:\ntitle: ~\ntags: [a, {{b: c}}]\nsource: https://x.org\n---\n{ARTICLE}"

    assert _read(tmp_path, text)[1] == []


@pytest.mark.parametrize("after", ["\n" + ARTICLE, ARTICLE, "\n" + RULED, RULED])
def test_one_that_is_never_closed_ends_with_its_fields(tmp_path: Path, after: str) -> None:
    document, problems = _read(tmp_path, f"---\ntitle: Never closed\ndate: 2014-05-20\n{after}")

    assert (document.title, document.published) == ("Never closed", "2014-05-20")
    assert document.text[document.paragraphs[0].start :] == after.lstrip()
    assert [p.split(";")[0] for p in problems] == [
        "1:1: warning: the front matter that begins here is never closed"
    ]


@pytest.mark.parametrize("head", ["---\n\n", "---\n- ", "---\n"])
def test_text_between_two_rules_is_no_front_matter(tmp_path: Path, head: str) -> None:
    document, problems = _read(tmp_path, f"{head}{RULED}")

    assert problems == []
    assert len(document.paragraphs) == 2


def test_a_broken_one_is_an_error_that_masks_no_text(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text(f"---\ntitle: The road: a report\n\n{RULED}", "utf-8")

    [document], problems = read_documents([path])

    assert len(document.paragraphs) == 2
    assert [p.line for p in problems if p.severity is Severity.ERROR] == [2]


TOML = """title = "The Coal Road"
author = ["Ann Lee", "Ben Ode"]
date = 2016-05-20T08:00:00Z
publisher = 'The Herald'
tags = ["coal", "roads"]

[params]
  author = "nobody"
"""


def test_fields_in_toml_say_the_same_as_in_yaml(tmp_path: Path) -> None:
    document, problems = _read(tmp_path, f"+++\n{TOML}+++\n\n{ARTICLE}")

    assert problems == []
    assert document.title == "The Coal Road"
    assert document.author == "Ann Lee, Ben Ode"
    assert document.publisher == "The Herald"
    assert document.published == "2016-05-20"
    assert [document.text[s.start :] for s in document.paragraphs] == [ARTICLE]


@pytest.mark.parametrize("sign", ["\ufeff+++\r\n", "+++ \n"])
def test_toml_from_windows_reads_the_same(tmp_path: Path, sign: str) -> None:
    text = f"{sign}{TOML}+++\n{ARTICLE}"
    document, problems = _read(tmp_path, text.replace("\n", "\r\n").replace("\r\r", "\r"))

    assert (document.title, document.published, problems) == ("The Coal Road", "2016-05-20", [])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            'date = "soon"\n\npublished = true',
            [
                "2:8: warning: 'soon' in the front matter is no date that can be read",
                "4:13: warning: 'true' in the front matter is no date that can be read",
            ],
        ),
        ("[author]\nname = 1", ["2:8: warning: 'author' in the front matter holds fields of its"]),
        ('title = ["a", "b"]', ["2:9: warning: 'title' in the front matter holds a list"]),
        (
            "x = 1\ntitle = Coal Road",
            ["3:9: the front matter is not TOML: Invalid value. Put texts in quotes"],
        ),
        ("title: Coal Road", ["2:6: the front matter is not TOML: Expected '=' after a key"]),
        ('title = "Coal', ["2:14: the front matter is not TOML: "]),
        ("x = [1,", ["2:1: the front matter is not TOML: "]),
        ("x = " + "[" * 3000, ["2:1: the front matter is not TOML: "]),
    ],
)
def test_what_cannot_be_used_of_toml_is_shown(
    tmp_path: Path, fields: str, expected: list[str]
) -> None:
    document, problems = _read(tmp_path, f"+++\n{fields}\n+++\n\n{ARTICLE}")

    assert [p[: len(e)] for p, e in zip(problems, expected, strict=True)] == expected
    assert (document.author, document.published) == (None, None)
    assert [document.text[s.start :] for s in document.paragraphs] == [ARTICLE]


def test_toml_that_is_never_closed_is_read_as_far_as_its_fields(tmp_path: Path) -> None:
    document, problems = _read(tmp_path, f'+++\ntitle = "Coal"\n\n{ARTICLE}')

    assert document.title == "Coal"
    assert [document.text[s.start :] for s in document.paragraphs] == [ARTICLE]
    [problem] = problems
    assert problem.startswith("1:1: warning: the front matter that begins here is never closed")
    assert "Put a line of '+++' below its last field." in problem


def test_signs_above_an_article_are_no_toml(tmp_path: Path) -> None:
    document, problems = _read(tmp_path, f"+++\n{ARTICLE}\n+++\n\n{ARTICLE}")

    assert problems == []
    assert len(document.paragraphs) >= 2
