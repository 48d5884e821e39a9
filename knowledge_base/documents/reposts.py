"""Articles that stand in the collection twice, by the words they share."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from knowledge_base.model import Document
from knowledge_base.problems import Problem, Severity

_SHINGLE = 5
_THRESHOLD = 0.8
# A text of fewer words is a notice or a quotation rather than an article: that it is contained in another says nothing.
_FEWEST_WORDS = 50


def find_reposts(documents: Sequence[Document]) -> list[Problem]:
    """A warning for each two documents that share most of their text.

    Exact: of the sets of five successive words, 0.8 or more of the shorter one's are contained in the longer's. Furniture does not
    count, and texts under 50 words are left out. Any text that shares so much holds one of the fifth of shingles that are the rarest, so only
    texts that meet there are compared (prefix filtering: Chaudhuri, Ganti and Kaushik 2006, "A primitive operator for similarity joins").
    """
    shingles = [_shingles(document) for document in documents]
    problems = []
    for first, second in _candidates(shingles):
        shared = _shared(shingles[first], shingles[second])
        if shared >= _THRESHOLD:
            problems.append(_repost(documents[first], documents[second], shared))
    return problems


def _shingles(document: Document) -> frozenset[str]:
    words: list[str] = []
    for span in document.paragraphs:
        words += re.findall(r"\w+", document.text[span.start : span.end].casefold())
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    return frozenset(" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))


def _candidates(shingles: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, the smaller first, of texts that may share enough."""
    frequency = Counter(shingle for each in shingles for shingle in each)
    repeated = [{one for one in each if frequency[one] > 1} for each in shingles]
    holders: dict[str, list[int]] = {}
    for number, common in enumerate(repeated):
        for shingle in common:
            holders.setdefault(shingle, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for number, each in enumerate(shingles):
        enough = math.ceil(_THRESHOLD * len(each))
        if len(repeated[number]) < enough:
            continue
        singular = len(each) - len(repeated[number])
        wanted = len(each) - enough + 1 - singular
        rarest = sorted(repeated[number], key=lambda one: (frequency[one], one))[:wanted]
        for shingle in rarest:
            pairs |= {(min(number, o), max(number, o)) for o in holders[shingle] if o != number}
    return iter(sorted(pairs))


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / min(len(first), len(second))


def _repost(first: Document, second: Document, shared: float) -> Problem:
    percent = math.floor(100 * shared)
    message = (
        f"{percent} % of the shorter text stand in '{first.path}' as well: a repost."
        " Keep the fuller of the two and remove the other, or each fact seems to have two sources."
    )
    return Problem(path=str(second.path), message=message, severity=Severity.WARNING)
