"""Surnames alone, of the people whom an article names in full: "Mendes ordered …" after "Gilmar Mendes"."""

import re
from collections.abc import Container, Iterator, Sequence

from knowledge_base.mentions.names.known_names import KnownNameIndex, Match
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold
from knowledge_base.model import KnownName, Mention, Span

SHORTEST = 3
CONFIDENCE = 0.75
# After these a capital tells nothing, so a surname that is a plain word is not believed there.
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•*–—-]|\n\s*\n|[“\"‘(\[])\s*$")


def find_surnames(
    text: str,
    paragraphs: Sequence[Span],
    mentions: Sequence[Mention],
    proper_nouns: Container[int],
) -> list[Mention]:
    """Where a surname of a person named in full among `mentions` stands, letter for letter.

    A surname that is a plain English word ("Bell", "Rice") counts at the start of a sentence only where a proper noun stands
    (`proper_nouns` holds their offsets).
    """
    people = [m for m in mentions if m.kind == "person" and m.type == "actor"]
    surnames = {surname for m in people for surname in _surnames(m.name)}
    if not surnames:
        return []
    index = KnownNameIndex(
        [
            KnownName(text=name, entity=name, type="actor", kind="person", exact_case=True)
            for name in surnames
        ]
    )
    matches = [match for span in paragraphs for match in index.matches(text, span)]
    return [
        _mention(text, match, people[0].source)
        for match in matches
        if text[match.start : match.end] in surnames and _stands(text, match, proper_nouns)
    ]


_NICKNAME = re.compile(r'"[^"]*"')


def _surnames(full: str) -> Iterator[str]:
    """The last name, both last names, the first of two ("García" of "García Márquez"), with their particles."""
    words = _NICKNAME.sub("", full).split()
    words = words if len(words) > 1 else full.replace('"', "").split()
    particles = name_words().person_particles
    if len(words) < 2 or not all(w[0].isupper() or fold(w) in particles for w in words):
        return
    for at in range(max(1, len(words) - 2), len(words)):
        word = words[at]
        if not _is_surname(word) or (
            at < len(words) - 1 and fold(word) in name_words().given_names
        ):
            continue
        start = at
        while start > 1 and fold(words[start - 1]) in particles:
            start -= 1
        end = at + 1
        surname = " ".join(words[start:end])
        yield surname
        yield surname[0].upper() + surname[1:]


def _is_surname(word: str) -> bool:
    folded = fold(word)
    lists = name_words()
    return (
        len(word) >= SHORTEST
        and word[0].isupper()
        and not word.endswith(".")
        and folded not in lists.person_particles
        and folded not in lists.not_names
        and folded not in lists.generic_alone
    )


def _stands(text: str, match: Match, proper_nouns: Container[int]) -> bool:
    ordinary = is_ordinary(fold(text[match.start : match.end]))
    if not ordinary or match.start in proper_nouns:
        return True
    return not _SENTENCE_START.search(text[max(0, match.start - 6) : match.start])


def _mention(text: str, match: Match, source: str) -> Mention:
    surname = text[match.start : match.end]
    return Mention(
        source=source,
        start=match.start,
        end=match.end,
        text=surname,
        type="actor",
        kind="person",
        name=surname,
        rule="repeated-name",
        confidence=CONFIDENCE,
    )
