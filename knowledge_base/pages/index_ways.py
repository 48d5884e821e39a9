"""The ways into a long list: by first letter or year to its row, by kind and country to the search page with these filters."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from knowledge_base.edtf import EdtfError, parse
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.addresses import href, index_page, page_of
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.record_values import edtf_of, value_of
from knowledge_base.pages.view import View, country_ids
from knowledge_base.pages.wording import folded, spaced
from knowledge_base.vocabulary import EntityType

_SHORT = 30  # rows that one sees at a glance
_OWN_YEARS = 30  # records of a decade from which each of its years is a way of its own
_MOST_COUNTRIES = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Where a letter or a year begins: its first record, the anchor of that row, and the part of the list it stands in."""

    label: str
    anchor: str
    record: str
    part: int


def beginnings(kind: EntityType, records: Sequence[Entity], rows_of_a_part: int) -> list[Beginning]:
    """The letters or years of a list in order; none for a short one."""
    if len(records) <= _SHORT:
        return []
    in_time = kind in ("date", "event")
    labels = _times(kind, records) if in_time else [_letter(record) for record in records]
    found: dict[str, Beginning] = {}
    for at, (label, record) in enumerate(zip(labels, records, strict=True)):
        anchor = f"at-{folded(label).replace(' ', '-')}"
        part = at // rows_of_a_part + 1
        found.setdefault(label, Beginning(label=label, anchor=anchor, record=record.id, part=part))
    return list(found.values())


def ways(
    links: Links, kind: EntityType, records: Sequence[Entity], starts: Sequence[Beginning]
) -> Html:
    """The links that lead into a list; nothing for a short one."""
    if not starts:
        return NOTHING
    to_rows = [
        links.to(index_page(kind, start.part), start.label, fragment=start.anchor)
        for start in starts
    ]
    kinds = Counter(record.kind for record in records if record.kind)
    countries = Counter(_countries_of(links.view, records))
    common = sorted(countries.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_COUNTRIES]
    rows = [
        _way("Begin at", to_rows),
        _way(
            "Search by kind",
            [
                _filtered(links, kind, "kind", key, spaced(key), number)
                for key, number in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
            ],
        ),
        _way(
            "Search by country",
            [
                _filtered(
                    links,
                    kind,
                    "country",
                    stem_of(page_of(id)),
                    _country_name(links.view, id),
                    number,
                )
                for id, number in common
            ],
        ),
    ]
    return element("nav", *rows, class_="kb-ways", aria_label="Ways into this list")


def _way(title: str, items: Sequence[Html]) -> Html:
    if len(items) < 2:
        return NOTHING
    listed = element("ul", *(element("li", item) for item in items))
    return element("div", element("span", title, class_="kb-note"), listed)


def _filtered(
    links: Links, kind: EntityType, facet: str, key: str, label: str, number: int
) -> Html:
    asked = urlencode({"type": kind, facet: key})
    shown = join([label, element("small", f"{number:,}")], "\N{NO-BREAK SPACE}")
    return element("a", shown, href=f"{href(links.page, 'search')}?{asked}")


def _times(kind: EntityType, records: Sequence[Entity]) -> list[str]:
    """For each record its year where many records share the decade, else its decade."""
    years = [
        _year(edtf_of(record) if kind == "date" else value_of(record, "date") or "")
        for record in records
    ]
    decades = Counter(year // 10 for year in years if year is not None)
    return [
        "no date"
        if year is None
        else str(year)
        if decades[year // 10] >= _OWN_YEARS
        else f"{year // 10}0s"
        for year in years
    ]


def _year(value: str) -> int | None:
    """The year by which lists order a date."""
    try:
        bounds = parse(value)
    except EdtfError:
        return None
    bound = bounds.earliest or bounds.latest
    return bound.year if bound else None


def _letter(record: Entity) -> str:
    """The first letter of a name without its accent; one sign for all that begins otherwise."""
    first = folded(record.name)[:1]
    return first.upper() if first.isascii() and first.isalpha() else "0–9 and others"


def _countries_of(view: View, records: Iterable[Entity]) -> Iterator[str]:
    for record in records:
        yield from dict.fromkeys(country_ids(record, view))


def _country_name(view: View, country: str) -> str:
    found = view.resolved(country)
    return name_of(found) if found else country
