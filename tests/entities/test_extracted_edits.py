from pathlib import Path
from typing import Any

import pytest

from knowledge_base.entities import read_records
from knowledge_base.entities.files.extracted_block import render_file
from knowledge_base.vocabulary import EntityType

ACTOR = {
    "name": "Sendero Luminoso",
    "kind": "armed-group",
    "aliases": [
        {"text": "Sendero Luninoso", "sources": ["002_cbad"]},
        {"text": "SL", "sources": ["003_43fa"]},
    ],
    "mentions": {"002_cbad": 5, "003_43fa": 5},
    "evidence": [{"source": "002_cbad", "start": 3, "end": 9, "quote": "Sendero"}],
}
EVENT = {
    "date": {"edtf": "2014-09", "said": "September, 2014"},
    "places": [{"entity": "places/trujillo", "said": "Trujillo"}],
    "participants": [{"role": "agent", "entity": "actors/dirandro"}],
    "quantities": [{"amount": 7.6, "unit": "t", "of": "cocaine"}],
}

CURE = (
    "Below 'extracted:' everything is written by the build. `build_kb.py repair` moves your change above"
    " that line. By hand: put it there, like this, and delete the lines below it: the next build writes"
    " them again:"
)


def edit(
    folder: Path, kind: EntityType, block: dict[str, Any], change: tuple[str, str], *, known: bool
) -> list[str]:
    """What reading says of a file in whose block one piece of text was replaced."""
    file = folder / f"{kind}s" / "x.yml"
    file.parent.mkdir(exist_ok=True)
    born = render_file(None, kind, block)
    assert change[0] in born
    file.write_text(born.replace(*change), encoding="utf-8")
    _, problems = read_records(folder, original=lambda _: born if known else None)
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in problems]


def test_a_changed_word_is_shown_with_what_it_was_and_with_lines_to_paste(tmp_path: Path) -> None:
    change = ("text: Sendero Luninoso", "text: Sendero Luminoso del Perú")

    (said,) = edit(tmp_path, "actor", ACTOR, change, known=True)
    was = "{text: Sendero Luninoso, sources: [002_cbad]}"
    now = "{text: Sendero Luminoso del Perú, sources: [002_cbad]}"

    assert said.split("\n") == [
        f"actors/x.yml:6:3: 'aliases' was changed below 'extracted:' (was: {was}; now: {now}). {CURE}",
        "aliases:",
        "  - Sendero Luminoso del Perú",
        "reject:",
        "  aliases:",
        "    - Sendero Luninoso",
    ]


def test_without_the_committed_file_the_changed_key_is_still_named(tmp_path: Path) -> None:
    said = edit(
        tmp_path, "actor", ACTOR, ("kind: armed-group", "kind: criminal-group"), known=False
    )

    assert said == [
        f"actors/x.yml:4:3: 'kind' was changed below 'extracted:'. {CURE}\nkind: criminal-group"
    ]


@pytest.mark.parametrize(
    ("change", "paste"),
    [
        (('edtf: "2014-09"', "edtf: 2014-08-26"), ['date: "2014-08-26"']),
        (
            ("amount: 7.6", "amount: 7.7"),
            ["quantities:", "  - {amount: 7.7, unit: t, of: cocaine}"],
        ),
        (("places/trujillo", "places/paita"), ["places:", "  - places/paita"]),
        (
            ("role: agent", "role: participant"),
            ["participants:", "  - {role: participant, entity: actors/dirandro}"],
        ),
        (
            ("    - {role: agent, entity: actors/dirandro}\n", ""),
            ["reject:", "  participants:", "    - {role: agent, entity: actors/dirandro}"],
        ),
    ],
)
def test_the_lines_to_paste_are_in_the_form_that_people_write(
    change: tuple[str, str], paste: list[str], tmp_path: Path
) -> None:
    (said,) = edit(tmp_path, "event", EVENT, change, known=True)

    assert said.split("\n")[1 : len(paste) + 1] == paste


def test_what_cannot_be_set_by_hand_says_where_it_is_corrected(tmp_path: Path) -> None:
    (said,) = edit(tmp_path, "actor", ACTOR, ("002_cbad: 5", "002_cbad: 6"), known=True)

    assert said.startswith("actors/x.yml:8:3: 'mentions' was changed below 'extracted:'")
    assert "corrected in the record of its source" in said


@pytest.mark.parametrize("known", [True, False])
def test_a_removed_line_is_noticed(tmp_path: Path, known: bool) -> None:
    (said,) = edit(tmp_path, "actor", ACTOR, ("  kind: armed-group\n", ""), known=known)

    assert "below 'extracted:'" in said


def test_a_removed_digest_is_noticed(tmp_path: Path) -> None:
    born = render_file(None, "actor", ACTOR)
    digest = born[born.index("  digest:") :]

    (said,) = edit(tmp_path, "actor", ACTOR, (digest, ""), known=False)

    assert "their 'digest' was changed" in said


def test_a_comment_in_the_block_would_be_lost_and_is_refused(tmp_path: Path) -> None:
    change = ("  kind: armed-group\n", "  kind: armed-group  # or a sect?\n  # see the report\n")

    assert edit(tmp_path, "actor", ACTOR, change, known=False) == [
        f"actors/x.yml:{line}:1: a comment below 'extracted:' would be lost; move it above that line, or let `build_kb.py repair` do it"
        for line in (4, 5)
    ]


def test_a_block_that_only_looks_different_is_no_edit(tmp_path: Path) -> None:
    change = ("kind: armed-group", "kind:   'armed-group'")

    assert edit(tmp_path, "actor", ACTOR, change, known=False) == []


def test_deleting_the_lines_below_the_key_is_the_cure(tmp_path: Path) -> None:
    born = render_file(None, "actor", ACTOR)
    head = born.index("\n", born.index("extracted:")) + 1

    assert edit(tmp_path, "actor", ACTOR, (born[head:], ""), known=False) == []
    assert read_records(tmp_path)[0]["actors/x"].extracted == {}
