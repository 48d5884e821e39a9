"""The page of an actor, a place or a topic: factbox first, then names, events, ties, and every mention."""

from collections.abc import Sequence

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.citing import cite_page
from knowledge_base.pages.correcting import how_to_correct, record_foot, status_badge
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.event_list import event_list, role_notes
from knowledge_base.pages.facts import (
    description,
    evidence_list,
    fact_box,
    kind_of,
    numbered,
    works_of,
)
from knowledge_base.pages.links import Links
from knowledge_base.pages.mention_lines import mention_lines
from knowledge_base.pages.names import name_table, other_names, plain_spellings
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.record_values import cited_by
from knowledge_base.pages.related import belonging, hierarchy, neighbours, ties
from knowledge_base.pages.roles import role_section
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, shortened, spaced

TOGETHER = "Named in the same sentence. This says that a text speaks of both, not that there is a tie between them."


def entity_page(view: View, entity: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, entity)
    sections = [
        role_section(links, entity),
        Section(title="Events", id="events", body=events_of(links, entity)),
        Section(title="Asserted relations", id="relations", body=ties(links, entity)),
        Section(title="What belongs to it", id="belongs", body=belonging(links, entity)),
        Section(title="Names and who uses them", id="names", body=name_table(links, entity)),
        Section(title="Named together with", id="together", body=together(links, entity)),
        *closing_sections(links, entity),
    ]
    return page_text(
        Page(
            title=entity.name,
            description=summary(entity),
            lead=lead(links, entity, fact_box(links, entity, first=("country", "within"))),
            sections=sections,
            foot=record_foot(links, entity),
            boost=4,
        )
    )


def links_of(view: View, entity: Entity) -> Links:
    """The links of a record's own page, its passages and works numbered."""
    return Links(
        view=view,
        page=page_of(entity.id),
        numbers=numbered(cited_by(entity)),
        works=works_of(entity),
    )


def lead(links: Links, entity: Entity, box: Html, *, doubt: Html = NOTHING) -> Html:
    """What stands first: what it is, whether reviewed, other names, description, factbox."""
    kind = [kind_of(links, entity)]
    if path := hierarchy(links, entity):
        kind.append(element("span", "in ", path, class_="kb-path"))
    parts = [
        element("p", join([*kind, doubt, status_badge(entity)], " "), class_="kb-head"),
        also_called(entity),
        description(links, entity),
        box,
        _unmentioned(entity),
    ]
    return join(part for part in parts if part)


def also_called(entity: Entity) -> Html:
    """The other names in one line; spellings without accents go unseen, for the search alone."""
    names = other_names(entity)
    parts: list[Html] = []
    if names:
        listed = join((element("bdi", name) for name in names), ", ")
        words = "Said as: " if entity.type == "date" else "Also called: "
        parts.append(
            element("p", element("span", words, class_="kb-note"), listed, class_="kb-also")
        )
    if plain := plain_spellings(entity):
        parts.append(element("p", plain, hidden=True))
    return join(parts)


def events_of(links: Links, entity: Entity) -> Html:
    """The events whose facts name the record."""
    roles = links.view.events_of.get(entity.id, {})
    return event_list(links, roles, role_notes(roles))


def together(links: Links, entity: Entity) -> Html:
    """What stands in the same sentences, with the warning that this is no tie."""
    found = neighbours(links, entity)
    return join([element("p", TOGETHER, class_="kb-note"), found]) if found else NOTHING


def closing_sections(links: Links, entity: Entity) -> Sequence[Section]:
    """What every record's page ends with: mentions, evidence, how to correct."""
    total = sum(entity.mentions.values())
    title = f"Mentions ({counted(total, 'mention')} in {counted(len(entity.mentions), 'source')})"
    return (
        Section(title=title, id="mentions", body=mention_lines(links, entity)),
        Section(title="Evidence and references", id="evidence", body=evidence_list(links, entity)),
        Section(title="Cite this page", id="cite", body=cite_page(links, entity)),
        Section(title="Correct this page", id="correct", body=how_to_correct(links, entity)),
    )


def summary(entity: Entity) -> str:
    """One line for search engines and previews."""
    if entity.description and isinstance(entity.description.value, str):
        return shortened(entity.description.value, 200)
    kind = spaced(entity.kind or entity.type)
    return f"{entity.name}: {kind}, named in {counted(len(entity.mentions), 'source')}."


def _unmentioned(entity: Entity) -> Html:
    if entity.mentions or entity.type in ("event", "source"):
        return NOTHING
    return element("p", "No source mentions this record now.", class_="kb-note")
