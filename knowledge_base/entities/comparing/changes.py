"""What two states of the entity files differ in, as a reader would tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Turn = Literal[
    "new",
    "gone",
    "merged",
    "parted",
    "rejected",
    "restored",
    "reviewed",
    "unreviewed",
    "unmentioned",
    "without-article",
    "other-text",
]
Fate = Literal["redirect", "tombstone", "withdrawn", "dead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One value of one record as readers see it.

    `key` tells the values of a list apart and is "" for a field that has one value; `raw` is compared, `words` are read.
    `entity` is the id that the value names. `found` is what the machine reads where a person's other value stands over it.
    """

    field: str
    raw: str
    words: str
    person: bool
    key: str = ""
    role: str = ""
    entity: str = ""
    found: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A value that was added (no `before`), lost (no `after`) or changed."""

    record: str
    before: Seen | None = None
    after: Seen | None = None

    @property
    def kind(self) -> Literal["added", "changed", "lost"]:
        """Which of the three it is."""
        if self.before is None:
            return "added"
        return "changed" if self.after else "lost"

    @property
    def by_person(self) -> bool:
        """Whether a person's words are at either end of the change."""
        return any(seen.person for seen in (self.before, self.after) if seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What became of a record; `to` is the record it was merged into, or that seems to be it under another id."""

    record: str
    turn: Turn
    to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressChange:
    """An address that held a record and holds none now; `to` is where it leads or, where it dies, should lead."""

    record: str
    fate: Fate
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMove:
    """A point on the map that moved: of a place, or of an event that now lies in another place.

    `km` is the way along a great circle; None where one end has no point. `before` and `after` are words.
    """

    record: str
    before: str
    after: str
    km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A person's value and another one that the machine finds now; hers stands. `new` says that it was not so before."""

    record: str
    seen: Seen
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All differences, in a fixed order; `names` call every record that is spoken of.

    `mentions` are the counts of mentions of known things before and after. `unreadable` are files of either state whose
    faults keep them out of the comparison. `only_words` says that people's words changed and nothing that a build writes.
    """

    facts: tuple[FactChange, ...] = ()
    records: tuple[RecordChange, ...] = ()
    addresses: tuple[AddressChange, ...] = ()
    moves: tuple[MapMove, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    mentions: tuple[int, int] = (0, 0)
    unreadable: tuple[str, ...] = ()
    only_words: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
