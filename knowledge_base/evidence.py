"""What facts rest on, and what is put to a person with it: passages, works, and pairs of things that may be one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The passage a fact rests on; `quote` equals the source's text at the offsets."""

    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work outside the seeds that a reader can look up."""

    title: str
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two things that may be one, for a person to decide: `keep` is the id to stay, `give_up` the one to be joined to it.

    `names` are the two names that look alike, `reason` says why, `evidence` has a passage for each that a source names.
    """

    keep: str
    give_up: str
    names: tuple[str, str]
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A person's record whose sources may speak of two people, for a person to decide: `entity` would stay with the first.

    `new_id` and `new_name` would be the other's, `corrections` the texts that mean the other, by source; `reason` says what
    contradicts, `evidence` has a passage for each.
    """

    entity: str
    name: str
    new_id: str
    new_name: str
    reason: str
    corrections: tuple[tuple[str, tuple[str, ...]], ...]
    evidence: tuple[Evidence, ...] = ()
