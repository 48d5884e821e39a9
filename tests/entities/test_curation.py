"""The commands that decide: each writes what a careful editor would, refuses with the cure, and a build obeys."""

from pathlib import Path

import pytest

from knowledge_base import entities
from knowledge_base.entities import Share, accept, merge, reject, split
from tests.entities.curating import carry, open_base, refusal, words
from tests.entities.small_world import build, files, write

TEXTS = {
    "a": "Red Column bombed Villa Alta in 1989. Red Column met Blue Front. Red Column left.\n"
    "Blue Front came. Blue Front went with Juan Pérez. Blue Front won.",
    "b": "Juan Pérez spoke and Pérez left. Red Colunm met Commission and Black Hand.\n"
    "Juan Pérez met Juan Pérez.",
    "c": "ELN came. ELN left. Black Hand perhaps raided Commission in Puerto Viejo in 1989.",
}


def test_merge_writes_same_as_and_the_names_above_the_line(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    said = carry(merge(open_base(tmp_path, TEXTS), "actors/red-column", "actors/blue-front"))
    kb = build(tmp_path, TEXTS).kb

    assert words(tmp_path, "actors/blue-front") == "name: Blue Front\nsame_as: actors/red-column\n"
    assert said.startswith("actors/blue-front is actors/red-column now (`same_as`).")
    assert kb.entities["actors/blue-front"].same_as == "actors/red-column"
    assert "Blue Front" in [fact.value for fact in kb.entities["actors/red-column"].names]


def test_merge_writes_why_for_readers(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    pair = "actors/red-column", "actors/blue-front"
    carry(merge(open_base(tmp_path, TEXTS), *pair, "one band under two flags"))
    written = words(tmp_path, "actors/blue-front")
    again = carry(merge(open_base(tmp_path, TEXTS), *pair))
    better = carry(merge(open_base(tmp_path, TEXTS), *pair, "one band, as its chief said"))

    assert written == (
        "name: Blue Front\nreason: one band under two flags\nsame_as: actors/red-column\n"
    )
    assert build(tmp_path, TEXTS).kb.entities["actors/blue-front"].reason == (
        "one band, as its chief said"
    )
    assert "nothing to do" in again
    assert "nothing to do" not in better


def test_a_short_form_is_not_written_since_others_bear_it_too(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    carry(merge(open_base(tmp_path, TEXTS), "actors/red-column", "actors/juan-perez"))

    assert words(tmp_path, "actors/juan-perez") == "name: Juan Pérez\nsame_as: actors/red-column\n"


def test_merge_copies_what_the_kept_record_lacks_and_says_what_it_leaves(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    write(tmp_path, "actors/red-column", "country: places/peru\nroles: [rebels]\n\n")
    write(
        tmp_path,
        "actors/blue-front",
        "country: places/colombia\nroles: [rebels, guerrillas]  # both\n"
        "description: >-\n  Armed and\n  blue.\nkind: company\n"
        "relations:\n  - {type: rival-of, to: actors/red-column}\n  - {type: rival-of, to: actors/farc}\n"
        "note: ask\n\n",
    )
    said = carry(merge(open_base(tmp_path, TEXTS), "actors/red-column", "actors/blue-front"))

    assert words(tmp_path, "actors/red-column") == (
        "country: places/peru\nroles: [rebels, guerrillas]\n"
        "description: >-\n  Armed and\n  blue.\n"
        "relations:\n  - {type: rival-of, to: actors/farc}\n"
    )
    assert "Copied to actors/red-column: description, relations (1), roles (1)." in said
    assert "country (actors/red-column has its own)" in said
    assert "kind (for actors/red-column one is found already)" in said
    assert "1 of relations" in said
    assert "description: >-\n  Armed and" in words(tmp_path, "actors/blue-front")


def test_merge_refuses_chains_circles_and_what_was_said_against_it(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    write(tmp_path, "actors/blue-front", "same_as: actors/red-column\n")
    write(tmp_path, "actors/juan-perez", "not_same_as: [actors/red-column]\n")
    base = open_base(tmp_path, TEXTS)

    assert refusal(merge(base, "actors/blue-front", "actors/juan-perez"), tmp_path) == (
        "actors/blue-front.yml:1:10: a chain: this record is actors/red-column itself. Merge with that one:"
        " build_kb.py merge actors/red-column actors/juan-perez"
    )
    assert refusal(merge(base, "actors/blue-front", "actors/red-column"), tmp_path) == (
        "actors/blue-front.yml:1:10: a circle: this record is actors/red-column already. To keep it instead,"
        " delete 'same_as' here first\n"
    ).rstrip("\n")
    assert refusal(merge(base, "actors/farc", "actors/red-column"), tmp_path) == (
        "actors/blue-front.yml:1:10: a chain: this record is actors/red-column. Write 'same_as: actors/farc'"
        " here first"
    )
    assert refusal(merge(base, "actors/red-column", "actors/juan-perez"), tmp_path) == (
        "actors/juan-perez.yml:1:15: a person said that this is not actors/red-column. Delete that first"
        " if it was wrong"
    )
    assert "no actor like" in refusal(merge(base, "actors/farc", "places/peru"), tmp_path)
    assert "Did you mean 'actors/red-column'?" in refusal(
        merge(base, "actors/red-colum", "actors/farc"), tmp_path
    )
    assert "already" in carry(merge(base, "actors/red-column", "actors/blue-front"))


def test_a_candidate_of_the_review_page_can_be_merged_by_its_name(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    carry(merge(open_base(tmp_path, TEXTS), "Red Column", "red colunm"))
    kb = build(tmp_path, TEXTS).kb

    assert words(tmp_path, "actors/red-colunm") == (
        "name: Red Colunm\nkind: armed-group\nsame_as: actors/red-column\n"
    )
    assert kb.entities["actors/red-column"].mentions["b"] == 1


def test_reject_takes_records_and_candidates_and_they_do_not_come_back(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    base = open_base(tmp_path, TEXTS)
    carry(reject(base, ["actors/red-column", "Red Colunm"], "a column  of smoke"))
    kb = build(tmp_path, TEXTS).kb

    assert words(tmp_path, "actors/red-column") == (
        "name: Red Column\nstatus: rejected\nreason: a column of smoke\n"
    )
    assert {kb.entities[f"actors/red-{c}"].status for c in ("column", "colunm")} == {"rejected"}
    assert "Red Colunm" not in [candidate.name for candidate in kb.candidates]


def test_rejecting_a_name_with_several_readings_strikes_it_in_its_sources(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    carry(reject(open_base(tmp_path, TEXTS), ["ELN"], "an abbreviation of something else"))
    kb = build(tmp_path, TEXTS).kb

    assert words(tmp_path, "sources/c") == "corrections:\n  - {text: ELN, reject: true}\n"
    assert "ELN" not in [candidate.name for candidate in kb.candidates]


def test_what_cannot_be_rejected_says_why(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    write(tmp_path, "actors/blue-front", "same_as: actors/red-column\n")
    base = open_base(tmp_path, TEXTS)

    assert "'show: quotes'" in refusal(reject(base, ["sources/a"], "x"), tmp_path)
    assert refusal(reject(base, ["actors/red-column"], "x"), tmp_path).startswith(
        "actors/blue-front.yml:1:10: this record was joined to actors/red-column"
    )
    assert "give a reason" in refusal(reject(base, ["actors/red-column"], " "), tmp_path)


def test_accept_begins_a_commented_record_of_the_candidate(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    carry(accept(open_base(tmp_path, TEXTS), "red colunm"))
    kb = build(tmp_path, TEXTS).kb

    text = words(tmp_path, "actors/red-colunm")
    assert text.startswith("name: Red Colunm\nkind: armed-group\n## Uncomment what you know:")
    assert "\n# same_as: " in text
    assert kb.entities["actors/red-colunm"].mentions == {"b": 1}
    again = accept(open_base(tmp_path, TEXTS), "Red Colunm")
    assert "nothing is left to accept" in refusal(again, tmp_path)


def test_a_name_with_several_readings_asks_which_and_gets_it(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    base = open_base(tmp_path, TEXTS)

    asked = refusal(accept(base, "ELN"), tmp_path)
    assert "actors/eln-bolivia (National Liberation Army of Bolivia)" in asked
    assert "Did you mean 'actors/eln-colombia'?" in refusal(
        accept(base, "ELN", "actors/eln-columbia"), tmp_path
    )
    carry(accept(base, "ELN", "actors/eln-colombia"))
    kb = build(tmp_path, TEXTS).kb
    assert words(tmp_path, "sources/c") == (
        "corrections:\n  - {text: ELN, is: actors/eln-colombia}\n"
    )
    assert kb.entities["actors/eln-colombia"].mentions == {"c": 2}


def test_an_accepted_event_quotes_its_sentence_and_is_asked_of_no_more(tmp_path: Path) -> None:
    (doubtful,) = (c for c in build(tmp_path, TEXTS).kb.candidates if c.type == "event")
    for accepted in (True, False):
        base = open_base(tmp_path, TEXTS)
        carry(accept(base, doubtful.id) if accepted else reject(base, [doubtful.id], "x"))
        kb = build(tmp_path, TEXTS).kb
        text = words(tmp_path, doubtful.id)
        (tmp_path / f"{doubtful.id}.yml").unlink()

        assert 'date: "1989"' in text
        assert "quote: Black Hand perhaps raided Commission in Puerto Viejo in 1989." in text
        assert not [c for c in kb.candidates if c.type == "event"]


def test_split_gives_single_mentions_to_a_new_record(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    base = open_base(tmp_path, TEXTS)
    said = carry(
        split(
            base,
            "Juan Pérez",
            "Juan Pérez (singer)",
            Share(mentions=["b:4", "a:Blue Front went with Juan Pérez"]),
        )
    )
    kb = build(tmp_path, TEXTS).kb

    assert words(tmp_path, "sources/b") == (
        "corrections:\n  - {text: Juan Pérez, is: actors/juan-perez-singer, nth: 3}\n"
    )
    assert words(tmp_path, "sources/a") == (
        "corrections:\n  - {text: Juan Pérez, is: actors/juan-perez-singer}\n"
    )
    assert words(tmp_path, "actors/juan-perez-singer").startswith(
        "name: Juan Pérez (singer)\nkind: armed-group\nnot_same_as:\n  - actors/juan-perez\n#"
    )
    assert kb.entities["actors/juan-perez-singer"].mentions == {"a": 1, "b": 1}
    assert kb.entities["actors/juan-perez"].mentions == {"b": 3}
    assert "mentions in a, b (`corrections:` there)" in said


def test_split_gives_names_to_the_new_record(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    write(tmp_path, "actors/red-column", "aliases:\n  - Blue Front  # so they say\n  - Eni\n")
    build(tmp_path, TEXTS)
    base = open_base(tmp_path, TEXTS)
    assert "is its best name" in refusal(
        split(base, "actors/red-column", "Frente Azul", Share(aliases=["blue front"])), tmp_path
    )
    write(tmp_path, "actors/red-column", "name: Red Column\naliases:\n  - Blue Front\n  - Eni\n")
    base = open_base(tmp_path, TEXTS)
    carry(split(base, "actors/red-column", "Frente Azul", Share(aliases=["blue front"])))
    kb = build(tmp_path, TEXTS).kb

    assert "\naliases:\n  - Blue Front\n" in words(tmp_path, "actors/frente-azul")
    assert words(tmp_path, "actors/red-column") == (
        "name: Red Column\naliases:\n  - Eni\nreject:\n  aliases:\n    - Blue Front\n"
    )
    assert kb.entities["actors/frente-azul"].mentions == {"a": 4}
    assert kb.entities["actors/red-column"].mentions == {"a": 3}


def test_split_to_what_only_an_authority_file_knows_begins_no_file_without_words(
    tmp_path: Path,
) -> None:
    build(tmp_path, TEXTS)
    carry(split(open_base(tmp_path, TEXTS), "Juan Pérez", "CJNG", Share(mentions=["b:4"])))
    carry(
        split(open_base(tmp_path, TEXTS), "actors/juan-perez", "DIRANDRO", Share(aliases=["Pérez"]))
    )

    assert not (tmp_path / "actors/cjng.yml").exists()
    assert "is: actors/cjng" in words(tmp_path, "sources/b")
    assert words(tmp_path, "actors/dirandro") == "name: DIRANDRO\naliases:\n  - Pérez\n"
    assert entities.read_records(tmp_path)[1] == []


def test_split_says_what_it_did_not_find(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    base = open_base(tmp_path, TEXTS)

    def told(*mentions: str, alias: tuple[str, ...] = ()) -> str:
        share = Share(mentions=mentions, aliases=alias)
        return refusal(split(base, "actors/juan-perez", "Other", share), tmp_path)

    assert told("zz") == "zz: no seed is called 'zz'."
    assert "Those that do: a, b" in told("c")
    assert told("b:9") == "b:9: this source names actors/juan-perez 4 times"
    assert "do not stand in the source" in told("b:he never came")
    assert "Did you mean 'Pérez'?" in told(alias=("Perezz",))
    assert "say what belongs to the new record" in told()


def test_an_older_correction_of_the_same_words_is_named(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    write(tmp_path, "sources/c", "corrections:\n  - {text: ELN, is: actors/farc}\n")
    build(tmp_path, TEXTS)
    edit = split(open_base(tmp_path, TEXTS), "actors/farc", "Other", Share(mentions=["c"]))

    assert refusal(edit, tmp_path) == (
        "sources/c.yml:2:5: this correction speaks of the same words already; change it here to"
        " 'is: actors/other' instead"
    )


def test_a_file_that_was_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    edit = merge(open_base(tmp_path, TEXTS), "actors/red-column", "actors/blue-front")
    write(tmp_path, "actors/blue-front", "note: mine\n")
    before = files(tmp_path)

    assert "was saved while the command ran" in str(entities.write_edit(edit)[0])
    assert files(tmp_path) == before


def test_an_open_name_outlives_a_merge_into_a_record_in_which_nobody_wrote(tmp_path: Path) -> None:
    texts = {
        "a": "Shining Path attacked Red Column in Peru on 2016-04, 8 dead.\n"
        "Cartels (CJNG, Sinaloa) and Plan Colombia met Blue Front.\nEni in Sinaloa."
    }
    build(tmp_path, texts)
    carry(merge(open_base(tmp_path, texts), "actors/red-column", "actors/sinaloa-cartel"))
    kb = build(tmp_path, texts).kb

    assert words(tmp_path, "actors/red-column") == "\n"
    assert kb.entities["actors/sinaloa-cartel"].same_as == "actors/red-column"


def test_a_record_is_found_again_when_people_take_the_name_back_that_a_command_wrote(
    tmp_path: Path,
) -> None:
    """The name in the block remembers what was met only under a written name: no second record, no rejected name again."""
    build(tmp_path, TEXTS)
    carry(reject(open_base(tmp_path, TEXTS), ["Black Hand"], "no such group"))
    carry(accept(open_base(tmp_path, TEXTS), "Puerto Viejo"))
    build(tmp_path, TEXTS)
    write(tmp_path, "actors/black-hand", "status: rejected\nreason: no such group\n")
    write(tmp_path, "places/puerto-viejo", "status: reviewed\n")
    kb = build(tmp_path, TEXTS).kb

    assert kb.entities["places/puerto-viejo"].mentions == {"c": 1}
    assert "places/puerto-viejo-2" not in kb.entities
    assert not {"Black Hand", "Puerto Viejo"} & {candidate.name for candidate in kb.candidates}
    assert build(tmp_path, TEXTS).changed == []


@pytest.mark.parametrize(
    "words_on_another",
    [
        "not_same_as: [actors/blue-front]\n",
        "relations:\n  - {type: rival-of, to: actors/blue-front}\n",
        "same_as: actors/blue-front\n",
    ],
)
def test_a_record_stays_as_long_as_people_point_to_it(
    tmp_path: Path, words_on_another: str
) -> None:
    """Without its file the next check would call the words dangling, though an article went and nobody was wrong."""
    build(tmp_path, TEXTS)
    write(tmp_path, "actors/red-column", words_on_another)
    kb = build(tmp_path, {"b": TEXTS["b"]}).kb

    assert (tmp_path / "actors/blue-front.yml").exists()
    assert kb.entities["actors/blue-front"].mentions == {}
    assert build(tmp_path, {"b": TEXTS["b"]}).changed == []
    write(tmp_path, "actors/red-column", "note: not any more\n")
    build(tmp_path, {"b": TEXTS["b"]})
    assert not (tmp_path / "actors/blue-front.yml").exists()
