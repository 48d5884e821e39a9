"""How well two states read the articles of which a careful reader's own list is there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SCORED = ("actor", "place", "date")

Span = tuple[int, int, str]
Reading = Mapping[str, Mapping[str, Sequence[Sequence[Any]]]]  # source: must, may, adjectival


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """`found` of `wanted` mentions are there to the letter, `right` of them mean the right thing; `extra` nobody marked."""

    wanted: int
    found: int
    right: int
    extra: int
    given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Both states against the same reading; `left_out` are sources of which the text differs or is missing."""

    before: Score
    after: Score
    left_out: tuple[str, ...] = ()


def measure(
    reading: Reading, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> Quality:
    """Compare the lines of `annotate` of two states with a reading of the same texts.

    A source counts only where both states have it with the same text: the reading's offsets fit no other.
    """
    old, new = ({line["source"]: line for line in lines} for lines in (before, after))
    same = [
        source
        for source in sorted(reading)
        if source in old and source in new and old[source]["sha256"] == new[source]["sha256"]
    ]
    return Quality(
        before=_score(reading, [old[source] for source in same]),
        after=_score(reading, [new[source] for source in same]),
        left_out=tuple(sorted(reading.keys() - set(same))),
    )


def word_quality(quality: Quality) -> Iterator[str]:
    """The figures of both states, side by side."""
    old, new = quality.before, quality.after
    if not new.wanted:
        yield "no article of the careful reading has the same text in both states"
        return
    yield f"found to the letter, of {new.wanted} names and dates: {_ways(old.found, new.found)}"
    yield f"of these, linked to the right thing: {_ways(old.right, new.right)}"
    yield f"found where the reader marks nothing: {_ways(old.extra, new.extra)}"
    if quality.left_out:
        yield f"articles left out, for their text changed or is missing: {len(quality.left_out)}"


def _score(reading: Reading, lines: Sequence[Mapping[str, Any]]) -> Score:
    wanted = found = right = extra = given = 0
    for line in lines:
        marks = reading[line["source"]]
        must = {(start, end, kind): thing for start, end, kind, thing in marks.get("must", ())}
        may = [(start, end, kind) for start, end, kind, _ in marks.get("may", ())]
        wanted += len(must)
        for span, entity in _spans(line):
            given += 1
            found += span in must
            right += span in must and must[span] == entity
            extra += span not in must and not any(_touch(span, other) for other in may)
    return Score(wanted=wanted, found=found, right=right, extra=extra, given=given)


def _spans(line: Mapping[str, Any]) -> Iterator[tuple[Span, str | None]]:
    """The mentions that the reading judges: no demonyms, no dates without a value."""
    for mention in line["mentions"]:
        vague = mention["type"] == "date" and mention["edtf"] is None
        if mention["type"] in SCORED and not mention["adjectival"] and not vague:
            yield (mention["start"], mention["end"], mention["type"]), mention["entity"]


def _touch(one: Span, other: Span) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def _ways(old: int, new: int) -> str:
    return f"{new}, as before" if old == new else f"{old} before, {new} now"
