"""How findings are compared with a reader's marks: by span and type, with debatable spans left out of the count.

The same counting as the scorers of the public sets under `bench/`: leading articles and a trailing possessive are trimmed on both sides,
`exact` wants the same span and type, `overlap` the same type and a character in common, one to one.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Span = tuple[int, int, str]  # start, end, type

_ARTICLE = re.compile(r"(?i)(the|a|an)\s+")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class Count:
    """How many are right, were found, were to be found."""

    hit: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.hit + other.hit, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Right ones among the found, in percent; 0 where nothing was found."""
        return 100 * self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right ones among the wanted, in percent; 0 where nothing was wanted."""
        return 100 * self.hit / self.wanted if self.wanted else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        both = self.found + self.wanted
        return 200 * self.hit / both if both else 0.0


@dataclass(frozen=True)
class Score:
    """One text compared, or many added up."""

    exact: Count = Count()
    overlap: Count = Count()
    missed: tuple[Span, ...] = ()
    extra: tuple[Span, ...] = ()


def score(
    text: str, found: Iterable[Span], must: Iterable[Span], may: Iterable[Span] = ()
) -> Score:
    """Findings of one text against its marks; `missed` and `extra` are those without any overlap."""
    given, wanted, open_ = (_trimmed(text, spans) for spans in (found, must, may))
    same = _pairs(given, wanted, lambda a, b: a == b)
    rest = [span for span in given if span not in same]
    near = same | _pairs(rest, [s for s in wanted if s not in same.values()], overlaps)
    return Score(
        exact=_count(given, wanted, same, open_),
        overlap=_count(given, wanted, near, open_),
        missed=tuple(s for s in wanted if s not in near.values()),
        extra=tuple(s for s in given if s not in near and not _touches(s, open_)),
    )


def verdict(text: str, span: Span, must: Iterable[Span], may: Iterable[Span]) -> bool | None:
    """Whether one finding is right to the letter and in type; None where a reader may see it so or otherwise."""
    [own] = _trimmed(text, [span])
    if own in _trimmed(text, must):
        return True
    return None if _touches(own, _trimmed(text, may)) else False


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans of one type share a character."""
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def marks_of(annotation: Mapping[str, Any], types: Collection[str]) -> list[Span]:
    """The mentions of `annotate` that are scored: no demonyms, no dates without a value."""
    return [
        (mention["start"], mention["end"], mention["type"])
        for mention in annotation["mentions"]
        if mention["type"] in types
        and not mention.get("adjectival")
        and not (mention["type"] == "date" and mention.get("edtf") is None)
    ]


def _trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    found = set()
    for start, end, kind in spans:
        article = _ARTICLE.match(text, start, end)
        if article and article.end() < end:
            start = article.end()
        tail = _POSSESSIVE.search(text[start:end])
        found.add((start, end - len(tail.group()) if tail and tail.start() else end, kind))
    return sorted(found)


def _pairs(
    found: Sequence[Span], wanted: Sequence[Span], match: Callable[[Span, Span], bool]
) -> dict[Span, Span]:
    free, pairs = list(wanted), {}
    for span in found:
        hit = next((other for other in free if match(span, other)), None)
        if hit:
            free.remove(hit)
            pairs[span] = hit
    return pairs


def _count(
    found: Sequence[Span], wanted: Sequence[Span], pairs: Mapping[Span, Span], may: Sequence[Span]
) -> Count:
    counted = sum(1 for span in found if span in pairs or not _touches(span, may))
    return Count(len(pairs), counted, len(wanted))


def _touches(span: Span, may: Sequence[Span]) -> bool:
    return any(overlaps(span, other) for other in may)
