"""Where readings stand against each other: a person's against the machine's, and those of several sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from knowledge_base.edtf import EdtfError, parse
from knowledge_base.model import Entity, Evidence, Fact
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.effects import effect_of
from knowledge_base.pages.escaping import Html, element
from knowledge_base.pages.facts import found_in_words
from knowledge_base.pages.fixing import claim_of, fix_link, value_of
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.pasted_lines import Field, code_lines, command, pasted, yaml_text
from knowledge_base.pages.proposal_items import quoted_passages
from knowledge_base.pages.review_queue import Item
from knowledge_base.pages.view import View

_QUOTES = 3
_CHOSEN = ("name", "title")  # what to call a thing is a choice, no reading of a source
_OF_ONE_VALUE = ("date", "killed", "wounded", "kidnapped")


def disagreement_items(view: View, *, grounded: bool) -> Iterator[Item]:
    """One item for each fact of which a person wrote one value and the machine finds another; hers stands.

    `grounded` chooses those of which she says what they rest on, a passage or a work, or those of which she does not.
    """
    for shown in view.shown.values():
        for entity, fact in _contradicted(shown):
            if grounded == _is_grounded(fact):
                yield _disagreement(view, entity, fact)


def contradiction_items(view: View) -> Iterator[Item]:
    """One item for each fact of an event of which sources tell values that cannot both be true, and of which no person spoke."""
    for event in view.shown.get("event", ()):
        told: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in event.facts:
            if fact.field in _OF_ONE_VALUE:
                told[fact.field].append(fact)
        for field in _OF_ONE_VALUE:
            facts = told[field]
            if all(fact.origin == "machine" for fact in facts) and _contradict(facts):
                yield _contradiction(view, event, facts)


def _is_grounded(fact: Fact) -> bool:
    """Whether a person says what a value rests on, or why it is left open."""
    return bool(fact.evidence or fact.references or (fact.value is None and fact.note))


def _contradicted(entities: Iterable[Entity]) -> Iterator[tuple[Entity, Fact]]:
    for entity in entities:
        described = (entity.description,) if entity.description else ()
        for fact in (*described, *entity.facts):
            if fact.origin == "person" and fact.found is not None and fact.field not in _CHOSEN:
                yield entity, fact


def _disagreement(view: View, entity: Entity, fact: Fact) -> Item:
    words = Links(view=view, page="review", numbers={}, works={})
    return Item(
        name=name_of(entity),
        note=f"{claim_of(fact)}: a person wrote {value_of(words, fact)}",
        effect=effect_of(view, entity.id),
        body=partial(_both_readings, entity=entity, fact=fact),
        order=(entity.id, fact.field, fact.line),
    )


def _both_readings(links: Links, entity: Entity, fact: Fact) -> list[Html]:
    value = value_of(links, fact) + (f" ({fact.note})" if fact.note else "")
    path = links.view.settings.path_of(entity.file)
    line = f", line {fact.line}" if fact.line else ""
    verb = "the machine works out " if fact.found_basis == "inferred" else "the machine reads "
    readings = element(
        "p",
        *("On ", links.to(page_of(entity.id), name_of(entity)), f" a person wrote {value} "),
        *("(", element("code", f"{path}{line}"), fix_link(links, entity, fact), "); "),
        *(verb, found_in_words(links, fact), "."),
    )
    quotes = quoted_passages(links, fact.evidence[:_QUOTES])
    body = [readings, element("ul", *quotes, class_="kb-lines")] if quotes else [readings]
    stands = "The person's words stand. If the machine is right, delete that line."
    if _is_grounded(fact):
        body.append(element("p", stands))
    else:
        asked = "why nobody can know" if fact.value is None else "what they rest on"
        settle = element("p", f"{stands} If they are right, say {asked}:")
        body += [settle, code_lines(_lines_of_proof(fact))]
    why = "To see which sentence the machine read, on a copy of the files:"
    return [*body, *command(["why", entity.id, fact.field.partition(".")[0]], said=why)]


def _lines_of_proof(fact: Fact) -> list[str]:
    field = fact.field.partition(".")[0]
    if fact.value is None:
        return ["unknown:", f"  {field}: …"]
    return ["evidence:", f'  - {{for: {field}, source: …, quote: "…"}}']


def _contradict(facts: Sequence[Fact]) -> bool:
    """Whether no single value fits all of them: figures that differ, dates without a day in common."""
    if len(facts) < 2:
        return False
    if facts[0].field != "date":
        return len({fact.value for fact in facts}) > 1
    try:
        bounds = [parse(str(fact.value)) for fact in facts]
    except EdtfError:
        return False
    starts = [b.earliest for b in bounds if b.earliest]
    ends = [b.latest for b in bounds if b.latest]
    return bool(starts and ends) and max(starts) > min(ends)


def _contradiction(view: View, event: Entity, facts: Sequence[Fact]) -> Item:
    words = Links(view=view, page="review", numbers={}, works={})
    values = " or ".join(value_of(words, fact) for fact in facts)
    return Item(
        name=event.name,
        note=f"{claim_of(facts[0])}: {values}",
        effect=effect_of(view, event.id),
        body=partial(_all_readings, event=event, facts=facts),
        order=(event.id, facts[0].field),
    )


def _all_readings(links: Links, event: Entity, facts: Sequence[Fact]) -> list[Html]:
    parts = [element("p", links.entity(event.id), f": {claim_of(facts[0])}, as the sources say it")]
    for fact in facts:
        value = value_of(links, fact)
        parts += [
            element("p", element("b", value), ":"),
            element("ul", *quoted_passages(links, fact.evidence[:_QUOTES]), class_="kb-lines"),
            *pasted(links, f"If it is {value}", event.id, _settled(fact)),
        ]
    return parts


def _settled(fact: Fact) -> list[Field]:
    """The value as a person's, with the sentence that she takes it from."""
    value = yaml_text(fact.value) if isinstance(fact.value, str) else str(fact.value)
    grounds = [_quoted(fact.field, piece) for piece in fact.evidence[:1]]
    return [
        Field(key=fact.field, value=value),
        *([Field(key="evidence", items=grounds)] if grounds else []),
    ]


def _quoted(field: str, piece: Evidence) -> str:
    return f"{{for: {field}, source: {yaml_text(piece.source)}, quote: {yaml_text(piece.quote)}}}"
