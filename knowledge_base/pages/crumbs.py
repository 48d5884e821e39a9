"""The line over a page's title: which type and kind of thing this is, with the sign of its type, and the way up."""

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import index_page
from knowledge_base.pages.escaping import NOTHING, Html, element
from knowledge_base.pages.links import Links
from knowledge_base.pages.wording import PLURALS, spaced


def crumb(links: Links, entity: Entity, *, record: bool = False) -> Html:
    """ "Actors › armed group"; with `record` also the record's own page, for pages below it."""
    items = [element("li", links.to(index_page(entity.type), PLURALS[entity.type]))]
    if entity.kind:
        items.append(element("li", spaced(entity.kind)))
    if record:
        items.append(element("li", links.entity(entity.id)))
    return element(
        "nav",
        element("ol", *items),
        class_=f"kb-crumb kb-type--{entity.type}",
        aria_label="Where this page stands",
    )


def opening(entity: Entity, *parts: Html, box: Html = NOTHING) -> Html:
    """What stands first on a record's page: the words on the left, on wide screens the factbox beside them."""
    words = element("div", *parts, class_="kb-words")
    facts = element("div", box, class_="kb-box") if box else NOTHING
    lone = "" if box else " kb-lead--lone"
    return element("div", words, facts, class_=f"kb-lead kb-type--{entity.type}{lone}")
