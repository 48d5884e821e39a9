"""Which words of a participant say who it is: without how many they are, and without what only says that it is alleged."""

import pytest

from knowledge_base.mentions.events.grammar.core_words import with_core
from knowledge_base.model import Argument, Span

CASES = {
    "16 peasants": "peasants",
    "at least 16 peasants": "peasants",
    "more than 1,500 displaced families": "displaced families",
    "some thirty-six guards": "guards",
    "the other two watchmen": "watchmen",
    "six or seven other buildings": "buildings",
    "a dozen shops": "shops",
    "dozens of villagers": "villagers",
    "hundreds of thousands of voters": "voters",
    "the alleged guerrillas": "guerrillas",
    "three suspected members of the column": "members of the column",
    '30 "collaborators"': '"collaborators"',
    "13 others": "others",
    "seven kidnapped university students": "university students",
    "the murdered women": "women",
    # what is told of others, measured, or not counted at all stays whole
    "one of the judges": "one of the judges",
    "10 kg of dynamite": "10 kg of dynamite",
    "a 15-year-old girl": "a 15-year-old girl",
    "the two": "the two",
    "some houses": "some houses",
    "a group of armed men": "a group of armed men",
}


@pytest.mark.parametrize(("words", "core"), CASES.items(), ids=CASES)
def test_a_count_is_none_of_the_core_words(words: str, core: str) -> None:
    told = with_core(Argument(role="victim", text=words, span=Span(10, 10 + len(words))))
    span = told.core or told.span
    assert words[span.start - 10 : span.end - 10] == core


def test_a_number_that_belongs_to_a_name_stays() -> None:
    name = Span(4, 19)
    words = Argument(role="target", text="the 23 May Barracks", span=Span(0, 19), mentions=(name,))
    assert with_core(words).core is None
