"""An unchanged article is never read again, a changed one always is."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_base.mentions import find_mentions
from knowledge_base.mentions.parsing.parses import parse_paragraphs
from knowledge_base.model import Document, Findings, KnownName, Span

TEXT = "Sendero Luminoso killed three officers in Junin.\n\nThe Ranger Front denied it in May 1989."
SENDERO = KnownName(
    text="Sendero Luminoso", entity="actors/sendero-luminoso", type="actor", kind="armed-group"
)


def article(text: str = TEXT) -> Document:
    cut = text.index("\n\n")
    return Document(
        source="article",
        path=Path("article.txt"),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        title="",
        paragraphs=(Span(0, cut), Span(cut + 2, len(text))),
    )


def read(
    cache: Path | None,
    *,
    text: str = TEXT,
    known: tuple[KnownName, ...] = (SENDERO,),
    published: str | None = None,
    towns: tuple[KnownName, ...] = (),
) -> Findings:
    return find_mentions(
        [article(text)],
        known,
        towns={"article": towns},
        published={"article": published},
        cache=cache,
    )["article"]


def files(cache: Path, folder: str) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted((cache / folder).rglob("*.*"))}


def test_second_reading_answers_from_the_cache(tmp_path: Path) -> None:
    first = read(tmp_path)
    before = files(tmp_path, "findings") | files(tmp_path, "parses")
    second = read(tmp_path)

    assert second == first
    assert files(tmp_path, "findings") | files(tmp_path, "parses") == before


def test_a_town_that_the_article_may_name_from_now_on_has_it_read_again(tmp_path: Path) -> None:
    town = KnownName(text="Junín", entity="places/junin-x", type="place", kind="city", weight=0.8)
    without = read(tmp_path)
    with_town = read(tmp_path, towns=(town,))

    assert ("places/junin-x",) not in [m.readings for m in without.mentions]
    assert ("places/junin-x",) in [m.readings for m in with_town.mentions]
    assert read(tmp_path) == without


def test_cached_findings_need_no_spacy(tmp_path: Path) -> None:
    read(tmp_path)
    program = (
        "import sys; sys.path[:0] = ['.', 'tests/mentions']\n"
        "from pathlib import Path\n"
        "import test_mention_caches as t\n"
        f"found = t.read(Path({str(tmp_path)!r}))\n"
        "assert len(found.mentions) >= 2, found\n"
        "assert 'spacy' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_without_a_folder_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    read(None)

    assert list(tmp_path.iterdir()) == []


def test_damaged_findings_are_made_anew(tmp_path: Path) -> None:
    first = read(tmp_path)
    for file in files(tmp_path, "findings"):
        file.write_text('{"all_names": 3, "findings"', encoding="utf-8")

    assert read(tmp_path) == first


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"x" * 4000])
def test_damaged_parses_are_made_anew(tmp_path: Path, damage: bytes) -> None:
    paragraphs = {"article": ["Sendero Luminoso attacked Junin."]}
    (first,) = [docs[0].to_json() for _, docs in parse_paragraphs(paragraphs, tmp_path)]
    (file,) = files(tmp_path, "parses")
    good = file.read_bytes()
    file.write_bytes(damage)
    (second,) = [docs[0].to_json() for _, docs in parse_paragraphs(paragraphs, tmp_path)]

    assert second["tokens"] == first["tokens"]
    assert file.read_bytes() == good


def test_cached_parse_equals_fresh_parse(tmp_path: Path) -> None:
    paragraphs = {"a": ["Col. Pérez spoke.  He left Lima.", ""], "b": ["The ELN denied it."]}
    fresh = [[d.to_json() for d in docs] for _, docs in parse_paragraphs(paragraphs, tmp_path)]
    cached = [[d.to_json() for d in docs] for _, docs in parse_paragraphs(paragraphs, tmp_path)]

    assert cached == fresh


def test_new_alias_that_occurs_is_found_without_a_new_parse(tmp_path: Path) -> None:
    read(tmp_path)
    parses = files(tmp_path, "parses")
    front = KnownName(
        text="Ranger Front", entity="actors/ranger-front", type="actor", kind="armed-group"
    )
    found = read(tmp_path, known=(SENDERO, front))

    assert "actors/ranger-front" in {r for m in found.mentions for r in m.readings}
    assert files(tmp_path, "parses") == parses


def test_alias_that_does_not_occur_rereads_nothing(tmp_path: Path) -> None:
    read(tmp_path)
    before = files(tmp_path, "findings")
    other = KnownName(text="Otro Grupo", entity="actors/otro", type="actor", kind="armed-group")
    read(tmp_path, known=(SENDERO, other))
    after = files(tmp_path, "findings")

    assert list(after) == list(before)
    assert [c.partition(b'"names"')[2] for c in after.values()] == [
        c.partition(b'"names"')[2] for c in before.values()
    ]


def test_misspelt_alias_counts_as_occurring(tmp_path: Path) -> None:
    text = "The group Sendero Luninoso fled.\n\nNobody saw it."
    found = read(tmp_path, text=text)

    assert ("actors/sendero-luminoso",) in {m.readings for m in found.mentions}


def test_another_date_of_the_article_is_another_reading(tmp_path: Path) -> None:
    text = "Rebels attacked Junin last November.\n\nNobody died."
    early = read(tmp_path, text=text, published="1989-05-02")
    late = read(tmp_path, text=text, published="1999-05-02")

    dates = [[m.edtf for m in f.mentions if m.type == "date"] for f in (early, late)]
    assert dates == [["1988-11"], ["1998-11"]]


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    documents = [article()]
    for _ in range(2):
        find_mentions(
            documents,
            [],
            published={},
            cache=tmp_path,
            report=lambda done, total: told.append((done, total)),
        )

    assert told == [(0, 1), (1, 1), (1, 1)]


def test_importing_the_room_is_cheap() -> None:
    program = "import sys, knowledge_base.mentions; assert 'spacy' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
