"""The page of an event: who, what, where, when, figures, and how each source tells it."""

from collections import defaultdict
from collections.abc import Sequence

from knowledge_base.model import Entity, Evidence, LinkedEvent
from knowledge_base.pages.correcting import record_foot
from knowledge_base.pages.entity_page import closing_sections, lead, links_of, summary
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.event_list import doubt, event_list
from knowledge_base.pages.facts import fact_box
from knowledge_base.pages.links import Links, language_of
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.record_values import facts_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import (
    counted,
    date_in_words,
    quantity_in_words,
    reservation,
    role_label,
)

_WORD, _CERTAINTY = "Word", "Worded as"
_FIRST = ("date", "place", "participant", "killed", "wounded", "kidnapped", "quantity")


def event_page(view: View, event: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, event)
    tellings = view.tellings.get(event.id, ())
    words = doubt(event)
    warning = element("strong", words, class_="kb-doubt") if words else NOTHING
    sections = [
        Section(
            title=f"How it is told ({counted(len(tellings), 'passage')})",
            id="tellings",
            body=telling_list(links, tellings),
        ),
        Section(title="Differences", id="differences", body=differences(links, tellings)),
        Section(title="Other events of those involved", id="events", body=_others(links, event)),
        *closing_sections(links, event),
    ]
    return page_text(
        Page(
            title=event.name,
            description=summary(event),
            lead=lead(links, event, fact_box(links, event, first=_FIRST), doubt=warning),
            sections=sections,
            foot=record_foot(links, event),
            boost=3,
        )
    )


def telling_list(links: Links, tellings: Sequence[LinkedEvent]) -> Html:
    """Each passage that tells the event, word for word, with its trigger marked and a link to its place."""
    return join(_telling(links, telling) for telling in tellings)


def differences(links: Links, tellings: Sequence[LinkedEvent]) -> Html:
    """What the tellings say of date, place, actors and figures, side by side; a row whose tellings differ says so in words."""
    if len(tellings) < 2:
        return NOTHING
    columns = [_statements(links, telling) for telling in tellings]
    fields = list(dict.fromkeys(field for column in columns for field in column))
    head = [element("th", "What", scope="col")]
    head += [
        element("th", links.source(telling.event.source, limit=40), scope="col")
        for telling in tellings
    ]
    rows = [_compared(field, [column.get(field, "") for column in columns]) for field in fields]
    table = element(
        "table",
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        class_="kb-table kb-wide",
    )
    return element(
        "div", table, class_="kb-scroll", tabindex="0", role="group", aria_label="Tellings compared"
    )


def _telling(links: Links, telling: LinkedEvent) -> Html:
    event = telling.event
    at = event.trigger_span.start - event.span.start
    end = event.trigger_span.end - event.span.start
    inside = 0 <= at < end <= len(event.quote)
    text = (
        join([event.quote[:at], element("b", event.quote[at:end]), event.quote[end:]])
        if inside
        else escape(event.quote)
    )
    passage = Evidence(
        source=event.source, start=event.span.start, end=event.span.end, quote=event.quote
    )
    words = reservation(event.stage, event.modality)
    caveat = element("strong", words, class_="kb-doubt") if words else NOTHING
    credit = [links.source(event.source), links.passage(passage, "in its place"), caveat]
    return element(
        "figure",
        element("blockquote", element("p", text), lang=language_of(links.view, event.source)),
        element("figcaption", join((part for part in credit if part), " · ")),
        class_="kb-telling",
    )


def _statements(links: Links, telling: LinkedEvent) -> dict[str, str]:
    """What one telling says, field by field, as HTML or text."""
    event = telling.event
    said: dict[str, str] = {_WORD: event.trigger}
    if event.edtf:
        words = f" (“{event.said}”)" if event.said else ""
        inferred = ", inferred" if event.basis == "inferred" else ""
        said["When"] = f"{date_in_words(event.edtf)}{words}{inferred}"
    for argument, entity in telling.arguments:
        title = "Where" if argument.role == "place" else role_label(argument.role)
        named = links.entity(entity, argument.text) if entity else escape(argument.text)
        said[title] = join([said[title], named], "; ") if title in said else named
    for field, figure in (
        ("Killed", event.killed),
        ("Wounded", event.wounded),
        ("Kidnapped", event.kidnapped),
    ):
        if figure is not None:
            said[field] = f"{figure:,}"
    if event.quantities:
        said["Amounts"] = ", ".join(quantity_in_words(quantity) for quantity in event.quantities)
    if words := reservation(event.stage, event.modality):
        said[_CERTAINTY] = words
    return said


def _compared(field: str, values: list[str]) -> Html:
    stated = {value for value in values if value}
    differs = element("small", " differs") if len(stated) > 1 and field != _WORD else NOTHING
    nothing = "as a fact" if field == _CERTAINTY else "not said"
    cells = [element("td", value or element("span", nothing, class_="kb-note")) for value in values]
    return element("tr", element("th", field, differs, scope="row"), *cells)


def _others(links: Links, event: Entity) -> Html:
    """Other events with the same actors."""
    shared: defaultdict[str, list[str]] = defaultdict(list)
    named = [fact.entity for fact in facts_of(event, "participant") if fact.entity]
    for actor in dict.fromkeys(named):
        record = links.view.resolved(actor)
        for other in links.view.events_of.get(actor, {}):
            if other != event.id and record:
                shared[other].append(record.name)
    notes = {other: f"also {', '.join(names)}" for other, names in shared.items()}
    return event_list(links, notes, notes)
