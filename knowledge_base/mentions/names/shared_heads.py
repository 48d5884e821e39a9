"""A head word at either end of a list belongs to each name in it: "the Apurimac, Ene, and Mantaro river valleys", "the Sinaloa
and Jalisco cartels", "the departments of Cusco and Junín"."""

import re
from collections.abc import Callable, Iterator, Sequence

from knowledge_base.mentions.names.known_names import Match
from knowledge_base.model import KnownName

# A comma or "and"; a name that nobody knows may stand between ("Apurimac, Eni, and Mantaro").
_BETWEEN = re.compile(
    r"(?:\s*,\s+[^\W\d_a-z][^\W\d_]+)*\s*(?:,|and|or|,\s*and|,\s*or|y)\s+(?:the\s+)?"
)
_PLURAL = re.compile(
    r"\s*(?:(?P<first>river)\s+)?(?P<head>rivers|valleys|departments|provinces|states|regions|districts|mountains|municipalities)\b",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(
    r"\b(?P<head>departments|provinces|states|regions|districts|municipalities)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LONGEST_PLURAL = 30
_GROUPS = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?P<head>cartels|gangs|clans|brigades|battalions|fronts|blocs)\b"
)
_ITEM_BEFORE = re.compile(
    r"(?P<item>[^\W\d_a-z][\w’'-]*(?:\s(?:del?\s)?[^\W\d_a-z][\w’'-]*){0,2})\s*(?:,|,?\s(?:and|or)|/)\s*(?:the\s)?$"
)
_LONGEST_ITEM = 60
_OWN_HEAD = re.compile(r"\s+(river|valley|department|province)$", re.IGNORECASE)
_SINGULAR = {"municipalities": "municipality", "mountains": "mountains"}
_KINDS = {
    "river": "river",
    "valley": "valley",
    "department": "region",
    "province": "region",
    "state": "region",
    "region": "region",
    "district": "district",
    "mountains": "mountain-range",
    "municipality": "district",
}


def spread_heads(
    text: str, matches: Sequence[Match], look_up: Callable[[str], tuple[KnownName, ...]]
) -> list[Match]:
    """The matches of one paragraph, those in a list with a plural head read as that kind of place.

    A name that is known with the head word ("Apurímac River") means that; otherwise readings of the head's kind come first.
    The head word itself stays outside, as it belongs to no single name.
    """
    matches = _spread_groups(text, matches, look_up)
    changed: dict[Match, Match] = {}
    for chain in _chains(text, matches):
        last = chain[-1]
        own = _OWN_HEAD.search(text[last.start : last.end])
        at = last.start + own.start() if own else last.end
        plural = _PLURAL.match(text, at)
        if plural and len(chain) > 1:
            heads = [head for head in (plural["first"], _singular(plural["head"])) if head]
            changed |= {match: _as(text, match, heads, look_up) for match in chain}
            continue
        before = _PLURAL_BEFORE.search(
            text, max(0, chain[0].start - _LONGEST_PLURAL), chain[0].start
        )
        if before:
            heads = [_singular(before["head"])]
            changed |= {match: _as(text, match, heads, look_up) for match in chain}
    return [changed.get(match, match) for match in matches]


def _chains(text: str, matches: Sequence[Match]) -> Iterator[list[Match]]:
    chain: list[Match] = []
    for match in matches:
        if chain and not _BETWEEN.fullmatch(text[chain[-1].end : match.start]):
            yield chain
            chain = []
        chain.append(match)
    if chain:
        yield chain


def _singular(head: str) -> str:
    return _SINGULAR.get(head.lower(), head.lower().removesuffix("s"))


def _as(
    text: str,
    match: Match,
    heads: Sequence[str],
    look_up: Callable[[str], tuple[KnownName, ...]],
) -> Match:
    found = text[match.start : match.end]
    own = _OWN_HEAD.search(found)
    base = found[: own.start()] if own else found
    for head in heads:
        names = look_up(f"{base} {head}")
        if names:
            return match._replace(end=match.start + len(base), names=names)
    kinds = {_KINDS[head.lower()] for head in heads}
    fitting = tuple(known for known in match.names if known.kind in kinds)
    return match._replace(end=match.start + len(base), names=fitting or match.names)


def _spread_groups(
    text: str, matches: Sequence[Match], look_up: Callable[[str], tuple[KnownName, ...]]
) -> list[Match]:
    """The matches, those that a plural head makes a group by its full name ("Cali" of "Cali Cartel") read as that group.

    An item that by itself is no known name ("Gulf") is found with them.
    """
    groups: list[Match] = []
    for match in matches:
        whole = _GROUPS.search(text, match.start, match.end)
        end = whole.start() if whole and whole.end() == match.end else match.end
        plural = _GROUPS.match(text, end)
        if plural:
            listed = list(
                _listed_groups(text, match.start, end, _singular(plural["head"]), look_up)
            )
            groups += listed if len(listed) > 1 or not whole else []
    free = [
        m for m in matches if all(m.end <= group.start or group.end <= m.start for group in groups)
    ]
    return sorted([*free, *groups])


def _listed_groups(
    text: str, start: int, end: int, head: str, look_up: Callable[[str], tuple[KnownName, ...]]
) -> Iterator[Match]:
    while group := _as_group(text, start, end, head, look_up):
        yield group
        before = _ITEM_BEFORE.search(text[max(0, group.start - _LONGEST_ITEM) : group.start])
        if not before:
            return
        at = max(0, group.start - _LONGEST_ITEM)
        start, end = at + before.start("item"), at + before.end("item")


def _as_group(
    text: str,
    start: int,
    end: int,
    head: str,
    look_up: Callable[[str], tuple[KnownName, ...]],
) -> Match | None:
    """The known group that the words and the head name; without a first word that belongs to the sentence ("The Gulf")."""
    for word in re.finditer(r"\S+", text[start:end]):
        item = text[start + word.start() : end]
        names = tuple(known for known in look_up(f"{item} {head}") if known.type == "actor")
        if names:
            return Match(start + word.start(), end, names, False, len(item.split()))
    return None
