"""Whose home an armed attack was on: it is he whom the attackers were after ("gunmen attacked the residence of X")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.filler_parts import Filler, meant_by
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from knowledge_base.mentions.events.sentence.drafts import Draft

PERSON = "person"


def with_occupants(drafts: Iterable[Draft], mentions: Sequence[Mention]) -> Iterator[Draft]:
    """The drafts in order, attacks with the people by whose names the homes among their targets are told.

    On MUC-4 (DEV) the keys hold them for six of eight armed attacks on homes, but for three of nine bombings of homes, which
    may only be meant to damage; so that a bombing adds nobody.
    """
    people = [m for m in mentions if m.type == "actor" and m.kind == PERSON and not m.adjectival]
    for draft in drafts:
        known = {f.thing for f in draft.fillers}
        homes = [t for t in draft.roles("target") if _is_home(t)] if draft.kind == "attack" else []
        theirs = {
            meant_by(m): _occupant(m, target)
            for target in homes
            for m in people
            if target.argument.span.start <= m.start < target.argument.span.end
        }
        new = [filler for thing, filler in theirs.items() if thing not in known]
        yield replace(draft, fillers=(*draft.fillers, *new)) if new else draft


def _is_home(target: Filler) -> bool:
    return not load_words().lists["homes"].isdisjoint(target.descriptions)


def _occupant(mention: Mention, home: Filler) -> Filler:
    span = Span(mention.start, mention.end)
    argument = Argument(role="victim", text=mention.text, span=span, mentions=(span,))
    people = frozenset({"people"})
    return Filler(
        argument=argument, head=home.head, classes=people, named=True, bare=False, thing=meant_by(mention)
    )  # fmt: skip
