"""One record on the review page that may be two people: why, what sources say, and the lines that part or confirm it."""

from knowledge_base.model import Split
from knowledge_base.pages.escaping import Html, element
from knowledge_base.pages.links import Links
from knowledge_base.pages.pasted_lines import code_lines, yaml_text
from knowledge_base.pages.proposal_items import quoted_passages


def split_item(links: Links, split: Split) -> Html:
    """The record folded up: its name and the reason stand in the line that opens it."""
    path = links.view.settings.path_of
    head = element(
        "summary",
        element("span", split.name, class_="kb-name"),
        " ",
        element("small", split.reason),
    )
    new = [f"name: {yaml_text(split.new_name)}", "kind: person", f"not_same_as: [{split.entity}]"]
    corrections = [
        piece
        for source, texts in split.corrections
        for piece in (
            element("p", "and into ", element("code", path(f"sources/{source}.yml")), ":"),
            code_lines(
                [
                    "corrections:",
                    *(f"  - {{text: {yaml_text(text)}, is: {split.new_id}}}" for text in texts),
                ]
            ),
        )
    ]
    return element(
        "details",
        head,
        element("ul", *quoted_passages(links, split.evidence), class_="kb-lines"),
        element("p", links.entity(split.entity), ": one name, maybe two people?"),
        element("p", "If they are two, make the file ", element("code", path(f"{split.new_id}.yml")), " with:"),
        code_lines(new),
        *corrections,
        element("p", "If they are one, put into ", element("code", path(f"{split.entity}.yml")), ":"),
        code_lines([f"name: {yaml_text(split.name)}", "status: reviewed"]),
    )  # fmt: skip
