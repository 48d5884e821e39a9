"""The review page: what waits for a person, each with the lines that would settle it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from knowledge_base.model import Candidate, Entity
from knowledge_base.pages.addresses import index_page, page_of
from knowledge_base.pages.candidate_items import candidate_item, open_names
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.disagreements import disagreements
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.pasted_lines import code_lines
from knowledge_base.pages.proposal_items import proposal_item
from knowledge_base.pages.record_values import facts_of
from knowledge_base.pages.split_items import split_item
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import PLURALS, counted, folded

_MOST = 100  # of a section: with more the page grows past what a browser folds up at once


def review_page(view: View) -> str:
    """The whole page as Markdown."""
    links = Links(view=view, page="review", numbers={}, works={})
    candidates = view.kb.candidates
    named = [c for c in candidates if c.type != "event" and not c.readings]
    events = [c for c in candidates if c.type == "event"]
    same, open_ = list(_look_alikes(view)), open_names(links)
    differing = disagreements(links)
    sections = [
        Section(
            title=f"Names that may deserve a record ({len(named)})",
            id="candidates",
            body=_some(
                candidate_item(links, c)
                for c in sorted(named, key=lambda c: (-len(c.evidence), *_by_confidence(c)))
            ),
        ),
        Section(
            title=f"Records that share a name ({len(same)})",
            id="same",
            body=_some(_pair(links, *pair) for pair in same),
        ),
        Section(
            title=f"Names that may mean one thing ({len(view.kb.proposals)})",
            id="alike",
            body=_some(proposal_item(links, proposal) for proposal in view.kb.proposals),
        ),
        Section(
            title=f"One name, maybe two people ({len(view.kb.splits)})",
            id="splits",
            body=_some(split_item(links, split) for split in view.kb.splits),
        ),
        Section(
            title=f"Names whose meaning is open ({len(open_)})",
            id="undecided",
            body=_some(iter(open_)),
        ),
        Section(
            title=f"Events that may deserve a page ({len(events)})",
            id="events",
            body=join(
                [
                    _events_note(view),
                    _some(candidate_item(links, c) for c in sorted(events, key=_by_confidence)),
                ]
            ),
        ),
        Section(
            title=f"A person and the machine disagree ({len(differing)})",
            id="disagreements",
            body=_some(iter(differing)),
        ),
        Section(title="Records that nobody has reviewed", id="drafts", body=_drafts(links)),
        Section(title="Decisions taken", id="decisions", body=_decisions(links)),
    ]
    return page_text(
        Page(
            title="Review",
            description="What waits for a person: candidates, likely merges, ambiguous names, disagreements, unreviewed records.",
            lead=element(
                "p",
                "What a person could decide next. Each entry shows the lines to put into a file; ",
                links.to("contribute", "how to contribute"),
                " says how to propose them.",
            ),
            sections=sections,
            foot=plain_foot(links),
            boost=0,
        )
    )


def _by_confidence(candidate: Candidate) -> tuple[float, str, str]:
    return -candidate.confidence, candidate.name.casefold(), candidate.id


def _events_note(view: View) -> Html:
    """From which confidence on events stand here, and how many do not."""
    left_out = view.kb.unlisted_events
    more = f" {counted(left_out, 'event')} with less are not listed." if left_out else ""
    return element(
        "p",
        "The surest come first. An event has a page of its own from a certain confidence on; those a little below it, from ",
        f"{view.kb.listed_from:.2f} on, wait here.{more}",
        class_="kb-note",
    )


def _told(one: Entity, other: Entity) -> str:
    """The name of a record; with its id where another one beside it has the same."""
    same = folded(one.name) == folded(other.name)
    return f"{one.name} ({one.id})" if same else one.name


def _pair(links: Links, one: Entity, other: Entity, name: str) -> Html:
    path = links.view.settings.path_of(other.file)
    return element(
        "details",
        element(
            "summary",
            element("span", f"{_told(one, other)} / {_told(other, one)}", class_="kb-name"),
            " ",
            element("small", f"both called “{name}”"),
        ),
        element(
            "p",
            links.entity(one.id, _told(one, other)),
            " and ",
            links.entity(other.id, _told(other, one)),
            ": one thing or two?",
        ),
        element("p", "If they are the same, put into ", element("code", path), ":"),
        code_lines([f"same_as: {one.id}"]),
        element("p", "If they are not:"),
        code_lines([f"not_same_as: [{one.id}]"]),
    )


def _look_alikes(view: View) -> Iterator[tuple[Entity, Entity, str]]:
    """Pairs of one type that share a name and that nobody has told apart."""
    for kind in ("actor", "place", "topic"):
        named: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        for record in view.shown.get(kind, ()):
            for name in (record.name, *(str(fact.value) for fact in record.names if fact.value)):
                named[folded(name)][record.id] = record
        pairs = {
            (one, other): name
            for name in sorted(named)
            for one, other in combinations(sorted(named[name]), 2)
        }
        for (one, other), name in sorted(pairs.items()):
            first, second = view.kb.entities[one], view.kb.entities[other]
            if not (_told_apart(first, other) or _told_apart(second, one)):
                yield first, second, name


def _told_apart(record: Entity, other: str) -> bool:
    return any(other in (fact.entity, fact.value) for fact in facts_of(record, "not_same_as"))


def _drafts(links: Links) -> Html:
    items = []
    for kind, title in PLURALS.items():
        records = links.view.shown.get(kind, ())
        drafts = sum(record.status == "draft" for record in records)
        if drafts:
            items.append(
                element(
                    "li", links.to(index_page(kind), title), f": {drafts:,} of {len(records):,}"
                )
            )
    return element("ul", *items) if items else NOTHING


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
            items.append(element("li", links.to(page_of(record.id), words), " is ", into))
    return element("ul", *items) if items else NOTHING


def _some(items: Iterator[Html]) -> Html:
    listed = list(items)
    rest = len(listed) - _MOST
    more = [element("p", f"and {counted(rest, 'more')}")] if rest > 0 else []
    return (
        join([*listed[:_MOST], *more])
        if listed
        else element("p", "Nothing is open here.", class_="kb-note")
    )
