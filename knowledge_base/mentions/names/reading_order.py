"""Which of several entities that share a name comes first: the one whose country the article speaks of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge_base.model import Mention


def order_by_country(
    mentions: Sequence[Mention], countries: Mapping[str, tuple[str, ...]]
) -> list[Mention]:
    """The mentions, readings of an ambiguous name ordered by how often the article names their countries."""
    told = Counter(
        country
        for mention in mentions
        if len(mention.readings) == 1
        for country in countries.get(mention.readings[0], ())
    )
    return [
        _ordered(mention, countries, told) if len(mention.readings) > 1 else mention
        for mention in mentions
    ]


def _ordered(
    mention: Mention, countries: Mapping[str, tuple[str, ...]], told: Mapping[str, int]
) -> Mention:
    def rank(entity: str) -> int:
        return -max((told.get(country, 0) for country in countries.get(entity, ())), default=0)

    return replace(mention, readings=tuple(sorted(mention.readings, key=rank)))
