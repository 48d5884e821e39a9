"""What a change of entity files means for readers, told from the files alone."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base import entities
from knowledge_base.entities.comparing.changed_words import LONGEST_PASSAGE, changed_passages
from knowledge_base.entities.comparing.changes import Comparison
from knowledge_base.entities.comparing.map_moves import great_circle
from knowledge_base.entities.comparing.styles import code_span, plain_text
from knowledge_base.entities.comparing.wording import LONGEST_COMMENT
from knowledge_base.settings import Places

Files = dict[str, str]

RAID = """extracted:
  name: "Raid in Villa Alta, 1990"
  kind: clash
  date: {edtf: "1990", said: "1990"}
  places: [{entity: places/villa-alta, said: Villa Alta}]
  participants: [{role: agent, entity: actors/red-column, said: Red Column}]
  killed: 10
  evidence: [{source: report, start: 0, end: 4, quote: Raid, trigger: Raid}]
"""
WORLD: Files = {
    "actors/red-column": "extracted:\n  name: Red Column\n  kind: armed-group\n"
    "  aliases: [{text: RC, sources: [report]}]\n  mentions: {report: 3}\n",
    "actors/blue-front": "extracted:\n  name: Blue Front\n  kind: armed-group\n  mentions: {report: 1}\n",
    "places/villa-alta": "extracted:\n  name: Villa Alta\n  kind: city\n"
    "  coordinates: {lat: 10.0, lon: -70.0, precision: town, reference: a gazetteer}\n  mentions: {report: 1}\n",
    "places/puerto-viejo": "extracted:\n  name: Puerto Viejo\n  kind: city\n"
    "  coordinates: {lat: 11.0, lon: -70.0, precision: town, reference: a gazetteer}\n  mentions: {report: 1}\n",
    "events/1990-raid": RAID,
}


def compared(folder: Path, head: Files, *, base: Files = WORLD, **options: list[str]) -> Comparison:
    """`head` says what is other than in the base; an empty text takes a file away."""
    for name, files in (("base", base), ("head", {**base, **head})):
        for entity, text in files.items():
            file = folder / name / f"{entity}.yml"
            file.parent.mkdir(parents=True, exist_ok=True)
            if text:
                file.write_text(_undigested(text), encoding="utf-8")
    return entities.compare_folders(
        folder / "base", folder / "head", published_urls=options.get("published", [])
    )


def _undigested(text: str) -> str:
    """The block as the build would have written it: with its digest."""
    from knowledge_base.entities.files.extracted_block import make_digests
    from knowledge_base.entities.files.yaml_reading import read_yaml

    block = read_yaml(text, machine_key="extracted")[0].data.get("extracted")
    if not block:
        return text
    return f"{text}  digest: {'-'.join(make_digests(block).values())}\n"


def told(comparison: Comparison) -> str:
    return entities.describe_changes(comparison, base="main", head="branch")


def with_words(entity: str, words: str) -> Files:
    return {entity: f"{words}\n{WORLD[entity]}"}


def test_two_equal_states_differ_in_nothing(tmp_path: Path) -> None:
    assert told(compared(tmp_path, {})) == (
        "From main to branch: nothing that readers see has changed.\n"
    )
    here = Places().entities
    same = entities.compare_folders(here, here)
    assert not (same.facts or same.records or same.addresses or same.moves)
    assert not any(disagreement.new for disagreement in same.disagreements)


def test_a_value_that_a_person_writes_over_a_found_one_is_a_change_with_both_readings(
    tmp_path: Path,
) -> None:
    report = told(compared(tmp_path, with_words("events/1990-raid", "killed: 12")))

    assert "1 fact changed, 1 new disagreement" in report
    assert "~ killed: 10 → 12 (written by a person; the machine reads 10)" in report
    assert "killed: a person wrote 12, the machine reads 10" in report


def test_a_new_finding_against_a_persons_word_changes_no_fact_but_is_told(tmp_path: Path) -> None:
    base = {**WORLD, **with_words("events/1990-raid", "killed: 10")}
    head = {"events/1990-raid": base["events/1990-raid"].replace("  killed: 10", "  killed: 40")}

    comparison = compared(tmp_path, head, base=base)

    assert comparison.facts == ()
    assert "killed: a person wrote 10, the machine reads 40" in told(comparison)


LONG = (
    "A group of the coast that took up arms in 1980. The report of March counts two hundred men, most of them in the hills"
    " above Villa Alta. It lives on what the ports pay, and has held no town since the landing. Whether it still trains recruits"
    " abroad is disputed: the navy says so, and those who came home deny it. Its last known raid was that on the customs house."
)

RENAMED = "harbour master's office"


def test_of_a_long_text_the_places_where_it_differs_are_shown(tmp_path: Path) -> None:
    changed = LONG.replace("customs house", RENAMED).replace("two hundred men", "some men")
    base = {**WORLD, **with_words("actors/red-column", f"description: {LONG.replace(': ', ' – ')}")}
    head = with_words("actors/red-column", f"description: {changed.replace(': ', ' – ')}")

    assert told(compared(tmp_path, head, base=base)).splitlines()[-4:] == [
        "  Red Column (actors/red-column)",
        "    ~ description: 2 passages (written by a person)",
        f"      {' → '.join(f'… 1980. The report of March counts {men} men, most of them in the …' for men in ('two hundred', 'some'))}",
        f"      {' → '.join(f'… known raid was that on the {place}.' for place in ('customs house', RENAMED))}",
    ]


def test_a_text_that_only_breaks_its_lines_otherwise_has_not_changed(tmp_path: Path) -> None:
    lines = LONG.replace(": ", " – ").replace(". ", ".\n  ")
    base = {**WORLD, **with_words("actors/red-column", f"description: |\n  {lines}")}
    head = with_words("actors/red-column", f"description: {LONG.replace(': ', ' – ')}")

    assert not compared(tmp_path, head, base=base).facts


words = st.lists(
    st.sampled_from(["a", "the", "group", "of", "men", "in", "hills", "since", "March"])
)


@given(words, words, words)
def test_every_word_that_came_or_went_stands_in_a_changed_passage(
    old: list[str], new: list[str], around: list[str]
) -> None:
    before, after = (" ".join([*around, *mid, *around]) for mid in ([*old, "x1"], [*new, "y2"]))

    passages = changed_passages(before, after)

    if passages:
        assert any("x1" in was for was, _ in passages)
        assert any("y2" in now for _, now in passages)
        assert all(len(text) < LONGEST_PASSAGE + 10 for pair in passages for text in pair)


def test_names_are_added_and_rejected_ones_lost(tmp_path: Path) -> None:
    words = "aliases: [The Column]\nreject: {aliases: [RC]}"

    report = told(compared(tmp_path, with_words("actors/red-column", words)))

    assert "+ other name: The Column (written by a person)" in report
    assert "- other name: RC (was found by machine)" in report


def test_a_merge_keeps_its_names_and_tells_what_else_is_lost(tmp_path: Path) -> None:
    words = "same_as: actors/blue-front\ncountry: places/peru"

    comparison = compared(tmp_path, with_words("actors/red-column", words))
    report = told(comparison)

    assert "merged: Red Column (actors/red-column) into Blue Front (actors/blue-front)" in report
    assert "+ other name: Red Column" in report
    assert "- other name" not in report
    assert "actors/red-column sends readers on to actors/blue-front" in report
    assert "participant" not in report  # the event's agent is the same thing under its new id
    assert "agent" not in report


def test_a_merge_is_told_with_its_reason(tmp_path: Path) -> None:
    words = "same_as: actors/red-column\nreason: one band under two flags"

    report = told(compared(tmp_path, with_words("actors/blue-front", words)))

    assert (
        "merged: Blue Front (actors/blue-front) into Red Column (actors/red-column) – one band under two flags"
        in report
    )


def test_why_a_value_is_left_open_and_the_note_of_a_tie_are_told(tmp_path: Path) -> None:
    words = (
        "country: null\nunknown: {country: it crosses every border}\n"
        "aliases: [{text: The Reds, note: in songs}]\n"
        "relations: [{type: supplies, to: actors/blue-front, note: with boats}]"
    )

    report = told(compared(tmp_path, with_words("actors/red-column", words)))

    assert "country: left open (it crosses every border)" in report
    assert "The Reds (in songs)" in report
    assert "with boats" in report


def test_another_reason_or_note_is_a_change_of_its_value(tmp_path: Path) -> None:
    words = (
        "country: null\nunknown: {country: it crosses every border}\n"
        "relations: [{type: supplies, to: actors/blue-front, note: with boats}]"
    )
    other = words.replace("every border", "two borders").replace("with boats", "with food")
    base = {**WORLD, **with_words("actors/red-column", words)}

    report = told(compared(tmp_path, with_words("actors/red-column", other), base=base))

    assert "2 facts changed" in report
    assert "it crosses two borders" in report
    assert "with food" in report


def test_several_countries_are_one_value_of_which_one_may_be_what_was_found(tmp_path: Path) -> None:
    base = dict(WORLD)
    base["actors/red-column"] = WORLD["actors/red-column"].replace(
        "  mentions", "  country: places/villa-alta\n  mentions"
    )
    with_both = f"country: [places/villa-alta, places/puerto-viejo]\n{base['actors/red-column']}"

    report = told(compared(tmp_path, {"actors/red-column": with_both}, base=base))

    assert "places/villa-alta and places/puerto-viejo" in report
    assert "disagreement" not in report


def test_a_rejected_record_becomes_a_page_with_its_reason(tmp_path: Path) -> None:
    words = "status: rejected\nreason: a heading"

    report = told(compared(tmp_path, with_words("actors/blue-front", words)))

    assert "rejected: Blue Front (actors/blue-front) – a heading" in report
    assert "actors/blue-front becomes a page that says why it was rejected" in report


def test_words_of_people_alone_say_that_the_rest_comes_with_the_rebuild(tmp_path: Path) -> None:
    words = with_words("actors/red-column", "aliases: [The Column]")
    (tmp_path / "rebuilt").mkdir()
    rebuilt = {"actors/red-column": f"{WORLD['actors/red-column']}  kind: company\n"}

    assert "Only words of people changed." in told(compared(tmp_path, words))
    assert "Only words of people" not in told(compared(tmp_path / "rebuilt", rebuilt))


def test_what_came_or_went_whole_is_one_line_unless_a_person_wrote_of_it(tmp_path: Path) -> None:
    block = WORLD["actors/blue-front"]
    gone = told(compared(tmp_path / "gone", {"actors/blue-front": ""}))
    new = told(
        compared(tmp_path / "new", {"actors/grey-band": block.replace("Blue Front", "Grey Band")})
    )
    hers = told(
        compared(
            tmp_path / "hers", {"actors/grey-band": f"name: Grey Band\nkind: company\n{block}"}
        )
    )

    assert "- with the record: name Blue Front; " in gone
    assert "+ with the record: name Grey Band; " in new
    assert "+ name: Grey Band (written by a person" in hers
    assert "+ kind: company (written by a person" in hers


def test_an_article_that_went_or_changed_is_told_before_what_went_with_it(tmp_path: Path) -> None:
    source = "title: An article\nextracted:\n  title: An article\n  sha256: {}\n"
    base = {**WORLD, "sources/a": source.format("a" * 64)}
    other = compared(tmp_path / "other", {"sources/a": source.format("b" * 64)}, base=base)
    without = {"sources/a": "title: An article\n", "actors/blue-front": ""}
    lines = told(compared(tmp_path / "gone", without, base=base)).splitlines()

    assert "the text of its article changed: An article (sources/a)" in told(other)
    assert [line.strip().partition(":")[0] for line in lines[3:5]] == [
        "its article is no longer there",
        "gone",
    ]


def test_undoing_a_decision_is_told(tmp_path: Path) -> None:
    base = {
        **WORLD,
        **with_words("actors/blue-front", "status: rejected\nreason: a heading"),
        **with_words("actors/red-column", "same_as: actors/blue-front"),
    }

    turns = {c.record: c.turn for c in compared(tmp_path, dict(WORLD), base=base).records}

    assert turns == {"actors/blue-front": "restored", "actors/red-column": "parted"}


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (["actors/blue-front.html"], "becomes a page that says it was withdrawn"),
        ([], "ends (it was never published)"),
    ],
)
def test_a_file_that_goes_is_told_by_what_stands_at_its_address(
    tmp_path: Path, published: list[str], said: str
) -> None:
    comparison = compared(tmp_path, {"actors/blue-front": ""}, published=published)

    assert f"actors/blue-front {said}" in told(comparison)
    assert comparison.mentions == (6, 5)


def test_a_renamed_file_is_recognised_and_told_how_to_keep_its_address(tmp_path: Path) -> None:
    head = {"actors/blue-front": "", "actors/the-blue-front": WORLD["actors/blue-front"]}

    comparison = compared(tmp_path, head)
    report = told(comparison)

    assert comparison.facts == ()
    assert (
        "gone: Blue Front (actors/blue-front) (seems to be Blue Front (actors/the-blue-front))"
        in report
    )
    assert "keep its file with the line same_as: actors/the-blue-front" in report


def test_points_that_move_are_told_in_kilometres(tmp_path: Path) -> None:
    head = {
        **with_words("places/villa-alta", "coordinates: {lat: 10.1, lon: -70, precision: town}"),
        **with_words(
            "events/1990-raid",
            "places: [places/puerto-viejo]\nreject: {places: [places/villa-alta]}",
        ),
    }

    report = told(compared(tmp_path, head))

    assert "Villa Alta (places/villa-alta) moved by 11 km" in report
    assert "(events/1990-raid) moved by 111 km: Villa Alta → Puerto Viejo" in report


def test_a_degree_of_latitude_has_111_km_and_the_antipode_is_half_way_round() -> None:
    assert great_circle((0, 0), (1, 0)) == pytest.approx(111.19, abs=0.01)
    assert great_circle((90, 0), (-90, 0)) == pytest.approx(20015, abs=1)
    assert great_circle((10, 179.5), (10, -179.5)) == pytest.approx(109.5, abs=0.1)


def test_a_broken_file_is_named_and_told_nothing_of(tmp_path: Path) -> None:
    comparison = compared(tmp_path, {"actors/blue-front": "kind: [\n"})

    assert comparison.unreadable == ("actors/blue-front.yml",)
    assert (comparison.facts, comparison.records, comparison.addresses) == ((), (), ())
    assert "actors/blue-front.yml" in told(comparison)


def test_evidence_and_corrections_count_as_words_of_a_person(tmp_path: Path) -> None:
    base = {**WORLD, "sources/report": "title: Report\n"}
    head = {
        "sources/report": "title: Report\ncorrections: [{text: RC, is: actors/red-column}]\n",
        **with_words("actors/blue-front", 'evidence: {source: report, quote: "the Front"}'),
    }

    report = told(compared(tmp_path, head, base=base))

    assert "+ correction: “RC” means Red Column" in report
    assert "+ quoted passage: the Front (report)" in report


HOSTILE = st.text(st.sampled_from("@#`~*_[]()<>|!\\&;:/.\n\r\x1b\u202eaB1 é漢")) | st.sampled_from(
    [
        "@octocat",
        "</details>",
        "https://evil.example",
        "``` \n# title",
        "GH-1",
        "owner/repo#12",
        "[x](javascript:1)",
    ]
)


@given(HOSTILE)
def test_markdown_keeps_any_data_within_its_code_span(text: str) -> None:
    span = code_span(text)

    fence = re.match("`+", span)
    assert fence and span.endswith(fence.group())
    inside = span[len(fence.group()) : -len(fence.group())]
    assert len(fence.group()) not in {len(run) for run in re.findall("`+", inside)}
    assert "\n" not in span and "\r" not in span and "\x1b" not in span
    if plain_text(text):
        assert inside.strip() == plain_text(text).strip()


def outside_code(markdown: str) -> str:
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "CODE", markdown)


@given(HOSTILE.filter(lambda text: text.strip(" \n\r\x1b\u202e`").strip() != ""))
def test_a_comment_is_the_same_around_harmless_and_hostile_data(text: str) -> None:
    def comment(name: str) -> str:
        from knowledge_base.entities.comparing.changes import FactChange, RecordChange, Seen

        seen = Seen(field="aliases", raw=name, words=name, person=True, found=name)
        comparison = Comparison(
            facts=(FactChange(record="actors/a", after=seen),),
            records=(RecordChange(record="actors/a", turn="rejected", reason=name),),
            unreadable=(name,),
            names={"actors/a": name},
        )
        return entities.describe_changes(comparison, base=name, head=name, markdown=True)

    assert outside_code(comment(text)) == outside_code(comment("harmless"))


def test_a_long_comment_is_cut_and_says_so(tmp_path: Path) -> None:
    from knowledge_base.entities.comparing.changes import RecordChange

    many = tuple(RecordChange(record=f"actors/{'x' * 200}{n}", turn="new") for n in range(500))
    comment = entities.describe_changes(Comparison(records=many), base="a", head="b", markdown=True)

    assert len(comment) < LONGEST_COMMENT + 200
    assert "lines more: `build_kb.py diff` shows them all" in comment


def test_quality_is_judged_on_texts_that_both_states_have() -> None:
    reading = {
        "a": {"must": [[0, 3, "actor", "actors/x"]], "may": []},
        "b": {"must": [[0, 1, "place", "places/y"]]},
    }
    mention = {
        "start": 0,
        "end": 3,
        "type": "actor",
        "entity": "actors/x",
        "edtf": None,
        "adjectival": False,
    }
    old: list[dict[str, Any]] = [
        {"source": "a", "sha256": "1", "mentions": []},
        {"source": "b", "sha256": "1", "mentions": []},
    ]
    new: list[dict[str, Any]] = [
        {"source": "a", "sha256": "1", "mentions": [mention]},
        {"source": "b", "sha256": "2", "mentions": []},
    ]

    quality = entities.measure_quality(reading, old, new)
    report = entities.describe_changes(Comparison(), base="a", head="b", quality=quality)

    assert (quality.before.found, quality.after.found, quality.left_out) == (0, 1, ("b",))
    assert "found to the letter, of 1 names and dates: 0 before, 1 now" in report
    assert "articles left out, for their text changed or is missing: 1" in report
