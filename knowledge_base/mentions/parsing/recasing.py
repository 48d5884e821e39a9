"""Text in capitals put back into the usual spelling, because the language model reads nothing but noise in it.

What tells the spelling of a word, the first that does: the known names in the text, the article's own paragraphs that do not
shout, and the tagger of the language model, which knows most proper nouns even when it is shown them in lower case.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from knowledge_base.mentions.names.data_files import read_word_lists
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary, tag_proper_nouns
from knowledge_base.mentions.words import Word, find_words

DATA_FILE = Path(__file__).with_name("recasing.yml")
SHOUTING = 0.6
FEWEST_CAPITAL_WORDS = 4
LONGEST_ACRONYM = 6
_VOWEL = re.compile(r"[aeiouy]")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.!?][”\"')]?\s")


class _Lists(NamedTuple):
    lower_case: frozenset[str]
    compass: frozenset[str]
    place_heads: frozenset[str]
    initial_capital: frozenset[str]
    initial_capital_beside_numbers: frozenset[str]
    before_names: frozenset[str]


@functools.cache
def spellings() -> _Lists:
    """The lists as the data file has them now (read once a process)."""
    return read_lists(DATA_FILE)


def read_lists(path: Path) -> _Lists:
    """The lists of a file; NameDataError names each that is missing, unknown or badly shaped."""
    return _Lists(**read_word_lists(path, _Lists._fields))


def is_shouted(paragraph: str) -> bool:
    """Whether most words are in capitals, so that capitals tell nothing."""
    words = _WORDS.findall(paragraph)
    capital = sum(1 for word in words if word.isupper())
    return capital >= FEWEST_CAPITAL_WORDS and capital >= SHOUTING * len(words)


def recase(
    paragraphs: Sequence[str], names: Sequence[Mapping[int, str]], forms: Mapping[str, str]
) -> list[str]:
    """Paragraphs in capitals with each word in its usual spelling, every offset kept.

    `names` gives for each paragraph how the known names in it spell its words, by the word's offset; `forms` by folded word
    how the article spells it elsewhere.
    """
    told = [
        _told(paragraph, spelt, forms) for paragraph, spelt in zip(paragraphs, names, strict=True)
    ]
    small = [_render(p, t, frozenset()) for p, t in zip(paragraphs, told, strict=True)]
    proper = tag_proper_nouns([paragraph.lower() for paragraph in paragraphs])
    again = tag_proper_nouns(small)
    large = tag_proper_nouns([_title(paragraph) for paragraph in paragraphs])
    return [
        _render(p, t, _capitals(p, t, a | b, c))
        for p, t, a, b, c in zip(paragraphs, told, proper, again, large, strict=True)
    ]


def _told(paragraph: str, names: Mapping[int, str], forms: Mapping[str, str]) -> dict[int, str]:
    """The words whose spelling does not rest on the tagger, by offset."""
    lists, told = spellings(), dict[int, str]()
    words = find_words(paragraph, 0, len(paragraph))
    for i, word in enumerate(words):
        old = paragraph[word.start : word.end]
        form = names.get(word.start) or forms.get(word.folded)
        if form:
            told[word.start] = form
        elif len(old) == 1:
            apostrophe = word.start > 1 and paragraph[word.start - 1] in "'’"
            told[word.start] = old.lower() if apostrophe or word.folded == "a" else old
        elif word.folded in lists.initial_capital or _is_dated(paragraph, words, i):
            told[word.start] = old[0] + old[1:].lower()
        elif word.folded in lists.lower_case | lists.compass:
            told[word.start] = old.lower()
        elif _is_acronym(paragraph, word):
            told[word.start] = old
    return told


def _is_dated(paragraph: str, words: Sequence[Word], i: int) -> bool:
    beside = [words[j].folded for j in (i - 1, i + 1) if 0 <= j < len(words)]
    return words[i].folded in spellings().initial_capital_beside_numbers and any(
        word.isdigit() for word in beside
    )


def _is_acronym(paragraph: str, word: Word) -> bool:
    """No English and no vowel to speak it with, or alone in brackets."""
    if is_ordinary(word.folded) or word.end - word.start > LONGEST_ACRONYM:
        return False
    bracketed = paragraph[word.start - 1 : word.start] == "(" and paragraph[word.end : word.end + 1]
    return bracketed == ")" or not _VOWEL.search(word.folded)


def _capitals(
    paragraph: str, told: Mapping[int, str], proper: frozenset[int], large: frozenset[int]
) -> frozenset[int]:
    """Offsets of the words that begin with a capital: proper nouns, words that are no English, and heads of names."""
    words = find_words(paragraph, 0, len(paragraph))
    lists, found = spellings(), set[int]()
    for i, word in enumerate(words):
        if word.start in told:
            if told[word.start][:1].isupper():
                found.add(word.start)
            continue
        before = words[i - 1].folded if i else ""
        named = before in lists.before_names
        named = named or (before in name_words().given_names and word.start in large)
        if named or word.start in proper or not is_ordinary(word.folded):
            found.add(word.start)
        if word.folded in lists.before_names and i + 1 < len(words):
            found.add(word.start)
    return frozenset(found | _headed(paragraph, words, found, large))


def _headed(
    paragraph: str, words: Sequence[Word], capitals: set[int], large: frozenset[int]
) -> set[int]:
    """What belongs to a head word whose name has a capital already: "Lautaro | Youth Front", "Morazan | Department"; not "ELN | rebels"."""
    named = name_words()
    heads = (named.actor_heads.keys() - named.member_nouns) | spellings().place_heads
    found = set[int]()
    for i, word in enumerate(words):
        if word.folded not in heads or word.start not in large:
            continue
        first = i
        while first and _joins(paragraph, words, first, large):
            first -= 1
        if any(part.start in capitals for part in words[first:i]):
            found.update(part.start for part in words[first : i + 1])
    return found


def _joins(paragraph: str, words: Sequence[Word], at: int, large: frozenset[int]) -> bool:
    before = words[at - 1]
    between = paragraph[before.end : words[at].start]
    return between == " " and before.start in large and before.folded not in spellings().lower_case


def _render(paragraph: str, told: Mapping[int, str], capitals: frozenset[int]) -> str:
    pieces, at, first = [], 0, True
    for word in find_words(paragraph, 0, len(paragraph)):
        old = paragraph[word.start : word.end]
        new = told.get(word.start) or old.lower()
        if new and (first or word.start in capitals):
            new = new[0].upper() + new[1:]
        pieces += [paragraph[at : word.start], new if len(new) == len(old) else old]
        at = word.end
        first = bool(_SENTENCE_END.match(paragraph[at : at + 3]))
    return "".join([*pieces, paragraph[at:]])


def _title(paragraph: str) -> str:
    words = find_words(paragraph, 0, len(paragraph))
    return _render(paragraph, {}, frozenset(word.start for word in words))
