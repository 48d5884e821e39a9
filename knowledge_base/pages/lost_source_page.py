"""The page of a source whose article is no longer there: what is known of it, and what still cites it."""

from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Entity
from knowledge_base.pages.correcting import how_to_correct, record_foot
from knowledge_base.pages.entity_page import lead, links_of
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.facts import evidence_list, fact_box
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.record_values import SOURCE_FIRST, evidence_of
from knowledge_base.pages.view import View


def lost_source_page(view: View, record: Entity) -> str:
    """The whole page as Markdown."""
    links = links_of(view, record)
    box = join([_notice(links, record), fact_box(links, record, first=SOURCE_FIRST)])
    return page_text(
        Page(
            title=record.name,
            description=f"{record.name}: its article is no longer in the knowledge base.",
            lead=lead(links, record, box),
            sections=[
                Section(
                    title="Evidence and references",
                    id="evidence",
                    body=evidence_list(links, record),
                ),
                Section(
                    title="Correct this page", id="correct", body=how_to_correct(links, record)
                ),
            ],
            foot=record_foot(links, record),
            boost=1,
        )
    )


def _notice(links: Links, record: Entity) -> Html:
    gone = element(
        "p",
        element("strong", "The article is no longer in the base."),
        " Its text cannot be shown, and no passage of it can be opened or checked here. "
        "What was found in it alone is gone; what people wrote from it stays, without a passage to prove it.",
    )
    citing = _citing(links, record)
    rest = (
        ["These records still cite it: ", join(map(links.entity, citing), ", "), "."]
        if citing
        else ["No record cites it now."]
    )
    return element("div", gone, element("p", *rest), class_="kb-closed")


def _citing(links: Links, record: Entity) -> list[str]:
    """The records that readers see and that still name a passage of it."""
    stem = stem_of(record.id)
    records = (entity for shown in links.view.shown.values() for entity in shown)
    return sorted(e.id for e in records if any(p.source == stem for p in evidence_of(e)))
