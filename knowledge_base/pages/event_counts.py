"""What the events of a record add up to: kinds of events by its part in them, places, and the others who take part."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from knowledge_base.model import Entity
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import doubt
from knowledge_base.pages.links import Links
from knowledge_base.pages.record_values import facts_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, reservation, spaced

_LEAST_EVENTS = 5
_MOST_ROWS = 15
_MOST_KINDS = 6
_SUFFERED = frozenset({"target", "victim"})
# The part a record has in an event, as a column; roles that say neither are "otherwise".
_DID, _BORE, _ELSE = "did it", "was the target", "took part"
_SAID = "alleged or not carried out"
_AGAINST, _BY, _WITH = "acted against them", "was acted against by them", "both took part"


def kinds_table(view: View, entity: Entity) -> Html:
    """How many events of each kind the record did, bore or took part in; nothing where the list itself is short."""
    roles = view.events_of.get(entity.id, {})
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event, given in roles.items():
        record = view.resolved(event)
        if record:
            counts[spaced(record.kind or "event")][_part(given)] += 1
    total = Counter(part for given in counts.values() for part in given.elements())
    if sum(total.values()) < _LEAST_EVENTS:
        return NOTHING
    parts = [part for part in (_DID, _BORE, _ELSE) if total[part]]
    ranked = sorted(counts, key=lambda kind: (-sum(counts[kind].values()), kind))
    rows = [
        element("tr", element("th", kind, scope="row"), *(_number(counts[kind][p]) for p in parts))
        for kind in ranked[:_MOST_KINDS]
    ]
    if rest := ranked[_MOST_KINDS:]:
        sums = [sum(counts[kind][part] for kind in rest) for part in parts]
        name = counted(len(rest), "other kind")
        rows.append(element("tr", element("th", name, scope="row"), *map(_number, sums)))
    head = [element("th", "Kind", scope="col")]
    head += [
        element("th", f"{part} ({total[part]:,})", scope="col", class_="kb-figure")
        for part in parts
    ]
    return element(
        "table",
        element("caption", "Part in events, by kind"),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        class_="kb-table kb-counts",
    )


def places_of_events(links: Links, entity: Entity, *, most: int = _MOST_ROWS) -> Html:
    """The places of the events that a record takes part in, most events first."""
    counts: Counter[str] = Counter()
    for event in _events(links.view, entity):
        for place in {fact.entity for fact in facts_of(event, "place") if fact.entity}:
            counts[place] += 1
    return _counted_links(links, counts, most)


def others_in_events(links: Links, entity: Entity) -> Html:
    """Who else takes part in a record's events, and on which side."""
    sides: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in _events(links.view, entity):
        mine = {part for actor, part in _parts(event) if actor == entity.id}
        for other, part in _parts(event):
            if other != entity.id:
                sides[other][_side(mine, part)] += 1
    shown = [other for other in sides if links.view.resolved(other)]
    ranked = sorted(shown, key=lambda other: (-sides[other].total(), other))
    columns = [c for c in (_AGAINST, _BY, _WITH) if any(sides[other][c] for other in ranked)]
    if not ranked:
        return NOTHING
    rows = [
        element(
            "tr",
            element("th", links.entity(other), scope="row"),
            *(_number(sides[other][column]) for column in columns),
        )
        for other in ranked[:_MOST_ROWS]
    ]
    head = [element("th", "Other party", scope="col")]
    head += [element("th", column, scope="col", class_="kb-figure") for column in columns]
    more = len(ranked) - _MOST_ROWS
    note = (
        element("p", f"and {more:,} more with fewer events", class_="kb-note")
        if more > 0
        else NOTHING
    )
    table = element(
        "table",
        element("caption", "Number of events that name both as taking part"),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        class_="kb-table kb-counts",
    )
    return join([table, note])


def actors_in_events(links: Links, events: Iterable[str], *, most: int = _MOST_ROWS) -> Html:
    """Who takes part in the events of a place or a time, most events first, with their parts."""
    parts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in events:
        event = links.view.resolved(name)
        for other, part in set(_parts(event)) if event else ():
            parts[other][part] += 1
    shown = [other for other in parts if links.view.resolved(other)]
    ranked = sorted(shown, key=lambda other: (-parts[other].total(), other))
    items = [
        element("li", links.entity(other), " ", element("small", _in_words(parts[other])))
        for other in ranked[:most]
    ]
    if (more := len(ranked) - len(items)) > 0:
        items.append(element("li", f"and {more:,} more", class_="kb-more"))
    return element("ul", *items, class_="kb-counted") if items else NOTHING


def kinds_in_words(view: View, events: Iterable[str], most: int = 4) -> str:
    """The commonest kinds of events: "attack 12, bombing 5"."""
    found = (event for name in events if (event := view.resolved(name)))
    counts = Counter(spaced(event.kind or "event") for event in found)
    ranked = sorted(counts, key=lambda kind: (-counts[kind], kind))
    listed = ", ".join(f"{kind} {counts[kind]:,}" for kind in ranked[:most])
    return (
        f"{listed} and {counted(len(ranked) - most, 'other kind')}"
        if len(ranked) > most
        else listed
    )


def _side(mine: Iterable[str], part: str) -> str:
    if part == _BORE and _DID in mine:
        return _AGAINST
    return _BY if part == _DID and _BORE in mine and _DID not in mine else _WITH


def _events(view: View, entity: Entity) -> Iterator[Entity]:
    for name, roles in view.events_of.get(entity.id, {}).items():
        event = view.resolved(name)
        if event and any(role not in ("country", "place", "date") for role in roles):
            yield event


def _parts(event: Entity) -> list[tuple[str, str]]:
    """Who takes part in an event; what is only alleged of them or of all counts apart."""
    plain = not doubt(event)
    return [
        (
            fact.entity,
            _part((fact.role or "",)) if plain and not reservation("", fact.modality) else _SAID,
        )
        for fact in facts_of(event, "participant")
        if fact.entity and fact.role != "source-of-claim"
    ]


def _part(roles: Iterable[str]) -> str:
    plain = {role.partition(" ")[0] for role in roles}
    if "agent" in plain:
        return _DID
    return _BORE if plain & _SUFFERED else _ELSE


def _in_words(parts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{part} {parts[part]:,}×" for part in (_DID, _BORE, _ELSE, _SAID) if parts[part]
    )


def _counted_links(links: Links, counts: Mapping[str, int], most: int) -> Html:
    shown = [record for record in counts if links.view.resolved(record)]
    ranked = sorted(shown, key=lambda record: (-counts[record], record))
    items = [
        element("li", links.entity(record), " ", element("small", counted(counts[record], "event")))
        for record in ranked[:most]
    ]
    if (more := len(ranked) - len(items)) > 0:
        items.append(element("li", f"and {more:,} more", class_="kb-more"))
    return element("ul", *items, class_="kb-counted") if items else NOTHING


def _number(number: int) -> Html:
    return element("td", f"{number:,}" if number else NOTHING, class_="kb-figure")
