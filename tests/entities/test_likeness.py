"""Which names look like one thing's, and which only look so to a machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.entities.linking.likeness import edits_between, is_acronym_of, why_alike

ORDER, RESPELT = "the same words in another order", "spelt almost alike"
SHORTER, INITIAL = "one name is a shorter form of the other", "an initial stands for a name"
LETTERS = "the letters of the short name begin the words of the long one"
BEGINS = "one name begins the other"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Pablo Escobar", "Pablo Escobar Gaviria", SHORTER),
        ("Pablo Escobar", "Pablo Emilio Escobar Gaviria", SHORTER),
        ("Escobar Gaviria", "Pablo Escobar Gaviria", SHORTER),
        ("P. Escobar", "Pablo Escobar", INITIAL),
        ("Guzmán Reynoso Abimael", "Abimael Guzmán Reynoso", ORDER),
        ("Fernando Belaunde", "Fernando Belaunda", None),
        ("Gonzalo Rodrigues Gacha", "Gonzalo Rodríguez Gacha", RESPELT),
        ("Mario Castro", "Maria Castro", None),
        ("Carlos Castaño", "Vicente Castaño", None),
        ("Juan Pérez", "Jean Pérez", None),
        ("Escobar", "Pablo Escobar", None),
        ("Andrés Escobar", "Pablo Escobar", None),
    ],
)
def test_people(first: str, second: str, reason: str | None) -> None:
    assert why_alike(first, second, persons=True) == reason
    assert why_alike(second, first, persons=True) == reason


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Sendero Luninoso", "Sendero Luminoso", RESPELT),
        (
            "United Self-Defence Forces of Colombia",
            "United Self-Defense Forces of Colombia",
            RESPELT,
        ),
        ("Primer Comando Capital", "Capital Primer Comando", ORDER),
        ("MRTA", "Movimiento Revolucionario Túpac Amaru", LETTERS),
        ("PCC", "Primeiro Comando da Capital", LETTERS),
        ("ELN", "Ejército de Liberación Nacional", LETTERS),
        ("SL", "Sendero Luminoso", None),
        ("ELN", "EPL", None),
        ("Ministry of Defense", "Ministry of Defense of Peru", BEGINS),
        ("3rd Infantry Brigade", "6th Infantry Brigade", None),
        ("Northern Front", "Southern Front", None),
        ("Red Column", "Red Column Veterans", None),
        ("Córdoba Front", "Cordoba Front", None),
    ],
)
def test_bodies(first: str, second: str, reason: str | None) -> None:
    assert why_alike(first, second, persons=False) == reason
    assert why_alike(second, first, persons=False) == reason


def test_a_town_is_no_short_form_of_another_but_may_be_misspelt() -> None:
    assert why_alike("El Carmen", "El Carmen de Bolívar", persons=False, actors=False) is None
    assert why_alike("Barancabermeja", "Barrancabermeja", persons=False, actors=False) == RESPELT


def test_small_words_may_count_in_an_acronym_or_not() -> None:
    assert is_acronym_of("FMLN", "Frente Farabundo Martí para la Liberación Nacional") is False
    assert is_acronym_of("AUC", "Autodefensas Unidas de Colombia")
    assert is_acronym_of("UNODC", "United Nations Office on Drugs and Crime") is False
    assert is_acronym_of("MAS", "Movement for Socialism") is False


@given(one=st.text("abc", max_size=7), other=st.text("abc", max_size=7))
def test_edits_are_a_distance(one: str, other: str) -> None:
    assert edits_between(one, other, most=9) == edits_between(other, one, most=9)
    assert (edits_between(one, other, most=9) == 0) == (one == other)
    assert edits_between(one, other, most=1) == min(edits_between(one, other, most=9), 2)
