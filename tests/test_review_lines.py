"""What the review page offers to paste is pasted as it says, and every file is still one that `check` takes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge_base import entities
from knowledge_base.model import KnowledgeBase
from knowledge_base.pages import SiteSettings, render_pages
from tests.entities.small_world import authority, build, files, make_document, write
from tests.pages.page_reading import Tag, read

pytestmark = pytest.mark.journeys

TEXTS = {
    "a": "Red Column bombed Villa Alta in 1989. Red Column met Blue Front. Red Column left.",
    "b": "Blue Front came. Blue Front went. Red Colunm came. ELN spoke. Black Hand fell.",
    "c": "Peru was calm. Minister Juan Pérez spoke in Peru. Juan Pérez left. Juan Pérez won.",
    "d": "Colombia was calm. Chief Juan Pérez spoke in Colombia. Juan Pérez left. Puerto Viejo. ELN.",
    "e": "Puerto Viejo. Villa Alta. Red Column attacked Puerto Viejo in 1990. Commission.",
}
WRITTEN = {
    "actors/juan-perez": "name: Juan Pérez\nkind: person\n",
    "actors/lost": "name: Lost\nkind: media\n",
    "sources/b": "title: Two bands\ncorrections:\n  - {text: Black Hand, reject: true}\n",
    "actors/blue-front": "not_same_as: [actors/lost]\nstatus: draft\n",
}
Offer = list[tuple[str, str, int, str]]  # file, how, line, the lines


def offers(page: Tag) -> Iterator[Offer]:
    """Each decision of a page: what it puts into which files. Boxes that a person must fill in first are left out."""
    for item in page.all("details"):
        found: Offer = []
        for before, box in zip(item.children, item.children[1:], strict=False):
            if box.name != "pre" or box.attributes["aria-label"] != "Lines to paste":
                continue
            if not before.text.lower().startswith("and"):
                yield found
                found = []
            text = "".join(box.pieces)
            if "…" not in text:
                found.append((before.all("code")[-1].text, *_how(before.text), text))
        yield found


def _how(words: str) -> tuple[str, int]:
    if "make the file" in words:
        return "begin", 0
    for how, pattern in (
        ("above", r"above line (\d+):"),
        ("below", r"add to the list .* line (\d+):"),
        ("instead", r"in place of line (\d+):"),
    ):
        if found := re.search(pattern, words):
            return how, int(found[1])
    raise AssertionError(f"no place is named: {words}")


def paste(folder: Path, offer: Offer) -> None:
    """Do what a page says, as an editor would."""
    for path, how, line, text in offer:
        file = folder / path.removeprefix("entities/")
        if how == "begin":
            assert not file.exists()
            file.parent.mkdir(exist_ok=True)
            file.write_text(text + "\n", encoding="utf-8")
            continue
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        at = {"above": line - 1, "below": line, "instead": line - 1}[how]
        lines[at : at + (how == "instead")] = [text + "\n"]
        file.write_text("".join(lines), encoding="utf-8")


def pages_of(kb: KnowledgeBase) -> list[Tag]:
    pages = render_pages(kb, SiteSettings())
    return [
        read(text) for path, text in pages.items() if path.startswith(("review.", "lists/review-"))
    ]


def test_every_box_of_lines_can_be_pasted_where_the_page_says(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    for entity, words in WRITTEN.items():
        write(tmp_path, entity, words)
    build(tmp_path, TEXTS)
    world = build(tmp_path, TEXTS)
    known, documents = authority(), {s: make_document(s, t) for s, t in TEXTS.items()}
    before = files(tmp_path)
    tried = [offer for page in pages_of(world.kb) for offer in offers(page) if offer]
    ways = {how for offer in tried for _, how, _, _ in offer}

    assert ways == {"begin", "above", "below", "instead"}
    assert len(tried) > 20
    for offer in tried:
        paste(tmp_path, offer)
        records, problems = entities.read_records(tmp_path)
        problems += entities.check_records(
            records, documents=documents, authority=known, folder=tmp_path
        )
        wrong = [str(problem) for problem in problems if problem.severity.value == "error"]

        assert wrong == [], offer
        for name in files(tmp_path).keys() - before.keys():
            (tmp_path / name).unlink()
        for name, content in before.items():
            (tmp_path / name).write_bytes(content)
