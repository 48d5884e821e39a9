"""The record that a candidate gets when a person decides about it."""

from typing import Any

from knowledge_base.entities.editing.base import Base
from knowledge_base.entities.editing.draft import Draft
from knowledge_base.entities.events.tellings import Telling
from knowledge_base.entities.files.new_record import render_template
from knowledge_base.entities.linking.quotes import find_occurrences
from knowledge_base.model import Candidate, Evidence


def start_candidate(draft: Draft, base: Base, candidate: Candidate, *, commented: bool) -> None:
    """Begin its record with what was found: name, kind, and of an event when and by which sentence it is told.

    `commented` says that every other field stands there too, to uncomment.
    """
    fields: dict[str, Any] = {"name": candidate.name}
    if candidate.kind:
        fields["kind"] = candidate.kind
    if candidate.type == "event":
        telling = _find_telling(base, candidate)
        fields["evidence"] = [_quote(base, passage) for passage in candidate.evidence]
        if telling and telling.event.edtf:
            fields["date"] = telling.event.edtf
        if telling and (participants := _participants(base, telling)):
            fields["participants"] = participants
    if commented:
        draft.start(candidate.id, render_template(candidate.type, fields, folder=base.folder))
        return
    for key, value in fields.items():
        draft.put(candidate.id, key, value)


def _find_telling(base: Base, candidate: Candidate) -> Telling | None:
    """The telling that the candidate was made of, by the sentence it quotes and its kind."""
    quoted = {(passage.source, passage.start) for passage in candidate.evidence}
    tellings = (
        telling
        for telling in base.understand().linked.doubtful
        if (telling.event.source, telling.event.span.start) in quoted
        and telling.event.kind == candidate.kind
    )
    return next(tellings, None)


def _quote(base: Base, passage: Evidence) -> dict[str, Any]:
    """A passage as people write it, with `nth` where its words repeat."""
    document = base.understand().linked.documents[passage.source]
    places = [span.start for span in find_occurrences(document, passage.quote)]
    nth = {"nth": places.index(passage.start) + 1} if len(places) > 1 else {}
    return {"source": passage.source, "quote": passage.quote, **nth}


def _participants(base: Base, telling: Telling) -> list[dict[str, Any]]:
    """Who took part, as far as they have a record or an authority's entry: an id must lead somewhere."""
    return [
        {"role": argument.role, "entity": entity}
        for argument, entity in telling.decided
        if entity
        and argument.role != "place"
        and (entity in base.records or entity in base.authority)
    ]
