"""What the machine found for one event: the content of its block `extracted`."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from knowledge_base import edtf
from knowledge_base.entities.blocks.contents import Block, evidence_item, without_empty
from knowledge_base.entities.events.event_records import nth_trigger
from knowledge_base.entities.events.tellings import Telling
from knowledge_base.entities.events.values import EventValue, gather_values, main_country, main_kind
from knowledge_base.entities.linking.quotes import cite
from knowledge_base.model import Document, Evidence, Quantity

NameOf = Callable[[str], str]
_NEAR = re.compile(r"\bnear\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)


def extract_event(
    tellings: Sequence[Telling],
    previous: Mapping[str, Any] | None,
    *,
    documents: Mapping[str, Document],
    name_of: NameOf,
) -> Block:
    """The block of an event; where no telling is left, only its name and kind stay, and `mentions` says that there is none.

    `name_of` gives the names of its places and actors as they stand within a sentence.

    A figure or date on which tellings differ is a list of the values with their sources.
    """
    if not tellings:
        before = previous or {}
        return without_empty(
            {"name": before.get("name"), "kind": before.get("kind"), "mentions": {}},
            keep=("mentions",),
        )
    values = gather_values(tellings)
    block: Block = {
        "name": name_event(tellings, name_of),
        "kind": main_kind(tellings),
        "country": main_country(tellings),
        "date": _one_or_all([_date(v) for v in values if v.field == "date"]),
        "places": [_named(v) for v in values if v.field == "places"],
        "participants": [_named(v) for v in values if v.field == "participants"],
        "quantities": [quantity_item(v.value) for v in values if isinstance(v.value, Quantity)],
        "evidence": tell_evidence(tellings, documents),
    }
    for field in ("killed", "wounded", "kidnapped", "stage", "modality"):
        told = [v for v in values if v.field == field]
        block[field] = (
            told[0].value
            if len(told) == 1
            else [{"value": v.value, "sources": v.sources} for v in told]
        )
    return without_empty(block)


def name_event(tellings: Sequence[Telling], name_of: NameOf) -> str:
    """A readable name: "Seizure near Trujillo, September 2014"; without a place, who did it."""
    values = gather_values(tellings)
    place = next((v.entity for v in values if v.field == "places" and v.entity), None)
    agent = next((v.entity for v in values if v.role == "agent" and v.entity), None)
    date = next((str(v.value) for v in values if v.field == "date"), None)
    where = word_place(place, values, name_of) if place else None
    by = f"by {name_of(agent)}" if agent else None
    return word_event(main_kind(tellings), where or by, date)


def word_event(kind: str, where_or_by: str | None, date: str | None) -> str:
    """The words of a name: the kind, "in Trujillo" or "by DIRANDRO", and the date (EDTF)."""
    parts = (kind.replace("-", " ").capitalize(), where_or_by)
    named = " ".join(part for part in parts if part)
    return f"{named}, {edtf.in_words(date)}" if date else named


def word_place(place: str, values: Sequence[EventValue], name_of: NameOf) -> str:
    """ "in Trujillo", or "near" where the sentences among the values of the event say so."""
    found = next((v for v in values if v.field == "places" and v.entity == place), None)
    return f"{'near' if found and _is_near(found) else 'in'} {name_of(place)}"


def _is_near(place: EventValue) -> bool:
    """Whether the sentence puts the event only near the place: "at a factory near the city of Trujillo"."""
    event = place.tellings[0].event
    spans = (
        a.span for a, e in place.tellings[0].arguments if a.role == "place" and e == place.entity
    )
    before = event.quote[: max(0, next(spans).start - event.span.start)]
    return _NEAR.search(before) is not None or (place.said or "").casefold().startswith("near ")


def telling_passages(
    tellings: Sequence[Telling], documents: Mapping[str, Document]
) -> tuple[Evidence, ...]:
    """The sentences that tell of an event, each once, in reading order."""
    spans = sorted({(t.event.source, t.event.span) for t in tellings})
    return tuple(cite(documents[source], span) for source, span in spans)


def tell_evidence(tellings: Sequence[Telling], documents: Mapping[str, Document]) -> list[Block]:
    """The sentences with the word that each telling turns on, by which a rebuild finds the event again."""
    triggers = sorted(
        {(t.event.source, t.event.span, t.event.trigger, nth_trigger(t.event)) for t in tellings}
    )
    return [
        {
            **evidence_item(cite(documents[source], span)),
            "trigger": trigger,
            **({"nth": nth} if nth > 1 else {}),
        }
        for source, span, trigger, nth in triggers
    ]


def quantity_item(quantity: Quantity) -> Block:
    """An amount as a block holds it; a whole number without its point."""
    amount = int(quantity.amount) if quantity.amount == int(quantity.amount) else quantity.amount
    return without_empty(
        {"amount": amount, "unit": quantity.unit, "of": quantity.of}, keep=("amount",)
    )


def _date(value: EventValue) -> Block:
    inferred = "inferred" if value.basis == "inferred" else None
    told = without_empty({"edtf": value.value, "said": value.said, "basis": inferred})
    return {**told, "sources": value.sources}


def _one_or_all(dates: list[Block]) -> Block | list[Block] | None:
    if len(dates) == 1:
        return {key: value for key, value in dates[0].items() if key != "sources"}
    return dates or None


def _named(value: EventValue) -> Block:
    """A place or participant: its entity and the words for it, or the words alone."""
    if value.entity:
        return without_empty({"role": value.role, "entity": value.entity, "said": value.said})
    return without_empty({"role": value.role, "text": value.value})
