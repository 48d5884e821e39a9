"""What merely stands in the same sentences as a record, by type: never a tie, and never drawn like one."""

from collections.abc import Iterator, Mapping, Sequence

from knowledge_base.model import Entity, LinkedMention
from knowledge_base.pages.escaping import NOTHING, Html, element
from knowledge_base.pages.links import Links, language_of
from knowledge_base.pages.mention_lines import line
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.wording import PLURALS, counted, spaced
from knowledge_base.vocabulary import EntityType

NO_TIE = "Named in the same sentence. This says that a text speaks of both, not that there is a tie between them."
# What most sentences name beside it; a big page with all of them would hide these.
MOST_OF_A_TYPE = 12
MOST_SENTENCES = 3
_TYPES: tuple[EntityType, ...] = ("actor", "place", "topic")
_AROUND = 120


def together_section(links: Links, entity: Entity) -> Section:
    """The section of the neighbours in sentences."""
    return Section(title="Named together with", id="together", body=_together(links, entity))


def _together(links: Links, entity: Entity) -> Html:
    """The neighbours in sentences, most often first, each with some of these sentences, and the warning that this is no tie."""
    found = links.view.together.get(entity.id, {})
    parts = []
    for kind, chosen in _by_type(links, entity):
        parts += [element("h3", PLURALS[kind]), _pairs(links, chosen, found)]
    if not parts:
        return NOTHING
    return element("div", element("p", NO_TIE, class_="kb-note"), *parts, class_="kb-near")


def _pairs(
    links: Links, records: Sequence[Entity], found: Mapping[str, Sequence[LinkedMention]]
) -> Html:
    items = [_pair(links, record, found.get(record.id, ())) for record in records[:MOST_OF_A_TYPE]]
    if (rest := len(records) - len(items)) > 0:
        words = f"and {rest:,} more, named together less often."
        items.append(element("p", words, class_="kb-note"))
    return element("div", *items, class_="kb-pairs")


def _pair(links: Links, record: Entity, mentions: Sequence[LinkedMention]) -> Html:
    head = element(
        "summary",
        element("span", record.name, class_="kb-name"),
        " ",
        element(
            "small", f"{spaced(record.kind or record.type)} · {counted(len(mentions), 'sentence')}"
        ),
    )
    lines = [
        element(
            "li",
            line(links, linked, around=_AROUND),
            " — ",
            links.source(linked.mention.source, limit=50),
            lang=language_of(links.view, linked.mention.source),
        )
        for linked in mentions[:MOST_SENTENCES]
    ]
    rest = len(mentions) - len(lines)
    if rest > 0:
        lines.append(element("li", f"and {counted(rest, 'more sentence')}", class_="kb-more"))
    page_link = element("p", "Page: ", links.entity(record.id))
    lines_of_both = element("ul", *lines, class_="kb-lines")
    return element("details", head, page_link, lines_of_both, id=with_anchor(record.id))


def with_anchor(other: str) -> str:
    """Where on a record's page the sentences stand that name another as well."""
    return f"with-{other.replace('/', '-')}"


def shown_together(links: Links, entity: Entity) -> list[str]:
    """The ids of the records whose shared sentences the page shows."""
    return [r.id for _, chosen in _by_type(links, entity) for r in chosen[:MOST_OF_A_TYPE]]


def _by_type(links: Links, entity: Entity) -> Iterator[tuple[EntityType, list[Entity]]]:
    """The neighbours of each type, those with most shared sentences first."""
    found = links.view.together.get(entity.id, {})
    records = [record for other in found if (record := links.view.resolved(other))]
    for kind in _TYPES:
        chosen = [record for record in records if record.type == kind]
        chosen.sort(key=lambda record: (-len(found.get(record.id, ())), record.id))
        if chosen:
            yield kind, chosen
