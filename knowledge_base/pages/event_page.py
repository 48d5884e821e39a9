"""The page of an event: who, what, where, when, figures, how each source tells it, and its neighbours in time and place."""

from collections import defaultdict
from collections.abc import Iterable

from knowledge_base.edtf import EdtfError, parse
from knowledge_base.model import Entity
from knowledge_base.pages.entity_page import Profile, glance, links_of, profile
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import doubt, in_time, items_of, sources_of
from knowledge_base.pages.facts import fact_box
from knowledge_base.pages.gists import event_gist
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.pictures.on_profiles import where
from knowledge_base.pages.record_values import facts_of, value_of
from knowledge_base.pages.related import ties
from knowledge_base.pages.tellings import differences, telling_list
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words

_FIRST = ("date", "place", "participant", "killed", "wounded", "kidnapped", "quantity")
_MOST_NEIGHBOURS = 8


def event_page(view: View, event: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, event)
    tellings = view.tellings.get(event.id, ())
    sources = sources_of(view, event)
    named = {fact.entity for fact in facts_of(event, "participant") if fact.entity}
    near = _neighbours(links, event)
    others = _others(links, event)
    counts = (
        (len(tellings), "passage tells it", "passages tell it", "tellings"),
        (len(sources), "source", "sources", "tellings" if tellings else "evidence"),
        (len(named) if others else 0, "known party", "known parties", "events"),
    )
    words = doubt(event)
    warning = element("strong", words, class_="kb-doubt") if words else NOTHING
    return profile(
        links,
        event,
        Profile(
            box=join([where(links, event), fact_box(links, event, first=_FIRST)]),
            doubt=warning,
            gist=event_gist(links, tellings),
            counts=glance(counts),
            boost=3,
            sections=(
                Section(
                    title="Differences between tellings",
                    id="differences",
                    body=differences(links, tellings),
                ),
                Section(
                    title=f"How it is told ({counted(len(tellings), 'passage')})",
                    id="tellings",
                    body=telling_list(links, tellings) if len(tellings) > 1 else NOTHING,
                ),
                Section(title="Asserted relations", id="relations", body=ties(links, event)),
                Section(title="Before and after it", id="near", body=near),
                Section(title="Other events of those involved", id="events", body=others),
            ),
        ),
    )


def _neighbours(links: Links, event: Entity) -> Html:
    """Other events of the same places and of the same month, the nearest in time."""
    parts = []
    for place in dict.fromkeys(fact.entity for fact in facts_of(event, "place") if fact.entity):
        record = links.view.resolved(place)
        others = links.view.events_of.get(place, {})
        if record and (shown := _nearest(links.view, event, others)):
            head = element("h3", "In ", links.entity(place), " ", _number(len(others) - 1))
            parts += [head, items_of(links, shown)]
    month = _month_of(event)
    same = list(links.view.event_calendar.within(month)) if month else []
    same += list(links.view.events_on.get(month, ())) if month else []
    if shown := _nearest(links.view, event, same):
        record = links.view.date_record(month)
        title = links.entity(record.id, name_of(record)) if record else date_in_words(month)
        rest = sum(name != event.id for name in same)
        parts += [element("h3", "In ", title, " ", _number(rest)), items_of(links, shown)]
    return join(parts)


def _nearest(view: View, event: Entity, names: Iterable[str]) -> list[Entity]:
    """The events closest in time, in the order of time."""
    ordered = in_time(view, [event.id, *(name for name in names if name != event.id)])
    if len(ordered) < 2:
        return []
    at = next(n for n, other in enumerate(ordered) if other.id == event.id)
    near = sorted((n for n in range(len(ordered)) if n != at), key=lambda n: (abs(n - at), n))
    return [ordered[n] for n in sorted(near[:_MOST_NEIGHBOURS])]


def _month_of(event: Entity) -> str:
    """The month that an event lies in, empty where it is known no closer than a year."""
    try:
        bounds = parse(value_of(event, "date") or "")
    except EdtfError:
        return ""
    days = (bounds.earliest, bounds.latest)
    if not days[0] or not days[1] or (days[0].year, days[0].month) != (days[1].year, days[1].month):
        return ""
    return f"{days[0].year:04}-{days[0].month:02}"


def _number(others: int) -> Html:
    return element("small", counted(others, "other event")) if others > 0 else NOTHING


def _others(links: Links, event: Entity) -> Html:
    """Other events with the same actors, those with most of them in common, nearest in time."""
    shared: defaultdict[str, list[str]] = defaultdict(list)
    named = [fact.entity for fact in facts_of(event, "participant") if fact.entity]
    for actor in dict.fromkeys(named):
        record = links.view.resolved(actor)
        for other in links.view.events_of.get(actor, {}):
            if other != event.id and record:
                shared[other].append(record.name)
    notes = {other: f"also {', '.join(names)}" for other, names in shared.items()}
    found = in_time(links.view, notes)
    most = max((len(names) for names in shared.values()), default=0)
    closest = [other for other in found if len(shared[other.id]) == most]
    chosen = _nearest(links.view, event, [other.id for other in closest])
    if not chosen:
        return NOTHING
    said = NOTHING
    if len(found) > len(chosen):
        words = f"The {len(chosen)} nearest in time of {len(found):,}; the pages of those involved have all."
        said = element("p", words, class_="kb-note")
    return join([said, items_of(links, chosen, notes)])
