"""One new name that articles take for two types: one thing where that is clear, whatever the order of the articles."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.one_type import may_be_retyped, settle_types
from knowledge_base.model import Mention
from knowledge_base.vocabulary import EntityType
from tests.entities.small_world import block, build, write


def new(*mentions: Mention) -> list[tuple[Mention, tuple[str, ...]]]:
    """Mentions under names that nobody gave."""
    return [(mention, ()) for mention in mentions]


def named(name: str, as_type: EntityType, confidence: float, kind: str | None = None) -> Mention:
    return Mention(
        source="a",
        start=0,
        end=len(name),
        text=name,
        type=as_type,
        kind=kind,
        name=name,
        rule="model-org",
        confidence=confidence,
    )


NONE: Records = {}


def test_the_weight_of_evidence_decides_and_of_equal_weights_the_actor() -> None:
    place = [named("Puerto Inca", "place", 0.8), named("PUERTO INCA", "actor", 0.6)]
    equal = [named("Puerto Inca", "place", 0.6), named("Puerto Inca", "actor", 0.6)]

    assert settle_types(new(*place), NONE) == {"puerto inca": "place"}
    assert settle_types(new(*equal), NONE) == {"puerto inca": "actor"}


def test_a_person_called_like_a_town_stays_another_thing() -> None:
    person = named("Zamora", "actor", 0.9, "person")

    place = named("Zamora", "place", 0.1)

    assert settle_types(new(place, person), NONE) == {"zamora": "place"}
    assert not may_be_retyped(person)


def test_a_type_that_this_build_makes_plain_holds_no_other_name_to_it(tmp_path: Path) -> None:
    """A file remembers a town's name as an actor's; once its other mentions show what it is, that must hold in this build too."""
    build(tmp_path, {"a": "Puerto Viejo men fell. Puerto Viejo men left. Puerto Viejo men came."})
    write(tmp_path, "actors/puerto-viejo", "name: Red Column\nkind: armed-group\n")
    later = {"b": "Shining Path attacked Red Column in Peru on 2016-04. PCC rules Puerto Viejo."}
    build(tmp_path, later)

    assert block(tmp_path, "actors/puerto-viejo")["mentions"] == {"b": 1}
    assert build(tmp_path, later).changed == []


@given(
    st.permutations(
        [(t, c / 7) for t, c in (("actor", 1), ("place", 2), ("place", 3), ("actor", 1))]
    )
)
def test_the_order_of_the_articles_does_not_matter(order: list[tuple[EntityType, float]]) -> None:
    mentions = [named("Puerto Inca", as_type, weight) for as_type, weight in order]

    assert settle_types(new(*mentions), NONE) == {"puerto inca": "place"}
