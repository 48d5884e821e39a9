"""The ways into the base by what a reader asks: who, where, when, what happened, about what, and according to whom."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from knowledge_base.edtf import EdtfError, year_of
from knowledge_base.pages.addresses import index_page
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import sources_of
from knowledge_base.pages.event_years import best_told
from knowledge_base.pages.links import Links, published_of
from knowledge_base.pages.record_values import edtf_of
from knowledge_base.pages.wording import counted, date_in_words, spaced
from knowledge_base.vocabulary import EntityType

_MOST = 6
_MOST_YEARS = 16
_QUESTIONS: dict[EntityType, tuple[str, str, str]] = {
    "actor": ("Who?", "actor", "actors"),
    "place": ("Where?", "place", "places"),
    "event": ("What happened?", "event", "events"),
    "date": ("When?", "date", "dates"),
    "topic": ("About what?", "topic", "topics"),
    "source": ("According to whom?", "source", "sources"),
}


def entry_ways(links: Links) -> Html:
    """A card a question: how much there is, what is told most, and the whole list."""
    bodies: dict[EntityType, Callable[[Links], Html]] = {
        "actor": lambda links: _most_named(links, "actor"),
        "place": _eventful_places,
        "event": _told_most,
        "date": _years,
        "topic": lambda links: _most_named(links, "topic"),
        "source": _latest_sources,
    }
    cards = [_card(links, kind, bodies[kind](links)) for kind in _QUESTIONS]
    return element("div", *cards, class_="kb-entries")


def _card(links: Links, kind: EntityType, body: Html) -> Html:
    question, one, many = _QUESTIONS[kind]
    records = links.view.shown.get(kind, ())
    title = element("h2", question, class_="kb-typed")
    kinds = Counter(spaced(record.kind) for record in records if record.kind)
    listed = ", ".join(f"{name} {number:,}" for name, number in kinds.most_common(4))
    small = element("small", listed) if listed and kind != "source" else NOTHING
    return element(
        "section",
        title,
        element(
            "p", links.to(index_page(kind), f"All {counted(len(records), one, many)}"), " ", small
        ),
        body,
        class_=f"kb-way-in kb-type--{kind}",
    )


def _most_named(links: Links, kind: EntityType) -> Html:
    records = sorted(
        (record for record in links.view.shown.get(kind, ()) if record.mentions),
        key=lambda record: (-sum(record.mentions.values()), record.id),
    )
    return _list(
        (
            links.entity(r.id),
            f"{spaced(r.kind or '')}, {counted(sum(r.mentions.values()), 'mention')}",
        )
        for r in records[:_MOST]
    )


def _eventful_places(links: Links) -> Html:
    """The places of most events, those named most where there are no events."""
    counted_events = [
        (len(links.view.events_of.get(record.id, {})), record)
        for record in links.view.shown.get("place", ())
    ]
    counted_events.sort(key=lambda pair: (-pair[0], -sum(pair[1].mentions.values()), pair[1].id))
    return _list(
        (links.entity(record.id), f"{spaced(record.kind or '')}, {counted(number, 'event')}")
        for number, record in counted_events[:_MOST]
    )


def _told_most(links: Links) -> Html:
    events = list(links.view.shown.get("event", ()))
    return _list(
        (links.entity(event.id), counted(len(sources_of(links.view, event)), "source"))
        for event in best_told(links.view, events, _MOST)
    )


def _years(links: Links) -> Html:
    """The years with most events as links to their pages, darker the more."""
    counts: Counter[str] = Counter()
    for when, events in links.view.events_on.items():
        if year := _year(when):
            counts[year] += len(events)
    most = max(counts.values(), default=0)
    chosen = sorted(sorted(counts, key=lambda year: (-counts[year], year))[:_MOST_YEARS])
    items = []
    for year in chosen:
        record = links.view.date_record(year)
        words = join(
            [year, " ", element("b", f"{counts[year]:,}", title=counted(counts[year], "event"))]
        )
        known = record and edtf_of(record) == year
        link = links.entity(record.id, words) if record and known else element("span", words)
        items.append(element("li", link, class_=f"kb-heat-{1 + 4 * counts[year] // (most + 1)}"))
    return element("ul", *items, class_="kb-years") if items else NOTHING


def _year(value: str) -> str | None:
    try:
        return year_of(value)
    except EdtfError:
        return None


def _latest_sources(links: Links) -> Html:
    dated = sorted(
        (
            (when, source)
            for source in links.view.kb.documents
            if (when := published_of(links.view, source))
        ),
        reverse=True,
    )
    undated = [("", source) for source in sorted(links.view.kb.documents)]
    return _list(
        (links.source(source, limit=60), date_in_words(when) if when else "")
        for when, source in (dated or undated)[:_MOST]
    )


def _list(pairs: Iterator[tuple[Html, str]] | Sequence[tuple[Html, str]]) -> Html:
    items = [element("li", link, " ", element("small", words)) for link, words in pairs]
    return element("ul", *items) if items else NOTHING
