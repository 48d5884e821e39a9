"""Candidates on the review page: names and events that may deserve a record, and names whose meaning is open."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from knowledge_base.model import Candidate, LinkedEvent, LinkedMention, Span
from knowledge_base.pages.effects import (
    doubtful_tellings,
    effect_of_candidate,
    effect_of_mentions,
    open_mentions,
)
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.links import Links, source_title
from knowledge_base.pages.marks import state_of
from knowledge_base.pages.mention_lines import line
from knowledge_base.pages.pasted_lines import Field, command, in_words, pasted, yaml_text
from knowledge_base.pages.proposal_items import quoted_passages
from knowledge_base.pages.review_queue import Item
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, folded, shortened, spaced
from knowledge_base.vocabulary import FOLDERS

_QUOTES = 3
_SOURCES = 3  # files named one by one; a command writes them all


def candidate_items(view: View) -> Iterator[Item]:
    """Each name that may deserve a record, with the file that would accept it and the one that would reject it."""
    for candidate in view.kb.candidates:
        if candidate.type != "event" and not candidate.readings:
            yield _candidate_item(view, candidate)


def event_items(view: View) -> Iterator[Item]:
    """Each telling that may deserve a page as an event."""
    told = doubtful_tellings(view)
    for candidate in view.kb.candidates:
        if candidate.type == "event" and not candidate.readings:
            spans = ((piece.source, Span(piece.start, piece.end)) for piece in candidate.evidence)
            telling = next((told[place] for place in spans if place in told), None)
            yield _candidate_item(view, candidate, telling)


def open_items(view: View) -> Iterator[Item]:
    """Each name that may mean what a record or an authority file knows, once for the same readings."""
    candidates = [c for c in view.kb.candidates if c.readings]
    for candidate in candidates:
        yield _open_candidate(view, candidate)
    listed = {folded(candidate.name) for candidate in candidates}
    for (name, source), mentions in _unlisted(view, listed).items():
        yield _open_mentions(view, name, source, mentions)


def _candidate_item(view: View, candidate: Candidate, told: LinkedEvent | None = None) -> Item:
    fields = _own_fields(candidate)
    rejected = [fields[0], Field(key="status", value="rejected"), Field(key="reason", value="…")]
    return Item(
        name=candidate.name,
        note=_note(candidate),
        effect=effect_of_candidate(view, candidate, told),
        body=lambda links: [
            _quotes(links, candidate),
            *pasted(links, "To accept it", candidate.id, _with_evidence(candidate, fields)),
            *command(["accept", candidate.id]),
            *pasted(links, "To reject it for good", candidate.id, rejected),
            *command(["reject", candidate.id, "--reason", "…"]),
            *in_words(links, "missing-record", "", _form_fields(links, candidate)),
        ],
        order=_order(candidate),
    )


def _form_fields(links: Links, candidate: Candidate) -> dict[str, str]:
    """What the form on something missing can know: the name, and the first sentence that has it."""
    first = next(iter(candidate.evidence), None)
    basis = (
        f"{shortened(first.quote, 280)} ({shortened(source_title(links.view, first.source), 60)})"
        if first
        else ""
    )
    return {"name": candidate.name, "basis": basis, "page": "review.html"}


def _open_candidate(view: View, candidate: Candidate) -> Item:
    """What it may be, the lines that say so for one source, and the file of a thing of its own."""
    mentions = open_mentions(view, candidate)
    named = {piece.source: [candidate.name] for piece in candidate.evidence}
    texts, first = _texts(mentions) or named, candidate.readings[0]
    return Item(
        name=candidate.name,
        note=_note(candidate),
        effect=effect_of_mentions(view, mentions, candidate.readings),
        body=lambda links: [
            _quotes(links, candidate),
            *_decision(links, candidate.readings, texts),
            *command(["accept", candidate.id, "--as", first]),
            *pasted(links, "If it is something of its own", candidate.id, _own_fields(candidate)),
            *command(["reject", candidate.id, "--reason", "…"]),
        ],
        order=_order(candidate),
    )


def _open_mentions(view: View, name: str, source: str, mentions: Sequence[LinkedMention]) -> Item:
    first = mentions[0].mention
    readings = list(dict.fromkeys(name for linked in mentions for name in linked.mention.readings))
    return Item(
        name=first.text,
        note="",
        effect=effect_of_mentions(view, mentions, readings),
        body=lambda links: [
            _lines(links, mentions[:_QUOTES]),
            *_decision(links, readings, _texts(mentions)),
        ],
        order=(0.0, name, source),
    )


def _lines(links: Links, mentions: Sequence[LinkedMention]) -> Html:
    items = [
        element("li", line(links, linked), " — ", links.source(linked.mention.source, limit=40))
        for linked in mentions
    ]
    return element("ul", *items, class_="kb-lines")


def _note(candidate: Candidate) -> str:
    kind = spaced(candidate.kind or candidate.type)
    return f"{kind} · confidence {candidate.confidence:.2f}"


def _order(candidate: Candidate) -> tuple[float | str, ...]:
    return -candidate.confidence, folded(candidate.name), candidate.id


def _quotes(links: Links, candidate: Candidate) -> Html:
    quotes = quoted_passages(links, candidate.evidence[:_QUOTES])
    more = len(candidate.evidence) - len(quotes)
    rest = [element("li", f"and in {counted(more, 'further article')}")] if more > 0 else []
    return element("ul", *quotes, *rest, class_="kb-lines")


def _own_fields(candidate: Candidate) -> list[Field]:
    kind = [Field(key="kind", value=candidate.kind)] if candidate.kind else []
    return [Field(key="name", value=yaml_text(candidate.name)), *kind]


def _with_evidence(candidate: Candidate, fields: list[Field]) -> list[Field]:
    """An event is known again by the sentence that tells it; a name by itself."""
    first = next(iter(candidate.evidence), None)
    if candidate.type != "event" or first is None:
        return fields
    quote = f"{{source: {yaml_text(first.source)}, quote: {yaml_text(first.quote)}}}"
    return [*fields, Field(key="evidence", items=[quote])]


def _decision(
    links: Links,
    readings: Sequence[str],
    texts: Mapping[str, Sequence[str]],
) -> list[Html]:
    """The readings, and how to say for each source which it is of the texts that have it there."""
    parts = [element("p", "It may be ", join((_reading(links, r) for r in readings), ", "), ".")]
    why = f"If it is {_short(links, readings[0])}"
    for source in list(texts)[:_SOURCES]:
        items = [f"{{text: {yaml_text(text)}, is: {readings[0]}}}" for text in texts[source]]
        record = f"{FOLDERS['source']}/{source}"
        parts += pasted(links, why, record, [Field(key="corrections", items=items)])
    if (rest := len(texts) - _SOURCES) > 0:
        parts.append(element("p", f"and the same for {counted(rest, 'further article')}."))
    return parts


def _texts(mentions: Sequence[LinkedMention]) -> dict[str, list[str]]:
    """How each source writes the name, to the letter but for line ends: only that can be corrected there."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for linked in mentions:
        text = " ".join(linked.mention.text.split())
        if text not in found[linked.mention.source]:
            found[linked.mention.source].append(text)
    return dict(found)


def _short(links: Links, entity: str) -> str:
    found = links.view.resolved(entity)
    return found.name if found else entity


def _reading(links: Links, entity: str) -> Html:
    """A record that a name may mean; one without a page by its name, where a candidate has it, and its id."""
    if links.view.resolved(entity):
        return links.entity(entity)
    code = element("code", entity)
    name = next((c.name for c in links.view.kb.candidates if c.id == entity), "")
    return join([f"{name} (", code, ")"]) if name else code


def _unlisted(view: View, listed: set[str]) -> dict[tuple[str, str], list[LinkedMention]]:
    """Undecided mentions of names that are no candidate, by name and source."""
    found: defaultdict[tuple[str, str], list[LinkedMention]] = defaultdict(list)
    anywhere = Links(view=view, page="review", numbers={}, works={})
    for source in sorted(view.kb.mentions):
        for linked in view.kb.mentions[source]:
            names = {folded(linked.mention.text), folded(linked.mention.name)}
            if state_of(anywhere, linked) == "undecided" and names.isdisjoint(listed):
                found[folded(linked.mention.text), source].append(linked)
    return dict(found)
