"""Where two versions of a long text differ: the changed words, each in its surroundings."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_SHORT = 120  # characters of a text in which a change is seen at a glance
_BESIDE = 6  # words shown on either side of a change
_LEAST_LIKE = 0.3  # share of common words below which a text was written anew
_MOST_WORDS = 70  # of several changes in one passage; what follows begins another
LONGEST_PASSAGE = 600  # characters; only a long addition or deletion has more
_CUT = "…"

Change = tuple[str, str]  # a passage before, and after


def changed_passages(before: str, after: str) -> list[Change]:
    """The passages in which two long texts differ, in reading order, with some words around each.

    None where both are short, or where hardly a word is common: these are seen best side by side.
    """
    if max(len(before), len(after)) <= _SHORT:
        return []
    old, new = before.split(), after.split()
    match = SequenceMatcher(None, old, new, autojunk=False)
    if match.ratio() < _LEAST_LIKE:
        return []
    return [
        (_passage(old, *was), _passage(new, *now))
        for was, now in _joined(match.get_opcodes(), len(old), len(new))
    ]


def _joined(
    opcodes: Sequence[tuple[str, int, int, int, int]], old: int, new: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Runs of words around the changes, before and after; changes whose surroundings touch are one."""
    runs: list[list[int]] = []
    for tag, i1, i2, j1, j2 in opcodes:
        if tag == "equal":
            continue
        near = runs and i1 - runs[-1][1] <= 2 * _BESIDE
        if near and i2 - runs[-1][0] <= _MOST_WORDS and j2 - runs[-1][2] <= _MOST_WORDS:
            runs[-1][1], runs[-1][3] = i2, j2
        else:
            runs.append([i1, i2, j1, j2])
    for i1, i2, j1, j2 in runs:
        yield (
            (max(0, i1 - _BESIDE), min(old, i2 + _BESIDE)),
            (max(0, j1 - _BESIDE), min(new, j2 + _BESIDE)),
        )


def _passage(words: list[str], start: int, end: int) -> str:
    """Some words of a text, marked where it goes on; a very long passage loses its middle."""
    text = " ".join(words[start:end])
    if len(text) > LONGEST_PASSAGE:
        half = LONGEST_PASSAGE // 2
        text = f"{text[:half].rstrip()} {_CUT} {text[-half:].lstrip()}"
    return f"{_CUT + ' ' if start else ''}{text}{' ' + _CUT if end < len(words) else ''}"
