from pathlib import Path

import pytest

from knowledge_base.pages import render_pages, write_pages
from knowledge_base.problems import RefusedError, Severity
from knowledge_base.website import build_site, derive_config
from tests.pages.small_base import SETTINGS, small_base
from tests.website.conftest import PROJECT, copy_project_pages


def contents(site: Path) -> dict[str, bytes]:
    return {f.relative_to(site).as_posix(): f.read_bytes() for f in site.rglob("*") if f.is_file()}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    made = copy_project_pages(tmp_path)
    write_pages(tmp_path / "docs", render_pages(small_base(), SETTINGS, field_tables="# Fields\n"))
    return made


def test_a_site_is_built_once_and_again_when_a_page_changed(config: Path, tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    first = build_site(config, site, env={}, cache=cache)
    before = contents(site)
    second = build_site(config, site, env={}, cache=cache)
    (config.parent / "docs" / "about.md").write_text(
        "# About\n\n## How a fact is made\n", encoding="utf-8"
    )
    third = build_site(config, site, env={}, cache=cache)

    assert [(run.built, run.problems) for run in (first, second, third)] == [
        (True, ()),
        (False, ()),
        (True, ()),
    ]
    assert before["about.html"] != contents(site)["about.html"]
    assert before["actors/rayados.html"] == contents(site)["actors/rayados.html"]


def test_two_builds_give_the_same_bytes(config: Path, tmp_path: Path) -> None:
    sites = (tmp_path / "one", tmp_path / "two")
    for site in sites:
        build_site(
            config, site, env={"KB_SITE_URL": "https://example.org/kb/"}, cache=tmp_path / "cache"
        )

    assert contents(sites[0]) == contents(sites[1])


def test_closed_pages_stay_out_of_the_site_map(config: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(
        config, site, env={"KB_SITE_URL": "https://example.org/kb/"}, cache=tmp_path / "cache"
    )
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")

    assert "https://example.org/kb/actors/rayados.html" in listed
    assert "stripes" not in listed
    assert "officials" not in listed


def test_a_warning_of_mkdocs_is_a_problem_and_leaves_the_last_good_site(
    config: Path, tmp_path: Path
) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    build_site(config, site, env={}, cache=cache)
    good = contents(site)
    about = config.parent / "docs" / "about.md"
    about.write_text("# About\n\n## How a fact is made\n\n[x](gone.md)\n", encoding="utf-8")

    failed = build_site(config, site, env={}, cache=cache)

    assert not failed.built
    assert ["gone.md" in problem.message for problem in failed.problems] == [True]
    assert failed.problems[0].severity is Severity.ERROR
    assert contents(site) == good
    assert not build_site(config, site, env={}, cache=cache).built


def test_a_broken_link_in_a_generated_page_is_named_where_it_stands(
    config: Path, tmp_path: Path
) -> None:
    page = config.parent / "docs" / "actors" / "rayados.md"
    page.write_text(
        page.read_text(encoding="utf-8") + '\n<p><a href="gone.html">x</a></p>\n', encoding="utf-8"
    )

    done = build_site(config, tmp_path / "site", env={}, cache=tmp_path / "cache")

    assert [problem.path for problem in done.problems] == [
        str(tmp_path / "site" / "actors" / "rayados.html")
    ]
    assert not (tmp_path / "site").exists()


def test_a_configuration_that_mkdocs_refuses_is_explained(config: Path, tmp_path: Path) -> None:
    config.write_text(config.read_text(encoding="utf-8") + "\nnonsense: [\n", encoding="utf-8")

    done = build_site(config, tmp_path / "site", env={}, cache=tmp_path / "cache")

    assert not done.built
    assert len(done.problems) == 1
    assert "expected the node content" in done.problems[0].message


def test_a_second_base_gets_its_own_site_and_keeps_its_own_words(tmp_path: Path) -> None:
    docs, site = tmp_path / "other" / "docs", tmp_path / "other" / "site"
    docs.mkdir(parents=True)
    (docs / "about.md").write_text("# About us\n\n## How a fact is made\n", encoding="utf-8")
    generated = {f"{name}.md" for name in ("index", "review", "fields")}
    config = derive_config(PROJECT / "mkdocs.yml", docs, site, generated=generated)
    write_pages(docs, render_pages(small_base(), SETTINGS, field_tables="# Fields\n"))

    done = build_site(config, site, env={"KB_SITE_NAME": "Another base"}, cache=tmp_path / "cache")

    assert done.problems == ()
    assert "About us" in (site / "about.html").read_text(encoding="utf-8")
    assert "Another base" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "assets" / "kb.css").exists()


def test_a_foreign_configuration_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: mine\n", encoding="utf-8")

    with pytest.raises(RefusedError, match="was not written by"):
        derive_config(PROJECT / "mkdocs.yml", tmp_path / "docs", tmp_path / "site")
