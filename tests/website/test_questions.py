"""Twenty questions of analysts: the site of the four articles answers each within two clicks of the home page."""

import shutil
from pathlib import Path

import pytest
from measure_questions import Question, Read, clicks_needed, questions, read_page

from tests.command_runs import PROJECT
from tests.pages.page_reading import html_of
from tests.test_whole_path import Base

MOST_CLICKS = 2
# The theme's tabs, which pages have beside their own links.
TABS = "".join(
    f'<a href="{name}/index.html"></a>'
    for name in ("actors", "places", "dates", "events", "topics", "sources")
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """The pages of the seeds, built in a folder of their own from copies."""
    folder = tmp_path_factory.mktemp("questions")
    for name in ("seeds", "entities"):
        shutil.copytree(PROJECT / name, folder / name)
    (folder / "authority").mkdir()
    done = Base(folder).build()
    assert done.returncode == 0, done.stderr
    docs = folder / "docs"
    return {page: _read(page, file) for file in docs.rglob("*.md") for page in [_page(file, docs)]}


def _page(file: Path, docs: Path) -> str:
    return f"{file.relative_to(docs).as_posix().removesuffix('.md')}.html"


def _read(page: str, file: Path) -> Read:
    text = file.read_text(encoding="utf-8")
    body = html_of(text) if text.startswith("---\n") else ""
    up = "../" * page.count("/")
    return read_page(page, body + TABS.replace('href="', f'href="{up}'))


def test_there_are_twenty_questions() -> None:
    assert len(questions()) == 20


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.ask)
def test_the_site_answers(question: Question, pages: dict[str, Read]) -> None:
    clicks = clicks_needed(question, pages.get)

    assert clicks is not None
    assert clicks <= MOST_CLICKS
