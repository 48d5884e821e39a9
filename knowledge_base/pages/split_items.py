"""One record on the review page that may be two people: why, what sources say, and the lines that part or confirm it."""

from collections.abc import Iterator
from functools import partial

from knowledge_base.model import Split
from knowledge_base.pages.effects import effect_of
from knowledge_base.pages.escaping import Html, element
from knowledge_base.pages.links import Links
from knowledge_base.pages.pasted_lines import Field, command, pasted, yaml_text
from knowledge_base.pages.proposal_items import quoted_passages
from knowledge_base.pages.review_queue import Item
from knowledge_base.pages.view import View
from knowledge_base.vocabulary import FOLDERS


def split_items(view: View) -> Iterator[Item]:
    """Each record that may mix two people: its name and the reason stand in the line that opens it."""
    for split in view.kb.splits:
        yield Item(
            name=split.name,
            note=split.reason,
            effect=effect_of(view, split.entity),
            body=partial(_body, split=split),
            order=(split.entity, split.new_id),
        )


def _body(links: Links, split: Split) -> list[Html]:
    return [
        element("ul", *quoted_passages(links, split.evidence), class_="kb-lines"),
        element("p", links.entity(split.entity), ": one name, maybe two people?"),
        *_two(links, split),
        *_one(links, split),
    ]


def _two(links: Links, split: Split) -> list[Html]:
    new = [
        Field(key="name", value=yaml_text(split.new_name)),
        Field(key="kind", value="person"),
        Field(key="not_same_as", items=[split.entity]),
    ]
    parts = pasted(links, "If they are two", split.new_id, new)
    for source, texts in split.corrections:
        items = [f"{{text: {yaml_text(text)}, is: {split.new_id}}}" for text in texts]
        record = f"{FOLDERS['source']}/{source}"
        parts += pasted(
            links,
            "and for what is the second one's",
            record,
            [Field(key="corrections", items=items)],
        )
    sources = [source for source, _ in split.corrections]
    return [*parts, *command(["split", split.entity, split.new_name, "--mentions", *sources])]


def _one(links: Links, split: Split) -> list[Html]:
    confirmed = [Field(key="status", value="reviewed")]
    return pasted(links, "If they are one", split.entity, confirmed)
