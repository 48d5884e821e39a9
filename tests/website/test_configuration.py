from pathlib import Path

import pytest

from knowledge_base.website.configuration import site_name


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
