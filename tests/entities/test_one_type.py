"""One new name that articles take for two types: one thing where that is clear, whatever the order of the articles."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.one_type import may_be_retyped, settle_types
from knowledge_base.model import Mention
from knowledge_base.vocabulary import EntityType


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

    assert settle_types(place, NONE) == {"puerto inca": "place"}
    assert settle_types(equal, NONE) == {"puerto inca": "actor"}


def test_a_person_called_like_a_town_stays_another_thing() -> None:
    person = named("Zamora", "actor", 0.9, "person")

    assert settle_types([named("Zamora", "place", 0.1), person], NONE) == {"zamora": "place"}
    assert not may_be_retyped(person)


@given(
    st.permutations(
        [(t, c / 7) for t, c in (("actor", 1), ("place", 2), ("place", 3), ("actor", 1))]
    )
)
def test_the_order_of_the_articles_does_not_matter(order: list[tuple[EntityType, float]]) -> None:
    mentions = [named("Puerto Inca", as_type, weight) for as_type, weight in order]

    assert settle_types(mentions, NONE) == {"puerto inca": "place"}
