"""The records that belong to one: the places within a place by their kind, the actors of a country."""

from collections import defaultdict
from collections.abc import Sequence

from knowledge_base.model import Entity
from knowledge_base.pages.escaping import Html, element, escape, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.record_values import field_of
from knowledge_base.pages.wording import PLURALS, spaced

# A country may have hundreds of actors: those named most stand first, the rest on demand, and no more than fit in some kB.
MOST_BELONGING = 24
MOST_FOLDED = 200
_BY_FIELD = {"within": "Within it", "country": "Of this country"}


def belonging_section(links: Links, entity: Entity) -> Section:
    """The section of the records whose own facts name this one."""
    return Section(title="What belongs to it", id="belongs", body=_belonging(links, entity))


def _belonging(links: Links, entity: Entity) -> Html:
    """The records whose own facts name this one, each once under the closest tie."""
    named: dict[str, dict[str, Entity]] = {}
    for holder, fact in links.view.facts_to.get(entity.id, ()):
        record = links.view.resolved(holder)
        title = _BY_FIELD.get(field_of(fact))
        if record and title:
            named.setdefault(title, {})[record.id] = record
    inner = named.get("Within it", {})
    groups: defaultdict[str, list[Entity]] = defaultdict(list)
    groups["Within it"] = list(inner.values())
    for record in named.get("Of this country", {}).values():
        if record.id not in inner:
            groups[f"Of this country, {PLURALS[record.type].lower()}"].append(record)
    return join(
        _group(links, title, groups[title], kinds=title == "Within it")
        for title in sorted(groups, key=lambda title: (title != "Within it", title))
        if groups[title]
    )


def _group(links: Links, title: str, records: Sequence[Entity], *, kinds: bool) -> Html:
    by_name = sorted(records, key=lambda r: (r.name.casefold(), r.id))
    if len(by_name) <= MOST_BELONGING:
        return element("p", element("b", f"{title}: "), _listed(links, by_name, kinds=kinds))
    first = sorted(records, key=lambda r: (-sum(r.mentions.values()), r.id))[:MOST_BELONGING]
    chosen = {record.id for record in first}
    rest = [record for record in by_name if record.id not in chosen]
    shown = [record for record in by_name if record.id in chosen]
    head = element("summary", f"{len(rest):,} more, named less often")
    body = _listed(links, rest[:MOST_FOLDED], kinds=False)
    over = len(rest) - MOST_FOLDED
    tail = (
        escape(f" and {over:,} more, which the list of {PLURALS[records[0].type].lower()} has")
        if over > 0
        else ""
    )
    return join(
        [
            element("p", element("b", f"{title}: "), _listed(links, shown, kinds=kinds)),
            element("details", head, element("p", body, tail)),
        ]
    )


def _listed(links: Links, records: Sequence[Entity], *, kinds: bool) -> Html:
    return join((_named(links, record, kinds=kinds) for record in records), ", ")


def _named(links: Links, record: Entity, *, kinds: bool) -> Html:
    link = links.entity(record.id)
    return (
        join([link, " ", element("small", spaced(record.kind))]) if kinds and record.kind else link
    )
