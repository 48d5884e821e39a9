"""Corrections that change nothing are told once the articles are read."""

from pathlib import Path

from knowledge_base import entities
from tests.entities.small_world import authority, link_texts, make_document, write

TEXTS = {
    "s1": "Sendero Luminoso fled from Lima. Sendero fought in 1989. The Sendero Luminoso men came. Nobody spoke."
}


def unused(folder: Path, corrections: str) -> list[str]:
    write(folder, "sources/s1", f"corrections:\n{corrections}")
    records, problems = entities.read_records(folder)
    assert problems == []
    linked = link_texts(TEXTS, records, authority())
    documents = {source: make_document(source, text) for source, text in TEXTS.items()}
    said = entities.check_corrections(records, documents, linked.raw.readings, folder=folder)
    return [str(p).removeprefix(f"{folder.as_posix()}/") for p in said]


def test_nth_counts_words_outside_of_longer_names(tmp_path: Path) -> None:
    assert unused(tmp_path, "  - {text: Sendero, is: actors/farc, nth: 1}\n") == []
    assert unused(tmp_path, "  - {text: Sendero, is: actors/farc, nth: 2}\n") == [
        (
            "sources/s1.yml:2:43: warning: 'nth: 2' is too far; outside of longer names (Sendero Luminoso)"
            " these words occur once. Write 'nth: 1' for the last, or the longer name as 'text'"
        )
    ]


def test_a_rejection_needs_something_found(tmp_path: Path) -> None:
    assert unused(tmp_path, "  - {text: Sendero Luminoso, reject: true}\n") == []
    assert unused(tmp_path, "  - {text: Nobody, reject: true}\n") == [
        (
            "sources/s1.yml:2:5: warning: nothing is found any more where 'Nobody' stands, so nothing is rejected."
            " Delete this correction"
        )
    ]
    assert unused(tmp_path, "  - {text: Nobody, is: actors/farc}\n") == []
