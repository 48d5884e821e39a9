"""The review page: what waits for a person, by effect, each with its evidence and the lines that would settle it."""

from collections.abc import Iterator

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.candidate_items import candidate_items, event_items, open_items
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.disagreements import contradiction_items, disagreement_items
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.loose_ends import draft_items, idle_items, orphan_items, unplaced_items
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.proposal_items import proposal_items
from knowledge_base.pages.review_queue import Queue, overview, queue_pages, queue_section
from knowledge_base.pages.split_items import split_items
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, folded


def review_pages(view: View) -> Iterator[tuple[str, str]]:
    """The review page and the further parts of its sections, each with the path of its page."""
    queues = list(_queues(view))
    yield "review", _first_page(view, queues)
    for queue in queues:
        yield from queue_pages(view, queue)


def _queues(view: View) -> Iterator[Queue]:
    """The sections in the order in which a reviewer gains most: what is wrong before what is missing."""
    yield Queue(
        id="contradictions",
        title="Sources contradict each other",
        ask="Which value holds? Until a person says so, the page shows them all, the one that most sources tell first.",
        items=list(contradiction_items(view)),
    )
    yield Queue(
        id="disagreements",
        title="A person and the machine disagree",
        ask="The person's words stand. Is there a passage that they rest on, or is the machine right?",
        items=list(disagreement_items(view, grounded=False)),
    )
    yield Queue(
        id="alike",
        title="Names that may mean one thing",
        ask="One thing or two? Either answer is kept, and nobody is asked again.",
        items=list(proposal_items(view)),
    )
    yield Queue(
        id="splits",
        title="One name, maybe two people",
        ask="Do the articles speak of one person?",
        items=list(split_items(view)),
    )
    yield Queue(
        id="undecided",
        title="Names whose meaning is open",
        ask="Which of its readings does the name have here? The likeliest stands in the lines; put another in its place.",
        items=list(open_items(view)),
    )
    yield Queue(
        id="candidates",
        title="Names that may deserve a record",
        ask="Does it deserve a page? What is accepted gets one, what is rejected is never proposed again.",
        items=list(candidate_items(view)),
    )
    yield Queue(
        id="events",
        title="Events that may deserve a page",
        ask="Did this happen, and does it deserve a page?",
        items=list(event_items(view)),
        note=_events_note(view),
    )
    yield Queue(
        id="unplaced",
        title="Places without a point on the map",
        ask="Where is it? A point comes with the work that says so.",
        items=list(unplaced_items(view)),
    )
    yield Queue(
        id="orphans",
        title="Records that nobody comes to",
        ask="Why does it stand?",
        items=list(orphan_items(view)),
    )
    yield Queue(
        id="idle",
        title="Corrections that change nothing",
        ask="What articles say has changed since, or a word was mistyped.",
        items=list(idle_items(view)),
    )
    yield Queue(
        id="drafts",
        title="Events and records that nobody has reviewed",
        ask="What a person has read and found right says so on its page.",
        items=list(draft_items(view)),
    )
    yield Queue(
        id="settled",
        title="Settled with a passage, a work or a reason",
        ask="A person wrote another value than the machine finds and says what it rests on. Nothing waits here, unless you know better.",
        items=list(disagreement_items(view, grounded=True)),
        waits=False,
    )


def _first_page(view: View, queues: list[Queue]) -> str:
    links = Links(view=view, page="review", numbers={}, works={})
    lead = [
        element(
            "p",
            "What a person could decide next, what touches most pages and mentions first. Each entry has its evidence, the "
            "lines that settle it and their place; ",
            links.to("contribute", "how to contribute"),
            " says how to propose them.",
        ),
        overview(links, queues),
    ]
    return page_text(
        Page(
            title="Review",
            description="What waits for a person: contradictions, likely merges, open names, candidates, unreviewed records.",
            lead=join(lead),
            sections=[
                *(
                    Section(
                        title=f"{queue.title} ({len(queue.items):,})",
                        id=queue.id,
                        body=queue_section(links, queue),
                    )
                    for queue in queues
                ),
                Section(title="Decisions taken", id="decisions", body=_decisions(links)),
            ],
            foot=plain_foot(links),
            boost=0,
        )
    )


def _events_note(view: View) -> Html:
    """From which confidence on events stand here, and how many do not."""
    left_out = view.kb.unlisted_events
    more = f" {counted(left_out, 'event')} with less are not listed." if left_out else ""
    return element(
        "p",
        "An event has a page of its own from a certain confidence on; those a little below it, from ",
        f"{view.kb.listed_from:.2f} on, wait here.{more}",
        class_="kb-note",
    )


def _told(one: Entity, other: Entity) -> str:
    """The name of a record; with its id where another one beside it has the same."""
    same = folded(one.name) == folded(other.name)
    return f"{one.name} ({one.id})" if same else one.name


def _decisions(links: Links) -> Html:
    """Records that people rejected or merged: their pages stay."""
    items = []
    for name in sorted(links.view.kb.entities):
        record = links.view.kb.entities[name]
        if record.status == "rejected":
            page = links.to(page_of(record.id), record.name)
            items.append(
                element("li", page, f": rejected – {record.reason or 'no reason is recorded'}")
            )
        elif record.status == "merged" and record.same_as:
            target = links.view.resolved(record.same_as)
            into = links.entity(record.same_as, _told(target, record) if target else "")
            words = _told(record, target) if target else record.name
            why = f" – {record.reason}" if record.reason else ""
            items.append(element("li", links.to(page_of(record.id), words), " is ", into, why))
    return element("ul", *items) if items else NOTHING
