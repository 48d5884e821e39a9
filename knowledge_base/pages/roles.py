"""What sources call a person or describe a group as: their words, who says so, and the sentence behind each."""

from dataclasses import replace

from knowledge_base.model import Entity, Evidence, Fact
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.facts import with_details
from knowledge_base.pages.links import Links, language_of, source_title
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.record_values import facts_of
from knowledge_base.pages.wording import counted, shortened

# A president has many titles in many sources: the page shows the commonest, the rest on demand.
MOST_ROLES = 8
MOST_SOURCES = 4


def role_section(links: Links, entity: Entity) -> Section:
    """The section of titles and roles; its body is empty where no source states any."""
    title = "Roles and titles" if entity.kind == "person" else "Described as"
    return Section(title=title, id="roles", body=_roles(links, entity))


def _roles(links: Links, entity: Entity) -> Html:
    items = [_role(links, entity, fact) for fact in facts_of(entity, "role")]
    if not items:
        return NOTHING
    shown, rest = items[:MOST_ROLES], items[MOST_ROLES:]
    parts = [element("ul", *shown, class_="kb-roles")]
    if rest:
        head = element("summary", f"{len(rest)} more")
        parts.append(element("details", head, element("ul", *rest, class_="kb-roles")))
    return join(parts)


def _role(links: Links, entity: Entity, fact: Fact) -> Html:
    """The words, quoted where a source says them, and the first sources that do."""
    told = fact.evidence[:MOST_SOURCES]
    language = language_of(links.view, told[0].source) if told else None
    quoted = fact.origin == "machine"
    words = element("q" if quoted else "span", str(fact.value), lang=language if quoted else None)
    sources = [_source(links, piece) for piece in told]
    if (more := len(fact.evidence) - len(told)) > 0:
        sources.append(element("span", f"and {counted(more, 'more source')}", class_="kb-more"))
    says = element("small", join(sources, ", "), class_="kb-note") if sources else NOTHING
    return element(
        "li", with_details(links, entity, replace(fact, evidence=told), words), " ", says
    )


def _source(links: Links, piece: Evidence) -> Html:
    return links.passage(piece, shortened(source_title(links.view, piece.source), 45))
