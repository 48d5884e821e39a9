"""The review page: what waits for a person, each with the lines that would settle it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from knowledge_base.model import Candidate, Entity, LinkedMention
from knowledge_base.pages.addresses import index_page, page_of
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.disagreements import disagreements
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.marks import state_of
from knowledge_base.pages.mention_lines import line
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.pasted_lines import code_lines, yaml_text
from knowledge_base.pages.proposal_items import proposal_item, quoted_passages
from knowledge_base.pages.record_values import facts_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import PLURALS, counted, folded, spaced

_QUOTES = 3
_MOST = 200


def review_page(view: View) -> str:
    """The whole page as Markdown."""
    links = Links(view=view, page="review", numbers={}, works={})
    candidates = sorted(
        view.kb.candidates, key=lambda c: (-len(c.evidence), c.name.casefold(), c.id)
    )
    same, open_ = list(_look_alikes(view)), _undecided(links)
    differing = disagreements(links)
    sections = [
        Section(
            title=f"Names that may deserve a record ({len(candidates)})",
            id="candidates",
            body=_some(_candidate(links, candidate) for candidate in candidates),
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
            title=f"Names with several readings ({len(open_)})",
            id="undecided",
            body=_some(_ambiguity(links, open_[key]) for key in sorted(open_)),
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


def _candidate(links: Links, candidate: Candidate) -> Html:
    path = links.view.settings.path_of(f"{candidate.id}.yml")
    lines = [f"name: {yaml_text(candidate.name)}"]
    lines += [f"kind: {candidate.kind}"] if candidate.kind else []
    quotes = quoted_passages(links, candidate.evidence[:_QUOTES])
    readings = [_reading(links, reading) for reading in candidate.readings]
    known = [element("p", "It may also be ", join(readings, ", "), ".")] if readings else []
    kind = spaced(candidate.kind or candidate.type)
    head = element(
        "summary",
        element("span", candidate.name, class_="kb-name"),
        " ",
        element(
            "small",
            f"{kind} · {counted(len(candidate.evidence), 'passage')} · confidence {candidate.confidence:.2f}",
        ),
    )
    accept = element("p", "To accept it, make the file ", element("code", path), " with:")
    return element(
        "details",
        head,
        element("ul", *quotes, class_="kb-lines"),
        *known,
        accept,
        code_lines(lines),
    )


def _reading(links: Links, entity: str) -> Html:
    """A record that a name may mean; one without a page by its name, where a candidate has it, and its id."""
    if links.view.resolved(entity):
        return links.entity(entity)
    code = element("code", entity)
    name = next((c.name for c in links.view.kb.candidates if c.id == entity), "")
    return join([f"{name} (", code, ")"]) if name else code


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


def _ambiguity(links: Links, mentions: list[LinkedMention]) -> Html:
    first = mentions[0].mention
    path = links.view.settings.path_of(f"sources/{first.source}.yml")
    readings = list(dict.fromkeys(name for linked in mentions for name in linked.mention.readings))
    items = [
        element("li", line(links, linked), " — ", links.source(linked.mention.source, limit=40))
        for linked in mentions[:_QUOTES]
    ]
    return element(
        "details",
        element(
            "summary",
            element("span", first.text, class_="kb-name"),
            " ",
            element("small", counted(len(mentions), "mention")),
        ),
        element("ul", *items, class_="kb-lines"),
        element("p", "It may be ", join((_reading(links, name) for name in readings), ", "), "."),
        element("p", "To decide it in this source, put into ", element("code", path), ":"),
        code_lines(["corrections:", f"  - {{text: {yaml_text(first.text)}, is: {readings[0]}}}"]),
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


def _undecided(links: Links) -> dict[tuple[str, str], list[LinkedMention]]:
    found: defaultdict[tuple[str, str], list[LinkedMention]] = defaultdict(list)
    for source in sorted(links.view.kb.mentions):
        for linked in links.view.kb.mentions[source]:
            if state_of(links, linked) == "undecided":
                found[folded(linked.mention.text), source].append(linked)
    return dict(found)


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
