"""One proposed merge on the review page: why two names look alike, what sources say, and the lines that decide it."""

from collections.abc import Iterator, Sequence
from functools import partial

from knowledge_base.entity_ids import folder_of
from knowledge_base.model import Evidence, Proposal
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.effects import effect_of
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.links import Links, language_of
from knowledge_base.pages.pasted_lines import Field, command, in_words, pasted, yaml_text
from knowledge_base.pages.review_queue import Item
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import shortened
from knowledge_base.vocabulary import FOLDERS


def proposal_items(view: View) -> Iterator[Item]:
    """Each pair: its names and the reason stand in the line that opens it."""
    for proposal in view.kb.proposals:
        yield Item(
            name=f"{_told(proposal, 0)} / {_told(proposal, 1)}",
            note=proposal.reason,
            effect=effect_of(view, proposal.keep, proposal.give_up),
            body=partial(_body, proposal=proposal),
            order=(proposal.keep, proposal.give_up),
        )


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


def _body(links: Links, proposal: Proposal) -> list[Html]:
    sides = _thing(links, proposal.keep), " and ", _thing(links, proposal.give_up)
    return [
        element("ul", *quoted_passages(links, proposal.evidence), class_="kb-lines"),
        element("p", *sides, ": one thing or two?"),
        *_one(links, proposal),
        *_two(links, proposal),
        *in_words(
            links,
            "duplicate",
            proposal.names[0],
            {
                "page": f"{page_of(proposal.keep)}.html",
                "other": f"{proposal.names[1]} ({proposal.give_up})",
            },
        ),
    ]


def _told(proposal: Proposal, side: int) -> str:
    """The name of one side; with its id where the other has the same."""
    name, ids = proposal.names[side], (proposal.keep, proposal.give_up)
    same = proposal.names[0].casefold() == proposal.names[1].casefold()
    return f"{name} ({ids[side]})" if same else name


def _thing(links: Links, entity: str) -> Html:
    if found := links.view.resolved(entity):
        kind = f" ({found.kind.replace('-', ' ')})" if found.kind else ""
        return join([links.entity(entity), kind])
    return join([element("code", entity), " (no record yet)"])


def _one(links: Links, proposal: Proposal) -> list[Html]:
    """What to write if they are one."""
    keep, give_up = proposal.keep, proposal.give_up
    if folder_of(keep) == folder_of(give_up):
        same = [*_name(links, proposal), Field(key="same_as", value=keep)]
        return [
            *pasted(links, "If they are one", give_up, same),
            *_start_of(links, keep, proposal.names[0]),
            *command(["merge", keep, give_up]),
        ]
    parts: list[Html] = []
    for source, texts in _texts_of(links, proposal).items():
        items = [f"{{text: {yaml_text(text)}, is: {keep}}}" for text in texts]
        why, record = "and" if parts else "If they are one", f"{FOLDERS['source']}/{source}"
        parts += pasted(links, why, record, [Field(key="corrections", items=items)])
    return parts


def _texts_of(links: Links, proposal: Proposal) -> dict[str, list[str]]:
    """How each article writes the name that would mean the other thing."""
    named = links.view.mentions_of.get(proposal.give_up, {})
    last = next((piece.source for piece in reversed(proposal.evidence)), "")
    texts = {
        source: sorted({" ".join(linked.mention.text.split()) for linked in mentions})
        for source, mentions in named.items()
    }
    return texts or {last: [proposal.names[1]]}


def _two(links: Links, proposal: Proposal) -> list[Html]:
    apart = [*_name(links, proposal), Field(key="not_same_as", items=[proposal.keep])]
    return pasted(links, "If they are two", proposal.give_up, apart)


def _name(links: Links, proposal: Proposal) -> list[Field]:
    """The name that begins a new file."""
    known = links.view.kb.entities.get(proposal.give_up)
    return [] if known else [Field(key="name", value=yaml_text(proposal.names[1]))]


def _start_of(links: Links, entity: str, name: str) -> list[Html]:
    """The file of the thing that stays, where that is no more than a candidate either."""
    if all(candidate.id != entity for candidate in links.view.kb.candidates):
        return []
    return pasted(
        links, "And for the one that stays", entity, [Field(key="name", value=yaml_text(name))]
    )
