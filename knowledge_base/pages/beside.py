"""Notes beside the text of a source: at each paragraph the events it tells and the records whose facts rest on it.

They are the way back from a passage to what it proves. Beside the text on wide screens, below the paragraph on narrow ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge_base.model import Entity, Fact, LinkedEvent, Span
from knowledge_base.pages.addresses import evidence_anchor, href, page_of
from knowledge_base.pages.claims import claim_anchor
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.proofs import claim_in_words
from knowledge_base.pages.record_values import field_of
from knowledge_base.pages.wording import counted, reservation, shortened, spaced

MOST_NOTES = 4  # beside one paragraph; the others unfold
MOST_FACTS = 5  # named in one note
_LONGEST_NAME = 70


@dataclass(slots=True)
class _Note:
    """One record beside one paragraph, or an event without a record."""

    span: Span
    entity: Entity | None = None
    telling: LinkedEvent | None = None
    facts: list[Fact] = field(default_factory=list)


def notes_beside(links: Links, source: str, block: Span, language: str | None = None) -> Html:
    """The notes of one paragraph, in the order of its sentences; `language` is that of the notes where the text has another."""
    found = sorted(_notes(links, source, block), key=lambda note: (note.span, _name(note)))
    items = [_item(links, note) for note in found]
    if not items:
        return NOTHING
    if (more := len(items) - MOST_NOTES) > 1:
        head = element("summary", counted(more, "more record"))
        folded = element("ul", *items[MOST_NOTES:])
        items = [*items[:MOST_NOTES], element("li", element("details", head, folded))]
    # The search's reader leaves out by tag: what it shall leave out may hold no second element of that tag.
    return element(
        "div",
        element("ul", *items),
        class_="kb-beside",
        lang=language,
        dir="ltr",
        data_search_exclude="true",
    )


def _notes(links: Links, source: str, block: Span) -> Iterator[_Note]:
    view = links.view
    notes: dict[str, _Note] = {}
    for telling in view.kb.events.get(source, ()):
        span = telling.event.span
        if not block.start <= span.start < block.end:
            continue
        record = view.resolved(telling.entity) if telling.entity else None
        if not record:
            yield _Note(span, telling=telling)
        elif record.id not in notes:
            notes[record.id] = _Note(span, entity=record, telling=telling)
    for span, holders in view.resting.get(source, {}).items():
        if not block.start <= span.start < block.end:
            continue
        for name, held in holders.items():
            # A name that a passage proves is marked in it and leads to its record by itself.
            facts = [fact for fact in held if field_of(fact) != "alias"]
            record = view.kb.entities.get(name)
            if facts and record and page_of(name) != links.page:
                note = notes.setdefault(name, _Note(span, entity=record))
                note.span = min(note.span, span)
                note.facts += facts
    yield from notes.values()


def _name(note: _Note) -> str:
    return note.entity.id if note.entity else ""


def _item(links: Links, note: _Note) -> Html:
    kind = note.entity.type if note.entity else "event"
    where = f"#{evidence_anchor(note.span.start, note.span.end)}"
    sign = element("a", "", href=where, class_=f"kb-sign kb-type--{kind}", aria_label="Passage")
    parts = [sign, *(_record(links, note, note.entity) if note.entity else _bare(note))]
    return element("li", join((part for part in parts if part), " "))


def _record(links: Links, note: _Note, entity: Entity) -> list[Html]:
    event = note.telling.event if note.telling else None
    doubt = reservation(event.stage, event.modality) if event else ""
    named = links.entity(entity.id, shortened(name_of(entity), _LONGEST_NAME))
    words = [element("strong", doubt, class_="kb-doubt")] if doubt else []
    return [named, *words, _facts(links, entity, note.facts)]


def _bare(note: _Note) -> list[Html]:
    event = note.telling.event if note.telling else None
    if not event:
        return []
    doubt = reservation(event.stage, event.modality)
    words = element("strong", doubt, class_="kb-doubt") if doubt else NOTHING
    return [escape(spaced(event.kind)), words, element("small", "no event of the base")]


def _facts(links: Links, entity: Entity, facts: Sequence[Fact]) -> Html:
    """What of the record rests here, each leading to the fact on the record's page."""
    named: dict[str, Html] = {}
    for fact in facts:
        words = claim_in_words(links, fact)
        address = href(links.page, page_of(entity.id), claim_anchor(fact))
        named.setdefault(words, element("a", words, href=address))
    shown = list(named.values())[:MOST_FACTS]
    rest = f" and {len(named) - len(shown)} more" if len(named) > len(shown) else ""
    return element("small", join([join(shown, ", "), rest])) if shown else NOTHING
