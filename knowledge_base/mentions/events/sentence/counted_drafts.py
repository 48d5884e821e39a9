"""Which deed of a sentence a figure counts."""

from __future__ import annotations

from dataclasses import replace

from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.figures import Amount, Figure

MEASURED = ("seizure", "eradication", "robbery", "policy", "sanction", "kidnapping", "displacement")


def with_figures(drafts: list[Draft], figures: list[Figure], amounts: list[Amount]) -> list[Draft]:
    """Counts go to the violent event told nearest before or at them, amounts to the nearest event that is measured."""
    result = list(drafts)
    violent = [
        i for i, d in enumerate(drafts)
        if d.kind in ("attack", "assassination", "massacre", "bombing", "kidnapping", "clash", "arson",
                      "hijacking", "military-operation", "airstrike", "death", "robbery", "arrest")
    ]  # fmt: skip
    for figure in figures:
        if not violent:
            break
        at = min(violent, key=lambda i: (abs(drafts[i].token - figure.token), i))
        if getattr(result[at], figure.what) is None:
            result[at] = _count(result[at], figure)
    measured = [i for i, d in enumerate(drafts) if d.kind in MEASURED]
    for amount in amounts:
        if measured:
            at = min(measured, key=lambda i: (*_far(drafts[i], amount.start), i))
            result[at] = replace(result[at], quantities=(*result[at].quantities, amount.quantity))
    return [_of_its_part(draft, drafts) for draft in result]


def _far(draft: Draft, start: int) -> tuple[bool, int]:
    """How far a deed is from an amount; nothing is nearer than the part of the verb that the amount stands in."""
    apart = draft.stretch is None or not draft.stretch.start <= start < draft.stretch.end
    return apart, abs(draft.trigger.start - start)


def _of_its_part(draft: Draft, drafts: list[Draft]) -> Draft:
    """Where one verb tells of several deeds its figure counts those of all, so that each counts its own."""
    if not any(d.token == draft.token and d.part != draft.part for d in drafts):
        return draft
    victims = draft.roles("victim")
    number = sum(f.number for f in victims)
    harms = {f.harm for f in victims}
    own = replace(draft, killed=None, wounded=None, kidnapped=None)
    if number and len(harms) == 1 and (what := harms.pop()) is not None:
        return _count(own, Figure(what, number, draft.token))
    return own


def _count(draft: Draft, figure: Figure) -> Draft:
    if figure.what == "killed":
        return replace(draft, killed=figure.number)
    if figure.what == "wounded":
        return replace(draft, wounded=figure.number)
    return replace(draft, kidnapped=figure.number)
