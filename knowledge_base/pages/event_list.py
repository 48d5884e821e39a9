"""Events in the order of time, as a list that reads without any picture."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from knowledge_base.model import Entity, Evidence
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.links import Links, source_title
from knowledge_base.pages.record_values import evidence_of, facts_of, value_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import (
    date_in_words,
    date_order,
    reservation,
    shortened,
    spaced,
    value_in_words,
)

NO_NOTES: Mapping[str, str] = MappingProxyType({})
_OBVIOUS = frozenset({"country", "place", "date"})
_SHORT_TITLE = 40
FIGURES = ("killed", "wounded", "kidnapped", "quantity")


def event_list(
    links: Links,
    events: Iterable[str],
    notes: Mapping[str, str] = NO_NOTES,
    *,
    latest_first: bool = False,
) -> Html:
    """The events, earliest first and those without a date last, each with what `notes` say of it."""
    found = in_time(links.view, events)
    if latest_first:
        found.reverse()
    return items_of(links, found, notes) if found else NOTHING


def in_time(view: View, events: Iterable[str]) -> list[Entity]:
    """The events that readers see, earliest first, those without a date last."""
    found = [event for name in dict.fromkeys(events) if (event := view.resolved(name))]
    found.sort(key=lambda event: (date_order(value_of(event, "date")), event.id))
    return found


def items_of(links: Links, events: Iterable[Entity], notes: Mapping[str, str] = NO_NOTES) -> Html:
    """A list of events in the order given."""
    items = [_item(links, event, notes.get(event.id, "")) for event in events]
    return element("ol", *items, class_="kb-events")


def when(links: Links, event: Entity) -> Html:
    """An event's date as a link to the date's page where there is one."""
    for fact in facts_of(event, "date"):
        if isinstance(fact.value, str):
            words = date_in_words(fact.value)
            record = links.view.date_record(fact.value)
            return links.entity(record.id, words) if record else escape(words)
    return element("span", "date not known", class_="kb-note")


def where(links: Links, event: Entity) -> Html:
    """The places of an event, with links."""
    named = []
    for fact in facts_of(event, "place"):
        words = "" if fact.value == fact.entity else value_in_words(fact.value)
        known = fact.entity and links.view.resolved(fact.entity)
        named.append(
            links.entity(fact.entity, "" if known else words) if fact.entity else escape(words)
        )
    return join(dict.fromkeys(named), ", ")


def figures(event: Entity) -> str:
    """Dead, wounded, kidnapped and amounts of an event: "10 killed; 7.6 t of cocaine"; what sources differ in, "8 or 10 killed"."""
    values: dict[str, dict[str, None]] = {}
    for fact in facts_of(event, *FIGURES):
        if fact.value is not None:
            name = "" if fact.field.startswith("quantit") else fact.field
            values.setdefault(name, {})[value_in_words(fact.value)] = None
    parts = [
        f"{' or '.join(said)} {name}" if name else "; ".join(said) for name, said in values.items()
    ]
    return "; ".join(parts)


def doubt(event: Entity) -> str:
    """The words that keep an alleged, planned or attempted event from reading as one that happened."""
    return reservation(value_of(event, "stage"), value_of(event, "modality"))


def unsaid_kind(event: Entity) -> str:
    """The kind of an event, where its name does not say it already."""
    kind = spaced(event.kind or "")
    return "" if kind in event.name.casefold() else kind


def sources_of(view: View, event: Entity) -> dict[str, Evidence]:
    """The sources that tell an event, each with a passage: one that was read as telling it, else one that a person quotes for it."""
    quoted = [piece for piece in evidence_of(event) if piece.source in view.kb.documents]
    told = [
        Evidence(
            source=telling.event.source,
            start=telling.event.span.start,
            end=telling.event.span.end,
            quote=telling.event.quote,
        )
        for telling in view.tellings.get(event.id, ())
    ]
    return {piece.source: piece for piece in reversed([*told, *quoted])}


def told_by(links: Links, event: Entity) -> Html:
    """Which source tells an event, as a link to its passage, and how many more do."""
    passages = sources_of(links.view, event)
    if not passages:
        return NOTHING
    source = min(passages)
    title = shortened(source_title(links.view, source), _SHORT_TITLE)
    more = escape(f" +{len(passages) - 1}" if len(passages) > 1 else "")
    return join(["told by ", links.passage(passages[source], title), more])


def role_notes(roles: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """For each event the roles that the page's record has in it; that it lies there or then goes without saying."""
    own = {
        event: ", ".join(f"as {spaced(role)}" for role in given if role not in _OBVIOUS)
        for event, given in roles.items()
    }
    return {event: words for event, words in own.items() if words}


def _item(links: Links, event: Entity, note: str) -> Html:
    """An event; the sign before it is whole for what happened, broken for what is alleged, planned or denied."""
    named = [links.entity(event.id)]
    if words := doubt(event):
        named.append(element("strong", words, class_="kb-doubt"))
    if event.status == "reviewed":
        named.append(element("span", "✓", title="reviewed by a person", class_="kb-seen"))
    details = [
        unsaid_kind(event),
        where(links, event),
        figures(event),
        note,
        told_by(links, event),
    ]
    return element(
        "li",
        element("span", when(links, event), class_="kb-when"),
        element(
            "span",
            join(named, " "),
            element("small", join((part for part in details if part), " · ")),
            class_="kb-what",
        ),
        class_=f"kb-ev--{value_of(event, 'modality')}" if words else None,
    )
