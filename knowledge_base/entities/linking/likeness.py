"""Why two names may mean one thing: what a careful reader would notice, in words that a review page can print.

Likeness only proposes; a person merges. Names are compared folded (`fold_name`), so accents and case are no difference here.
"""

from collections.abc import Sequence

from knowledge_base.entities.linking.name_folding import fold_name

# Letters a word needs before one, and before two, of them may differ.
ONE_LETTER, TWO_LETTERS = 5, 9
SHORTEST_ACRONYM = 3
_VOWELS = frozenset("aeo")
_SMALL_WORDS = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "and",
        "of",
        "the",
        "for",
        "in",
        "do",
        "da",
        "dos",
        "das",
        "para",
    ]
)


def why_alike(first: str, second: str, *, persons: bool, actors: bool = True) -> str | None:
    """What makes two different names look like one thing's; None where nothing does.

    A town is no short form of another: only names of actors are begun or abbreviated.
    """
    one, other = sorted((fold_name(first), fold_name(second)), key=lambda n: (len(n.split()), n))
    words, more = one.split(), other.split()
    if one == other or not words:
        return None
    if sorted(words) == sorted(more):
        return "the same words in another order"
    if is_respelt(words, more, persons=persons):
        return "spelt almost alike"
    if persons:
        return _fuller_person(words, more)
    return _fuller_body(first, second, words, more) if actors else None


def _fuller_body(first: str, second: str, words: Sequence[str], more: Sequence[str]) -> str | None:
    if is_acronym_of(first, second) or is_acronym_of(second, first):
        return "the letters of the short name begin the words of the long one"
    return "one name begins the other" if _begins(words, more) else None


def is_respelt(one: Sequence[str], other: Sequence[str], *, persons: bool = False) -> bool:
    """Whether two names differ by a letter in a longer word, or by two in a very long one; figures must agree.

    Mario and Maria are two people: the last vowel of a given name is no slip.
    """
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    other_sex = persons and a[:-1] == b[:-1] and {a[-1], b[-1]} <= _VOWELS
    if any(c.isdigit() for c in a + b) or other_sex:
        return False
    shorter = min(len(a), len(b))
    allowed = 2 if shorter >= TWO_LETTERS else 1 if shorter >= ONE_LETTER else 0
    return edits_between(a, b, most=allowed) <= allowed


def edits_between(one: str, other: str, *, most: int) -> int:
    """Letters to insert, drop, change or swap with the next to get from one word to the other; `most` + 1 for any greater number.

    Optimal string alignment distance.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        current = [i]
        for j, b in enumerate(other, start=1):
            best = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            current.append(best)
        before, row = row, current
    return min(row[-1], most + 1)


def is_acronym_of(short: str, name: str) -> bool:
    """Whether capitals are the first letters of a name's words, small words counted or not: MRTA, PCC."""
    letters = [c for c in short if c.isalnum()]
    if len(letters) < SHORTEST_ACRONYM or not all(c.isupper() or c.isdigit() for c in letters):
        return False
    words = fold_name(name).split()
    wanted = "".join(letters).casefold()
    main = [word for word in words if word not in _SMALL_WORDS]
    return len(main) > 1 and wanted in {"".join(w[0] for w in words), "".join(w[0] for w in main)}


def _fuller_person(words: Sequence[str], more: Sequence[str]) -> str | None:
    """A given name and a surname that a fuller name has in this order, or an initial of it."""
    if len(words) < 2 or len(words) > len(more):
        return None
    if not all(_fits(a, b) for a, b in _line_up(words, more)):
        return None
    if len(words) == len(more):
        return "an initial stands for a name"
    return "one name is a shorter form of the other"


def _line_up(words: Sequence[str], more: Sequence[str]) -> list[tuple[str, str]]:
    """Each word of the shorter name beside its place in the fuller one; beside "" where it has none."""
    pairs, at = [], 0
    for word in words:
        found = next((n for n in range(at, len(more)) if _fits(word, more[n])), None)
        pairs.append((word, more[found] if found is not None else ""))
        at = found + 1 if found is not None else len(more)
    return pairs


def _fits(word: str, other: str) -> bool:
    return word == other or (
        min(len(word), len(other)) == 1 and word[:1] == other[:1] and bool(other)
    )


def _begins(words: Sequence[str], more: Sequence[str]) -> bool:
    """ "Ministry of Defense" and "Ministry of Defense of Peru": a place is added, nothing else."""
    rest = more[len(words) :]
    return len(words) > 1 and list(more[: len(words)]) == list(words) and rest[0] in ("of", "de")
