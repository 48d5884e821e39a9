"""A head word at the end of a list belongs to each name in it: "the Apurimac, Ene, and Mantaro river valleys"."""

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
    changed: dict[Match, Match] = {}
    for chain in _chains(text, matches):
        last = chain[-1]
        own = _OWN_HEAD.search(text[last.start : last.end])
        at = last.start + own.start() if own else last.end
        plural = _PLURAL.match(text, at)
        if plural and len(chain) > 1:
            heads = [head for head in (plural["first"], _singular(plural["head"])) if head]
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
