"""Where a person wrote one value and the machine finds another: hers stands, and both are shown to whoever reviews."""

from collections.abc import Iterable, Iterator

from knowledge_base.model import Entity, Fact
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.facts import found_in_words
from knowledge_base.pages.fixing import claim_of, fix_link, value_of
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.pasted_lines import code_lines
from knowledge_base.pages.proposal_items import quoted_passages

_QUOTES = 3
_CHOSEN = ("name", "title")  # what to call a thing is a choice, no reading of a source


def disagreements(links: Links) -> list[Html]:
    """One entry a fact, records with most mentions first: there a wrong value is read most."""
    found = [pair for shown in links.view.shown.values() for pair in _contradicted(shown)]
    found.sort(key=lambda pair: (-sum(pair[0].mentions.values()), pair[0].id, pair[1].field))
    return [_item(links, entity, fact) for entity, fact in found]


def _contradicted(entities: Iterable[Entity]) -> Iterator[tuple[Entity, Fact]]:
    for entity in entities:
        described = (entity.description,) if entity.description else ()
        for fact in (*described, *entity.facts):
            if fact.origin == "person" and fact.found is not None and fact.field not in _CHOSEN:
                yield entity, fact


def _item(links: Links, entity: Entity, fact: Fact) -> Html:
    claim, value = claim_of(fact), value_of(links, fact)
    path = links.view.settings.path_of(entity.file)
    line = f", line {fact.line}" if fact.line else ""
    verb = "the machine works out " if fact.found_basis == "inferred" else "the machine reads "
    head = element(
        "summary",
        element("span", name_of(entity), class_="kb-name"),
        " ",
        element("small", f"{claim}: a person wrote {value}"),
    )
    readings = element(
        "p",
        *("On ", links.to(page_of(entity.id), name_of(entity)), f" a person wrote {value} "),
        *("(", element("code", f"{path}{line}"), fix_link(links, entity, fact), "); "),
        *(verb, found_in_words(links, fact), "."),
    )
    quotes = quoted_passages(links, fact.evidence[:_QUOTES])
    proof = [element("ul", *quotes, class_="kb-lines")] if quotes else []
    stands = "The person's words stand. If the machine is right, delete that line."
    if fact.evidence or fact.references:
        return element("details", head, join([readings, *proof, element("p", stands)]))
    settle = element("p", f"{stands} If they are right, say what they rest on:")
    return element(
        "details", head, join([readings, *proof, settle]), code_lines(_lines_of_proof(fact))
    )


def _lines_of_proof(fact: Fact) -> list[str]:
    field = fact.field.partition(".")[0]
    return ["evidence:", f'  - {{for: {field}, source: …, quote: "…"}}']
