"""How to read a fact: the signs that stand beside a value, shown on a passage of this very base where it has one."""

from collections.abc import Iterator

from knowledge_base.model import Entity, Evidence
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.record_values import evidence_of

_SHORTEST = 50  # letters; below, an example shows little of how a fact is read


def how_to_read(links: Links) -> Html:
    """The signs that stand beside a value, shown on a passage of this very base where it has one."""
    example = _example(links)
    rows = (
        (
            "[1]",
            "opens the source at the sentence that says so. The same passages stand in full at the foot of the page.",
        ),
        ("[R1]", "names a work outside the sources of this base, listed at the foot of the page."),
        ("M", "found by machine; nobody has confirmed this value."),
        ("P", "written by a person, in a file that anybody can propose to change."),
        ("“the 80s”", "the words of the source, beside the value they were read as."),
        ("the source says …", "a person put another value; what was found stays visible."),
        (
            "alleged, not established",
            "a source claims it or reports a claim. It is never shown as a plain fact; on a line of time its mark is hollow.",
        ),
        ("✓", "a person has reviewed this record. Others are drafts, framed by a broken line."),
        (
            "solid line, dotted line",
            "a tie that somebody states stands at a solid line with its sentence; what merely stands in one sentence at a dotted one.",
        ),
    )
    signs = [element("div", element("dt", sign), element("dd", meaning)) for sign, meaning in rows]
    return join([example, element("dl", *signs, class_="kb-facts kb-signs")])


def _example(links: Links) -> Html:
    found = next(_passages(links), None)
    if not found:
        return NOTHING
    record, passage = found
    return element(
        "figure",
        element("blockquote", element("p", " ".join(passage.quote.split()))),
        element(
            "figcaption",
            "For instance ",
            links.entity(record.id),
            " rests on this: ",
            links.passage(passage, "see it in its place"),
        ),
        class_="kb-telling",
    )


def _passages(links: Links) -> Iterator[tuple[Entity, Evidence]]:
    """Events and the passages they rest on, the shortest whole sentences first: the best-read example is short, but says something."""
    pairs = [
        (event, passage)
        for event in links.view.shown.get("event", ())
        for passage in evidence_of(event)
        if passage.source in links.view.kb.documents
    ]
    yield from sorted(
        pairs,
        key=lambda pair: (
            not _is_sentence(pair[1].quote),
            len(pair[1].quote),
            pair[0].id,
            pair[1].start,
        ),
    )


def _is_sentence(quote: str) -> bool:
    return len(quote) > _SHORTEST and quote[:1].isupper() and quote.rstrip(' ”"').endswith(".")
