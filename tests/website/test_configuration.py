from pathlib import Path

import pytest

from knowledge_base.website.configuration import site_name
from knowledge_base.website.derive_config import derive_config


def test_the_name_is_the_configurations(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Harbour base\n", "utf-8")

    assert site_name(config) == "Harbour base"


def test_the_environment_names_it_where_the_configuration_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: !ENV [A_NAME_FOR_THE_TEST, Harbour base]\n", "utf-8")

    assert site_name(config) == "Harbour base"
    monkeypatch.setenv("A_NAME_FOR_THE_TEST", "River base")
    assert site_name(config) == "River base"


def test_a_second_base_takes_the_hand_written_pages_whole_and_keeps_its_own(tmp_path: Path) -> None:
    config = tmp_path / "own" / "mkdocs.yml"
    (tmp_path / "own" / "docs").mkdir(parents=True)
    config.write_text("site_name: Harbour base\n", "utf-8")
    for page in ("about.md", "style.css"):
        (tmp_path / "own" / "docs" / page).write_text(f"new {page}", "utf-8")
    docs = tmp_path / "other" / "docs"
    docs.mkdir(parents=True)
    for page in ("about.md", "style.css"):
        (docs / page).write_text(f"old {page}", "utf-8")

    derived = derive_config(config, docs, tmp_path / "other" / "site")

    assert derived == tmp_path / "other" / "mkdocs.yml"
    assert (docs / "about.md").read_text("utf-8") == "old about.md"
    assert (docs / "style.css").read_text("utf-8") == "new style.css"
    assert not [file for file in (tmp_path / "other").rglob("*") if file.name.startswith(".")]
