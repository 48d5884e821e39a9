"""Words one letter away from a known word: "Luninoso" for "Luminoso"."""

from collections.abc import Iterable, Mapping

SHORTEST = 6


def shortened(word: str) -> set[str]:
    """The word and all it becomes when one letter but the first is left out.

    Two words at edit distance 1 (a letter more, less, or another) share one of these, which makes the look-up cheap
    (the deletion neighbourhood of SymSpell, W. Garbe 2012).
    """
    return {word} | {word[:i] + word[i + 1 :] for i in range(1, len(word))}


def index_words(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Known words by their shortened forms; words too short to be misspelt safely are left out."""
    index: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        if len(word) >= SHORTEST and word.isalpha():
            for key in shortened(word):
                index.setdefault(key, []).append(word)
    return {key: tuple(found) for key, found in index.items()}


def near_words(word: str, index: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Known words at edit distance 1 with the same initial, in alphabetical order."""
    if len(word) < SHORTEST or not word.isalpha():
        return []
    found = {known for key in shortened(word) for known in index.get(key, ())}
    return sorted(known for known in found if known != word and one_edit_apart(word, known))


def one_edit_apart(first: str, second: str) -> bool:
    """Whether one letter added, removed or replaced, or two neighbours swapped, turns one into the other."""
    if abs(len(first) - len(second)) > 1 or first[:1] != second[:1]:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    rest_1, rest_2 = first[start:], second[start:]
    if len(rest_1) == len(rest_2):
        swapped = rest_1[:2] == rest_2[1::-1] and rest_1[2:] == rest_2[2:]
        return rest_1[1:] == rest_2[1:] or swapped
    return rest_1[1:] == rest_2 or rest_1 == rest_2[1:]
