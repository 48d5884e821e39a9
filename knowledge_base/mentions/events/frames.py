"""Frames: which words tell of which kind of event, and who plays which part. Read from `event_frames.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge_base.mentions.events.event_data import (
    EventDataError,
    Report,
    Value,
    load_words,
    read_values,
)
from knowledge_base.problems import nearest
from knowledge_base.vocabulary import EVENT_ROLES, KINDS

DATA_FILE = Path(__file__).with_name("event_frames.yml")
ROLES = (*EVENT_ROLES, "affected", "auto", "ignored")
NEEDS = ("agent", "object", "participant", "date", "place", "figure", "named")
CONDITIONS = ("word", "object", "subject", "preposition", "not_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Who fills which role: by the slots of a verb, and by those of a noun."""

    subject: str
    object: str
    prepositions: Mapping[str, str]
    possessive: str
    of: str
    compound: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A kind of event with its pattern; `needs` are alternatives of what must be told for it to count."""

    kind: str
    pattern: Pattern
    needs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word or phrase that tells of a frame; conditions name classes of nouns that its slots must hold."""

    words: tuple[str, ...]
    frame: Frame
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    not_of: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """All triggers, by the word to look up: the verb of a verb phrase, the last word of a noun phrase."""

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]

    def kinds(self) -> frozenset[str]:
        """The kinds that have a trigger."""
        tables = (self.verbs, self.nouns)
        return frozenset(t.frame.kind for table in tables for ts in table.values() for t in ts)


def _role(value: Value | None, report: Report) -> str:
    text = (value.text if value else None) or "ignored"
    if text not in ROLES:
        line = value.line if value else 1
        report.add(line, f"unknown role {text!r}.{nearest(text, ROLES)} Roles: {', '.join(ROLES)}.")
    return text


def _read_pattern(value: Value, report: Report) -> Pattern:
    entries = value.entries or {}
    for key in entries:
        if key not in ("subject", "object", "prepositions", "noun"):
            guess = nearest(key, ("subject", "object", "prepositions", "noun"))
            report.add(entries[key].line, f"unknown slot {key!r} of a pattern.{guess}")
    prepositions = entries.get("prepositions", value).entries or {}
    noun = entries.get("noun", value).entries or {}
    return Pattern(
        subject=_role(entries.get("subject"), report),
        object=_role(entries.get("object"), report),
        prepositions={word: _role(role, report) for word, role in prepositions.items()}
        if "prepositions" in entries
        else {},
        possessive=_role(noun.get("possessive"), report),
        of=_role(noun.get("of"), report),
        compound=_role(noun.get("compound"), report),
    )


def _read_needs(value: Value | None, report: Report) -> tuple[frozenset[str], ...]:
    if value is None:
        return ()
    needs = tuple(frozenset(text.split("+")) for text in value.words())
    for word in sorted(frozenset().union(*needs) - set(NEEDS)):
        report.add(value.line, f"unknown need {word!r}.{nearest(word, NEEDS)}")
    return needs


@cache
def _known_classes() -> frozenset[str]:
    """The classes of nouns; none where the lexicon is wrong, which its own readers say."""
    try:
        return frozenset().union(*load_words().classes.values())
    except EventDataError:
        return frozenset()


def _classes(value: Value | None, report: Report, allowed: frozenset[str]) -> frozenset[str]:
    if value is None:
        return frozenset()
    for word in value.words():
        if allowed and word not in allowed:
            report.add(value.line, f"unknown class {word!r}.{nearest(word, allowed)}")
    return frozenset(value.words())


def _read_trigger(value: Value, frame: Frame, report: Report) -> Trigger:
    entries = value.entries or {"word": value}
    for key in entries:
        if key not in CONDITIONS:
            report.add(value.line, f"unknown condition {key!r}.{nearest(key, CONDITIONS)}")
    words = entries["word"].words() if "word" in entries else ()
    if not any(words):
        report.add(value.line, "a trigger needs its word.")
    elif any(word.isdecimal() for word in words):
        report.add(value.line, f"{' '.join(words)!r} is a number and no word.")
    known = _known_classes()
    prepositions = entries.get("preposition")
    return Trigger(
        words=words,
        frame=frame,
        object=_classes(entries.get("object"), report, known),
        subject=_classes(entries.get("subject"), report, known),
        prepositions=frozenset(prepositions.words()) if prepositions else frozenset(),
        not_of="not_of" in entries,
    )


def _read_frame(
    value: Value, patterns: Mapping[str, Pattern], report: Report
) -> tuple[list[Trigger], list[Trigger]]:
    entries = value.entries or {}
    kind = (entries["kind"].text if "kind" in entries else None) or ""
    pattern = (entries["pattern"].text if "pattern" in entries else None) or ""
    for key in entries:
        if key not in ("kind", "pattern", "verbs", "nouns", "needs"):
            guess = nearest(key, ("kind", "pattern", "verbs", "nouns", "needs"))
            report.add(entries[key].line, f"unknown field {key!r} of a frame.{guess}")
    if kind not in KINDS["event"]:
        report.add(value.line, f"unknown kind {kind!r}.{nearest(kind, KINDS['event'])}")
    if pattern not in patterns:
        report.add(value.line, f"unknown pattern {pattern!r}.{nearest(pattern, patterns)}")
        return [], []
    needs = _read_needs(entries.get("needs"), report)
    frame = Frame(kind=kind, pattern=patterns[pattern], needs=needs)
    return (
        [_read_trigger(item, frame, report) for item in _items(entries.get("verbs"))],
        [_read_trigger(item, frame, report) for item in _items(entries.get("nouns"))],
    )


def _items(value: Value | None) -> tuple[Value, ...]:
    return (value.items or ()) if value else ()


def _index(triggers: list[Trigger], position: int) -> dict[str, tuple[Trigger, ...]]:
    """Longest phrases first, so that the most exact reading is tried first."""
    table: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.words:
            table.setdefault(trigger.words[position], []).append(trigger)
    return {word: tuple(sorted(ts, key=lambda t: -len(t.words))) for word, ts in table.items()}


def read_frames(path: Path) -> Frames:
    """The frames of a file; EventDataError lists every unknown kind, role, class or field with its line."""
    report = Report(str(path))
    entries = read_values(path).entries or {}
    for name in ("patterns", "frames"):
        if name not in entries:
            report.add(1, f"{name!r} is missing.")
    for name in entries:
        if name not in ("patterns", "frames"):
            guess = nearest(name, ("patterns", "frames"))
            report.add(entries[name].line, f"unknown part {name!r}.{guess}")
    patterns = {
        name: _read_pattern(value, report)
        for name, value in (entries.get("patterns", Value(1)).entries or {}).items()
    }
    verbs: list[Trigger] = []
    nouns: list[Trigger] = []
    for item in _items(entries.get("frames")):
        of_verbs, of_nouns = _read_frame(item, patterns, report)
        verbs += of_verbs
        nouns += of_nouns
    report.finish()
    return Frames(verbs=_index(verbs, 0), nouns=_index(nouns, -1))


@cache
def load_frames() -> Frames:
    """The frames of this package, read once."""
    return read_frames(DATA_FILE)
