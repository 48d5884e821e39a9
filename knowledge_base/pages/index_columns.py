"""The columns of the lists of records, type by type."""

from collections.abc import Callable

from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import doubt, figures, sources_of, when, where
from knowledge_base.pages.facts import fact_value
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.origins import status_words
from knowledge_base.pages.record_values import edtf_of, value_of
from knowledge_base.pages.view import countries_of
from knowledge_base.pages.wording import date_in_words, date_order, spaced
from knowledge_base.vocabulary import EntityType

# Columns of numbers, which stand under one another by their last digit.
FIGURE_COLUMNS = frozenset({"Mentions", "Sources", "Events", "Names"})
Column = tuple[str, Callable[[Links, Entity], str]]


def columns_of(kind: EntityType) -> list[Column]:
    """What a list of a type says of each record."""
    name: Column = ("Name", lambda links, record: links.entity(record.id, name_of(record)))
    date: Column = ("Date", _date_name)
    country: Column = ("Country", _country)
    by_type: dict[EntityType, list[Column]] = {
        "actor": [name, ("Kind", _kind), country, *_COUNTS],
        "place": [name, ("Kind", _kind), country, *_COUNTS],
        "topic": [name, ("Kind", _kind), *_COUNTS],
        "date": [date, ("Kind", _kind), ("Events", _events), *_COUNTS],
        "event": [
            ("Event", _event_name),
            ("Kind", _kind),
            ("When", _when),
            ("Where", lambda links, record: where(links, record)),
            country,
            ("Figures", lambda links, record: figures(record)),
            ("Sources", lambda links, record: _number(len(sources_of(links.view, record)))),
            ("Status", _status),
        ],
        "source": [
            ("Title", lambda links, record: links.entity(record.id)),
            ("Publisher", lambda links, record: value_of(record, "publisher") or ""),
            ("Published", lambda links, record: date_in_words(value_of(record, "published") or "")),
            (
                "Names",
                lambda links, record: _number(
                    len(links.view.kb.mentions.get(stem_of(record.id), ()))
                ),
            ),
            ("Events", lambda links, record: _number(_events_told(links, record))),
            ("Status", _status),
        ],
    }
    return by_type[kind]


def _date_name(links: Links, record: Entity) -> str:
    return _in_time(links.entity(record.id, name_of(record)), edtf_of(record))


def _when(links: Links, record: Entity) -> str:
    return _in_time(when(links, record), value_of(record, "date"))


def _in_time(text: Html, value: str | None) -> Html:
    """A date that sorts by time, not by its words."""
    unknown, earliest, latest, _ = date_order(value)
    return element("span", text, data_sort=f"{unknown} {earliest} {latest}")


def _kind(links: Links, record: Entity) -> str:
    return spaced(record.kind or "")


def _country(links: Links, record: Entity) -> str:
    found = (fact_value(links, fact) for fact in countries_of(record, links.view))
    return join([part for country in found for part in (", ", country)][1:])


def _status(links: Links, record: Entity) -> str:
    return element(
        "span",
        record.status,
        title=status_words(record),
        class_=f"kb-state kb-state--{record.status}",
    )


def _event_name(links: Links, record: Entity) -> str:
    parts = [links.entity(record.id)]
    if words := doubt(record):
        parts.append(element("strong", words, class_="kb-doubt"))
    return join(parts, " ")


def _events(links: Links, record: Entity) -> str:
    dated = links.view.events_on.get(edtf_of(record), ())
    return _number(len({*dated, *links.view.events_of.get(record.id, {})}))


def _events_told(links: Links, record: Entity) -> int:
    tellings = links.view.kb.events.get(stem_of(record.id), ())
    return len({telling.entity for telling in tellings if telling.entity})


def _number(number: int) -> Html:
    if not number:
        return NOTHING
    return element("span", f"{number:,}", class_="kb-figure", data_sort=str(number))


_COUNTS: list[Column] = [
    ("Mentions", lambda links, record: _number(sum(record.mentions.values()))),
    ("Sources", lambda links, record: _number(len(record.mentions))),
    ("Status", _status),
]
