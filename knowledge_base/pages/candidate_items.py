"""Candidates on the review page: names and events that may deserve a record, and names whose meaning is open."""

from collections import defaultdict

from knowledge_base.model import Candidate, LinkedMention
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.marks import state_of
from knowledge_base.pages.mention_lines import line
from knowledge_base.pages.pasted_lines import code_lines, yaml_text
from knowledge_base.pages.proposal_items import quoted_passages
from knowledge_base.pages.wording import counted, folded, spaced

_QUOTES = 3


def candidate_item(links: Links, candidate: Candidate) -> Html:
    """A name or event folded up, with the file that would accept it."""
    return element(
        "details",
        _summary(candidate),
        _quotes(links, candidate),
        element("p", "To accept it, make the file ", _file(links, candidate), " with:"),
        code_lines(_own_lines(candidate)),
    )


def open_names(links: Links) -> list[Html]:
    """Each name that may mean what a record or an authority file knows, once for the same readings, the commonest first."""
    candidates = [c for c in links.view.kb.candidates if c.readings]
    listed = {folded(candidate.name) for candidate in candidates}
    others = _unlisted(links, listed)
    items = [
        *((len(c.evidence), folded(c.name), c.id, _open_name(links, c)) for c in candidates),
        *((1, name, source, _open_mentions(links, ms)) for (name, source), ms in others.items()),
    ]
    return [item for *_, item in sorted(items, key=lambda row: (-row[0], row[1], row[2]))]


def _summary(candidate: Candidate) -> Html:
    kind = spaced(candidate.kind or candidate.type)
    passages = counted(len(candidate.evidence), "passage")
    told = f"{kind} · {passages} · confidence {candidate.confidence:.2f}"
    name = element("span", candidate.name, class_="kb-name")
    return element("summary", name, " ", element("small", told))


def _quotes(links: Links, candidate: Candidate) -> Html:
    quotes = quoted_passages(links, candidate.evidence[:_QUOTES])
    return element("ul", *quotes, class_="kb-lines")


def _file(links: Links, candidate: Candidate) -> Html:
    return element("code", links.view.settings.path_of(f"{candidate.id}.yml"))


def _own_lines(candidate: Candidate) -> list[str]:
    kind = [f"kind: {candidate.kind}"] if candidate.kind else []
    return [f"name: {yaml_text(candidate.name)}", *kind]


def _open_name(links: Links, candidate: Candidate) -> Html:
    """What it may be, the lines that say so for one source, and the file of a thing of its own."""
    sources = list(dict.fromkeys(piece.source for piece in candidate.evidence))
    return element(
        "details",
        _summary(candidate),
        _quotes(links, candidate),
        *_decision(links, candidate.name, list(candidate.readings), sources),
        element(
            "p", "If it is something of its own, make the file ", _file(links, candidate), " with:"
        ),
        code_lines(_own_lines(candidate)),
    )


def _open_mentions(links: Links, mentions: list[LinkedMention]) -> Html:
    first = mentions[0].mention
    readings = list(dict.fromkeys(name for linked in mentions for name in linked.mention.readings))
    items = [
        element("li", line(links, linked), " — ", links.source(linked.mention.source, limit=40))
        for linked in mentions[:_QUOTES]
    ]
    name = element("span", first.text, class_="kb-name")
    return element(
        "details",
        element("summary", name, " ", element("small", counted(len(mentions), "mention"))),
        element("ul", *items, class_="kb-lines"),
        *_decision(links, first.text, readings, [first.source]),
    )


def _decision(links: Links, name: str, readings: list[str], sources: list[str]) -> list[Html]:
    """The readings, and how to say for a source which it is."""
    paths = [
        element("code", links.view.settings.path_of(f"sources/{s}.yml")) for s in sources[:_QUOTES]
    ]
    rest = len(sources) - len(paths)
    more = f" and {counted(rest, 'more')}" if rest else ""
    each = " each of" if len(sources) > 1 else ""
    return [
        element("p", "It may be ", join((_reading(links, r) for r in readings), ", "), "."),
        element("p", f"To decide it, put into{each} ", join(paths, ", "), more, ":"),
        code_lines(["corrections:", f"  - {{text: {yaml_text(name)}, is: {readings[0]}}}"]),
    ]


def _reading(links: Links, entity: str) -> Html:
    """A record that a name may mean; one without a page by its name, where a candidate has it, and its id."""
    if links.view.resolved(entity):
        return links.entity(entity)
    code = element("code", entity)
    name = next((c.name for c in links.view.kb.candidates if c.id == entity), "")
    return join([f"{name} (", code, ")"]) if name else code


def _unlisted(links: Links, listed: set[str]) -> dict[tuple[str, str], list[LinkedMention]]:
    """Undecided mentions of names that are no candidate, by name and source."""
    found: defaultdict[tuple[str, str], list[LinkedMention]] = defaultdict(list)
    for source in sorted(links.view.kb.mentions):
        for linked in links.view.kb.mentions[source]:
            names = {folded(linked.mention.text), folded(linked.mention.name)}
            if state_of(links, linked) == "undecided" and names.isdisjoint(listed):
                found[folded(linked.mention.text), source].append(linked)
    return dict(found)
