"""Pages of addresses that no longer hold a record: redirects, tombstones with their reason, and withdrawn ones."""

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.correcting import plain_foot, record_foot
from knowledge_base.pages.entity_page import links_of
from knowledge_base.pages.escaping import NOTHING, element, escape, join
from knowledge_base.pages.facts import with_details
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import spaced


def redirect_page(view: View, entity: Entity) -> str:
    """A page that sends readers on to the record this one was merged into."""
    links = links_of(view, entity)
    target = view.resolved(entity.id)
    if not target or target.id == entity.id:
        return tombstone_page(view, entity)
    kind = f", {spaced(target.kind or target.type)}"
    return page_text(
        Page(
            title=entity.name,
            description=f"This record ({entity.id}) is now part of {name_of(target)} ({target.id}).",
            lead=element(
                "p",
                *("This record (", element("code", entity.id), ") is now part of "),
                *(links.entity(target.id), " (", element("code", target.id), kind),
                "); everything stands there.",
                f" Reason: {entity.reason}" if entity.reason else "",
            ),
            foot=record_foot(links, entity),
            boost=0,
            hidden=True,
            refresh=href(links.page, page_of(target.id)),
        )
    )


def tombstone_page(view: View, entity: Entity) -> str:
    """A page that says why there is no such record: its names are never proposed again."""
    links = links_of(view, entity)
    reason = entity.reason or "no reason is recorded"
    source = entity.type == "source"
    names = [
        element("li", with_details(links, entity, fact, element("bdi", str(fact.value))))
        for fact in entity.names
        if fact.value
    ]
    return page_text(
        Page(
            title=entity.name,
            description=f"{entity.name} was {'taken out' if source else 'rejected'}: {reason}",
            lead=element(
                "div",
                element(
                    "p",
                    element("strong", "Taken out." if source else "Rejected."),
                    " People took this article out of the knowledge base; nothing is read from it."
                    if source
                    else " People decided that this is no record of its own.",
                ),
                element("p", "Reason: ", reason),
                class_="kb-closed",
            ),
            sections=[
                Section(
                    title="Names it had",
                    id="names",
                    body=element("ul", *names) if names else NOTHING,
                ),
            ],
            foot=record_foot(links, entity),
            boost=0,
            hidden=True,
            contents=False,
        )
    )


def withdrawn_page(view: View, page: str) -> str:
    """A page for an address that was once published and holds nothing any more."""
    if page.startswith("lists/"):
        return _shorter_list_page(view, page)
    links = Links(view=view, page=page, numbers={}, works={})
    return page_text(
        Page(
            title="Withdrawn",
            description="This record is no longer part of the knowledge base.",
            lead=element(
                "div",
                element(
                    "p", element("code", page), escape(" is no longer part of the knowledge base.")
                ),
                element(
                    "p",
                    "No source mentions it now, and nobody wrote anything about it. The history of the data in "
                    "version control still has what stood here.",
                ),
                element("p", links.to("index", "Home")),
                class_="kb-closed",
            ),
            foot=join([plain_foot(links)]),
            boost=0,
            hidden=True,
        )
    )


def _shorter_list_page(view: View, page: str) -> str:
    """A page for a part of a long list that has become shorter."""
    links = Links(view=view, page=page, numbers={}, works={})
    folder, _, part = page.removeprefix("lists/").rpartition("/")
    record = view.resolved(folder) if folder else None
    whole = part.rpartition("-")[0]
    if folder:
        first = page_of(record.id) if record else "index"
    else:
        first = "review" if whole.startswith("review-") else f"{whole}/index"
    return page_text(
        Page(
            title="Withdrawn",
            description="This part of a list is no longer there: the list has become shorter.",
            lead=element(
                "div",
                element("p", "The list has become shorter, and this part of it is gone."),
                element(
                    "p", links.to(first, "To the beginning of the list" if not folder else "On")
                ),
                class_="kb-closed",
            ),
            foot=plain_foot(links),
            boost=0,
            hidden=True,
        )
    )
