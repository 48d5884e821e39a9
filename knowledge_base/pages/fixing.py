"""One discreet link a fact, to the line where it is corrected, and the list of facts that can be reported in words."""

from collections.abc import Iterator

from knowledge_base.model import Entity, Fact
from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.escaping import NOTHING, Html, element
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.record_values import field_of
from knowledge_base.pages.report_forms import fact_fields, report_link
from knowledge_base.pages.wording import (
    counted,
    date_in_words,
    label,
    role_label,
    shortened,
    spaced,
    tie,
    value_in_words,
)

_COUNTED = frozenset({"words", "sha256"})  # nobody corrects what the machine counts
_DATED = frozenset({"date", "edtf", "published", "active"})
_VOCABULARY = frozenset({"kind", "stage", "modality"})
_LONGEST_NAME = 80


def fix_link(links: Links, entity: Entity, fact: Fact) -> Html:
    """The link that opens the record's file where this fact is corrected: the line of a person's value, otherwise the line above
    which people write. Without a repository it leads to the words on how to have the page corrected.
    """
    if field_of(fact) in _COUNTED:
        return NOTHING
    settings = links.view.settings
    address = settings.edit_address(entity.file, fact.line or entity.write_line)
    if not address and entity.status in ("merged", "rejected"):
        return NOTHING  # their pages have no such words
    page = page_of(entity.id)
    words = "#correct" if links.page == page else href(links.page, page, "correct")
    name = f"Correct this: {claim_of(fact)}, {shortened(value_of(links, fact), _LONGEST_NAME)}"
    return element("a", "", href=address or words, class_="kb-fix", aria_label=name)


def reportable(links: Links, entity: Entity) -> Html:
    """Every fact of a page with a form that has it filled in; nothing without a repository."""
    if not links.view.settings.issues_address():
        return NOTHING
    items = [
        element("li", report_link(links, "wrong-fact", entity, f"{claim}: {value}", fields=fields))
        for fact in facts_in(entity)
        for claim, value in ((claim_of(fact), value_of(links, fact)),)
        for fields in (fact_fields(links, fact, claim, value),)
    ]
    if not items:
        return NOTHING
    head = element("summary", f"Report one of the {counted(len(items), 'fact')} of this page")
    return element("details", head, element("ul", *items), class_="kb-reports")


def claim_of(fact: Fact) -> str:
    """What the fact says something about, in a word or two: "killed", "other name"."""
    field = field_of(fact)
    if field == "alias":
        return "other name"
    if field == "relation":
        return "relation"
    if field == "participant" and fact.role:
        return role_label(fact.role).lower()
    return label(field).lower()


def value_of(links: Links, fact: Fact) -> str:
    """The value in plain words."""
    field = field_of(fact)
    if field == "relation":
        target = links.view.resolved(fact.entity or "")
        return f"{tie(str(fact.value))} {name_of(target) if target else fact.entity or ''}".strip()
    if fact.entity and fact.value in (None, fact.entity):
        target = links.view.resolved(fact.entity)
        return name_of(target) if target else fact.entity
    if field in _DATED and isinstance(fact.value, str):
        return date_in_words(fact.value)
    words = value_in_words(fact.value)
    return spaced(words) if field in _VOCABULARY else words


def facts_in(entity: Entity) -> Iterator[Fact]:
    """Every fact of a record that a person can correct, relations among them."""
    described = (entity.description,) if entity.description else ()
    for fact in (*described, *entity.facts, *entity.names):
        if field_of(fact) not in _COUNTED:
            yield fact
    for relation in entity.relations:
        yield Fact(
            field="relation",
            value=relation.type,
            origin=relation.origin,
            entity=relation.to,
            evidence=relation.evidence,
            line=relation.line,
        )
