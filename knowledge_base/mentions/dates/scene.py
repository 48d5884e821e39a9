"""What a rule of the date grammar sees, and what it answers."""

from dataclasses import dataclass

from knowledge_base.edtf import parse
from knowledge_base.mentions.dates.habits import UNKNOWN, Habits
from knowledge_base.mentions.dates.inference import Aim, Anchor, Frame, aim_of
from knowledge_base.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class Scene:
    """The stretch to read (`text[start:end]` of a file), the article's date, and what earlier words of the stretch leave behind.

    `frame` is a year stated before, which bare days after it share; `focus` the date named last, which "the next day" counts
    from (the last day of a period), `opening` the first day of that period, which "the day before" counts from; `listed` the day before these words, if a list may go on from it ("May 7 and 12").
    """

    text: str
    start: int
    end: int
    anchor: Anchor | None
    frame: Frame | None = None
    habits: Habits = UNKNOWN
    focus: Anchor | None = None
    opening: Anchor | None = None
    listed: "Reading | None" = None

    def before(self, position: int, reach: int = 28) -> str:
        """The text up to `position`, at most `reach` characters of the stretch."""
        return self.text[max(self.start, position - reach) : position]

    def after(self, position: int, reach: int = 28) -> str:
        """The text from `position` on, at most `reach` characters of the stretch."""
        return self.text[position : min(self.end, position + reach)]

    def aim(self, start: int, end: int) -> Aim:
        """Where the words around `text[start:end]` point, from the article's date."""
        return aim_of(self.before(start, 90), self.after(end, 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A date expression that a rule understood: where it stands, its EDTF value (None: vague) and how that was got."""

    start: int
    end: int
    value: str | None
    rule: str
    basis: Basis | None = "stated"
    anchor: str | None = None
    kind: str | None = None


def kind_of_value(value: str) -> str:
    """The vocabulary's kind for a value: an open bound or a set is a period."""
    kind = parse(value).kind
    return "period" if kind in ("open", "set") else kind


def vague(start: int, end: int, rule: str, kind: str | None) -> Reading:
    """A reading without a value."""
    return Reading(start=start, end=end, value=None, rule=rule, basis=None, kind=kind)


def inferred(start: int, end: int, value: str, rule: str, anchor: str) -> Reading:
    """A reading whose value rests on another date."""
    return Reading(start=start, end=end, value=value, rule=rule, basis="inferred", anchor=anchor)
