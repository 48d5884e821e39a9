"""The language of an article is told once, and never otherwise than the model tells it."""

from pathlib import Path

import pytest

from knowledge_base.documents import language_memory, read_documents
from knowledge_base.documents.language_memory import FILE, LanguageMemory

SPANISH = "La policía detuvo ayer a tres hombres en la carretera que une Lima con Ayacucho. " * 4
ENGLISH = "Police arrested three men yesterday on the road between Lima and Ayacucho. " * 4


def ask(cache: Path | None) -> list[str]:
    memory = LanguageMemory(cache)
    found = [memory.find(text) for text in (SPANISH, ENGLISH)]
    memory.save()
    return found


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> str:
        raise AssertionError("the model was asked again")

    monkeypatch.setattr(language_memory, "find_language", refuse)


def test_what_was_told_once_needs_no_model(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    assert ask(tmp_path) == ["es", "en"]
    request.getfixturevalue("no_model")
    assert ask(tmp_path) == ["es", "en"]


@pytest.mark.parametrize("damage", ["", "{}", "\n[]", "no hash\n[1, 2]"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: str) -> None:
    ask(tmp_path)
    file = tmp_path / FILE
    written = file.read_text("utf-8")

    for broken in (damage, written[:-4], written.replace('"es"', '"en"')):
        file.write_text(broken, encoding="utf-8")
        assert ask(tmp_path) == ["es", "en"]
        assert file.read_text("utf-8") == written


def test_another_version_asks_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(tmp_path)
    monkeypatch.setattr(language_memory, "_made_by", lambda: "later")
    monkeypatch.setattr(language_memory, "find_language", lambda text: "pt")

    assert ask(tmp_path) == ["pt", "pt"]


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert ask(tmp_path / "file") == ask(None) == ["es", "en"]


def test_documents_are_the_same_with_and_without(tmp_path: Path) -> None:
    seed = tmp_path / "road.txt"
    seed.write_text(SPANISH, encoding="utf-8")

    plain = read_documents([seed])
    assert read_documents([seed], cache=tmp_path) == plain
    assert read_documents([seed], cache=tmp_path) == plain
