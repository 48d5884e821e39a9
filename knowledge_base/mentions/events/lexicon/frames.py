"""Frames: which words tell of which kind of event, and who plays which part. Read from `event_frames.yml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

from knowledge_base.mentions.events.lexicon.checking import check_fields, line_of
from knowledge_base.mentions.events.lexicon.data_values import EventDataError, Report, read_values
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.lexicon.frame_fields import (
    CLASSES_OF,
    FramesFile,
    PatternFields,
    TriggerFields,
)
from knowledge_base.problems import nearest

FRAMES_FILE = Path(__file__).parents[1] / "event_frames.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Who fills which role: by the slots of a verb, and by those of a noun."""

    name: str
    subject: str
    object: str
    prepositions: Mapping[str, str]
    possessive: str
    of: str
    compound: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A kind of event with its pattern; `needs` are alternatives of what must be told for it to count.

    `where` are prepositions that say where besides the usual ones.
    """

    kind: str
    pattern: Pattern
    needs: tuple[frozenset[str], ...]
    where: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word or phrase that tells of a frame; conditions name classes of nouns that its slots must hold.

    `line` is its line in the file of frames; `strict` says that its object must be known to be of the class: the frames ask for
    it, or the same word tells of something else of other objects ("seized the mayor", "seized the alkaloid").
    """

    words: tuple[str, ...]
    frame: Frame
    line: int = 0
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    not_subject: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    not_of: bool = False
    alone: bool = False
    known: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """All triggers, by the word to look up: the verb of a verb phrase, the last word of a noun phrase."""

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]

    def kinds(self) -> frozenset[str]:
        """The kinds that have a trigger."""
        tables = (self.verbs, self.nouns)
        return frozenset(t.frame.kind for table in tables for ts in table.values() for t in ts)


def _pattern(name: str, fields: PatternFields) -> Pattern:
    return Pattern(
        name=name,
        subject=fields.subject,
        object=fields.object,
        prepositions=fields.prepositions,
        possessive=fields.noun.possessive,
        of=fields.noun.of,
        compound=fields.noun.compound,
    )


def _triggers(item: str | TriggerFields, frame: Frame, line: int) -> Iterator[Trigger]:
    """The triggers of a line: one for each choice of its alternatives ("sign|reach accord|pact" are four)."""
    fields = TriggerFields(word=item) if isinstance(item, str) else item
    for words in product(*(part.split("|") for part in fields.word.split())):
        yield _trigger(fields, words, frame, line)


def _trigger(fields: TriggerFields, words: tuple[str, ...], frame: Frame, line: int) -> Trigger:
    return Trigger(
        words=words,
        frame=frame,
        line=line,
        object=frozenset(fields.object),
        subject=frozenset(fields.subject),
        not_subject=frozenset(fields.not_subject),
        prepositions=frozenset(fields.preposition),
        after=frozenset(fields.after),
        without=frozenset(fields.without),
        not_of=fields.not_of,
        alone=fields.alone,
        known=fields.known,
    )


BROAD = frozenset({"people", "things"})


def _exactness(trigger: Trigger) -> tuple[int, bool, bool, bool]:
    asked = (not trigger.after, bool(trigger.object & BROAD), not trigger.object)
    return -len(trigger.words), *asked


def _index(triggers: list[Trigger], position: int) -> dict[str, tuple[Trigger, ...]]:
    """The most exact reading first: longest phrases, then those of a narrow class before those of any and those of people or things."""
    table: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.words:
            table.setdefault(trigger.words[position], []).append(trigger)
    return {
        word: tuple(
            replace(t, strict=t.known or _is_strict(t, ts)) for t in sorted(ts, key=_exactness)
        )
        for word, ts in table.items()
    }


def _is_strict(trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether the same word tells of something else of things than it tells of people."""
    of_things = any(
        "things" in t.object and t.words == trigger.words and not t.known for t in others
    )
    return "people" in trigger.object and "things" not in trigger.object and of_things


def _known_classes() -> frozenset[str]:
    """The classes of nouns; none where the lexicon is wrong, which its own readers say."""
    try:
        return frozenset().union(*load_words().classes.values())
    except EventDataError:
        return frozenset()


def read_frames(path: Path) -> Frames:
    """The frames of a file; EventDataError lists every unknown kind, role, class or field with its line."""
    report, value = Report(str(path)), read_values(path)
    file = check_fields(FramesFile, value, report, context={CLASSES_OF: _known_classes()})
    patterns = {name: _pattern(name, fields) for name, fields in file.patterns.items()}
    triggers: dict[str, list[Trigger]] = {"verbs": [], "nouns": []}
    for number, fields in enumerate(file.frames):
        if fields.pattern not in patterns:
            guess, allowed = nearest(fields.pattern, patterns), ", ".join(patterns)
            line = line_of(value, ("frames", number, "pattern"))
            report.add(line, f"unknown pattern {fields.pattern!r}.{guess} Allowed: {allowed}.")
            continue
        needs = tuple(frozenset(need.split("+")) for need in fields.needs)
        frame = Frame(
            kind=fields.kind,
            pattern=patterns[fields.pattern],
            needs=needs,
            where=frozenset(fields.where),
        )
        for words, items in (("verbs", fields.verbs), ("nouns", fields.nouns)):
            triggers[words] += [
                trigger
                for at, item in enumerate(items)
                for trigger in _triggers(item, frame, line_of(value, ("frames", number, words, at)))
            ]
    report.finish()
    return Frames(verbs=_index(triggers["verbs"], 0), nouns=_index(triggers["nouns"], -1))


@cache
def load_frames() -> Frames:
    """The frames of this package, read once."""
    return read_frames(FRAMES_FILE)
