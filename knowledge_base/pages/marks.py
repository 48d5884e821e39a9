"""Which stretches of an article are marked, how they look, and where they lead."""

from collections.abc import Iterator, Set

from knowledge_base.model import Entity, LinkedMention, Span
from knowledge_base.pages.addresses import evidence_anchor, href, mention_anchor, page_of
from knowledge_base.pages.linked_text import Mark, without_overlap
from knowledge_base.pages.links import Links
from knowledge_base.pages.wording import spaced


def marks_of(links: Links, source: str) -> list[Mark]:
    """All marks of a source: names, passages that facts rest on, sentences that tell events."""
    mentions = links.view.kb.mentions.get(source, ())
    names = without_overlap(_name(links, linked) for linked in mentions)
    kept = {mark.id for mark in names}
    # A name that lies under another one keeps its anchor, so that no link to it fails.
    covered = [
        _anchor(linked) for linked in mentions if mention_anchor(linked.mention.start) not in kept
    ]
    bare = {mark.id: mark for mark in covered}
    return [*_passages(links, source), *bare.values(), *names]


def state_of(links: Links, linked: LinkedMention) -> str:
    """How a name stands: linked, candidate, rejected, undecided (several readings), vague (no value) or unnamed."""
    if linked.rejected:
        return "rejected"
    if linked.entity and not linked.candidate and links.view.resolved(linked.entity):
        return "linked"
    if linked.candidate:
        return "candidate"
    if linked.mention.type == "date":
        return "vague" if linked.mention.edtf is None else "dated"
    return "undecided" if len(linked.mention.readings) > 1 else "unnamed"


def _name(links: Links, linked: LinkedMention) -> Mark:
    mention = linked.mention
    state = state_of(links, linked)
    record = _record(links, linked) if state in ("linked", "dated") else None
    kind = spaced(mention.kind or mention.type)
    titles = {
        "linked": "",  # the list of names below the text says what it means, and the card shows that
        "candidate": f"candidate, no record yet ({kind})",
        "rejected": "read as a name by machine, rejected by a person",
        "vague": "vague date, no value",
        "dated": f"date {mention.edtf}, listed under its year",
        "undecided": f"undecided which of several ({kind})",
        "unnamed": f"not linked ({kind})",
    }
    return Mark(
        span=Span(mention.start, mention.end),
        tag="a" if record else "span",
        id=mention_anchor(mention.start),
        classes=f"kb-m kb-m--{state} kb-m--{mention.type}",
        rank=2,
        href=href(links.page, page_of(record.id)) if record else "",
        title=titles[state],
    )


def _record(links: Links, linked: LinkedMention) -> Entity | None:
    """The record a name leads to; a date without one leads to its year."""
    if linked.entity and (found := links.view.resolved(linked.entity)):
        return found
    return links.view.date_record(linked.mention.edtf) if linked.mention.edtf else None


def _anchor(linked: LinkedMention) -> Mark:
    mention = linked.mention
    return Mark(
        span=Span(mention.start, mention.end),
        tag="span",
        id=mention_anchor(mention.start),
        classes="kb-m",
        rank=1,
    )


def _passages(links: Links, source: str) -> Iterator[Mark]:
    grounds = links.view.grounds.get(source, frozenset())
    told = {telling.event.span for telling in links.view.kb.events.get(source, ())}
    for span in sorted(links.view.passages.get(source, ())):
        yield Mark(
            span=span,
            tag="span",
            id=evidence_anchor(span.start, span.end),
            classes=f"kb-e{_shade(span, told, grounds)}",
        )


def _shade(span: Span, told: Set[Span], grounds: Set[Span]) -> str:
    """Passages that prove something are shaded; those that only name a record show when they are opened."""
    if span in told:
        return " kb-e--event"
    return " kb-e--fact" if span in grounds else ""
