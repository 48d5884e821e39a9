"""Relations on pages: read from both sides, with what a person added to them, each tie once."""

from dataclasses import replace

import pytest

from knowledge_base.model import KnowledgeBase, Relation
from knowledge_base.pages import render_pages
from knowledge_base.pages.wider_ties import said_more_exactly
from tests.pages.page_reading import Tag, read
from tests.pages.small_base import FOLLOW_UP_ID, PAID, RAID_ID, SETTINGS, TOOK, evidence, small_base

GANG, MAYOR, GUARD = "actors/rayados", "actors/juan-nunez", "actors/harbour-guard"
BY_RAID = (evidence(RAID_ID, PAID),)


def with_relations(**held: tuple[Relation, ...]) -> KnowledgeBase:
    """The small base in which only these records have relations."""
    base = small_base()
    chosen = {"gang": GANG, "mayor": MAYOR, "guard": GUARD}
    changed = {
        id: replace(record, relations=held.get(name, ()))
        for name, id in chosen.items()
        if (record := base.entities[id])
    }
    return replace(base, entities={**base.entities, **changed})


def relations_on(base: KnowledgeBase, path: str) -> list[Tag]:
    """The entries under "Relations" on a page."""
    page = read(render_pages(base, SETTINGS)[f"{path}.md"])
    return [item for found in page.all("ul", class_="kb-ties") for item in found.all("li")]


def led(**more: object) -> Relation:
    return Relation(type="led-by", to=MAYOR, origin="person", evidence=BY_RAID, **more)  # type: ignore[arg-type]  # because the caller chooses the fields


def member(**more: object) -> Relation:
    return Relation(type="member-of", to=GANG, origin="person", **more)  # type: ignore[arg-type]  # because the caller chooses them


@pytest.mark.parametrize("path", [GANG, GUARD])
def test_the_note_of_a_relation_stands_on_both_pages(path: str) -> None:
    base = with_relations(
        gang=(Relation(type="supplies", to=GUARD, origin="person", note="With old boats."),)
    )

    (entry,) = relations_on(base, path)

    assert entry.all("span", class_="kb-note")[0].text == "(With old boats)"


def test_the_note_stands_in_the_list_of_all_ties() -> None:
    base = with_relations(
        gang=(Relation(type="supplies", to=GUARD, origin="person", note="with old boats"),)
    )

    assert "(with old boats)" in read(render_pages(base, SETTINGS)["network.md"]).text


def test_who_leads_a_group_is_not_shown_as_its_member_a_second_time() -> None:
    """The sentences of both are there, and the wider one is told apart by its words."""
    base = with_relations(gang=(led(),), mayor=(member(evidence=(evidence(FOLLOW_UP_ID, TOOK),)),))

    for path, phrase in ((GANG, "led by Juan Núñez"), (MAYOR, "leads Rayados")):
        (entry,) = relations_on(base, path)
        assert entry.text.startswith(phrase)
        assert PAID[:60] in entry.text
        assert TOOK[:60] in entry.text


def test_one_sentence_of_two_ties_is_shown_once() -> None:
    base = with_relations(gang=(led(),), mayor=(member(evidence=BY_RAID),))

    (entry,) = relations_on(base, GANG)

    assert entry.text.count(PAID[:60]) == 1


@pytest.mark.parametrize("other", [{"modality": "denied"}, {"when": "1990"}])
def test_what_is_told_otherwise_keeps_a_line_of_its_own(other: dict[str, object]) -> None:
    base = with_relations(gang=(led(),), mayor=(member(**other),))

    assert len(relations_on(base, GANG)) == 2


def test_a_link_that_a_stronger_tie_explains_goes_with_it_from_either_side() -> None:
    link = Relation(type="linked-to", to=GANG, origin="person")
    allies = Relation(type="allied-with", to=GUARD, origin="person")
    base = with_relations(gang=(allies,), guard=(link,))

    (entry,) = relations_on(base, GUARD)

    assert entry.text.startswith("allied with Rayados")


def test_ties_to_two_records_never_stand_for_each_other() -> None:
    assert said_more_exactly([(MAYOR, False, led()), (GUARD, True, member())]) == {}


def test_of_three_the_narrowest_stands_for_all() -> None:
    link = Relation(type="linked-to", to=MAYOR, origin="person")

    ties = [(MAYOR, False, link), (MAYOR, True, member()), (MAYOR, False, led())]

    assert said_more_exactly(ties) == {0: 2, 1: 2}
