"""What the tellings of one event say, side by side: equal values once, differing ones each, never averaged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge_base.entities.events.matching import date_range
from knowledge_base.entities.events.tellings import Telling
from knowledge_base.entities.linking.identity import most_frequent
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.model import Argument, Quantity
from knowledge_base.vocabulary import EVENT_ROLES, Basis

FIGURES = ("killed", "wounded", "kidnapped")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValue:
    """One value of one field of an event, and the tellings that have it."""

    field: str
    tellings: tuple[Telling, ...]
    value: str | int | Quantity | None = None
    role: str | None = None
    entity: str | None = None
    said: str | None = None
    basis: Basis | None = None

    @property
    def sources(self) -> list[str]:
        """The sources that say so, sorted."""
        return sorted({telling.event.source for telling in self.tellings})


def gather_values(tellings: Sequence[Telling]) -> list[EventValue]:
    """All values of an event in the order of its fields; of a date or figure, the one that most sources tell comes first."""
    ordered = sorted(tellings, key=lambda t: t.key)
    return [
        *_dates(ordered),
        *_arguments(ordered, "places"),
        *_arguments(ordered, "participants"),
        *(value for figure in FIGURES for value in _figures(ordered, figure)),
        *_quantities(ordered),
        *_manner(ordered, "stage", "accomplished"),
        *_manner(ordered, "modality", "asserted"),
    ]


def main_kind(tellings: Iterable[Telling]) -> str:
    """The kind that most tellings give."""
    return most_frequent(telling.event.kind for telling in tellings) or ""


def main_country(tellings: Iterable[Telling]) -> str | None:
    """The country that most tellings have, None where they have none."""
    return most_frequent(telling.country for telling in tellings)


def _dates(tellings: Sequence[Telling]) -> list[EventValue]:
    """The dates told; that it was before an article's date says nothing where another telling has the date."""
    told: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.event.edtf:
            told[telling.event.edtf].append(telling)
    said = {value for value, found in told.items() if any(t.event.said for t in found)}
    values = [_date(value, told[value]) for value in told if value in said or not said]
    return sorted(values, key=lambda v: (-len(v.sources), _length(str(v.value)), str(v.value)))


def _date(value: str, tellings: Sequence[Telling]) -> EventValue:
    first = next((t.event for t in tellings if t.event.said), tellings[0].event)
    return EventValue(
        field="date", value=value, tellings=tuple(tellings), said=first.said, basis=first.basis
    )


def _length(value: str) -> int:
    start, end = date_range(value)
    return (end - start).days


def _arguments(tellings: Sequence[Telling], field: str) -> list[EventValue]:
    """Places or participants, each once, as `(role, entity)` or where there is no entity by its words."""
    told: defaultdict[tuple[int, str, str], list[tuple[Telling, Argument, str | None]]]
    told = defaultdict(list)
    for telling in tellings:
        for argument, entity in telling.arguments:
            if (argument.role == "place") == (field == "places"):
                key = _rank(argument.role), entity or "", "" if entity else fold_name(argument.text)
                told[key].append((telling, argument, entity))
    grouped = sorted(told.values(), key=lambda found: _rank(found[0][1].role))
    return [_argument(found, field) for found in grouped]


def _argument(found: Sequence[tuple[Telling, Argument, str | None]], field: str) -> EventValue:
    _, argument, entity = found[0]
    words = " ".join(argument.text.split())
    return EventValue(
        field=field,
        tellings=tuple(dict.fromkeys(telling for telling, _, _ in found)),
        role=argument.role if field == "participants" else None,
        entity=entity,
        value=None if entity else words,
        said=words,
    )


def _rank(role: str) -> int:
    return EVENT_ROLES.index(role) if role in EVENT_ROLES else len(EVENT_ROLES)


def _figures(tellings: Sequence[Telling], field: str) -> list[EventValue]:
    told: defaultdict[int, list[Telling]] = defaultdict(list)
    for telling in tellings:
        number = getattr(telling.event, field)
        if number is not None:
            told[number].append(telling)
    values = [EventValue(field=field, value=n, tellings=tuple(found)) for n, found in told.items()]
    return sorted(values, key=lambda v: (-len(v.sources), str(v.value)))


def _quantities(tellings: Sequence[Telling]) -> list[EventValue]:
    told: defaultdict[Quantity, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for quantity in telling.event.quantities:
            told[quantity].append(telling)
    return [
        EventValue(field="quantities", value=quantity, tellings=tuple(dict.fromkeys(found)))
        for quantity, found in told.items()
    ]


def _manner(tellings: Sequence[Telling], field: str, usual: str) -> list[EventValue]:
    """Stage or modality where it is not the usual one; the most usual that any telling gives holds."""
    told = [str(getattr(telling.event, field)) for telling in tellings]
    if not told or usual in told:
        return []
    value = most_frequent(told)
    having = tuple(t for t, said in zip(tellings, told, strict=True) if said == value)
    return [EventValue(field=field, value=value, tellings=having)]
