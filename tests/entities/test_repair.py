"""`repair` settles what a merge left below `extracted:`, keeps what both sides added, and moves edits above the line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge_base import entities
from knowledge_base.entities import Past, read_records, repair
from knowledge_base.entities.files.extracted_block import render_block

BLOCK = {
    "name": "Red Column",
    "kind": "armed-group",
    "found_as": ["Red Column"],
    "mentions": {"a": 1},
}
OTHER = {"name": "Red Column", "kind": "company", "found_as": ["Red Colunm"], "mentions": {"b": 2}}


def conflict(ours: str, theirs: str, base: str | None = None) -> str:
    middle = "" if base is None else f"||||||| 1234567\n{base}"
    return f"<<<<<<< HEAD\n{ours}{middle}=======\n{theirs}>>>>>>> branch\n"


def mend(
    folder: Path,
    text: str,
    *,
    base: str | None = None,
    earlier: tuple[str, ...] = (),
) -> tuple[str, str, str]:
    """The file after a repair, what was said, and what is left."""
    file = folder / "actors" / "x.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())
    past = Past(base=lambda _: base, earlier=lambda _: earlier)
    edit = repair(entities.list_files(folder)[0], past)
    assert entities.write_edit(edit) == []
    left = "\n".join(
        str(problem).removeprefix(f"{folder.as_posix()}/") for problem in edit.problems
    )
    return file.read_bytes().decode(), "\n".join(edit.said), left


def test_a_conflict_below_the_line_goes_and_the_block_is_sound(tmp_path: Path) -> None:
    ours, theirs = render_block(BLOCK), render_block(OTHER)
    head = ours.splitlines(keepends=True)[0]
    text = "note: mine\n\n" + head + conflict(ours.removeprefix(head), theirs.removeprefix(head))

    mended, said, left = mend(tmp_path, text)
    records, problems = read_records(tmp_path)

    assert (said, left, problems) == ("actors/x.yml: settled the conflict.", "", [])
    assert mended.startswith("note: mine\n\nextracted:")
    assert records["actors/x"].extracted == {**BLOCK, "found_as": ["Red Column", "Red Colunm"]}


def test_a_block_that_no_side_can_be_read_of_is_left_to_the_build(tmp_path: Path) -> None:
    text = "name: X\nextracted:\n" + conflict("  - {\n", "  ]\n")

    assert mend(tmp_path, text)[0].startswith("name: X\nextracted:            # written by")


BASE = "name: X\naliases:\n  - A\nkind: armed-group\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "joined", "said"),
    [
        (  # two additions to one list
            "name: X\naliases:\n  - A\n  - B\nkind: armed-group\n",
            "name: X\naliases:\n  - A\n  - C\nkind: armed-group\n",
            "name: X\naliases:\n  - A\n  - B\n  - C\nkind: armed-group\n",
            "kept both sides' additions to aliases; ",
        ),
        (  # the same addition twice, and one more
            "name: X\naliases: [A, B]\nkind: armed-group\n",
            "name: X\naliases:\n  - A\n  - B\n  - {text: C, language: es}\nkind: armed-group\n",
            "name: X\naliases: [A, B, {text: C, language: es}]\nkind: armed-group\n",
            "kept both sides' additions to aliases; ",
        ),
        (  # different fields, each with its comment
            BASE + "# ours\nnote: mine\n",
            BASE.replace("armed-group", "company") + "# theirs\ndescription: D\n",
            "name: X\naliases:\n  - A\nkind: company\n# theirs\ndescription: D\n# ours\nnote: mine\n",
            "",
        ),
        (  # additions inside a mapping
            BASE + "reject: {aliases: [P]}\n",
            BASE + "reject:\n  aliases: [Q]\n  roles: [R]\n",
            BASE + "reject: {aliases: [P, Q], roles: [R]}\n",
            "kept both sides' additions to reject; ",
        ),
    ],
)
def test_what_both_sides_added_is_kept(
    ours: str, theirs: str, joined: str, said: str, tmp_path: Path
) -> None:
    block = render_block(BLOCK)

    assert mend(tmp_path, conflict(ours, theirs) + block, base=BASE) == (
        joined + block,
        f"actors/x.yml: {said}settled the conflict.",
        "",
    )


def test_what_only_a_person_can_decide_stays_with_its_marks_and_is_named(tmp_path: Path) -> None:
    ours = BASE.replace("armed-group", "company") + "note: 1\n"
    theirs = BASE.replace("armed-group", "person").replace("- A", "- A\n  - B")
    mended, said, left = mend(tmp_path, conflict(ours, theirs) + render_block(BLOCK), base=BASE)

    assert mended == (
        "name: X\naliases:\n  - A\n  - B\n"
        + conflict("kind: company\n", "kind: person\n")
        + "note: 1\n"
        + render_block(BLOCK)
    )
    assert said == "actors/x.yml: settled what one side alone changed."
    assert left.startswith("actors/x.yml:5:1: both sides changed 'kind'. Keep what is right")
    assert "`build_kb.py repair`" in str(read_records(tmp_path)[1][0])


def test_a_field_left_with_its_marks_keeps_no_other_from_being_joined(tmp_path: Path) -> None:
    ours = "name: X\nkind: company\naliases: [A, B]  # ours\n"
    theirs = "name: X\nkind: person\naliases: [A, C]\n"
    text = conflict(ours, theirs) + render_block(BLOCK)
    mended, said, left = mend(tmp_path, text, base="name: X\nkind: media\naliases: [A]\n")

    assert mended == (
        "name: X\n"
        + conflict("kind: company\n", "kind: person\n")
        + "aliases: [A, B, C]  # ours\n"
        + render_block(BLOCK)
    )
    assert said.startswith("actors/x.yml: kept both sides' additions to aliases;")
    assert "'kind'" in left


@pytest.mark.parametrize("theirs", ["aliases: [C]\n", "aliases: [A, B, C]\n"])
def test_a_list_that_one_side_shortened_is_no_addition(theirs: str, tmp_path: Path) -> None:
    base, ours = "aliases: [A, B]\n", "aliases: [A]\n"
    mended, _, left = mend(tmp_path, conflict(ours, theirs) + render_block(BLOCK), base=base)

    assert mended == conflict(ours, theirs) + render_block(BLOCK)
    assert "'aliases'" in left


def test_without_the_common_text_no_addition_is_guessed_and_the_marks_may_hold_it(
    tmp_path: Path,
) -> None:
    ours, theirs, base = "aliases: [A, B]\n", "aliases: [A, C]\n", "aliases: [A]\n"

    assert "'aliases'" in mend(tmp_path, conflict(ours, theirs) + render_block(BLOCK))[2]
    known = conflict(ours, theirs, base) + render_block(BLOCK)
    assert mend(tmp_path, known)[0] == "aliases: [A, B, C]\n" + render_block(BLOCK)


def test_a_comment_of_one_side_is_never_lost(tmp_path: Path) -> None:
    ours, theirs, base = "aliases: [A, B]\n", "aliases: [A, C]  # heard\n", "aliases: [A]\n"

    mended, _, left = mend(tmp_path, conflict(ours, theirs) + render_block(BLOCK), base=base)

    assert "# heard" in mended
    assert "'aliases'" in left


def test_a_side_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    text = conflict("aliases: [A\n", "aliases: [A]\n")

    assert mend(tmp_path, text) == (
        text,
        "",
        (
            "actors/x.yml:1:1: the side 'HEAD' cannot be read by itself: a '[' is opened here and not closed,"
            " or a ',' is missing between its items. Settle this conflict by hand"
        ),
    )
    assert "without its partners" in mend(tmp_path, "<<<<<<< HEAD\nname: x\n")[2]


def test_an_edit_below_the_line_moves_above_it(tmp_path: Path) -> None:
    sound = "name: X  # mine\n\n" + render_block(
        {**BLOCK, "aliases": [{"text": "P", "sources": ["a"]}]}
    )
    edited = sound.replace("kind: armed-group", "kind: company   # surely").replace(
        "text: P,", "text: Q,"
    )
    mended, said, left = mend(tmp_path, edited, earlier=(edited, sound))

    assert (said, left) == ("actors/x.yml: moved above 'extracted:': kind, aliases, comments.", "")
    assert mended == (
        "name: X  # mine\nkind: company\naliases:\n  - Q\nreject:\n  aliases:\n    - P\n\n# surely\n"
        + sound[sound.index("extracted:") :]
    )
    assert read_records(tmp_path)[1] == []


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (
            lambda text: text.replace("mentions: {a: 1}", "mentions: {a: 7}"),
            "'mentions' was changed",
        ),
        (lambda text: text.replace("kind: armed-group", "kind: person"), "'kind' was changed"),
    ],
)
def test_an_edit_that_cannot_be_said_above_the_line_stays_and_is_named(
    change: Callable[[str], str], left: str, tmp_path: Path
) -> None:
    sound = "kind: company\n\n" + render_block(BLOCK)
    edited = change(sound)

    mended, said, told = mend(tmp_path, edited, earlier=(sound,))

    assert (mended, said) == (edited, "")
    assert left in told


def test_a_scalar_moves_also_where_git_knows_nothing_and_a_list_does_not(tmp_path: Path) -> None:
    sound = render_block({**BLOCK, "aliases": [{"text": "P", "sources": ["a"]}]})

    mended, _, left = mend(tmp_path, sound.replace("armed-group", "company"))
    assert (mended.startswith("kind: company\n\nextracted:"), left) == (True, "")
    assert read_records(tmp_path)[1] == []
    assert "'aliases' was changed" in mend(tmp_path, sound.replace("text: P", "text: Q"))[2]


def test_lost_lines_of_the_block_come_back(tmp_path: Path) -> None:
    sound = "name: X\n" + render_block(BLOCK)
    digest = sound[sound.index("  digest:") :]

    assert mend(tmp_path, sound.replace(digest, ""), earlier=(sound,))[0] == sound


def test_nothing_to_repair_changes_nothing(tmp_path: Path) -> None:
    text = "name: X\r\n# a\r\n" + render_block(BLOCK).replace("\n", "\r\n")

    assert mend(tmp_path, text) == (text, "", "")
