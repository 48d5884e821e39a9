from pathlib import Path

import pytest

from knowledge_base.pages import generated_paths, render_files, write_pages
from knowledge_base.problems import RefusedError, Severity
from knowledge_base.website import build_site, derive_config
from tests.pages.small_base import SETTINGS, UNMARKED, small_base
from tests.website.conftest import PROJECT, copy_project_pages


def contents(site: Path) -> dict[str, bytes]:
    return {f.relative_to(site).as_posix(): f.read_bytes() for f in site.rglob("*") if f.is_file()}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    made = copy_project_pages(tmp_path)
    write_pages(tmp_path / "docs", render_files(small_base(), SETTINGS, field_tables="# Fields\n"))
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
    generated = generated_paths(PROJECT / "docs")
    config = derive_config(PROJECT / "mkdocs.yml", docs, site, generated=generated)
    write_pages(docs, render_files(small_base(), SETTINGS, field_tables="# Fields\n"))

    done = build_site(config, site, env={"KB_SITE_NAME": "Another base"}, cache=tmp_path / "cache")

    assert done.problems == ()
    assert "About us" in (site / "about.html").read_text(encoding="utf-8")
    assert "Another base" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "assets" / "frame.css").exists()


def test_a_foreign_configuration_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: mine\n", encoding="utf-8")

    with pytest.raises(RefusedError, match="was not written by"):
        derive_config(PROJECT / "mkdocs.yml", tmp_path / "docs", tmp_path / "site")


def test_a_place_that_cannot_be_written_is_one_problem_without_a_traceback(
    config: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for site in (tmp_path / "file", tmp_path / "file" / "site"):
        done = build_site(config, site, env={}, cache=tmp_path / "cache")

        assert [problem.path for problem in done.problems] == [str(site)]
        assert "Traceback" not in done.problems[0].message
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_with_other_files_is_not_replaced_by_a_site(config: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letters" / "one.txt"
    letter.parent.mkdir()
    letter.write_text("mine", encoding="utf-8")

    done = build_site(config, letter.parent, env={}, cache=tmp_path / "cache")

    assert "--site" in done.problems[0].message
    assert letter.read_text(encoding="utf-8") == "mine"


def test_what_a_killed_build_left_is_cleared_also_when_the_site_is_fresh(
    config: Path, tmp_path: Path
) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    build_site(config, site, env={}, cache=cache)
    for name in (".site.new", ".site.old"):
        (tmp_path / name / "deep").mkdir(parents=True)

    assert not build_site(config, site, env={}, cache=cache).built
    assert [folder.name for folder in tmp_path.glob(".site.*")] == []


def test_a_good_site_that_a_killed_build_moved_aside_comes_back(
    config: Path, tmp_path: Path
) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    build_site(config, site, env={}, cache=cache)
    site.rename(tmp_path / ".site.old")

    assert not build_site(config, site, env={}, cache=cache).built
    assert (site / "index.html").is_file()


def test_a_source_shown_by_quotes_keeps_its_unmarked_words_off_the_whole_site(
    small_site: Path,
) -> None:
    """That every link to a place on its page resolves, the build itself checks."""
    files = [f for f in small_site.rglob("*") if f.suffix in (".html", ".json", ".js", ".xml")]
    texts = {f.relative_to(small_site).as_posix(): f.read_text(encoding="utf-8") for f in files}

    assert "their greatest loss since" in texts["sources/follow-up.html"]
    assert [name for name, text in texts.items() if UNMARKED in text] == []
