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
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, date_in_words, spaced

_LONGEST = 320


def actor_gist(links: Links, entity: Entity, notes: Mapping[str, str]) -> Html:
    """What kind of actor, of which country, in how many events of which years and kinds."""
    country = next((f for f in facts_of(entity, "country") if f.entity), None)
    of = join([" of ", links.entity(country.entity)]) if country and country.entity else NOTHING
    what = spaced(entity.kind or "actor")
    return _gist(
        entity,
        join(
            [
                what[:1].upper() + what[1:],
                of,
                _events_in_words(links.view, notes, "takes part in"),
                ".",
            ]
        ),
        _named_in_words(links.view, entity),
    )


def place_gist(links: Links, entity: Entity, chosen: Chosen) -> Html:
    """What kind of place, and how many events of which years and kinds happened there."""
    what = spaced(entity.kind or "place")
    events = _events_in_words(links.view, chosen.all, "has")
    return _gist(
        entity,
        escape(f"{what[:1].upper()}{what[1:]}{events}."),
        _named_in_words(links.view, entity),
    )


def topic_gist(links: Links, entity: Entity) -> Html:
    """How often it is named, and when."""
    return _gist(entity, NOTHING, _named_in_words(links.view, entity))


def event_gist(links: Links, tellings: Sequence[LinkedEvent]) -> Html:
    """The shortest sentence that tells the event, in its source's own words."""
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


def _events_in_words(view: View, notes: Mapping[str, str], verb: str) -> str:
    if not notes:
        return ""
    dated = [when for event in in_time(view, notes) if (when := value_of(event, "date"))]
    ends = list(dict.fromkeys((dated[0], dated[-1]))) if dated else []
    span = f", {date_in_words(ends[0])}" if ends else ""
    span += f" to {date_in_words(ends[1])}" if len(ends) > 1 else ""
    return f"; {verb} {counted(len(notes), 'event')}{span}: {kinds_in_words(view, notes)}"


def _named_in_words(view: View, entity: Entity) -> Html:
    if not entity.mentions:
        return NOTHING
    days = sorted(day for source in entity.mentions if (day := published_of(view, source)))
    ends = list(dict.fromkeys((days[0][:4], days[-1][:4]))) if days else []
    of = f" of {' to '.join(ends)}" if ends else ""
    total = counted(sum(entity.mentions.values()), "time")
    return escape(f"Named {total} in {counted(len(entity.mentions), 'source')}{of}.")
