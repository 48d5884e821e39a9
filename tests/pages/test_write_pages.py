import json
from pathlib import Path

import pytest

from knowledge_base.pages import (
    MANIFEST,
    SiteSettings,
    check_pages,
    generated_paths,
    render_pages,
    write_pages,
)
from knowledge_base.pages.page_frame import marked_text
from knowledge_base.problems import RefusedError
from tests.pages.small_base import small_base


def times(docs: Path) -> dict[str, int]:
    return {str(f): f.stat().st_mtime_ns for f in docs.rglob("*") if f.is_file()}


def test_a_second_run_touches_no_file(tmp_path: Path) -> None:
    write_pages(tmp_path, {"index.md": "a\n", "actors/x.md": "b\n"})
    before = times(tmp_path)

    changes = write_pages(tmp_path, {"index.md": "a\n", "actors/x.md": "b\n"})

    assert (changes.written, changes.removed, changes.unchanged) == ((), (), 2)
    assert times(tmp_path) == before


def test_only_what_differs_is_written_and_what_is_stale_goes(tmp_path: Path) -> None:
    write_pages(tmp_path, {"index.md": "a\n", "actors/x.md": "b\n", "events/y.md": "c\n"})

    changes = write_pages(tmp_path, {"index.md": "a\n", "actors/x.md": "new\n"})

    assert changes.written == ("actors/x.md",)
    assert changes.removed == ("events/y.md",)
    assert not (tmp_path / "events").exists()
    assert (tmp_path / "actors/x.md").read_text(encoding="utf-8") == "new\n"


def test_a_page_written_by_hand_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "about.md").write_text("mine", encoding="utf-8")
    (tmp_path / "actors" / "note.md").write_text("mine too", encoding="utf-8")
    write_pages(tmp_path, {"actors/x.md": "b\n"})

    write_pages(tmp_path, {})

    assert (tmp_path / "about.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "actors" / "note.md").read_text(encoding="utf-8") == "mine too"
    with pytest.raises(RefusedError, match="written by hand"):
        write_pages(tmp_path, {"about.md": "generated"})


@pytest.mark.parametrize("path", ["../x.md", "/etc/x.md", "actors/../../x.md", "a\\b.md", ""])
def test_no_page_leaves_its_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        write_pages(tmp_path, {path: "x"})


def test_a_manifest_that_points_elsewhere_or_is_broken_removes_nothing(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    victim = tmp_path / "victim.md"
    victim.write_text("keep", encoding="utf-8")
    for text in (json.dumps({"files": ["../victim.md", 3]}), "[]", "{"):
        (docs / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
        (docs / MANIFEST).write_text(text, encoding="utf-8")

        write_pages(docs, {"index.md": marked_text("a\n")})

        assert victim.read_text(encoding="utf-8") == "keep"


def test_a_run_killed_half_way_is_repaired_by_the_next(tmp_path: Path) -> None:
    write_pages(tmp_path, {"actors/x.md": "b\n"})
    (tmp_path / "actors" / ".x.md.new").write_text("half", encoding="utf-8")
    (tmp_path / "actors" / "x.md").unlink()

    write_pages(tmp_path, {"actors/x.md": "b\n"})

    assert sorted(f.name for f in (tmp_path / "actors").iterdir()) == ["x.md"]


@pytest.mark.parametrize("path", ["index.md", "actors/index.md", "fields.md", "actors/x.md"])
def test_a_page_of_a_person_is_refused_before_anything_is_written(
    tmp_path: Path, path: str
) -> None:
    mine = tmp_path / path
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("---\ntitle: mine\n---\n", encoding="utf-8")
    pages = dict.fromkeys(("a.md", "index.md", "actors/index.md", "z.md", path), "new\n")

    with pytest.raises(RefusedError, match="written by hand") as refused:
        write_pages(tmp_path, pages)

    assert refused.value.problem.path == str(mine)
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [mine]
    assert mine.read_text(encoding="utf-8") == "---\ntitle: mine\n---\n"
    assert [problem.path for problem in check_pages(tmp_path, pages)] == [str(mine)]


def test_a_file_where_a_folder_must_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "actors").write_text("mine", encoding="utf-8")

    with pytest.raises(RefusedError, match="actors"):
        write_pages(tmp_path, {"actors/x.md": "new\n"})


def test_a_lost_manifest_repairs_itself_and_stale_pages_still_go(tmp_path: Path) -> None:
    pages = render_pages(small_base(), SiteSettings(), field_tables="# Fields\n")
    write_pages(tmp_path, {**pages, "actors/stale.md": marked_text("old\n")})
    (tmp_path / "actors" / "note.md").write_text("mine", encoding="utf-8")
    (tmp_path / MANIFEST).unlink()

    changes = write_pages(tmp_path, pages)

    assert (changes.written, changes.removed) == ((), ("actors/stale.md",))
    assert (tmp_path / "actors" / "note.md").exists()
    assert generated_paths(tmp_path) == set(pages)
