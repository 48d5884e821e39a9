"""Which of a participant's words say who or what it is: "peasants" of "at least 16 peasants", "guerrillas" of "the alleged guerrillas"."""

import re
from dataclasses import replace

from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.model import Argument, Span

BEFORE = frozenset(["the", "a", "an", "these", "those", "another", "other", "and", "or"])
MANY = frozenset(["dozen", "hundred", "thousand", "million", "score"])
QUOTES = ("'", '"', "“", "‘")
_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"\d[\d.,]*")


def with_core(argument: Argument) -> Argument:
    """The argument with the stretch that is left without how many they are and without what only says that it is alleged,
    or of victims what was done to them.

    A number that belongs to a name stays ("the 23 May Barracks"), as does one that nothing counted follows ("at least ten",
    "one of the judges", "10 kg of dynamite").
    """
    start = argument.span.start + _before_core(argument.text, argument.role)
    if start == argument.span.start or any(m.start < start for m in argument.mentions):
        return argument
    return replace(argument, core=Span(start, argument.span.end))


def _before_core(text: str, role: str) -> int:
    """How many characters stand before the core words; 0 where nothing is to be cut."""
    words, said, last = load_words(), False, ""
    for found in _WORD.finditer(text):
        word = found.group().lower()
        suffered = role == "victim" and words.has("said of victims", word)
        if is_count(word) or suffered or words.has("said of the alleged", word):
            said = True
        elif word == "of" and last.removesuffix("s") in MANY:
            pass
        elif word == "of" or word in words.units or not (word[0].isalpha() or word[0] in QUOTES):
            return 0
        elif word not in BEFORE and not words.has("about as many", word):
            return found.start() if said else 0
        last = word
    return 0


def is_count(word: str) -> bool:
    """Whether a word in lower case tells how many: "16", "1,500", "thirty-six", "dozens"."""
    numbers = load_words().numbers
    if _FIGURE.fullmatch(word):
        return True
    return word.removesuffix("s") in MANY or all(part in numbers for part in word.split("-"))
