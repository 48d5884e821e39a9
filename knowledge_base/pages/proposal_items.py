"""One proposed merge on the review page: why two names look alike, what sources say, and the lines that decide it."""

from collections.abc import Sequence

from knowledge_base.model import Evidence, Proposal
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.links import Links, language_of
from knowledge_base.pages.pasted_lines import code_lines, yaml_text
from knowledge_base.pages.wording import shortened


def proposal_item(links: Links, proposal: Proposal) -> Html:
    """The pair folded up: its names and the reason stand in the line that opens it."""
    head = element(
        "summary",
        element("span", f"{proposal.names[0]} / {proposal.names[1]}", class_="kb-name"),
        " ",
        element("small", proposal.reason),
    )
    quotes = quoted_passages(links, proposal.evidence)
    question = element(
        "p",
        _thing(links, proposal.keep),
        " and ",
        _thing(links, proposal.give_up),
        ": one thing or two?",
    )
    return element(
        "details",
        head,
        element("ul", *quotes, class_="kb-lines"),
        question,
        *_decisions(links, proposal),
    )


def _thing(links: Links, entity: str) -> Html:
    if links.view.resolved(entity):
        return links.entity(entity)
    return join([element("code", entity), " (no record yet)"])


def _decisions(links: Links, proposal: Proposal) -> list[Html]:
    """What to write if they are one, and what if they are two."""
    keep, give_up = proposal.keep, proposal.give_up
    file = element("code", links.view.settings.path_of(f"{give_up}.yml"))
    name = [] if links.view.resolved(give_up) else [f"name: {yaml_text(proposal.names[1])}"]
    apart = [
        element("p", "If they are two, put into ", file, ":"),
        code_lines([*name, f"not_same_as: [{keep}]"]),
    ]
    if keep.partition("/")[0] == give_up.partition("/")[0]:
        same = [
            element("p", "If they are one, put into ", file, ":"),
            code_lines([*name, f"same_as: {keep}"]),
            *_start_of(links, keep, proposal.names[0]),
        ]
        return [*same, *apart]
    source = next((piece.source for piece in reversed(proposal.evidence)), "")
    place = element("code", links.view.settings.path_of(f"sources/{source}.yml"))
    lines = ["corrections:", f"  - {{text: {yaml_text(proposal.names[1])}, is: {keep}}}"]
    same = [element("p", "If they are one, put into ", place, ":"), code_lines(lines)]
    return [*same, *apart]


def _start_of(links: Links, entity: str, name: str) -> list[Html]:
    """The file of the thing that stays, where that is no more than a candidate either."""
    if all(candidate.id != entity for candidate in links.view.kb.candidates):
        return []
    file = element("code", links.view.settings.path_of(f"{entity}.yml"))
    return [element("p", "and make ", file, " with:"), code_lines([f"name: {yaml_text(name)}"])]


def quoted_passages(links: Links, evidence: Sequence[Evidence]) -> list[Html]:
    """List items with the words of each passage, a link to its place and its source."""
    return [
        element(
            "li",
            element("q", shortened(piece.quote, 240), lang=language_of(links.view, piece.source)),
            " ",
            links.passage(piece, "in its place"),
            " — ",
            links.source(piece.source, limit=50),
        )
        for piece in evidence
    ]
