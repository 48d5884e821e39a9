"""Numbers of people and measured amounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.mentions.events.grammar.numbers_told import parse_number
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.figures import find_amounts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10", 10),
        ("1,200", 1200),
        ("twenty-five", 25),
        ("a dozen", 12),
        ("two dozen", 24),
        ("two hundred", 200),
        ("at least three", 3),
        ("2 thousand", 2000),
        ("dozens", None),
        ("several", None),
        ("7.6", None),
        ("", None),
    ],
)
def test_a_number_of_people_is_read_from_words_and_digits(text: str, number: int | None) -> None:
    assert parse_number(text, load_words()) == number


@given(st.integers(min_value=1, max_value=10**9))
def test_any_whole_number_is_read_back(number: int) -> None:
    assert parse_number(f"{number:,}", load_words()) == number
    assert parse_number(str(number), load_words()) == number


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("seized 7.6 metric tons of cocaine", [(7.6, "t", "cocaine")]),
        ("a 2-ton shipment of marijuana", [(2.0, "t", "marijuana")]),
        ("some 1,250 kilos of coca paste and 40 pounds of heroin", [(1250.0, "kg", "coca paste"), (40.0, "lb", "heroin")]),
        ("200 hectares were sprayed", [(200.0, "ha", None)]),
        ("US$ 100 million", [(100_000_000.0, "USD", None)]),
        ("$1.3 billion in aid", [(1_300_000_000.0, "USD", None)]),
        ("5 million dollars", [(5_000_000.0, "USD", None)]),
        ("2.5 million pesos", [(2_500_000.0, "peso", None)]),
        ("€30,000", [(30_000.0, "EUR", None)]),
        ("forty tonnes of marijuana and half a ton of paste", [(40, "t", "marijuana"), (0.5, "t", "paste")]),
        ("two and a half tons and one hundred and twenty kilos", [(2.5, "t", None), (120, "kg", None)]),
        ("a ton of cocaine for the price of a ton", [(1, "t", "cocaine")]),
        ("three million dollars and 11 million sucres", [(3_000_000, "USD", None), (11_000_000, "sucre", None)]),
        ("14 55-gallon drums of ether", []),
        ("billions of dollars and tons of cocaine", []),
        ("Highway 57 and 2.4 percent", []),
    ],
)  # fmt: skip
def test_an_amount_keeps_its_unit_and_what_it_is_of(
    text: str, amounts: list[tuple[float, str, str | None]]
) -> None:
    found = [a.quantity for a in find_amounts(text, 0, load_words())]

    assert [(q.amount, q.unit, q.of) for q in found] == amounts


@given(st.floats(min_value=0.1, max_value=10**6, allow_nan=False), st.sampled_from(["tons", "kg"]))
def test_an_amount_comes_out_as_it_was_written(amount: float, unit: str) -> None:
    written = f"{amount:,.2f}"
    found = find_amounts(f"They seized {written} {unit} of cocaine.", 5, load_words())

    assert [a.quantity.amount for a in found] == [float(written.replace(",", ""))]
    assert found[0].start >= 5
