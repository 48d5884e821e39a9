from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.entities import FilePlan, apply_plan, find_changes, list_ids, read_records
from knowledge_base.entities.files.extracted_block import render_file
from knowledge_base.entities.files.file_names import FoundFile
from knowledge_base.entities.files.record_files import read_record
from knowledge_base.entities.files.yaml_writing import quote

BLOCK = {"name": "Sendero Luminoso", "mentions": {"s1": 5}}
LATER = {"name": "Shining Path", "aliases": [{"text": "SL", "sources": ["s1", "s2"]}]}
MODELINE = "# yaml-language-server: $schema=../../schema/actor.json\n"

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))
# What people put into a file, in any order, with any line ends.
PIECES = TEXTS.map(lambda t: f"reliability: {quote(t + '.')}  # {t}") | st.sampled_from(
    [
        *("name: Sendero Luminoso", "# a thought about: extracted:", "", "   ", MODELINE.strip()),
        *(
            "aliases:\n  - SL  # why\n\n  - PCP-SL",
            "status:   reviewed",
            "description: >-\n  Two\n\n  lines",
        ),
        *(
            "note: |+\n  kept\n\n",
            "author: null",
            "not_same_as: [ ]",
            "reason: 'it''s so'",
            "references: {}",
        ),
    ]
)


def read_text(folder: Path, text: str) -> tuple[str, str]:
    """The text above `extracted:` as read from a file with this text, and the file after a rebuild."""
    file = folder / "sources" / "x.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())
    found = FoundFile(file=file, relative="sources/x.yml", id="sources/x", type="source")
    record, problems = read_record(found)
    assert record is not None, problems
    plan = FilePlan(folder=folder, writes={file: render_file(record, "source", LATER)})
    apply_plan(plan)
    return record.written_text, file.read_bytes().decode()


@given(
    st.lists(PIECES, unique_by=lambda piece: piece[:5], max_size=8),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "\n\n"]),
    st.sampled_from(["", "\ufeff"]),
    st.booleans(),
)
def test_what_people_wrote_survives_any_rebuild_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory,
    pieces: list[str],
    newline: str,
    end: str,
    mark: str,
    born: bool,
) -> None:
    words = mark + ("\n".join(pieces) + end).replace("\n", newline)
    above = words if words.endswith("\n") or not born or words == mark else words + newline
    folder = tmp_path_factory.mktemp("entities")
    whole = render_file(None, "source", BLOCK)
    block = whole[whole.index("extracted:") :].replace("\n", newline)

    read, rebuilt = read_text(folder, above + block if born else above)

    assert read == above
    assert rebuilt.startswith(above)
    assert rebuilt[len(above) :].lstrip("\r\n").startswith("extracted:")
    assert read_text(folder, rebuilt)[1] == rebuilt


def test_a_record_knows_where_each_word_stands(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    text = f"{MODELINE}name: X\naliases:\n  - {{text: Y}}\n  - Z\nevidence: {{source: s, quote: q}}\ncountry: null\n"
    (tmp_path / "actors" / "x.yml").write_text(text)

    record = read_records(tmp_path)[0]["actors/x"]

    assert record.place("name") == (2, 7)
    assert record.place("aliases", 0, "text") == (4, 12)
    assert record.place("aliases", 1, "text") == (5, 5)
    assert record.place("evidence", 0, "quote") == (6, 30)
    assert record.place("killed") == (0, 0)
    assert record.wrote("country")
    assert not record.wrote("active")
    assert (record.extracted, record.has_words) == (None, True)


@pytest.mark.parametrize(
    ("above", "words"),
    [
        ("", False),
        (MODELINE, False),
        (f"\ufeff{MODELINE}\n  \n", False),
        ("# checked against the report\n", True),
        ("name: X\n", True),
    ],
)
def test_the_modeline_is_not_a_persons_word(above: str, words: bool, tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    block = render_file(None, "actor", BLOCK).removeprefix(MODELINE)
    (tmp_path / "actors" / "x.yml").write_text(above + block)

    record = read_records(tmp_path)[0]["actors/x"]

    assert record.has_words is words
    assert record.extracted == BLOCK


def test_a_file_that_is_not_utf8_is_named_with_the_place(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "x.yml").write_bytes("name: X\nnote: Urabeños\n".encode("latin-1"))
    (tmp_path / "actors" / "y.yml").write_text("name: Y\n")

    records, problems = read_records(tmp_path)

    assert list(records) == ["actors/y"]
    assert list_ids(tmp_path) == {"actors/x", "actors/y"}
    assert [(Path(p.path).name, p.line, p.column) for p in problems] == [("x.yml", 2, 12)]
    assert "Save the file with the encoding UTF-8" in problems[0].message


def test_an_unreadable_folder_entry_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "actors" / "x.yml").mkdir(parents=True)

    records, problems = read_records(tmp_path)

    assert records == {}
    assert [p.message for p in problems] == ["is no file"]


def test_no_folder_holds_no_records(tmp_path: Path) -> None:
    assert read_records(tmp_path / "none") == ({}, [])


def test_only_what_changes_is_written_and_a_second_time_nothing(tmp_path: Path) -> None:
    same, other, gone = (tmp_path / "actors" / name for name in ("a.yml", "b.yml", "c.yml"))
    same.parent.mkdir()
    same.write_text("extracted: {}\n")
    gone.write_text(f"{MODELINE}extracted: {{}}\n")
    before = same.stat().st_mtime_ns
    plan = FilePlan(
        folder=tmp_path,
        writes={same: "extracted: {}\n", other: "name: É\r\n"},
        deletes=(gone, tmp_path / "actors" / "d.yml"),
    )

    assert find_changes(plan) == [other, gone]
    assert apply_plan(plan) == ([other, gone], [])
    assert (same.stat().st_mtime_ns, other.read_bytes()) == (before, "name: É\r\n".encode())
    assert apply_plan(plan) == ([], [])


def test_words_saved_while_a_build_ran_are_not_overwritten(tmp_path: Path) -> None:
    edited, doomed = tmp_path / "actors" / "a.yml", tmp_path / "actors" / "b.yml"
    edited.parent.mkdir()
    edited.write_text("name: New\nextracted: {}\n")
    doomed.write_text("note: keep\nextracted: {}\n")
    plan = FilePlan(
        folder=tmp_path, writes={edited: "name: Old\nextracted: {}\n"}, deletes=(doomed,)
    )

    changed, problems = apply_plan(plan)

    assert changed == []
    assert [Path(p.path).name for p in problems] == ["a.yml", "b.yml"]
    assert edited.read_text() == "name: New\nextracted: {}\n"
    assert doomed.exists()


def test_what_a_killed_build_left_is_no_record_and_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    leftover = tmp_path / "actors" / ".x.yml.writing"
    leftover.write_text("name: hal")

    assert read_records(tmp_path) == ({}, [])
    apply_plan(FilePlan(folder=tmp_path))
    assert not leftover.exists()
