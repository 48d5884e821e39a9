"""What an article itself equates is one thing in that article: shared readings, or the long form as the shared name."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge_base.mentions.names.definitions import (
    Definition,
    defines,
    is_bracket,
    sets_off_nickname,
)
from knowledge_base.mentions.names.known_mentions import WEAK
from knowledge_base.mentions.words import fold_name
from knowledge_base.model import Mention

Named = tuple[str, str]  # folded text, type
LONGEST_CLOSING = 4  # characters that close a quotation, and what follows


def unite(
    text: str, mentions: Sequence[Mention], definitions: Sequence[Definition]
) -> list[Mention]:
    """Mentions in reading order; every use of a defined short name goes by its long form's name and readings."""
    by_span = {(m.start, m.end): m for m in mentions}
    pairs = [
        (by_span[d.long.start, d.long.end], by_span[d.short.start, d.short.end])
        for d in definitions
        if (d.long.start, d.long.end) in by_span and (d.short.start, d.short.end) in by_span
    ]
    pairs += _worded(text, mentions)
    targets: dict[Named, Mention] = {}
    for long, short in pairs:
        targets.update(_one_thing(long, short))
    return [_as(mention, targets) for mention in mentions]


def _worded(text: str, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    names = [m for m in mentions if m.type in {"actor", "place"} and not m.adjectival]
    found = []
    for first, second in itertools.pairwise(names):
        between = text[first.end : second.start]
        after = text[second.end : second.end + LONGEST_CLOSING]
        nickname = first.type == "actor" and sets_off_nickname(between, after)
        if (
            first.type == second.type
            and (nickname or defines(between))
            and _may_be_one(first, second, between)
        ):
            found.append((first, second))
    return found


def _may_be_one(first: Mention, second: Mention, between: str) -> bool:
    """A bare bracket equates organisations only: "Callao (Lima)" and "Smith (Labour)" are two things."""
    if not is_bracket(between):
        return True
    kinds = {first.kind, second.kind}
    return first.type == "actor" and "person" not in kinds and (None in kinds or len(kinds) == 1)


def _one_thing(long: Mention, short: Mention) -> Mapping[Named, Mention]:
    """Which names take which mention's identity; nothing where both are known and differ."""
    shared = [entity for entity in long.readings if entity in short.readings]
    if short.rule == WEAK and not shared:
        # An acronym of many: what this article says it stands for goes before what others know of it.
        return {_key(short): long}
    if long.readings and short.readings:
        if not shared:
            return {}
        narrowed = replace(long, readings=tuple(shared))
        return {_key(long): narrowed, _key(short): replace(short, readings=tuple(shared))}
    if long.readings:
        return {_key(short): long}
    if short.readings:
        return {_key(long): short} if _kinds_agree(long, short) else {_key(short): long}
    return {_key(short): long}


def _kinds_agree(first: Mention, second: Mention) -> bool:
    return (
        first.kind is None
        or second.kind is None
        or first.kind == second.kind
        or {
            first.kind,
            second.kind,
        }
        <= _NEAR_KINDS
    )


# Kinds that head words cannot tell apart: "Front", "Army", "Movement", "Command".
_NEAR_KINDS = frozenset(
    {"armed-group", "criminal-group", "security-force", "political-party", "community"}
)


def _key(mention: Mention) -> Named:
    return fold_name(mention.text), mention.type


def _as(mention: Mention, targets: Mapping[Named, Mention]) -> Mention:
    target = targets.get(_key(mention))
    if target is None or mention.adjectival:
        return mention
    return replace(
        mention,
        kind=target.kind,
        name=target.name,
        readings=target.readings,
        rule=mention.rule if target.readings == mention.readings else f"{mention.rule}, defined",
    )
