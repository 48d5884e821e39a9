"""What the scripts of the pictures need of each event, in one small file that loads without a request of its own kind."""

import json
from collections.abc import Iterable

from knowledge_base.edtf import Edtf, EdtfError, parse
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.page_frame import SCRIPT_MARK
from knowledge_base.pages.pictures.mapped import places_of
from knowledge_base.pages.record_values import facts_of, value_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import date_in_words, date_order, spaced

PATH = "pictures/events.js"


def event_script(view: View) -> str:
    """A script that sets `kbEvents`: kinds, actors, places and one row an event, in the order of time.

    A script and not JSON: a page opened from a folder may load the one and not the other. A row is id, name, number of kind, first
    and last year (null: open or unknown), date in words, numbers of places, numbers of actors, month (0: not known).
    """
    events = in_time(view.shown["event"])
    kinds = sorted({event.kind or "" for event in events})
    actors = _named(event_actors(event, view) for event in events)
    places = _named(places_of(event, view) for event in events)
    rows = []
    for event in events:
        first, last = years_of(event)
        rows.append(
            [
                stem_of(event.id),
                event.name,
                kinds.index(event.kind or ""),
                first,
                last,
                date_in_words(value_of(event, "date") or "") or "date not known",
                [places[id] for id in places_of(event, view)],
                [actors[id] for id in event_actors(event, view)],
                month_of_event(event) or 0,
            ]
        )
    data = {
        "kinds": [[kind, spaced(kind)] for kind in kinds],
        "actors": [[stem_of(id), view.plain_name(id)] for id in actors],
        "places": [[stem_of(id), view.plain_name(id)] for id in places],
        "events": rows,
    }
    written = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return f'{SCRIPT_MARK}\n"use strict";\nglobalThis.kbEvents = {written};\n'


def in_time(events: Iterable[Entity]) -> list[Entity]:
    """The earliest first, those without a date last."""
    return sorted(events, key=lambda event: (date_order(value_of(event, "date")), event.id))


def years_of(event: Entity) -> tuple[int | None, int | None]:
    """The first and last year of an event; None where that end is open or nothing is known.

    An event told of "on or before" a day counts in the year of that day, as it does in the lists.
    """
    date = _date_of(event)
    if not date:
        return None, None
    first, last = date.earliest, date.latest
    if last and not first and value_of(event, "date") == f"[..{last.isoformat()}]":
        first = last
    return first.year if first else None, last.year if last else None


def year_of_event(event: Entity) -> int | None:
    """The first year that an event's date can mean, else the last; None where no date is known."""
    first, last = years_of(event)
    return first if first is not None else last


def month_of_event(event: Entity) -> int | None:
    """The month (1 to 12) of an event whose date lies within one, or is open on one side of it; None for what is known less well."""
    date = _date_of(event)
    first, last = (date.earliest, date.latest) if date else (None, None)
    ends = {(day.year, day.month) for day in (first, last) if day}
    return ends.pop()[1] if len(ends) == 1 else None


def _date_of(event: Entity) -> Edtf | None:
    try:
        return parse(value_of(event, "date") or "")
    except EdtfError:
        return None


def event_actors(event: Entity, view: View) -> list[str]:
    """The ids of the actors that took part, each once, in the order of the record."""
    found = (view.resolved(fact.entity) for fact in facts_of(event, "participant") if fact.entity)
    return list(dict.fromkeys(who.id for who in found if who and who.type == "actor"))


def _named(groups: Iterable[Iterable[str]]) -> dict[str, int]:
    """Numbers for ids, in the order of ids."""
    return {id: at for at, id in enumerate(sorted({id for group in groups for id in group}))}
