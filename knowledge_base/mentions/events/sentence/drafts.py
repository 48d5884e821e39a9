"""What one sentence tells of an event, before the whole document is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.lexicon.frames import Frame
from knowledge_base.mentions.events.settings.times_between import Interval
from knowledge_base.mentions.events.triggers.telling import Telling
from knowledge_base.model import Argument, Mention, Quantity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One telling of an event before the whole document is looked at."""

    paragraph: int
    sentence: Span
    kind: str
    frame: Frame
    trigger: Span
    token: int
    is_noun: bool
    definite: bool
    is_result: bool
    is_fatal: bool
    above: frozenset[int]
    carrier: int | None
    clause_above: int | None
    clause_of: int | None  # the verb of whose clause an event noun is an immediate part
    telling: Telling
    fillers: tuple[Filler, ...] = ()
    pronouns: frozenset[str] = frozenset()
    plural_pronouns: frozenset[str] = frozenset()
    thing_pronouns: frozenset[str] = frozenset()
    female_pronouns: frozenset[str] = frozenset()
    male_pronouns: frozenset[str] = frozenset()
    places: tuple[Argument, ...] = ()
    wide_places: frozenset[str] = frozenset()  # the names of those in which towns lie
    narrow_places: frozenset[str] = frozenset()  # and of those that lie in a town
    date: Mention | None = None
    lent_date: bool = False  # the date is that of a sentence before, from which the deed goes on
    interval: Interval | None = None  # how long it was after a deed told before
    carried: bool = False
    killed: int | None = None
    wounded: int | None = None
    kidnapped: int | None = None
    quantities: tuple[Quantity, ...] = ()
    plural: bool = False
    own_places: bool = True
    inferred: bool = False
    another: bool = False
    within: bool = False  # part of a deed told before: "was wounded in the attack", "also wounded"
    aside: bool = (
        False  # of somebody whom the sentence is not about: "a friend of the murdered senator"
    )
    goes_on: bool = (
        False  # goes on with what was told just before: "they then …", "the assailants …"
    )
    of_a_deed: bool = False  # told of a word for any deed: "an incident in which two were killed"
    avenged: bool = False  # another deed was done because of it: "in revenge for the death of X"
    tellings: int = 1
    told_last: int = 0  # the paragraph of the latest telling, 0 where there is one only
    last_telling: int = 0  # and where its sentence begins
    sources: tuple[Argument, ...] = ()
    over_a_time: bool = False  # what months or years brought: "ten were shot over the past month"
    part: int = 0  # which of the deeds of one verb it is: "killed A in X and B in Y"
    stretch: Span | None = None  # the words of that part
    comes_with: int | None = None  # the verb of a deed before or after which it was done
    interval_to: int | None = (
        None  # the verb of a deed so many days before or after which it was done
    )

    def roles(self, *names: str) -> list[Filler]:
        """The fillers of the roles of those names."""
        return [filler for filler in self.fillers if filler.role in names]

    def affected(self) -> list[Filler]:
        """Who and what it hit, and who took part."""
        return self.roles("victim", "target", "participant")

    def has_figure(self) -> bool:
        """Whether it says how many or how much."""
        counts = (self.killed, self.wounded, self.kidnapped)
        return any(count is not None for count in counts) or bool(self.quantities)
