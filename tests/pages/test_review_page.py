"""The review page: what waits for a person, by effect, with its evidence and the very lines that settle it."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from knowledge_base.model import Candidate, Entity, Fact, KnowledgeBase, Proposal, Reference, Split
from knowledge_base.pages import SiteSettings, render_pages
from knowledge_base.problems import Problem, Severity
from tests.pages.page_reading import Tag, read
from tests.pages.small_base import (
    FOLLOW_UP_ID,
    HOSTED,
    RAID_ID,
    SEIZED,
    SETTINGS,
    TOOK,
    evidence,
    small_base,
)

BASE = small_base()
NOBODY = BASE.candidates[0]
SEIZURE = "events/2021-03-04-seizure-puerto-azul"


def review(base: KnowledgeBase, settings: SiteSettings = SETTINGS) -> Tag:
    return read(render_pages(base, settings)["review.md"])


def boxes(page: Tag) -> list[str]:
    """What can be pasted, line by line."""
    return ["".join(pre.pieces) for pre in page.all("pre")]


def heads(page: Tag) -> list[str]:
    """The lines that open the items."""
    return [summary.text for summary in page.all("summary")]


def with_record(base: KnowledgeBase, record: Entity) -> KnowledgeBase:
    return replace(base, entities={**base.entities, record.id: record})


def plain(number: int) -> Candidate:
    name = f"Name {number:04}"
    return replace(NOBODY, id=f"actors/name-{number:04}", name=name, readings=())


def test_a_name_with_one_reading_is_settled_in_its_source_or_gets_a_file_or_a_command() -> None:
    codes = boxes(review(BASE))

    assert "name: Nobody\nkind: person" in codes
    assert "corrections:\n  - {text: Nobody, is: actors/rayados}" in codes
    assert "corrections:\n  - {text: Corporation, is: actors/harbour-guard}" in codes
    assert "build_kb.py accept actors/nobody --as actors/rayados" in codes


def test_a_name_that_may_deserve_a_record_can_be_accepted_or_rejected() -> None:
    codes = boxes(review(replace(BASE, candidates=(replace(NOBODY, readings=()),))))

    assert "name: Nobody\nkind: person" in codes
    assert "build_kb.py accept actors/nobody" in codes
    assert "name: Nobody\nstatus: rejected\nreason: …" in codes
    assert "build_kb.py reject actors/nobody --reason '…'" in codes


def test_a_new_file_can_be_begun_in_the_browser_with_its_lines() -> None:
    page = review(replace(BASE, candidates=(replace(NOBODY, readings=()),)), HOSTED)
    links = (a.attributes["href"] for a in page.all("a"))
    begun = urlsplit(next(link for link in links if "/new/" in link))

    assert begun.path == "/people/base/new/main/entities/actors"
    assert parse_qs(begun.query) == {
        "filename": ["nobody.yml"],
        "value": ["name: Nobody\nkind: person\n"],
    }


def test_who_knows_no_files_can_say_it_in_a_form_that_knows_the_pair_or_the_name() -> None:
    base = replace(BASE, candidates=(replace(NOBODY, readings=()),), proposals=(ALIKE,))
    found = {
        fields["template"][0]: fields
        for a in review(base, HOSTED).all("a")
        if "/issues/new" in a.attributes["href"]
        for fields in (parse_qs(urlsplit(a.attributes["href"]).query),)
    }

    assert found["duplicate.yml"]["page"] == ["actors/rayados.html"]
    assert found["duplicate.yml"]["other"] == ["Rayado (actors/rayado)"]
    assert found["missing-record.yml"]["name"] == ["Nobody"]
    assert found["missing-record.yml"]["basis"][0].startswith("Nobody asked the Corporation why.")
    assert not any("say it in words" in a.text for a in review(base).all("a"))


def test_lines_for_a_record_name_the_line_above_which_they_go() -> None:
    source = replace(BASE.entities["sources/follow-up"], write_line=7)
    page = review(with_record(BASE, source), HOSTED)
    words = next(p for p in page.all("p") if p.text.startswith("If it is Rayados, put into"))

    assert words.text == "If it is Rayados, put into entities/sources/follow-up.yml, above line 7:"
    assert words.all("a")[0].attributes["href"].endswith("/entities/sources/follow-up.yml#L7")


def test_a_field_that_a_person_wrote_is_never_pasted_a_second_time() -> None:
    source = replace(
        BASE.entities["sources/follow-up"], write_line=7, written={"corrections": 4, "show": 3}
    )
    rival = replace(BASE.entities["actors/harbour-guard"], written={"name": 1, "status": 2})
    base = with_record(with_record(BASE, source), rival)
    page = review(base)

    assert "  - {text: Nobody, is: actors/rayados}" in boxes(page)
    assert "add to the list corrections: in entities/sources/follow-up.yml, line 4:" in page.text
    assert "Then, write in entities/actors/harbour-guard.yml, in place of line 2:" in page.text


def test_where_a_person_and_the_machine_disagree_both_readings_stand_on_the_review_page() -> None:
    page = review(BASE, HOSTED)
    item = next(d for d in page.all("details") if "a person wrote 199X/.." in d.text)

    assert item.text.startswith("Rayados active: a person wrote 199X/..")
    assert "the machine reads since 1990." in item.text
    assert [a.attributes["href"] for a in item.all("a", class_="kb-fix")] == [
        "https://example.org/people/base/edit/main/entities/actors/rayados.yml#L6"
    ]
    assert "evidence: - {for: active" in item.text
    assert "build_kb.py why actors/rayados active" in boxes(page)


def test_a_disagreement_that_a_person_grounds_is_settled_and_still_listed() -> None:
    record = BASE.entities["actors/rayados"]
    grounds = (Reference(title="A work"),)
    facts = tuple(
        replace(fact, references=grounds) if fact.field == "active" else fact
        for fact in record.facts
    )
    page = review(with_record(BASE, replace(record, facts=facts)), HOSTED)
    counts = {heading.attributes["id"]: heading.text for heading in page.all("h2")}

    assert "disagreements" not in counts
    assert counts["settled"].startswith("Settled with a passage, a work or a reason (1)")


def rayados_with(**active: object) -> KnowledgeBase:
    """The small base in which a person says something else of when the Rayados were active."""
    record = BASE.entities["actors/rayados"]
    facts = tuple(
        replace(fact, **active) if fact.field == "active" else fact  # type: ignore[arg-type]  # because the caller chooses the fields
        for fact in record.facts
    )
    return with_record(BASE, replace(record, facts=facts))


def test_a_value_left_open_against_the_machine_asks_why() -> None:
    page = review(rayados_with(value=None), HOSTED)
    item = next(d for d in page.all("details") if d.text.startswith("Rayados active"))

    assert "say why nobody can know" in item.text
    assert "unknown: active: …" in item.text


def test_a_value_left_open_with_a_reason_is_settled_and_the_reason_shown() -> None:
    page = review(rayados_with(value=None, note="no two witnesses agree"), HOSTED)
    counts = {heading.attributes["id"]: heading.text for heading in page.all("h2")}

    assert "disagreements" not in counts
    assert counts["settled"].startswith("Settled with a passage, a work or a reason (1)")
    assert "a person wrote known to be unknown (no two witnesses agree)" in page.text


def event_with(*facts: Fact) -> KnowledgeBase:
    event = BASE.entities[SEIZURE]
    others = tuple(fact for fact in event.facts if fact.field not in {f.field for f in facts})
    return with_record(BASE, replace(event, facts=(*others, *facts), write_line=5))


def told(field: str, value: str | int, source: str, quote: str, **more: object) -> Fact:
    pieces = (evidence(source, quote),)
    return Fact(field=field, value=value, origin="machine", evidence=pieces, **more)  # type: ignore[arg-type]  # because the caller chooses the fields


def test_figures_of_two_sources_that_cannot_both_be_true_wait_with_both_passages() -> None:
    dead = told("killed", 3, RAID_ID, SEIZED), told("killed", 5, FOLLOW_UP_ID, TOOK)
    page = review(event_with(*dead))
    item = next(d for d in page.all("details") if "killed: 3 or 5" in d.text)
    lines = yaml.safe_load("".join(item.all("pre")[1].pieces))

    assert lines == {
        "killed": 5,
        "evidence": [{"for": "killed", "source": FOLLOW_UP_ID, "quote": TOOK}],
    }
    assert "If it is 5, put into entities/events/2021-03-04-seizure-puerto-azul.yml, above line 5:"
    assert [a.attributes["href"].partition("#")[2][:2] for a in item.all("a") if "#e-" in a.attributes["href"]] == ["e-", "e-"]  # fmt: skip


def test_dates_that_have_a_day_in_common_contradict_nothing() -> None:
    day = told("date", "2021-03-04", RAID_ID, SEIZED)
    month = told("date", "2021-03", FOLLOW_UP_ID, TOOK)
    later = told("date", "2021-04", FOLLOW_UP_ID, TOOK)

    assert "Sources contradict each other (1)" not in review(event_with(day, month)).text
    assert "Sources contradict each other (1)" in review(event_with(day, later)).text


def test_what_a_person_said_of_an_event_settles_the_contradiction() -> None:
    dead = told("killed", 3, RAID_ID, SEIZED), told("killed", 5, FOLLOW_UP_ID, TOOK)
    settled = replace(dead[0], origin="person")

    assert "killed: 3 or 5" not in review(event_with(settled, dead[1])).text


def test_what_touches_most_pages_and_mentions_comes_first() -> None:
    one = replace(NOBODY, readings=(), confidence=0.6)
    sure = replace(one, id="actors/sure", name="Sure", confidence=0.9)
    both = (*one.evidence, evidence(RAID_ID, "Officials deny it."))
    big = replace(one, id="actors/zz", name="Zz", evidence=both)
    page = review(replace(BASE, candidates=(one, sure, big)))

    assert [head for head in heads(page) if "confidence" in head] == [
        "Zz person · confidence 0.60 · 3 pages, 2 mentions",
        "Sure person · confidence 0.90 · 2 pages, 1 mention",
        "Nobody person · confidence 0.60 · 2 pages, 1 mention",
    ]


def test_an_events_effect_counts_the_pages_that_show_it() -> None:
    event = replace(BASE.entities[SEIZURE], mentions={RAID_ID: 1, FOLLOW_UP_ID: 1})
    found = heads(review(with_record(BASE, event)))
    head = next(head for head in found if head.startswith("Cocaine seized"))

    # Its own, both articles, its day, its town, the Harbour Guard and the Rayados.
    assert head == "Cocaine seized in Puerto Azul seizure · 7 pages, 2 mentions"


def test_thousands_of_items_leave_the_page_short_and_none_is_lost() -> None:
    base = replace(BASE, candidates=tuple(map(plain, range(3_000))))
    pages = render_pages(base, SETTINGS)
    parts = sorted(path for path in pages if path.startswith("lists/review-candidates-"))
    names = {
        summary.all("span", class_="kb-name")[0].text
        for path in ("review.md", *parts)
        for summary in read(pages[path]).all("summary")
    }
    first = read(pages["review.md"])

    assert len(parts) == 30  # 20 stand on the review page, 100 on each further part
    assert {f"Name {number:04}" for number in range(3_000)} <= names
    assert len(pages["review.md"]) < 100_000
    assert "Names that may deserve a record (3,000)" in first.text
    assert "The other 2,980, by effect:" in first.text


def test_the_parts_of_a_section_lead_to_each_other_and_back() -> None:
    pages = render_pages(replace(BASE, candidates=tuple(map(plain, range(150)))), SETTINGS)
    part = read(pages["lists/review-candidates-3.md"])
    links = [a.attributes["href"] for a in part.all("nav")[0].all("a")]

    assert links == ["../review.html#candidates", "../lists/review-candidates-2.html"]
    assert "121 to 150 of 150, by effect" in part.text
    # Links of an item lead out of the folder of lists.
    assert part.all("details")[0].all("a")[0].attributes["href"].startswith("../sources/")


def test_the_table_at_the_top_counts_what_waits_and_leads_to_it() -> None:
    rows = {row.children[0].text: row for row in review(BASE).all("table")[0].all("tr")[1:]}

    assert rows["Names whose meaning is open"].children[1].text == "2"
    assert rows["Names whose meaning is open"].all("a")[0].attributes["href"] == "#undecided"


def test_a_section_without_anything_open_is_named_under_the_table_and_takes_no_row() -> None:
    page = review(BASE)
    rows = [row.children[0].text for row in page.all("table")[0].all("tr")[1:]]
    settled = next(p.text for p in page.all("p") if p.text.startswith("Nothing is open under"))

    assert "Names that may deserve a record" not in rows
    assert "names that may deserve a record" in settled
    assert not any(row.lower() in settled for row in rows)


def test_a_name_whose_meaning_is_open_stands_once_on_the_review_page() -> None:
    named = replace(
        NOBODY, id="actors/corporation", name="Corporation",
        readings=("actors/harbour-guard", "actors/rayados"),
    )  # fmt: skip
    page = review(replace(BASE, candidates=(named,)))

    assert [head for head in heads(page) if "Corporation" in head] == [
        "Corporation person · confidence 1.00 · 3 pages, 1 mention"
    ]
    assert "Names whose meaning is open (1)" in page.text
    assert "corrections:\n  - {text: Corporation, is: actors/harbour-guard}" in boxes(page)
    assert "name: Corporation\nkind: person" in boxes(page)


def test_a_reading_without_a_page_is_named_and_shows_its_id_as_code() -> None:
    nobody = replace(NOBODY, readings=("actors/rayados", "places/duran", "places/x"))
    duran = replace(NOBODY, id="places/duran", name="Durán", readings=())
    page = review(replace(BASE, candidates=(nobody, duran)))
    words = next(p for p in page.all("p") if p.text.startswith("It may be Rayados"))

    assert words.text == "It may be Rayados, Durán (places/duran), places/x."
    assert [code.text for code in words.all("code")] == ["places/duran", "places/x"]


def test_events_have_a_section_of_their_own_with_its_lower_limit_and_quote_their_sentence() -> None:
    weak = replace(
        NOBODY, id="events/raid", name="Raid", type="event", kind="attack",
        readings=(), confidence=0.21,
    )  # fmt: skip
    strong = replace(weak, id="events/raid-2", name="Zone raid", confidence=0.29)
    changed = replace(BASE, candidates=(weak, strong), listed_from=0.2, unlisted_events=7)
    page = review(changed)
    found = [head.split(" attack")[0] for head in heads(page) if "raid" in head.lower()]

    assert "Events that may deserve a page (2)" in page.text
    assert "from 0.20 on, wait here. 7 events with less are not listed." in page.text
    assert found == ["Zone raid", "Raid"]
    quote = "Nobody asked the Corporation why."
    assert (
        f'name: Raid\nkind: attack\nevidence:\n  - {{source: follow-up, quote: "{quote}"}}'
        in boxes(page)
    )


ALIKE = Proposal(
    keep="actors/rayados",
    give_up="actors/rayado",
    names=("Rayados", "Rayado"),
    reason="spelt almost alike",
    evidence=NOBODY.evidence,
)


def test_a_proposal_says_why_and_shows_the_lines_for_one_thing_and_for_two() -> None:
    other_type = replace(
        ALIKE, give_up="places/rayados", reason="one name for an actor and a place"
    )
    page = review(replace(BASE, proposals=(ALIKE, other_type)))
    codes = boxes(page)

    assert "Names that may mean one thing (2)" in page.text
    assert any(head.startswith("Rayados / Rayado spelt almost alike") for head in heads(page))
    assert "name: Rayado\nsame_as: actors/rayados" in codes
    assert "build_kb.py merge actors/rayados actors/rayado" in codes
    assert "name: Rayados" not in codes
    assert "name: Rayado\nnot_same_as:\n  - actors/rayados" in codes
    assert "corrections:\n  - {text: Rayado, is: actors/rayados}" in codes


def test_two_sides_of_one_name_are_told_apart_by_their_ids() -> None:
    twin = replace(ALIKE, give_up="actors/harbour-guard", names=("Rayados", "RAYADOS"))

    assert any(
        head.startswith("Rayados (actors/rayados) / RAYADOS (actors/harbour-guard)")
        for head in heads(review(replace(BASE, proposals=(twin,))))
    )


def test_a_proposal_of_two_candidates_starts_both_files() -> None:
    pair = replace(ALIKE, keep=NOBODY.id, give_up="actors/nobodi", names=("Nobody", "Nobodi"))
    codes = boxes(review(replace(BASE, proposals=(pair,))))

    assert f"name: Nobodi\nsame_as: {NOBODY.id}" in codes
    assert codes.count("name: Nobody") == 1


def test_a_record_that_may_be_two_people_shows_the_lines_and_the_command_that_part_it() -> None:
    split = Split(
        entity="actors/rayados",
        name="Rayados",
        new_id="actors/rayados-peru",
        new_name="Rayados (Peru)",
        reason="one name in articles on Mexico and on Peru, 20 years apart",
        corrections=(("essay", ("Rayados", "the <b>R.</b>")),),
        evidence=NOBODY.evidence,
    )
    page = review(replace(BASE, splits=(split,)))
    codes = boxes(page)

    assert "One name, maybe two people (1)" in page.text
    assert 'name: "Rayados (Peru)"\nkind: person\nnot_same_as:\n  - actors/rayados' in codes
    assert any('{text: "the <b>R.</b>", is: actors/rayados-peru}' in code for code in codes)
    assert "build_kb.py split actors/rayados 'Rayados (Peru)' --mentions essay" in codes
    assert "status: reviewed" in codes


def test_drafts_wait_with_what_they_rest_on_and_dates_and_articles_do_not() -> None:
    page = review(BASE)
    drafts = next(h for h in page.all("h2") if h.text.startswith("Events and records"))
    names = {head.partition(" ")[0] for head in heads(page)}

    assert drafts.text.startswith("Events and records that nobody has reviewed (7)")
    assert {"Harbour", "Puerto", "Cocaine"} <= names
    assert not any(head.startswith(("4 March", "March 2021", "2021")) for head in heads(page))


def test_a_place_without_a_point_waits_and_says_which_events_the_map_lacks() -> None:
    town = BASE.entities["places/puerto-azul"]
    bare = replace(town, facts=tuple(f for f in town.facts if f.field != "coordinates"))
    page = review(with_record(BASE, bare))
    item = next(d for d in page.all("details") if "missing on the map" in d.text)

    assert item.text.startswith("Puerto Azul city · 1 event missing on the map")
    assert "coordinates: {lat: …, lon: …, precision: town}" in item.text
    assert "Places without a point" not in [h.text for h in review(BASE).all("h2")]


def test_a_record_that_nobody_comes_to_waits_unless_somebody_explains_it() -> None:
    lost = replace(
        BASE.entities["topics/cocaine"], id="topics/lost", name="Lost", file="topics/lost.yml"
    )
    explained = replace(lost, id="topics/kept", name="Kept", written={"note": 2})
    page = review(with_record(with_record(BASE, lost), explained))
    words = [p.text for p in page.all("p") if p.text.startswith("No article names")]

    assert any(text.startswith("No article names Lost") for text in words)
    assert not any("Kept" in text for text in words)


def test_a_correction_that_changes_nothing_stands_with_its_line() -> None:
    idle = Problem(
        path="sources/raid.yml",
        line=6,
        column=3,
        severity=Severity.WARNING,
        code="unused-correction",
        message="nothing is found any more where 'Eni' stands. Delete this correction",
    )
    page = review(replace(BASE, idle=(idle,)), HOSTED)
    item = next(d for d in page.all("details") if "'Eni'" in d.text)

    assert "a correction that changes nothing" in item.text
    assert [a.attributes["href"] for a in item.all("a")] == [
        "https://example.org/people/base/edit/main/entities/sources/raid.yml#L6"
    ]


@pytest.mark.parametrize("settings", [SETTINGS, HOSTED], ids=["by itself", "hosted"])
def test_every_box_of_lines_is_yaml(settings: SiteSettings) -> None:
    odd = replace(NOBODY, id="actors/odd", name='O\'Brien: "x" #1', readings=())
    page = review(replace(BASE, candidates=(NOBODY, odd), proposals=(ALIKE,)), settings)
    pasted = [pre for pre in page.all("pre") if pre.attributes["aria-label"] == "Lines to paste"]

    assert len(pasted) > 5
    for box in pasted:
        assert yaml.safe_load("".join(box.pieces))
