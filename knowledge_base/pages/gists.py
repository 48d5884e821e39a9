"""What the base holds of a record in one sentence, counted and not claimed, where no person wrote a description."""

from collections.abc import Mapping, Sequence

from knowledge_base.evidence import Evidence
from knowledge_base.model import Entity, LinkedEvent
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.event_counts import kinds_in_words
from knowledge_base.pages.event_list import in_time
from knowledge_base.pages.links import Links, language_of, published_of
from knowledge_base.pages.record_events import Chosen
from knowledge_base.pages.record_values import facts_of, value_of
from knowledge_base.pages.tellings import telling_list
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words, spaced

_LONGEST = 320


def actor_gist(links: Links, entity: Entity, notes: Mapping[str, str]) -> Html:
    """What kind of actor, of which country, in how many events of which years and kinds."""
    countries = [links.entity(f.entity) for f in facts_of(entity, "country") if f.entity]
    named = [part for country in countries for part in (" and ", country)][1:]
    of = join([" of ", *named]) if countries else NOTHING
    what = spaced(entity.kind or "actor")
    events = _events_in_words(links.view, notes)
    part = f". Takes part in {events}" if events else ""
    return _gist(
        entity,
        join([what[:1].upper() + what[1:], of, part, "."]),
        _years_of_sources(links.view, entity),
    )


def place_gist(links: Links, entity: Entity, chosen: Chosen) -> Html:
    """How many events of which years and kinds happened there and within it."""
    events = _events_in_words(links.view, chosen.all)
    return _gist(
        entity,
        escape(f"{events}." if events else ""),
        _years_of_sources(links.view, entity),
    )


def event_gist(links: Links, tellings: Sequence[LinkedEvent]) -> Html:
    """The shortest sentence that tells the event, in its source's own words; the only telling whole."""
    if len(tellings) == 1:
        return element("div", telling_list(links, tellings), id="tellings")
    told = [t for t in tellings if t.event.source in links.view.kb.documents]
    if not told:
        return NOTHING
    shortest = min(told, key=lambda t: (len(t.event.quote), t.event.source, t.event.span))
    event = shortest.event
    if len(event.quote) > _LONGEST:
        return NOTHING
    passage = Evidence(
        source=event.source, start=event.span.start, end=event.span.end, quote=event.quote
    )
    quote = element("q", " ".join(event.quote.split()), lang=language_of(links.view, event.source))
    source = links.passage(passage, "in its place")
    return element(
        "p",
        quote,
        " ",
        element("small", "— ", links.source(event.source), ", ", source),
        class_="kb-told",
    )


def _gist(entity: Entity, *sentences: Html) -> Html:
    if entity.description:
        return NOTHING
    said = join((sentence for sentence in sentences if sentence), " ")
    label = element(
        "span",
        "Counted",
        title="counted by machine from the sources; nobody wrote this",
        class_="kb-counted-by",
    )
    return element("p", label, " ", said, class_="kb-gist") if said else NOTHING


def _events_in_words(view: View, notes: Mapping[str, str]) -> str:
    if not notes:
        return ""
    dated = [when for event in in_time(view, notes) if (when := value_of(event, "date"))]
    ends = list(dict.fromkeys((dated[0], dated[-1]))) if dated else []
    span = f", {date_in_words(ends[0])}" if ends else ""
    span += f" to {date_in_words(ends[1])}" if len(ends) > 1 else ""
    return f"{counted(len(notes), 'event')}{span}: {kinds_in_words(view, notes)}"


def _years_of_sources(view: View, entity: Entity) -> Html:
    days = sorted(day for source in entity.mentions if (day := published_of(view, source)))
    ends = list(dict.fromkeys((days[0][:4], days[-1][:4]))) if days else []
    return escape(f"In sources of {' to '.join(ends)}.") if ends else NOTHING
