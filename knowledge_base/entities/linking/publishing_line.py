"""The line between names that are published and names that are candidates for a person to accept."""

from collections.abc import Iterable

from knowledge_base.model import LinkedMention

# Confidence is the measured share of such finds that are right (`mentions/names/confidence.yml`), so below one half a find is more
# likely wrong than right: it counts towards no file and is shown for review. A correction of a person stands at 1.
COUNTED_CONFIDENCE = 0.5


def is_above_line(linked: LinkedMention) -> bool:
    """Whether a mention is sure enough to count for the thing that it names."""
    return linked.mention.confidence >= COUNTED_CONFIDENCE


def only_below_line(mentions: Iterable[LinkedMention]) -> frozenset[str]:
    """The ids that are named by nothing but doubtful mentions."""
    sure, named = set[str](), set[str]()
    for linked in mentions:
        if linked.entity:
            named.add(linked.entity)
            if is_above_line(linked):
                sure.add(linked.entity)
    return frozenset(named - sure)
