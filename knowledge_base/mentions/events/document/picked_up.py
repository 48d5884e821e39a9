"""What a sentence takes as known: whom its own pronouns mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.nouns import PEOPLE

if TYPE_CHECKING:
    from knowledge_base.mentions.events.grammar.fillers import Filler
    from knowledge_base.mentions.events.sentence.drafts import Draft


def before_in_sentence(
    draft: Draft, drafts: Sequence[Draft], subject: Sequence[Filler]
) -> tuple[Filler, ...]:
    """Whom a pronoun of a deed means that its own sentence told of before: "X was found dead after he was kidnapped".

    Those whom an earlier deed of the sentence hit, else the subject of the sentence, where their number is that of the pronoun.
    """
    if not draft.pronouns:
        return ()
    many = bool(draft.plural_pronouns)
    earlier = [d for d in drafts if d.token < draft.token]
    told = [[f for f in d.roles("victim") if f.classes & PEOPLE] for d in reversed(earlier)]
    acting = {f.head for f in draft.fillers}  # "the Guard caught him": somebody else
    told.append([f for f in subject if f.head < draft.token and f.head not in acting])
    for people in told:
        if (
            people
            and all(f.thing for f in people)
            and many == (len(people) > 1 or any(f.plural for f in people))
        ):
            return tuple(people)
    return ()


def with_meant(draft: Draft, told: Sequence[Filler], acted: Sequence[Filler]) -> Draft:
    """The draft with those whom its pronouns mean, told of in the sentence before: "They were kidnapped by …", "They also shot …"."""
    added: list[Filler] = []
    if "agent" in draft.plural_pronouns and not draft.roles("agent"):
        several = len(acted) > 1 or any(f.plural or "groups" in f.classes for f in acted)
        added += acted if several else ()
    if "agent" in draft.thing_pronouns and not draft.roles("agent"):
        groups = [f for f in acted if f.named and "groups" in f.classes]
        added += groups if len(groups) == 1 else ()
    acting = {f.argument.text.lower() for f in draft.fillers}
    for role in sorted(draft.pronouns & {"victim", "participant"}):
        many = role in draft.plural_pronouns
        meant = [f for f in told if many or not _is_body(f)]
        if any(f.argument.text.lower() in acting for f in meant) or draft.roles(role):
            continue
        if many == (len(meant) > 1 or any(f.plural for f in meant)):
            added += [replace(f, argument=replace(f.argument, role=role)) for f in meant]
    return replace(draft, fillers=(*draft.fillers, *added)) if added else draft


def _is_body(filler: Filler) -> bool:
    """Whether a name is that of many: "him" is not the National Guard."""
    return filler.named and not filler.classes.isdisjoint({"groups", "forces"})
