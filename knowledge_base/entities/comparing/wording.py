"""A comparison in words: for a terminal, or as Markdown for a comment on a pull request."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from knowledge_base.entities.comparing.changed_words import Change, changed_passages
from knowledge_base.entities.comparing.changes import (
    AddressChange,
    Comparison,
    Disagreement,
    FactChange,
    MapMove,
    RecordChange,
    Seen,
)
from knowledge_base.entities.comparing.quality import Quality, word_quality
from knowledge_base.entities.comparing.styles import MARKDOWN, PLAIN, Style
from knowledge_base.entities.comparing.value_words import label

LONGEST_COMMENT = 60_000  # GitHub takes 65,536 characters; the rest is for what a workflow adds
_TURNS = MappingProxyType(
    {
        "new": "new",
        "gone": "gone",
        "merged": "merged",
        "parted": "no longer merged",
        "rejected": "rejected",
        "restored": "no longer rejected",
        "reviewed": "reviewed by a person",
        "unreviewed": "no longer reviewed",
        "unmentioned": "no source mentions it now",
        "without-article": "its article is no longer there",
        "other-text": "the text of its article changed",
    }
)
# What became of articles explains the rest, and what people decided goes before what a build found.
_FIRST = ("without-article", "other-text", "merged", "parted", "rejected", "restored")
_NOT_REBUILT = (
    "Only words of people changed. Which mentions move with them, and what a new article tells, shows after the rebuild that"
    " follows the merge."
)
Lines = Iterator[tuple[int, str]]  # depth, text


def describe(
    comparison: Comparison,
    *,
    base: str,
    head: str,
    markdown: bool = False,
    quality: Quality | None = None,
) -> str:
    """The whole report; `base` and `head` are what the person called the two states."""
    style = MARKDOWN if markdown else PLAIN
    title = f"From {style.data(base)} to {style.data(head)}: {summary(comparison)}"
    lines = [f"## What readers will see\n\n{title}" if markdown else title]
    if comparison.only_words:
        lines.append(f"\n{_NOT_REBUILT}" if markdown else _NOT_REBUILT)
    for heading, found in _sections(comparison, style, quality):
        lines += _section(heading, list(found), style)
    return _cut("\n".join(lines) + "\n") if markdown else "\n".join(lines) + "\n"


def summary(comparison: Comparison) -> str:
    """The counts in one sentence."""
    kinds = [change.kind for change in comparison.facts]
    turns = [change.turn for change in comparison.records]
    counts = [
        *((kinds.count(kind), f"facts {kind}") for kind in ("added", "changed", "lost")),
        *((turns.count(turn), f"records {turn}") for turn in ("new", "merged", "rejected", "gone")),
        (len(comparison.addresses), "addresses that moved"),
        (len(comparison.moves), "points on the map that moved"),
        (sum(d.new for d in comparison.disagreements), "new disagreements"),
    ]
    said = ", ".join(f"{number} {_number(number, thing)}" for number, thing in counts if number)
    was, now = comparison.mentions
    mentions = f" Mentions of known things: {was:,} before, {now:,} now." if was != now else ""
    return f"{said or 'nothing that readers see has changed'}.{mentions}"


def _number(number: int, thing: str) -> str:
    """The noun phrase in the singular for one: "facts added" is "fact added"."""
    if number != 1:
        return thing
    one = {"addresses": "address", "facts": "fact", "records": "record", "points": "point"}
    first, _, rest = thing.partition(" ")
    return (
        thing.replace("disagreements", "disagreement") if first == "new" else f"{one[first]} {rest}"
    )


def _sections(
    comparison: Comparison, style: Style, quality: Quality | None
) -> Iterator[tuple[str, Iterable[tuple[int, str]]]]:
    call = _Caller(comparison, style)
    records = sorted(comparison.records, key=lambda c: (c.turn not in _FIRST, c.record))
    yield "Records", (line for c in records for line in call.record(c))
    yield "Facts", call.facts(comparison.facts)
    yield "Addresses", (line for c in comparison.addresses for line in call.address(c))
    yield "Map", (line for move in comparison.moves for line in call.move(move))
    new = [d for d in comparison.disagreements if d.new]
    yield "A person and the machine disagree (the person's words stand)", call.disagreements(new)
    standing = len(comparison.disagreements) - len(new)
    if standing:
        yield "Older disagreements", [(0, f"{standing}, listed on the review page")]
    if quality:
        yield "Extraction quality", ((0, line) for line in word_quality(quality))
    yield (
        "Left out: these files cannot be read (`build_kb.py check` says why)",
        ((0, style.data(path)) for path in comparison.unreadable),
    )


def _section(heading: str, found: Sequence[tuple[int, str]], style: Style) -> list[str]:
    if not found:
        return []
    shown = found[: style.most]
    lines = [f"{'  ' * depth}{style.item}{text}" for depth, text in shown]
    if more := len(found) - len(shown):
        lines.append(f"{style.item}and {more:,} lines more: `build_kb.py diff` shows them all")
    return [style.heading.format(heading), *lines]


@dataclass(frozen=True, slots=True)
class _Caller:
    """Words the changes of one comparison in one style."""

    comparison: Comparison
    style: Style

    def record(self, change: RecordChange) -> Lines:
        """One line on what became of a record."""
        words = f"{_TURNS[change.turn]}: {self.name(change.record)}"
        if change.turn == "merged":
            why = f" – {self.style.data(change.reason)}" if change.reason else ""
            words += f" into {self.name(change.to)}{why}"
        elif change.turn == "rejected":
            words += f" – {self.style.data(change.reason or 'no reason is given')}"
        elif change.to:
            verb = "seems to be" if change.turn == "gone" else "seems to have been"
            words += f" ({verb} {self.name(change.to)})"
        yield 0, words

    def facts(self, changes: Sequence[FactChange]) -> Lines:
        """The changes of each record under its name, records that people touched first.

        What only a build found of a record that came or went is one line: the record itself is told already.
        """
        whole = {c.record for c in self.comparison.records if c.turn in ("new", "gone", "rejected")}
        touched = {change.record for change in changes if change.by_person}
        ordered = sorted(changes, key=lambda change: (change.record not in touched, change.record))
        for record, found in groupby(ordered, key=lambda change: change.record):
            yield 0, self.name(record)
            if record in whole and record not in touched:
                yield 1, self.together(list(found))
            else:
                yield from (line for change in found for line in self.fact(change))

    def together(self, changes: Sequence[FactChange]) -> str:
        """All values that came or went with their record."""
        seen = [(c.kind, value) for c in changes if (value := c.after or c.before)]
        head = f"{self.style.signs[seen[0][0]]} with the record: "
        return head + "; ".join(f"{label(s.field, s.role)} {self.value(s)}" for _, s in seen)

    def fact(self, change: FactChange) -> Lines:
        """One value that came, went or became another; of a long text the places where it differs, a line each."""
        seen = change.after or change.before
        if seen is None:
            return
        head = f"{self.style.signs[change.kind]} {label(seen.field, seen.role)}: "
        origin = "written by a person" if seen.person else "found by machine"
        passages: list[Change] = []
        if change.kind == "changed" and change.before and change.after:
            passages = changed_passages(change.before.words, change.after.words)
            words = f"{self.value(change.before)} → {self.value(change.after)}"
        else:
            words = self.value(seen)
        if passages:
            words = "one passage" if len(passages) == 1 else f"{len(passages)} passages"
        if change.kind == "lost":
            yield 1, f"{head}{words} (was {origin})"
            return
        found = f"; the machine reads {self.style.data(seen.found)}" if seen.found else ""
        yield 1, f"{head}{words} ({origin}{found})"
        for was, now in passages:
            yield 2, f"{self.style.passage(was)} → {self.style.passage(now)}"

    def address(self, change: AddressChange) -> Lines:
        """What stands at an address that held a record."""
        words = f"{self.style.data(change.record)} "
        there = self.style.data(change.to)
        if change.fate == "redirect":
            words += f"sends readers on to {there}"
        elif change.fate == "tombstone":
            words += "becomes a page that says why it was rejected"
        else:
            ending = (
                "becomes a page that says it was withdrawn"
                if change.fate == "withdrawn"
                else "ends (it was never published)"
            )
            words += ending
            if change.to:
                rescue = self.style.data(f"same_as: {change.to}")
                words += (
                    f". To send its readers on to {there}, keep its file with the line {rescue}"
                )
        yield 0, words

    def move(self, move: MapMove) -> Lines:
        """How far a point moved, and from where to where."""
        way = (
            "by an unknown way (one end has no point)"
            if move.km is None
            else f"by {_word_km(move.km)}"
        )
        ends = (self.places(words) for words in (move.before, move.after))
        yield 0, f"{self.name(move.record)} moved {way}: {' → '.join(ends)}"

    def disagreements(self, found: Sequence[Disagreement]) -> Lines:
        """Both readings of each."""
        for one in found:
            seen = one.seen
            yield (
                0,
                (
                    f"{self.name(one.record)}, {label(seen.field)}: a person wrote {self.value(seen)}, "
                    f"the machine reads {self.style.data(seen.found)}"
                ),
            )

    def name(self, entity: str) -> str:
        """A record's name with its id."""
        name = self.comparison.names.get(entity)
        code = self.style.data(entity)
        return f"{self.style.data(name)} ({code})" if name and name != entity else code

    def places(self, words: str) -> str:
        """Coordinates as they stand, or the names of places whose ids they are."""
        ids = words.split(", ")
        known = [self.comparison.names.get(entity) for entity in ids]
        return self.style.data(", ".join(filter(None, known)) if all(known) else words)

    def value(self, seen: Seen) -> str:
        """What a reader sees of the value: the name of what it points to, and its words."""
        pointed = self.comparison.names.get(seen.entity, seen.entity) if seen.entity else ""
        words = "" if seen.words == seen.entity else seen.words
        order = (words, pointed) if seen.field == "corrections" else (pointed, words)
        between = ", " if seen.field == "relations" else " "
        return self.style.data(between.join(part for part in order if part))


def _word_km(km: float) -> str:
    return f"{km * 1000:.0f} m" if km < 1 else f"{km:,.1f} km" if km < 10 else f"{km:,.0f} km"


def _cut(text: str) -> str:
    """A comment of a length that is taken, cut at the end of a line."""
    if len(text) <= LONGEST_COMMENT:
        return text
    kept = text[:LONGEST_COMMENT].rpartition("\n")[0]
    return f"{kept}\n\nThis is cut here: `build_kb.py diff` shows it whole.\n"
